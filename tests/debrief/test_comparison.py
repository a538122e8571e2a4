"""Two games beside each other: where they parted, what only one decided, and what each made of it."""

from __future__ import annotations

from game.debrief.comparison import TwoGames
from game.debrief.model import game_debrief
from game.session.fork import fork
from game.session.session import Session
from sim.decisions import AgreeDeal, DealTerms
from tests.session.table import PACKAGE, WORLD, begun, collect, decision


def played(*shares: str) -> Session:
    """A game in which the foundry collects so much of its slag, round by round."""
    session = begun()
    for share in shares:
        session.go_to("decide")
        if share:
            session.hand_in("foundry", [collect(share)])
        session.play_round()
    return session


def beside(first: Session, other: Session) -> TwoGames:
    return TwoGames(game_debrief(first, WORLD), game_debrief(other, WORLD))


def test_a_game_beside_itself_parts_nowhere() -> None:
    session = played("1", "0.5")
    same = beside(session, session)
    assert same.parted == same.differences == ()
    assert same.came_apart is None
    assert same.less == (0, 0)


def test_a_fork_that_decides_otherwise_parts_where_it_does() -> None:
    session = played("1", "0.5", "0.5")
    twin = fork(session, 2)
    for share in ("0.5", "0"):
        twin.go_to("decide")
        twin.hand_in("foundry", [collect(share)])
        twin.play_round()
    parted = beside(session, twin)
    assert [(each.at, each.year, each.what) for each in parted.parted] == [
        (0, 2028, collect("0.5")),
        (1, 2028, collect("0")),
    ]
    assert parted.came_apart == 2028
    assert [each.team.id for each in parted.parted if each.team] == ["foundry", "foundry"]


def test_what_differs_in_money_and_material_is_the_difference_of_the_records() -> None:
    session, idle = begun(), played("", "")
    session.sign(WORLD, AgreeDeal.model_validate(
        {**PACKAGE.model_dump(exclude={"do", "offer"}, mode="json"), "do": "agree_deal", "signed": PACKAGE.parties}
    ))  # fmt: skip
    session.play_round()
    session.go_to("decide")
    session.play_round()
    both = beside(session, idle)
    (deal,) = both.parted
    assert isinstance(deal.what, DealTerms)
    assert (deal.at, deal.year, both.came_apart) == (0, 2026, 2026)
    assert both.changes(both.other) == (0.0, 0.0)
    ends = [each.records[-1].worlds[WORLD].state.cash for each in (session, idle)]
    assert {pair.team.id: (pair.first, pair.other) for pair in both.purses} == {
        firm: (ends[0][firm], ends[1][firm]) for firm in ("foundry", "roads", "town")
    }


def test_the_same_deal_on_other_terms_is_said_to_be_so() -> None:
    sides = []
    for price in ("2", "3"):
        terms = PACKAGE.model_dump(exclude={"do", "offer"}, mode="json")
        terms["exchanges"][0]["price"] = price
        session = begun()
        session.sign(WORLD, decision(**terms, do="agree_deal", signed=PACKAGE.parties))  # type: ignore[arg-type]
        session.play_round()
        sides.append(session)
    both = beside(*sides)
    assert len(both.parted) == 2
    assert all(both.has_other_terms(each) for each in both.parted)


def test_another_luck_is_said_and_a_game_that_went_on_longer_has_a_longer_line() -> None:
    short, other = played("1"), begun(seed=8)
    for _ in range(2):
        other.go_to("decide")
        other.play_round()
    both = beside(short, other)
    assert not both.has_same_luck
    assert [len(both.changes(game)) for game in (both.first, both.other)] == [1, 2]
    assert both.last is not None
    assert [each.record.round for each in both.last] == [1, 1]


def test_what_one_of_them_has_still_before_it_parts_them_nowhere() -> None:
    session = played("1", "0.5")
    twin = fork(session, 2)
    for both in (beside(session, twin), beside(twin, session)):
        assert both.until == 2026
        assert both.differences == both.parted == ()
        assert both.came_apart is None

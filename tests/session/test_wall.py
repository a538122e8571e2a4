"""The wall: three deals a round, three tries each, signs only; and that nothing else solves the bargain."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.board.reveal import opened
from game.board.unsigned import unsigned_offers
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.entries import WallTry
from game.session.errors import Refused, SessionError
from game.session.session import Session
from game.session.wall import FACILITATOR, last_try, on_wall, visible_to
from game.text.translator import Translator
from game.typed.deals import chances, matches_of, with_exchange
from sim.decisions import AgreeDeal, DealTerms, OfferDeal
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"
WORLD = "cluster"


@cache
def plan(name: str = "kemi-tornio") -> Plan:
    return Plan(load(SCENARIOS / f"{name}.yaml"))


def session(name: str = "kemi-tornio") -> Session:
    found = Session.in_memory(
        plan(name).scenario,
        Setup(seed=7, teams=seating(plan(name)), rounds=len(plan(name).scenario.about.rounds)),
    )
    found.go_to("decide")
    return found


def slips(game: Session) -> list[tuple[tuple[str, ...], DealTerms]]:
    """Deals that can be signed in the first round, each with what it is about."""
    found = chances(game.plan, game.state(WORLD), game.setup.seats(WORLD))
    signable = [one.terms for one in found if not game.against(WORLD, one.terms)[0]]
    return [(matches_of(game.plan, terms), terms) for terms in signable]


def test_a_deal_comes_to_the_wall_three_times_and_three_deals_a_round() -> None:
    game = session()
    deals = slips(game)
    for matches, terms in deals[:3]:
        for price in (1, 2, 3):
            game.to_wall(WORLD, matches, with_exchange(terms, 0, price=price))
        with pytest.raises(SessionError, match="has been on the wall 3 times"):
            game.to_wall(WORLD, matches, terms)
    with pytest.raises(SessionError, match="3 deals have come to the wall this round"):
        game.to_wall(WORLD, *deals[3])
    game.play_round()
    game.go_to("decide")
    game.to_wall(WORLD, *slips(game)[0])


def test_what_cannot_be_signed_uses_up_no_try() -> None:
    game = session()
    matches, terms = slips(game)[0]
    with pytest.raises(Refused):
        game.to_wall(WORLD, matches, with_exchange(terms, 0, price=None))
    assert last_try(game, WORLD) is None


def test_tries_outlive_a_crash_and_stand_in_the_history(tmp_path: Path) -> None:
    game = Session.create(tmp_path / "one.kierto", plan().scenario, session().setup)
    game.go_to("decide")
    matches, terms = slips(game)[0]
    game.to_wall(WORLD, matches, terms)
    game.close()
    again = Session.open(tmp_path / "one.kierto")
    hangs = last_try(again, WORLD)
    assert hangs is not None
    assert (hangs.matches, hangs.deal) == (matches, terms)
    assert str(again.history()[-1].text).startswith("Round 1: on the wall, deal of ")
    assert again.history()[-1].can_undo is False
    again.close()


def test_the_wall_shows_signs_and_a_team_sees_its_own_sum() -> None:
    game = session()
    _, terms = slips(game)[0]
    teams = {team.id for team in game.teams}
    assert {row.team for row in on_wall(game, WORLD, terms)} == teams
    assert all(row.gain is None and row.gain_by_end is None for row in on_wall(game, WORLD, terms))
    for viewer in teams:
        seen = {row.team for row in on_wall(game, WORLD, terms, viewer) if row.gain is not None}
        assert seen == {viewer}
    assert visible_to(game, WORLD, FACILITATOR) == teams
    parties = {team.id for team in game.teams if set(team.firms) & set(terms.parties)}
    assert {row.team for row in on_wall(game, WORLD, terms) if row.over == "untouched"} == teams - parties


def test_signs_say_what_the_sums_are() -> None:
    game = session()
    for _, terms in slips(game):
        for row in on_wall(game, WORLD, terms, FACILITATOR):
            assert row.gain is not None
            assert (row.over == "gains") == (row.gain > 0)
            assert (row.over == "loses") == (row.gain < 0)


def test_open_books_show_the_sums_to_all() -> None:
    game = session()
    (books,) = [key for key, measure in game.plan.measures.items() if measure.opens_books]
    game.inject(books)
    game.play_round()
    game.go_to("decide")
    _, terms = slips(game)[0]
    assert all(row.gain is not None for row in on_wall(game, WORLD, terms))


def test_with_the_brokers_aid_everything_is_shown() -> None:
    game = session("tutorial")
    world = game.worlds[0]
    assert visible_to(game, world, "") == {team.id for team in game.teams}


def test_a_slip_without_a_price_is_not_signed() -> None:
    game = session()
    _, terms = slips(game)[0]
    with pytest.raises(Refused) as refused:
        game.sign(WORLD, with_exchange(terms, 0, price=None))
    assert "names no price" in str(refused.value.message)
    game.sign(WORLD, terms)


@pytest.mark.parametrize(
    "exchanges", [[], [{"giver": "nothing", "taker": "nobody", "most": "5", "years": 2}]]
)
def test_a_file_may_not_hang_up_what_the_cluster_does_not_have(exchanges: list[dict[str, object]]) -> None:
    game = session()
    (matches, terms), *_ = slips(game)
    deal = DealTerms.model_validate({"parties": terms.parties, "exchanges": exchanges})
    with pytest.raises(SessionError, match="There is no exchange"):
        game.store.write(WallTry(round=1, world=WORLD, matches=matches, deal=deal))
    offer = OfferDeal(do="offer_deal", offer="o", parties=deal.parties, exchanges=deal.exchanges)
    agreed = AgreeDeal(do="agree_deal", parties=deal.parties, exchanges=deal.exchanges, signed=deal.parties)
    game.hand_in(game.teams[0].id, [offer, agreed])
    assert unsigned_offers(game, Translator("en", game.plan)) == ()
    if exchanges:
        assert not any(item.is_deal for item in opened(game, Translator("en", game.plan)))


def test_what_one_cluster_has_signed_another_may_have_left_unsigned() -> None:
    teams = seating(plan(), 2, parallel=True)
    game = Session.in_memory(plan().scenario, Setup(seed=7, teams=teams, rounds=5))
    game.go_to("decide")
    first, second = game.worlds
    terms = next(
        chance.terms
        for chance in chances(game.plan, game.state(first), game.setup.seats(first))
        if not game.against(first, chance.terms)[0]
    )
    for world in (first, second):
        game.slip(world, matches_of(game.plan, terms), terms)
    game.sign(first, terms)
    (offer,) = unsigned_offers(game, Translator("en", game.plan))
    assert offer.answer == "not signed"
    assert offer.what.startswith(f"{next(team.name for team in game.teams if team.world == second)}: ")
    game.sign(second, terms)
    assert unsigned_offers(game, Translator("en", game.plan)) == ()

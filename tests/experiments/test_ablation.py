"""What mattered is the game itself without a decision: nothing removed changes nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.bots.game import play_bots
from game.experiments import round_graph
from game.experiments.ablation import Amounts, Mattered, effect, mattered
from game.experiments.choices import choices
from game.experiments.executors import Workers
from game.experiments.replay_plan import (
    DecidedGame,
    DecisionPlace,
    RoundAhead,
    RoundBehind,
    play_on,
    play_out,
)
from game.experiments.round_graph import play_ahead
from game.session.round_task import Seats
from sim.opening import opening_state
from tests.debrief.games import ACCEPT, HALF_BLEND, HALF_SORTED, LESS_SAND, OFFER, game
from tests.preview.town import SAND_DEAL, decided, plan
from tests.tries import tries

NONE = Amounts(0, 0, 0, 0)
PACKAGE = game({"foundry": (SAND_DEAL,), "town": (HALF_SORTED,)}, {"foundry": (LESS_SAND,)}, {})


def last(of: DecidedGame) -> Mattered:
    return list(mattered(plan(), of))[-1]


def test_in_a_game_without_decisions_nothing_mattered() -> None:
    assert list(mattered(plan(), game({}, {}))) == [Mattered()]


def test_a_game_played_again_is_the_game() -> None:
    of = PACKAGE
    sheets = {number: one.sheets for number, one in enumerate(of.rounds, 1)}
    played = [
        one.result for one in play_bots(plan(), of.seed, {}, people=sheets) if one.result.phase == "play"
    ]
    told = play_out(plan(), of)
    assert [dict(one.purses) for one in told] == [
        {seat: sum(one.state.cash[firm] for firm in firms) for seat, firms in plan().seats.items()}
        for one in played
    ]


@tries(0.1)
@given(
    st.sets(
        st.sampled_from(
            [DecisionPlace(9, "foundry", 0), DecisionPlace(1, "nobody", 0), DecisionPlace(1, "town", 7)]
        )
    )
)
def test_removing_nothing_changes_nothing(places: set[DecisionPlace]) -> None:
    rounds = tuple(one.without(frozenset(places), number) for number, one in enumerate(PACKAGE.rounds, 1))
    assert rounds == PACKAGE.rounds
    told = play_out(plan(), PACKAGE)
    assert effect(told, told).total == NONE
    assert set(effect(told, told).purses.values()) == {0}


def test_the_package_saved_and_its_kind_says_so() -> None:
    found = last(PACKAGE)
    kinds = dict(found.kinds)
    assert set(kinds) == {"deals", "projects", "settings"}
    assert kinds["deals"].total.headline < 0
    assert kinds["deals"].total.waste < 0
    assert kinds["deals"].last.headline < 0
    deal = next(one for one, _ in found.single if one.kind == "deals")
    assert (deal.round, deal.seats, deal.decision) == (1, ("foundry",), SAND_DEAL)
    assert {one.places: it for one, it in found.single}[deal.places] == kinds["deals"]


def test_a_setting_that_changes_nothing_mattered_nothing() -> None:
    same = decided("set_blend", need="fuel_need", share="0")
    found = last(game({"town": (same,)}, {}))
    assert [it.total for _, it in found.single] == [NONE]


def test_without_what_could_not_stand_anyway_one_round_is_played_and_the_rest_is_shared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    played = []

    def noted(packed: bytes, seed: int, seats: Seats, ahead: RoundAhead) -> RoundBehind:
        played.append(ahead.state.round)
        return play_ahead(packed, seed, seats, ahead)

    monkeypatch.setattr(round_graph, "play_ahead", noted)
    nothing_to_leave = decided("leave_exchange", exchange="road_to_nowhere")
    ((_, it),) = last(game({}, {"town": (nothing_to_leave,)}, {})).single
    assert (it.total, it.set_aside) == (NONE, -1)
    assert [played.count(number) for number in (1, 2, 3)] == [1, 2, 1], "as it was, and round 2 without it"


def test_an_offer_and_its_answer_are_one_choice() -> None:
    of = game({"foundry": (OFFER,), "roads": (ACCEPT, HALF_BLEND)}, {}, {})
    found = choices(plan(), of)
    assert [(one.kind, one.seats) for one in found] == [
        ("deals", ("foundry", "roads")),
        ("settings", ("roads",)),
    ]
    known = last(of)
    assert known.single[0][1].total.headline < 0
    assert known.single[0][1].set_aside == 0


def test_a_deal_signed_in_the_round_is_a_choice_of_no_sheet() -> None:
    known = last(game({"roads": (HALF_BLEND,)}, {}, {}, signed=(SAND_DEAL,)))
    deal, it = known.single[0]
    assert deal.seats == ()
    assert it.total.headline < 0


def test_two_that_share_something_are_left_out_together() -> None:
    of = game(
        {"foundry": (SAND_DEAL,), "roads": (decided("set_blend", need="gravel_need", share="0"),)}, {}, {}
    )
    known = last(of)
    (pair,) = known.pairs
    assert {pair.first.kind, pair.second.kind} == {"deals", "settings"}
    singles = [it.total.headline for _, it in known.single]
    assert pair.beyond.headline == pair.together.total.headline - sum(singles)


def test_what_cannot_stand_without_a_decision_is_counted() -> None:
    signed = game({"foundry": (SAND_DEAL,)})
    first = RoundAhead(opening_state(plan()), signed.rounds[0])
    (contract,) = set(play_on(plan(), signed.seed, signed.seats, first).state.contracts) - {"road_to_road"}
    known = last(
        game({"foundry": (SAND_DEAL,)}, {"roads": (decided("leave_exchange", exchange=contract),)}, {})
    )
    assert [it.set_aside for _, it in known.single] == [1, 0]
    assert [one.kind for one, _ in known.single] == ["deals", "leaving"]


def test_it_can_be_stopped_with_what_it_has_and_says_how_far_it_is() -> None:
    seen = []
    for known in mattered(plan(), PACKAGE):
        seen.append((known.done, known.of))
        if known.kinds:
            break
    assert seen == [(0, seen[0][1]), (1, seen[0][1])]
    assert known.single == ()


def test_workers_change_nothing() -> None:
    with ThreadPoolExecutor(2) as threads:
        assert list(mattered(plan(), PACKAGE, Workers(threads, 2)))[-1] == last(PACKAGE)

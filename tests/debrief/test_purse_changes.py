"""Every purse's change is told by named causes, and they add up to it to the cent."""

from __future__ import annotations

import pytest

from game.debrief.purse_changes import PurseChange, PursePart, over_rounds
from game.outputs.purse_text import purse_cause
from game.text.translator import Translator
from sim.balance import residuals
from tests.debrief.broken_down import ALL, rounds
from tests.parts import one_of


@pytest.mark.parametrize("name", one_of(2, ALL))
def test_what_was_before_and_all_causes_make_what_is_after(name: str) -> None:
    for played in rounds(name):
        for change, purse in zip(played.purse_changes, played.purses, strict=True):
            assert (change.before, change.after) == (purse.before, purse.cents)
            assert change.before + sum(part.cents for part in change.parts) == change.after
            assert all(part.cents for part in change.parts)
            assert all(isinstance(part.cents, int) for part in change.parts)
        assert not any(residuals(played.plan, ledger).money_cents for ledger in played.cluster.ledgers)


@pytest.mark.parametrize("name", one_of(2, ALL))
def test_a_whole_game_is_told_by_the_same_causes_to_the_cent(name: str) -> None:
    by_world: dict[str, list[tuple[PurseChange, ...]]] = {}
    for played in rounds(name):
        by_world.setdefault(played.world, []).append(played.purse_changes)
    for changes in by_world.values():
        for same in zip(*changes, strict=True):
            whole = over_rounds(same)
            assert (whole.before, whole.after) == (same[0].before, same[-1].after)
            assert whole.before + sum(part.cents for part in whole.parts) == whole.after


def _named(change: PurseChange) -> dict[str, int]:
    return {part.cause: part.cents for part in change.parts}


def test_what_a_deal_promises_one_seat_it_costs_another() -> None:
    for played in rounds("tutorial-package"):
        promised = came = 0
        for change in played.purse_changes:
            promised += _named(change).get("deals promised", 0)
            came += _named(change).get("deals kept", 0)
        assert (promised, came) == (0, 0)


def test_a_deal_that_brought_less_names_what_held_it_up() -> None:
    stopped = [
        part.stopped_by
        for played in rounds("kemi-tornio-together")
        for change in played.purse_changes
        for part in change.parts
        if part.cause == "deals kept" and part.cents
    ]
    assert sum(bool(cause) for cause, _ in stopped) > len(stopped) // 2
    assert all(cause and culprit for cause, culprit in stopped if cause)


def test_no_payment_of_a_purse_is_left_without_a_name() -> None:
    for name in ALL:
        for played in rounds(name):
            if played.plan.scenario.about.money == "purse":
                assert not any("ordinary business" in _named(change) for change in played.purse_changes)


def test_what_a_side_stream_earned_far_away_is_missed_and_not_thrown_away_less() -> None:
    words = [purse_cause(Translator("en"), PursePart("waste saved", cents)) for cents in (1, -1)]
    assert words == ["Threw away less", "Less sold far away"]

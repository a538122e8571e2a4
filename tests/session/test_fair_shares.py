"""Prices at which those who sign share what is left of a gain, after what each has built."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.typed.deals import chances, with_fair_shares
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules.deal_verdict import verdict
from sim.scenario.loader import load

KEMI = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"


@cache
def plan() -> Plan:
    return Plan(load(KEMI))


@pytest.mark.parametrize("code", ["X3", "X9", "X10", "X24", "X33"])
def test_nobody_is_left_with_less_than_before_and_two_purses_end_close_together(code: str) -> None:
    state, seats = opening_state(plan()), plan().seats
    (terms,) = [one.terms for one in chances(plan(), state, seats) if one.code == code]
    before = [side.gain for side in verdict(plan(), None, state, terms, seats).sides]
    fair = with_fair_shares(plan(), state, seats, terms)
    after = [side.gain for side in verdict(plan(), None, state, fair, seats).sides]
    assert min(after) >= min(before)
    if min(after) > min(before):
        assert abs(after[0] - after[1]) <= abs(before[0] - before[1])

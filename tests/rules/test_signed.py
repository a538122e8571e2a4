"""Packages signed during a round bind before any sheet; and the facilitator's money is money in hand."""

from __future__ import annotations

from typing import Any

from sim.decisions import AgreeDeal
from sim.rules import SIGNED, Seating, adjust_cash, carry_signed, settle
from sim.situation import Situation, purses_of, room
from tests.measures.test_calls import cluster, granted
from tests.rules.cluster import HEAT, SEATS, SEED, SLAG, deal, decided, opening, plan

PLAN = plan()
PIPE: dict[str, Any] = {"project": "heat-pipe", "co_funding": "call"}


def agreed(*exchanges: dict[str, Any], **parts: Any) -> AgreeDeal:
    """A package that all have signed."""
    found = deal(*exchanges, **parts)
    assert isinstance(found, AgreeDeal)
    return found


def test_what_was_signed_comes_before_what_was_sealed() -> None:
    signed = agreed(SLAG | {"price": 3})
    sheets = {"red": [deal(SLAG | {"price": 9})]}
    found = settle(PLAN, opening(PLAN), sheets, Seating(SEATS, SEED), [signed])
    assert [one.price for one in found.state.contracts.values()] == [300]
    assert [one.decider for one in found.objections] == ["red"]


def test_the_first_to_be_signed_has_what_both_want() -> None:
    both = [agreed(SLAG | {"price": price}) for price in (3, 9)]
    found = settle(PLAN, opening(PLAN), {}, Seating(SEATS, SEED), both)
    assert [one.price for one in found.state.contracts.values()] == [300]
    assert [(one.decider, one.index) for one in found.objections] == [(SIGNED, 1)]


def test_a_signed_package_asks_a_call_like_any_other() -> None:
    of = cluster()
    package = agreed(HEAT, parties=["steel", "bricks"], projects=[PIPE])
    signed = settle(of, opening(of), {}, Seating(SEATS, SEED), [package]).state
    sealed = settle(of, opening(of), {"green": [package]}, Seating(SEATS, SEED)).state
    assert granted(signed) == granted(sealed) != {}


def test_while_a_round_is_decided_no_pot_is_given_out() -> None:
    of = cluster()
    package = agreed(HEAT, parties=["steel", "bricks"], projects=[PIPE])
    state, objections = carry_signed(of, opening(of), [package], Seating(SEATS, SEED))
    assert objections == []
    assert state.projects["heat-pipe"].grant == "call"
    assert granted(state) == {}


def test_money_given_can_be_spent_at_once_and_money_taken_cannot() -> None:
    state = opening(PLAN)

    def left(cents: int) -> int:
        purses = purses_of(SEATS[key] for key in sorted(SEATS))
        return room(Situation(PLAN, adjust_cash(state, "bricks", cents), purses), "bricks")

    assert left(500) - left(0) == 500
    assert left(-500) - left(0) == -500
    assert adjust_cash(state, "bricks", 0).dues == ()
    assert state.dues == ()


def test_a_gift_does_not_hide_what_is_owed() -> None:
    purses = purses_of(SEATS[key] for key in sorted(SEATS))
    state = settle(
        PLAN, opening(PLAN), {"green": [decided("invest", project="thrift")]}, Seating(SEATS, SEED)
    ).state
    taken, given = (adjust_cash(adjust_cash(state, "bricks", -300), "bricks", more) for more in (0, 200))
    assert (
        room(Situation(PLAN, given, purses), "bricks") - room(Situation(PLAN, taken, purses), "bricks") == 200
    )

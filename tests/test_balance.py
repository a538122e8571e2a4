"""A sound year closes to the kilogram and the cent, and nothing that is changed in it goes unseen."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.balance import Gap, residuals
from sim.ledger import REFERENCE_KINDS, Kind, Ledger, Payment
from sim.opening import opening_state
from sim.year import play_year
from sim.year.stores import Store
from sim.year.treatments import RunningTreatment
from tests.indicators.cluster import plan, sound_year
from tests.random_scenarios import steady_pair
from tests.year.worlds import plan_of

PLAN = plan()
SOUND = sound_year().ledger
MOVING = sorted(row for row in SOUND.flows if row.kind not in REFERENCE_KINDS)
PAID = sorted(payment for payment in SOUND.payments if not payment.payer.startswith("business:"))


def test_a_sound_year_leaves_no_residual() -> None:
    found = residuals(PLAN, SOUND)
    assert found.where == ()
    assert set(found.plain().values()) == {0}


@given(st.sampled_from(MOVING), st.integers(0, 51), st.sampled_from([-1, 1]))
def test_a_single_kilogram_too_many_or_too_few_is_found(row: tuple[str, ...], week: int, change: int) -> None:
    ledger = sound_year().ledger
    ledger.flows[row][week] += change  # type: ignore[index]
    found = residuals(PLAN, ledger)
    assert found.mass_kg + found.energy_kwh + found.water_l in (1, 2)
    assert found.money_cents == 0
    assert {gap.place for gap in found.where} <= {row[0], row[1]}


@given(st.sampled_from(PAID), st.integers(0, 51), st.sampled_from([-1, 1]))
def test_a_single_cent_is_found(payment: Payment, week: int, change: int) -> None:
    ledger = sound_year().ledger
    ledger.payments[payment][week] += change
    assert residuals(PLAN, ledger).money_cents in (1, 2)


@pytest.mark.parametrize("name", ["opening", "closing", "opening_cash", "closing_cash"])
def test_a_stock_or_a_purse_that_the_engine_kept_otherwise_is_found(name: str) -> None:
    ledger = sound_year().ledger
    for key in getattr(ledger, name):
        getattr(ledger, name)[key] += 1
        assert len(residuals(PLAN, ledger).where) == 1
        getattr(ledger, name)[key] -= 1


def test_work_in_progress_belongs_to_the_balance_of_its_process() -> None:
    ledger = sound_year().ledger
    ledger.closing_work["furnace"] = {"t": 7}
    assert residuals(PLAN, ledger).where == (Gap("furnace", "t", -7),)
    ledger.opening_work["furnace"] = {"t": 7}
    assert residuals(PLAN, ledger).where == ()


def test_goods_on_the_road_are_a_stock_of_their_contract() -> None:
    year = sound_year()
    year.move(Kind.EXCHANGE, "slag-stream", "c1", "slag", 2)
    year.stock("slag-stream", "slag", 5, 23).stock("c1", "slag", 0, 2)
    assert residuals(PLAN, year.ledger).where == ()


def test_a_firm_whose_cash_was_forgotten_is_named() -> None:
    year = sound_year().pay("project", "boilers", "outside", "x", 10)
    assert residuals(PLAN, year.ledger).where == (Gap("boilers", "EUR", -1000),)


def test_references_move_nothing() -> None:
    year = sound_year().move(Kind.SERVICE, "outside", "stone", "rock", 5)
    assert residuals(PLAN, year.ledger).where == ()


def test_a_place_nobody_knows_is_named() -> None:
    ledger = Ledger(2020)
    ledger.move(MOVING[0]._replace(target="nowhere", source="outside", material="rock"), 0, 3)
    assert residuals(PLAN, ledger).where == (Gap("nowhere", "rock", 3),)


def test_a_line_that_gives_out_more_than_its_recipe_makes_is_found() -> None:
    by_hand, generous = plan_of(steady_pair(contract=False)), plan_of(steady_pair(contract=False))
    assert residuals(by_hand, play_year(by_hand, 1, opening_state(by_hand)).ledger).where == ()
    line = generous.lines["giver_line"]
    (stream,) = line.streams
    more = replace(stream, amount=(stream.amount[0] * 101, stream.amount[1] * 100))
    generous.lines["giver_line"] = replace(line, streams=(more,))
    generous.stores[more.id] = more
    (gap,) = residuals(by_hand, play_year(generous, 1, opening_state(generous)).ledger).where
    assert gap.place == "giver_line"
    assert gap.amount > 10


def test_a_treatment_gives_out_what_it_was_fed_even_by_the_kilogram() -> None:
    parts = replace(next(iter(PLAN.stores.values())), is_yield=True, amount=(1, 2), recovery=(1, 1), unit="t")
    halves = [Store(parts, 0, (1, 1), 0, 0) for _ in range(2)]
    residue = SimpleNamespace(loses_rest=False, share=(0, 1))
    plan: Any = SimpleNamespace(
        id="halving", firm="", batch=1, capacity=1, unit="t", runs_for="outlets", residue=residue
    )
    works = RunningTreatment(plan, 1, 2020, 0, 0)
    works.yields = halves
    for _ in range(9):
        works._split(1)
    assert sum(half.emitted for half in halves) + works.residue + works.residue_carry == 9
    assert works.residue >= 0

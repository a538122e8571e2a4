"""The film stands still at the waste that matters, and says who could have taken it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.cluster_map.worst_spill import choose
from sim.causes import Cause
from sim.ledger import Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.scenario.loader import load
from sim.units import WEEKS

SLAG, DUST = "ferrochrome_slag", "steel_dust"


@cache
def plan() -> Plan:
    return Plan(load(Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"))


def wasted(ledger: Ledger, store: str, cause: Cause, culprit: str, weeks: dict[int, int]) -> Ledger:
    row = Row(store, "heap", plan().scenario.matches["slag_to_mill"].giver, Kind.DISPOSAL, cause, culprit)
    for week, kilograms in weeks.items():
        ledger.move(row, week, kilograms)
    return ledger


def always(kilograms: int) -> dict[int, int]:
    return dict.fromkeys(range(WEEKS), kilograms)


def test_a_large_store_without_a_partner_comes_before_a_small_one_that_runs_over_first() -> None:
    year = wasted(Ledger(2019), DUST, Cause.STORE_FULL, DUST, {1: 10, 9: 10})
    wasted(year, SLAG, Cause.NO_PARTNER, "grinding_mill", always(100))
    found = choose(plan(), [year])
    assert found is not None
    assert (found.store, found.missing, found.amount) == (SLAG, "grinding_mill", WEEKS * 100)


def test_a_store_that_fills_up_is_shown_in_the_week_it_runs_over() -> None:
    year = wasted(Ledger(2019), SLAG, Cause.NO_PARTNER, "grinding_mill", always(1))
    wasted(year, SLAG, Cause.STORE_FULL, SLAG, {31: 500, 32: 500})
    found = choose(plan(), [year])
    assert found is not None
    assert (found.week, found.full) == (31, True)


def test_a_waste_that_nobody_takes_is_shown_once_the_room_has_found_its_bearings() -> None:
    found = choose(plan(), [wasted(Ledger(2019), SLAG, Cause.NO_PARTNER, "grinding_mill", always(7))])
    assert found is not None
    assert (found.week, found.full) == (6, False)


def test_a_partner_is_named_before_a_works_that_nobody_has_built() -> None:
    year = wasted(Ledger(2019), SLAG, Cause.NOT_BUILT, "s1", always(3))
    wasted(year, SLAG, Cause.NO_PARTNER, "grinding_mill", always(1))
    found = choose(plan(), [year])
    assert found is not None
    assert found.missing == "grinding_mill"


def test_a_works_is_named_where_no_partner_would_take_nearly_as_much() -> None:
    year = wasted(Ledger(2019), SLAG, Cause.NOT_BUILT, "s1", always(9))
    wasted(year, SLAG, Cause.NO_PARTNER, "grinding_mill", always(1))
    found = choose(plan(), [year])
    assert found is not None
    assert found.missing == "s1"


def test_the_year_with_the_larger_waste_is_chosen() -> None:
    first = wasted(Ledger(2020), SLAG, Cause.NO_PARTNER, "grinding_mill", always(1))
    second = wasted(Ledger(2021), SLAG, Cause.NO_PARTNER, "grinding_mill", always(2))
    found = choose(plan(), [first, second])
    assert found is not None
    assert found.year == 1


def test_what_nobody_could_have_taken_is_no_reason_to_stand_still() -> None:
    assert choose(plan(), [wasted(Ledger(2019), SLAG, Cause.RESIDUE, "", always(50))]) is None

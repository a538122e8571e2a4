"""Before the first round the map shows the cluster as it is: what is bought and thrown away, not what could be."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from game.cluster_map.baseline_map import today
from game.cluster_map.board import Board, FlowKind
from game.cluster_map.flows import Key
from game.cluster_map.potential_map import LANDFILL
from game.cluster_map.worst_spill import SINKS
from game.text.translator import Translator
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import load
from sim.year.year import play_year

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = ["kemi-tornio", "handelo", "tutorial"]
KINDS: tuple[FlowKind, ...] = ("virgin", "landfill", "recovered")
_CLOSE = 0.1
"""a real year has outages, batches and stores that fill first"""


@cache
def plan(name: str) -> Plan:
    return Plan(load(SCENARIOS / f"{name}.yaml"))


@cache
def shown(name: str) -> Board:
    return today(plan(name), {}, lambda model, sector: model or sector, Translator("en"))


def idle(name: str) -> dict[Key, int]:
    """What a year of nobody deciding moves, by whom it concerns."""
    one, found = plan(name), defaultdict[Key, int](int)
    for row, weeks in play_year(one, 7, opening_state(one)).ledger.flows.items():
        need = one.needs.get(row.source)
        if row.kind is Kind.VIRGIN and need is not None and need.counted:
            found["", need.firm, "virgin"] += sum(weeks)
        if row.kind is Kind.DISPOSAL and row.target in SINKS:
            found[one.firm_of(row.source), LANDFILL, "landfill"] += sum(weeks)
        if row.kind is Kind.EXCHANGE:
            contract = one.scenario.exchanges[row.target]
            found[one.firm_of(contract.giver), one.firm_of(contract.taker), "recovered"] += sum(weeks)
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_its_amounts_are_those_of_a_year_in_which_nobody_decides(name: str) -> None:
    played = idle(name)
    drawn = {(one.source, one.target, one.kind): one.amount for one in shown(name).ribbons if not one.offered}
    assert drawn
    largest = {of: max((amount for key, amount in played.items() if key[2] == of), default=0) for of in KINDS}
    for key, amount in played.items():
        if amount > 0.02 * largest[key[2]]:
            assert drawn[key] == pytest.approx(amount, rel=_CLOSE), key
    assert set(drawn) <= set(played)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_could_be_is_thin_without_an_amount_and_one_line_for_a_pair(name: str) -> None:
    could_be = [one for one in shown(name).ribbons if one.offered]
    assert could_be
    thinnest = min(one.tonnes for one in shown(name).ribbons if not one.offered and one.tonnes > 5)
    assert all(one.tonnes <= thinnest and not one.label for one in could_be)
    pairs = [frozenset((one.source, one.target)) for one in could_be]
    assert len(pairs) == len(set(pairs))
    assert not any(one.kind in ("virgin", "landfill") for one in could_be)


def test_exchanges_of_the_opening_are_shown_as_flowing() -> None:
    for name in SHIPPED:
        agreed = {
            (plan(name).firm_of(one.giver), plan(name).firm_of(one.taker))
            for one in opening_state(plan(name)).contracts.values()
        }
        flowing = [
            one for one in shown(name).ribbons if one.kind in ("recovered", "energy") and not one.offered
        ]
        drawn = {(one.source, one.target) for one in flowing}
        assert drawn == {pair for pair in agreed if pair[0] != pair[1]}

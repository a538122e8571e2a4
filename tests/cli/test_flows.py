"""Flows by firm: whatever a cluster looks like, they are the ledger's own tonnes, counted once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.cli.flows import Flow, flows
from game.cli.played import World
from game.cli.playing import Asked, play
from game.cli.result import as_json, made, result, uptime
from game.cli.summary import summary
from game.cli.table import WIDTH
from sim.ledger import MARKET, OUTSIDE, SINKS, Kind, Ledger
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from tests.random_scenarios import random_scenario

SEEDS = range(8)


def total(ledgers: Sequence[Ledger], kind: Kind) -> int:
    """All that moved in this way, in kg, kWh and l."""
    return sum(amount for ledger in ledgers for _, amount in ledger.totals(kind))


def of_kind(found: dict[Flow, int], kind: str) -> int:
    """All flows of one kind together."""
    return sum(amount for flow, amount in found.items() if flow.kind == kind)


@pytest.mark.parametrize("seed", SEEDS)
def test_flows_of_any_cluster_are_the_ledgers_own(seed: int) -> None:
    plan = Plan(from_data(random_scenario(seed, 2 + 3 * seed)))
    _, (game,) = play(plan, Asked(seed))
    for one in game.rounds:
        check(plan, one.ours)
    assert max(map(len, summary(game).splitlines())) <= WIDTH
    assert '"mass_kg": 0' in as_json(result([game]))


def check(plan: Plan, world: World) -> None:
    """Every kind adds up, and every flow runs between places that people know."""
    ledgers = world.ledgers
    found = flows(plan, ledgers, world.state.contracts)
    auxiliaries = sum(
        amount
        for ledger in ledgers
        for row, amount in ledger.totals(Kind.BOUGHT)
        if row.target in plan.treatments
    )
    assert of_kind(found, "virgin") == total(ledgers, Kind.VIRGIN) + auxiliaries
    assert of_kind(found, "exchange") == total(ledgers, Kind.EXCHANGE) - total(ledgers, Kind.TURNED_BACK)
    assert of_kind(found, "own") == total(ledgers, Kind.OWN)
    assert of_kind(found, "product") == total(ledgers, Kind.PRODUCT)
    assert of_kind(found, "disposal") == total(ledgers, Kind.DISPOSAL)
    assert {flow.giver for flow in found} <= {*plan.firms, OUTSIDE}
    assert {flow.taker for flow in found} <= {*plan.firms, MARKET, *SINKS}
    assert set(made(world)) <= set(plan.firms)
    assert all(0 <= (uptime(world, firm) or 0) <= 1 for firm in plan.firms)

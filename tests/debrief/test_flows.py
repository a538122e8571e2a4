"""Flows by firm: whatever a cluster looks like, they are the ledger's own tonnes, counted once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.debrief.flows import FirmFlow
from game.debrief.model import RoundDebrief, debrief
from game.experiments.whole_game import GameOptions, whole_game
from game.outputs.json_result import as_json, game_result
from game.outputs.summary import summary
from game.outputs.text_table import WIDTH
from game.text.translator import Translator
from sim.ledger import MARKET, OUTSIDE, SINKS, Kind, Ledger
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from tests.parts import one_of
from tests.random_scenarios import random_scenario

SEEDS = range(8)


def total(ledgers: Sequence[Ledger], kind: Kind) -> int:
    """All that moved in this way, in kg, kWh and l."""
    return sum(amount for ledger in ledgers for _, amount in ledger.totals(kind))


def of_kind(found: dict[FirmFlow, int], kind: str) -> int:
    """All flows of one kind together."""
    return sum(amount for flow, amount in found.items() if flow.kind == kind)


@pytest.mark.parametrize("seed", one_of(2, SEEDS))
def test_flows_of_any_cluster_are_the_ledgers_own(seed: int) -> None:
    plan = Plan(from_data(random_scenario(seed, 2 + 3 * seed)))
    (game,) = debrief(whole_game(plan, GameOptions(seed)))
    for played in game.rounds:
        check(plan, played)
    assert max(map(len, summary(game, Translator("en", plan)).splitlines())) <= WIDTH
    assert '"mass_kg": 0' in as_json(game_result((game,)))


def check(plan: Plan, played: RoundDebrief) -> None:
    """Every kind adds up, and every flow runs between places that people know."""
    ledgers, found = played.cluster.ledgers, played.flows
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
    assert set(played.firms) == set(plan.firms)
    assert all(0 <= (firm.uptime or 0) <= 1 for firm in played.firms.values())

"""What deals promised and what came of them, from records alone."""

from __future__ import annotations

from decimal import Decimal

from game.debrief.deals import deal_results
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from sim.causes import Cause
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from tests.random_scenarios import steady_pair

WORLD = "cluster"


def played(most: int, price: Decimal) -> Session:
    """A giver with 30 t a year and a taker with room for 32, for two rounds of a year."""
    data = steady_pair(contract=False, years=2, waste=30)
    scenario = from_data(data)
    plan = Plan(scenario)
    setup = Setup(seed=1, teams=seating(plan), rounds=len(scenario.about.rounds))
    game = Session.in_memory(scenario, setup)
    game.go_to("decide")
    exchange = {"giver": "giver_waste", "taker": "taker_need", "most": most, "price": price, "years": 2}
    game.sign(
        game.worlds[0], DealTerms.model_validate({"parties": ["giver", "taker"], "exchanges": [exchange]})
    )
    game.play_round()
    return game


def test_what_was_promised_stands_beside_what_came() -> None:
    game = played(30, Decimal(-32))
    (result,) = deal_results(game.plan, game.worlds[0], game.records)
    assert result.promised == 30_000
    assert abs(result.delivered - 30_000) < 1_500
    assert result.promised_cents == -32 * 30 * 100
    assert abs(result.paid_cents - result.promised_cents) < 5_000
    assert result.cause == ""


def test_what_is_missing_has_a_cause_from_the_ledger() -> None:
    game = played(60, Decimal(-32))
    (result,) = deal_results(game.plan, game.worlds[0], game.records)
    assert result.promised == 60_000
    assert result.delivered < 35_000
    assert result.cause in {Cause.GIVER_SHORT, Cause.GIVER_DOWN, Cause.TAKER_FULL, Cause.CONTRACT_CAP}

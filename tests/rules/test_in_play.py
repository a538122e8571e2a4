"""What the Desk promises is what the year brings."""

from __future__ import annotations

import pytest

from sim.decisions import DealTerms, Decision
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.rules.deal_verdict import verdict
from sim.scenario.loader import from_data
from tests.random_scenarios import steady_pair
from tests.rules.cluster import decided

SEED = 1
WASTE = {"giver": "giver_waste", "taker": "taker_need", "most": 30, "years": 3, "carrier": "belt"}


def _deal(**terms: object) -> Decision:
    pair = ["giver", "taker"]
    return decided("agree_deal", parties=pair, signed=pair, exchanges=[WASTE | terms])


@pytest.mark.parametrize("terms", [{}, {"price": 10}, {"price": -40, "carriage_paid_by": "giver"}])
def test_each_firm_gains_in_its_second_year_what_the_verdict_said(terms: dict[str, object]) -> None:
    """The second year, for in the first the stores fill. Within one percent: a year has whole batches."""
    plan = Plan(from_data(steady_pair(contract=False)))
    deal = _deal(**terms)
    assert isinstance(deal, DealTerms)
    first = opening_state(plan)
    found = verdict(plan, SEED, first, deal)
    played = play_round(plan, SEED, first, RoundInput({"giver": [deal]}, 1)).state
    idle = play_round(plan, SEED, first, RoundInput({}, 1)).state
    after, twin = (play_round(plan, SEED, one, RoundInput({}, 1)).state for one in (played, idle))
    for party in found.parties:
        gain = (after.cash[party.firm] - played.cash[party.firm]) - (
            twin.cash[party.firm] - idle.cash[party.firm]
        )
        assert gain == pytest.approx(party.yearly, rel=0.01)

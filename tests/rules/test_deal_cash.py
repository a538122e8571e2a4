"""What a package brings its firms, year by year: every clause of a slip counts, worked out by hand."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from sim.decisions import AgreeDeal, DealTerms
from sim.economy.deal_cash import CashRow, DealCash, deal_cash
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.situation import Situation, purses_of
from tests.clusters.draws import FIRST_YEAR
from tests.random_scenarios import steady_pair
from tests.rules.cluster import CLUSTER, HEAT, SEATS, SLAG, deal, opening, plan
from tests.year.worlds import need_of, plan_of

PLAN = plan()
FIRST = opening(PLAN).year
PRICED = SLAG | {"price": -32}
"""half each of 126 EUR on 30 t"""
HALF = 189_000


def cash(*exchanges: dict[str, Any], of: Plan = PLAN, **parts: Any) -> DealCash:
    slip = deal(*exchanges, **parts)
    assert isinstance(slip, DealTerms)
    return deal_cash(Situation(of, opening(of), purses_of(SEATS.values())), slip)


def by_year(found: DealCash, firm: str) -> list[int]:
    last = max(row.year for row in found.rows)
    return [found.by(firm, year) - found.by(firm, year - 1) for year in range(FIRST, last + 1)]


def test_a_contract_ends_when_it_was_agreed_to() -> None:
    assert by_year(cash(PRICED | {"years": 3}), "steel") == [HALF] * 3


def test_a_renewed_contract_goes_on_to_the_end_of_play_while_nobody_loses_by_it() -> None:
    end = PLAN.scenario.about.last_year
    found = cash(PRICED | {"years": 1, "renews": True})
    assert by_year(found, "steel") == [HALF] * (end - FIRST + 1)
    assert by_year(cash(PRICED | {"years": 1, "renews": True, "price": 32}), "roads") == [-3000]


def test_an_indexed_price_follows_the_virgin_price_of_each_year() -> None:
    """Half of what 0.8 t of gravel cost: 24 EUR while it costs 60, 48 EUR when it costs 120."""
    data = copy.deepcopy(CLUSTER)
    need = data["firms"]["roads"]["lines"]["paving"]["needs"]["road-gravel"]
    need["price"] = {"by_year": {FIRST: 60, FIRST + 1: 120}}
    indexed = {key: value for key, value in SLAG.items() if key != "price"} | {"indexed": "0.5", "years": 2}
    found = cash(indexed, of=plan_of(data))
    assert by_year(found, "steel") == [30 * 100 * (24 + 95), 30 * 100 * (48 + 95)]
    assert by_year(found, "roads") == [30 * 100 * (31 - 24), 30 * 100 * (31 + 48 - 48)]


@pytest.mark.parametrize(
    ("paid_by", "givers", "takers"),
    [("giver", -20 * 700, 20 * 700), ("both", -20 * 700, 20 * 700), ("taker", 0, 0)],
)
def test_what_the_giver_cannot_give_is_paid_for_by_whom_the_slip_names(
    paid_by: str, givers: int, takers: int
) -> None:
    """Steel has 30 t of the 50 that are promised at least, and roads could take 50."""
    slip = PRICED | {"most": 50, "least": 50, "years": 1, "shortfall_price": 7, "shortfall_paid_by": paid_by}
    found = cash(slip)
    assert (found.by("steel"), found.by("roads")) == (HALF + givers, HALF + takers)


def test_an_advance_is_back_only_when_it_is_paid_back() -> None:
    """12 000 EUR for the pipe, a quarter lent for five years: a fifth of it a year, from the year after it stands."""
    lent = {"firm": "steel", "share": "0.25", "repaid_years": 5}
    pipe = {"project": "heat-pipe", "paid_by": [lent]}
    found = cash(
        HEAT | {"years": 9, "price": 0, "carriage_paid_by": "taker"},
        parties=["steel", "bricks"],
        projects=[pipe],
    )
    rows = [row for row in found.rows if row.kind == "advance" and row.firm == "steel"]
    built = [row for row in found.rows if row.kind == "building" and row.firm == "steel"]
    assert sum(row.cents for row in built) == -300_000
    stands = max(row.year for row in built)
    assert rows == [CashRow(stands + at, "steel", "advance", "heat-pipe", 60_000) for at in range(1, 6)]
    assert sum(row.cents for row in found.rows if row.kind == "advance") == 0
    assert (
        found.by("steel", stands)
        < found.by("steel")
        == sum(row.cents for row in found.rows if row.firm == "steel")
    )


def test_leaving_early_costs_what_was_agreed_and_nothing_afterwards() -> None:
    found = cash(PRICED | {"years": 3, "leaving_price": 500})
    assert found.if_left("steel", FIRST + 1) == HALF - 50_000
    assert found.if_left("steel", FIRST + 3) == 3 * HALF


def test_nothing_flows_while_nobody_builds_what_it_needs() -> None:
    found = cash(HEAT | {"years": 9, "price": 0}, parties=["steel", "bricks"])
    assert [each.from_hour for each in found.exchanges] == [None]
    assert not found.rows
    assert not found.carried


@pytest.mark.parametrize(
    "clauses",
    [
        {"most": 30, "price": -32, "years": 3},
        {
            "most": 50,
            "least": 50,
            "price": -32,
            "years": 2,
            "shortfall_price": 7,
            "shortfall_paid_by": "giver",
        },
        {"most": 30, "indexed": "0.25", "years": 3, "carriage_paid_by": "giver"},
    ],
    ids=["fixed", "a least amount that is missed", "indexed"],
)
def test_what_is_reckoned_is_what_three_years_then_bring(clauses: dict[str, Any]) -> None:
    """A cluster without luck: purses with the deal less purses without it, within what a first and a last load move."""
    data = steady_pair(contract=False, years=3, waste=30)
    need = need_of(data)
    need["price"] = {"by_year": {FIRST_YEAR: 60, FIRST_YEAR + 2: 90}}
    plan = plan_of(data)
    state = opening_state(plan)
    terms = DealTerms.model_validate(
        {
            "parties": ["giver", "taker"],
            "exchanges": [{"giver": "giver_waste", "taker": "taker_need", **clauses}],
        }
    )
    agreed = AgreeDeal.model_validate(
        terms.model_dump(exclude_none=True) | {"do": "agree_deal", "signed": ["giver", "taker"]}
    )
    found = deal_cash(Situation(plan, state), terms)
    purses = [
        play_round(plan, 1, state, RoundInput({}, 3, seats=plan.seats, signed=signed)).state.cash
        for signed in ([agreed], [])
    ]
    for firm in ("giver", "taker"):
        gained = purses[0][firm] - purses[1][firm]
        assert abs(found.by(firm) - gained) <= abs(gained) // 50 + 2_000, firm

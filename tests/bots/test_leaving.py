"""Which contracts bots leave: slag for the road builder, worth −95 to 31 EUR/t to both; heat for the brick works."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest

from game.bots import View, seated
from sim.decisions import LeaveExchange
from sim.plan.plan import Plan
from sim.rules import Seating, check_sheet
from sim.state import Contract
from tests.rules.cluster import CLUSTER, SEATS, opening, plan

SLAG = Contract("slag", "slag", "road-gravel", "truck", 30_000, 0, None, 2018, 2030)
HEAT = Contract("heat", "heat-out", "kiln-heat", "pipe", 50_000, 3_000, None, 2018, 2030)
RECKONING = ("private", "dealing", "cooperative")
SELFISH = ("private", "dealing")


def left(name: str, seat: str, *contracts: Contract, of: Plan | None = None) -> list[str]:
    """What a bot at a seat leaves of these contracts, in a sheet that stands."""
    where = of or plan()
    state = opening(where, contracts={one.id: one for one in contracts})
    sheet = seated(name).sheet(View(where, state, SEATS, seat, 1))
    assert check_sheet(where, state, SEATS[seat], sheet, Seating(SEATS)) == []
    return [one.exchange for one in sheet if isinstance(one, LeaveExchange)]


def slag_at(euros: int, **changes: object) -> Contract:
    return replace(SLAG, price=euros * 100, **changes)  # type: ignore[arg-type]


def dear_to_use() -> Plan:
    """Landfill is untaxed and gravel cheap, so that slag in roads costs the two together 32 EUR/t."""
    firms = deepcopy(CLUSTER["firms"])
    gravel = firms["roads"]["lines"]["paving"]["needs"]["road-gravel"]
    gravel["price"], gravel["secondaries"]["slag"]["cost"] = 10, 60
    return plan(firms=firms, taxes={"waste-tax": 0})


@pytest.mark.parametrize("name", RECKONING)
@pytest.mark.parametrize("seat", ["blue", "red"])
def test_nobody_leaves_what_both_gain_by(name: str, seat: str) -> None:
    assert left(name, seat, slag_at(0)) == []


@pytest.mark.parametrize("name", SELFISH)
def test_who_thinks_of_itself_leaves_a_contract_that_costs_it(name: str) -> None:
    assert left(name, "red", slag_at(60)) == ["slag"]
    assert left(name, "blue", slag_at(60)) == []
    assert left(name, "blue", slag_at(-120)) == ["slag"]


def test_who_looks_at_the_whole_stays_while_all_together_gain() -> None:
    assert left("cooperative", "red", slag_at(60)) == []


@pytest.mark.parametrize("name", RECKONING)
@pytest.mark.parametrize("seat", ["blue", "red"])
def test_everybody_leaves_what_costs_both(name: str, seat: str) -> None:
    assert left(name, seat, slag_at(-40), of=dear_to_use()) == ["slag"]


@pytest.mark.parametrize("name", SELFISH)
def test_a_contract_stays_where_leaving_costs_more_than_the_rest_of_the_game(name: str) -> None:
    """It loses 870 EUR in each of four years."""
    assert left(name, "red", slag_at(60, leaving_price=300_000)) == ["slag"]
    assert left(name, "red", slag_at(60, leaving_price=400_000)) == []


@pytest.mark.parametrize("name", SELFISH)
def test_what_was_signed_together_is_judged_together(name: str) -> None:
    loses = slag_at(-120)
    assert left(name, "blue", loses, HEAT) == ["slag"]
    assert left(name, "blue", replace(loses, deal="both"), replace(HEAT, deal="both")) == []


@pytest.mark.parametrize("name", SELFISH)
def test_one_bad_year_is_borne(name: str) -> None:
    firms = deepcopy(CLUSTER["firms"])
    needs = firms["roads"]["lines"]["paving"]["needs"]
    needs["road-gravel"]["price"] = {"by_year": {2019: 60, 2020: 10, 2021: 60}}
    assert left(name, "red", slag_at(10), of=plan(firms=firms)) == []
    needs["road-gravel"]["price"] = 10
    assert left(name, "red", slag_at(10), of=plan(firms=firms)) == ["slag"]


def take_or_pay(euros: int) -> Contract:
    """Twice the slag there is was promised, at so much for each tonne that is lacking."""
    return slag_at(0, least=60_000, shortfall_price=euros * 100, shortfall_by="giver")


@pytest.mark.parametrize("name", SELFISH)
def test_what_a_least_amount_costs_counts(name: str) -> None:
    """30 t a year are lacking: at 50 EUR the giver still gains, at 900 EUR it would pay 27 000 EUR a year."""
    assert left(name, "blue", take_or_pay(50)) == []
    assert left(name, "blue", take_or_pay(900)) == ["slag"]


def test_who_looks_at_the_whole_leaves_what_would_ruin_it_though_the_other_gains() -> None:
    """It has 100 000 EUR, and some years to go: 300 EUR a tonne it can bear for all, 2 000 EUR it cannot."""
    assert left("cooperative", "blue", take_or_pay(300)) == []
    assert left("private", "blue", take_or_pay(300)) == ["slag"]
    assert left("cooperative", "blue", take_or_pay(2_000)) == ["slag"]
    assert left("cooperative", "red", take_or_pay(2_000)) == []

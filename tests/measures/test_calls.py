"""Calls for co-funding: who is eligible, how a pot is given out, and when the money comes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sim.balance import residuals
from sim.economy.virgin_saved import saved_tonnes
from sim.ledger import PROGRAMME, Payment
from sim.plan.plan import Plan
from sim.rounds import RoundInput, RoundResult, play_round
from sim.rules import Seating, check, check_sheet
from sim.scenario.loader import from_data
from sim.situation import Situation
from sim.state import State
from tests.clusters.draws import Data
from tests.measures.measured import measure
from tests.random_scenarios import steady_pair
from tests.rules.cluster import HEAT, SEATS, SEED, deal, decided, opening, plan
from tests.rules.settling import apply
from tests.year.worlds import paid, plan_of, project

CALL: dict[str, Any] = {"kind": "programme", "name": "Call", "call": {"rate": 0.4, "pot": 1_000_000}}


def cluster(eligible: dict[str, Any] | None = None, **call: Any) -> Plan:
    terms = {"rate": 0.4, "pot": 1_000_000} | call
    return plan(measures={"call": CALL | {"call": terms, "eligible": eligible or {}}}, matches={})


def invest(project: str, call: str | None = "call") -> Any:
    return decided("invest", project=project, co_funding=call)


def ask(*projects: str, **parts: Any) -> Any:
    return decided("apply", call="call", projects=list(projects), **parts)


def after(of: Plan, sheets: dict[str, Any], seed: int = SEED, **state: Any) -> tuple[State, list[str]]:
    found, objections = apply(of, opening(of, **state), sheets, SEATS, seed)
    return found, [str(one.what) for one in objections]


def granted(state: State) -> dict[str, int]:
    return {key: one.granted for key, one in state.projects.items() if one.granted}


RICH = {"cash": {"steel": 10**9, "bricks": 10**9, "roads": 10**9, "mine": 10**9}}


def test_a_project_asks_when_it_begins() -> None:
    state, objections = after(cluster(), {"green": [invest("thrift")]})
    assert objections == []
    assert granted(state) == {"thrift": 60_000}
    assert state.pots == {"call": 60_000}


def test_asking_beside_the_project_is_the_same() -> None:
    one = after(cluster(), {"green": [invest("thrift", None), ask("thrift")]})
    other = after(cluster(), {"green": [invest("thrift")]})
    assert one[0].digest() == other[0].digest()


def test_a_grant_has_a_ceiling() -> None:
    assert granted(after(cluster(ceiling=100), {"green": [invest("thrift")]})[0]) == {"thrift": 10_000}


def test_nobody_asks_twice_for_one_project_nor_for_one_that_has_begun_before() -> None:
    of = cluster()
    assert after(of, {"green": [invest("thrift"), ask("thrift")]})[1] == [
        "Support has been asked for B3 thrift already."
    ]
    begun = after(of, {"green": [invest("thrift", None)]})[0]
    begun.year += 1
    found = check(of, begun, ("bricks",), ask("thrift"), SEATS)
    assert [str(one.what) for one in found] == ["B3 thrift does not begin this round."]


@pytest.mark.parametrize(
    ("eligible", "what"),
    [
        ({"least_parties": 2}, "Call needs at least 2 firms together."),
        ({"least_ticket": 20_000}, "Call is for projects of at least 20 000 EUR together."),
        ({"sizes": ["anchor"]}, "Call is for anchor firms."),
        ({"in_priority_area": True}, "B1 Heat pipe is in none of the region's priority areas."),
    ],
)
def test_a_call_has_conditions(eligible: dict[str, Any], what: str) -> None:
    area = {"kind": "area"}
    of = plan(measures={"call": CALL | {"eligible": eligible}, "metals": area}, matches={})
    assert [str(one.what) for one in check(of, opening(of), ("bricks",), invest("heat-pipe"), SEATS)] == [
        what
    ]


def package(call: str | None = "call") -> Any:
    parts = {"project": "heat-pipe", "co_funding": call, "paid_by": [{"firm": "steel", "share": "0.25"}]}
    return deal(HEAT, parties=["steel", "bricks"], projects=[parts])


def test_the_parties_of_the_package_count() -> None:
    of = cluster({"least_parties": 2, "least_ticket": 12_000})
    state, objections = after(of, {"green": [package()]})
    assert objections == []
    assert granted(state) == {"heat-pipe": 480_000}
    apart, objections = after(of, {"green": [package(None), ask("heat-pipe")]})
    assert (objections, granted(apart)) == ([], {"heat-pipe": 480_000})
    assert state.deals == {"r1-deal-1": ("bricks", "steel")}


def test_a_signed_partner_counts_too() -> None:
    of = cluster({"least_parties": 2})
    wish = ask("thrift", partners=["steel"], signed=["steel"])
    assert after(of, {"green": [invest("thrift", None), wish]})[1] == []


def test_the_pot_goes_to_what_saves_most_per_euro() -> None:
    """Saving 8 t of clay for 1 500 EUR beats a hall that treats slag for nobody, whatever is drawn."""
    of = cluster(pot=700)
    sheets = {"green": [invest("crusher-hall"), invest("thrift")]}
    for seed in range(10):
        state, objections = after(of, sheets, seed, **RICH)
        assert granted(state) == {"thrift": 60_000, "crusher-hall": 10_000}, "the last gets what is left"
        assert objections == []
        dry, objections = after(cluster(pot=600), sheets, seed, **RICH)
        assert granted(dry) == {"thrift": 60_000}
        assert objections == ["The money of Call went to projects that save more per euro."]
        assert dry.projects["crusher-hall"].grant == ""


def test_equals_are_drawn() -> None:
    of = cluster(pot=100)
    sheets = {"green": [invest("crusher-hall")], "blue": [invest("mill")]}
    winners = {next(iter(granted(after(of, sheets, seed, **RICH)[0]))) for seed in range(30)}
    assert winners == {"crusher-hall", "mill"}


def test_an_empty_pot_says_so() -> None:
    of = cluster()
    found = check(of, opening(of, pots={"call": 10**8}), ("bricks",), invest("thrift"), SEATS)
    assert [str(one.what) for one in found] == ["The money of Call has run out."]


def test_what_is_no_call_is_refused() -> None:
    of = cluster()
    for key in ("nothing", "fair"):
        found = check(of, opening(of), ("bricks",), invest("thrift", key), SEATS)
        assert [str(one.what) for one in found] == [f"There is no such support: {key}."]


def test_a_priority_area_has_a_better_rate() -> None:
    better = {"kind": "area", "effects": [{"change": "grant", "of": "call", "plus": 0.1}]}
    cards = plan().scenario.model_dump(mode="json", exclude_unset=True)["projects"]
    cards["thrift"]["areas"] = ["metals"]
    of = plan(measures={"call": CALL, "metals": better}, projects=cards, matches={})
    assert granted(after(of, {"green": [invest("thrift")]})[0]) == {"thrift": 60_000}
    assert granted(after(of, {"green": [invest("thrift")]}, areas=("metals",))[0]) == {"thrift": 75_000}


def test_cancelling_forfeits_the_grant() -> None:
    of = cluster()
    state = after(of, {"green": [invest("thrift")]})[0]
    assert (
        granted(after(of, {"green": [decided("cancel", project="thrift")]}, projects=state.projects)[0]) == {}
    )


# -- what a project saves -------------------------------------------------------------------------


def test_a_package_saves_what_its_exchange_replaces() -> None:
    """50 MWh of heat stand for 50 MWh of fuel; without a tonnage of its own a MWh counts as one."""
    of = cluster()
    state = after(of, {"green": [package()]})[0]
    assert saved_tonnes(Situation(of, state), ["heat-pipe"]) == Fraction(45), (
        "an old dryer saves a tenth already"
    )
    assert saved_tonnes(Situation(of, opening(of)), ["heat-pipe"]) == 0
    assert saved_tonnes(Situation(of, opening(of)), ["thrift"]) == 10


# -- the money ------------------------------------------------------------------------------------


def built_with_a_grant(**terms: Any) -> tuple[Plan, list[RoundResult]]:
    """A project of 1 000 EUR that stands after 100 days, with a grant of 40 %."""
    data: Data = steady_pair(years=3)
    project(data, {"less_input": "taker_need", "share": 0.5}, build_days=100, **terms)
    measure(data, kind="programme", key="call", call={"rate": 0.4, "pot": 10_000})
    plan = Plan(from_data(data))
    sheets = {"taker": [decided("invest", project="works", co_funding="call")]}
    return plan, rounds_of(plan, sheets)


def rounds_of(plan: Plan, sheets: Any) -> list[RoundResult]:
    from sim.opening import opening_state

    found, state = [], opening_state(plan)
    for _ in range(3):
        result = play_round(plan, 1, state, RoundInput(sheets, 1))
        for ledger in result.ledgers:
            assert residuals(plan, ledger).where == ()
        found.append(result)
        state, sheets = result.state, {}
    return found


def test_a_grant_is_paid_the_year_after_the_project_stands() -> None:
    _, (first, second, third) = built_with_a_grant()
    assert first.objections == ()
    assert [paid(one.ledgers[0], "grant") for one in (first, second, third)] == [0, 40_000, 0]
    assert second.ledgers[0].payments[Payment(PROGRAMME, "taker", "grant", "works")][0] == 40_000


def test_a_project_that_fails_gets_no_grant() -> None:
    _, found = built_with_a_grant(readiness=1)
    failed = found[0].state.projects["works"].stage == "failed"
    assert failed == (paid(found[1].ledgers[0], "grant") == 0)


def test_a_grant_is_split_over_those_who_paid() -> None:
    data: Data = steady_pair(years=3, contract=False)
    project(data, {"less_input": "taker_need", "share": 0.5}, build_days=100)
    measure(data, kind="programme", key="call", call={"rate": 0.4, "pot": 10_000})
    plan = plan_of(data)
    part = {"project": "works", "co_funding": "call", "paid_by": [{"firm": "giver", "share": "0.75"}]}
    slip = decided("agree_deal", parties=["giver", "taker"], signed=["giver", "taker"], projects=[part])
    second = rounds_of(plan, {"taker": [slip]})[1].ledgers[0]
    assert [paid(second, "grant", payee=firm) for firm in ("giver", "taker")] == [30_000, 10_000]


def test_a_check_says_what_applying_says() -> None:
    of = cluster({"least_parties": 2})
    sheet = [invest("thrift"), package()]
    checked = check_sheet(of, opening(of), ("bricks",), sheet, Seating(SEATS, SEED))
    assert after(of, {"green": sheet})[1] == [str(one.what) for one in checked]

"""Each kind of effect changes the year's ledger as it says; what it does not name stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from sim.decisions import DECISION
from sim.effects import Effects
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.rules import check, inject
from sim.scenario.loader import from_data
from sim.scenario.measures import Change
from sim.state import Scope
from sim.year.parameter_changes import found_by_audit
from tests.clusters.draws import FIRST_YEAR, Data
from tests.measures.measured import both, building, measure, pair
from tests.random_scenarios import steady_pair
from tests.year.worlds import moved, need_of, paid, plan_of, play, virgin, year


def test_a_price_is_what_the_measure_makes_it() -> None:
    without, using = both(measure(pair(), {"change": "price", "of": "taker_need", "times": 2}))
    assert paid(using, "virgin") == 2 * paid(without, "virgin") > 0


def test_a_tax_is_what_the_measure_makes_it() -> None:
    data = measure(pair(tax=10, contract=False, giver_store=0), {"change": "tax", "of": "all", "plus": 10})
    without, using = both(data)
    assert paid(using, "waste_tax") == 2 * paid(without, "waste_tax") > 0


@pytest.mark.parametrize("of", ["giver", "giver_line", "all"])
def test_a_rate_falls(of: str) -> None:
    without, using = both(measure(pair(), {"change": "rate", "of": of, "times": 0.5}))
    made = [moved(one, Kind.PRODUCT, source="giver_line") for one in (without, using)]
    assert abs(made[1] - made[0] / 2) < 200


def test_demand_falls() -> None:
    without, using = both(measure(pair(), {"change": "demand", "of": "taker_line", "times": 0.5}))
    made = [moved(one, Kind.PRODUCT, source="taker_line") for one in (without, using)]
    assert abs(made[1] - made[0] / 2) < 400


def test_a_greatest_share_grows() -> None:
    data = pair()
    need_of(data)["secondaries"]["waste"]["greatest_share"] = 0.2
    share = {"change": "share", "of": "taker_need", "material": "waste", "to": 0.4}
    without, using = both(measure(data, share))
    used = [moved(one, Kind.USED, target="taker_line") for one in (without, using)]
    assert used[1] == pytest.approx(2 * used[0], rel=0.02)
    assert virgin(using)[("share_limit", "")] < virgin(without)[("share_limit", "")]


def test_carriage_is_cheaper() -> None:
    without, using = both(measure(pair(), {"change": "carriage", "of": "belt", "times": 0.65}))
    assert paid(using, "carriage") == pytest.approx(0.65 * paid(without, "carriage"), abs=60)


def test_carriage_is_cheaper_only_from_the_day_it_works() -> None:
    data = measure(pair(), {"change": "carriage", "of": "belt", "times": 0}, lead_days=182)
    without, using = both(data)
    assert 0.45 < paid(using, "carriage") / paid(without, "carriage") < 0.55


def test_the_amount_a_line_needs_changes_and_is_no_saving() -> None:
    without, using = both(measure(pair(), {"change": "need", "of": "taker_need", "times": 0.5}))
    assert abs(moved(using, Kind.BOUGHT) + 0.8 * moved(using, Kind.USED) - 20_000) < 200
    assert paid(using, "virgin_saved") <= paid(without, "virgin_saved")


def test_an_amount_that_changed_until_new_year_is_the_old_one_after_it() -> None:
    data = measure(pair(), {"change": "need", "of": "taker_need", "times": 0.333333}, lasts_days=365)
    without, using = (play(data, 2, events=events)[1].ledger for events in ({}, {"m": 0}))
    for ledger in (without, using):
        assert abs(moved(ledger, Kind.BOUGHT) + 0.8 * moved(ledger, Kind.USED) - 40_000) < 200


def test_an_audit_saves_what_it_finds() -> None:
    effect = {"change": "saving", "of": "taker_need", "saves": {"low": 0.05, "base": 0.1, "high": 0.2}}
    data = measure(pair(contract=False), effect)
    without, using = both(data)
    found = found_by_audit(from_data(data).measures["m"].effects[0].saves, "m", "taker_need", 1)  # type: ignore[arg-type]
    assert 0.05 <= found <= 0.2
    assert moved(using, Kind.BOUGHT) == pytest.approx(
        (1 - float(found)) * moved(without, Kind.BOUGHT), rel=0.001
    )
    assert paid(using, "virgin_saved") == pytest.approx(float(found) * paid(without, "virgin"), rel=0.01)


def test_what_an_audit_finds_lies_in_its_range_and_differs_by_luck() -> None:
    effect = {"change": "saving", "of": "applicant", "saves": {"low": 0.05, "base": 0.1, "high": 0.2}}
    saves = from_data(measure(pair(), effect, kind="audit")).measures["m"].effects[0].saves
    assert saves is not None
    found = [found_by_audit(saves, "m", "n", seed) for seed in range(400)]
    assert len(set(found)) > 390
    assert saves.low <= min(found) <= max(found) <= saves.high  # type: ignore[operator]
    assert abs(float(sum(found)) / 400 - 0.35 / 3) < 0.005, "a triangle's mean"


@pytest.mark.parametrize("firms", [("taker",), ("giver",)])
def test_an_audit_is_for_the_firms_that_have_it(firms: tuple[str, ...]) -> None:
    effect = {"change": "saving", "of": "applicant", "saves": 0.1}
    data = measure(pair(contract=False), effect, kind="audit")
    whole = moved(year(data), Kind.BOUGHT)
    used = year(data, events={"m.1": 0}, scopes={"m.1": Scope("m", firms)})
    assert (moved(used, Kind.BOUGHT) < whole) == (firms == ("taker",))


# -- money ----------------------------------------------------------------------------------------


def in_debt(**firm: Any) -> Data:
    data = pair(contract=False)
    data["firms"]["giver"] |= {"purse": {"start": 0}, "credit": {"limit": 500_000, "rate": 0.1}} | firm
    return data


def test_credit_is_cheaper() -> None:
    without, using = both(
        measure(in_debt(), {"change": "credit_rate", "of": "giver", "times": 0.5}),
        cash={"giver": -10_000_00, "taker": 0},
    )
    assert paid(using, "interest") == pytest.approx(paid(without, "interest") / 2, rel=0.05)


def test_the_tractor_effect_needs_a_long_contract_with_an_anchor() -> None:
    """The advantage holds as long as the contract does, and for the small firm only."""
    found = []
    for size, term in (("anchor", 2), ("anchor", 1), ("sme", 2)):
        data = steady_pair(years=term)  # the contract runs a year longer
        data["firms"]["giver"] |= {"size": "sme", "credit": {"limit": 500_000, "rate": 0.1}}
        data["firms"]["taker"]["size"] = size
        rule: dict[str, Any] = {"eligible": {"sizes": ["sme"], "anchor_years": 3}}
        measure(data, {"change": "credit_rate", "of": "applicant", "plus": -0.05}, kind="advantage", **rule)
        found.append(paid(year(data, cash={"giver": -100_000_00, "taker": 0}), "interest"))
    assert found[0] < 0.6 * found[1]
    assert found[1] == found[2]


def test_a_higher_limit_keeps_a_firm_out_of_restructuring() -> None:
    data = measure(
        in_debt(credit={"limit": 0, "rate": 0}), {"change": "credit_limit", "of": "giver", "to": 10_000_000}
    )
    at: dict[str, Any] = {"cash": {"giver": -10_000_00, "taker": 0}}
    assert "giver" in play(data, 1, **at)[0].state.restructuring
    assert play(data, 1, **at, events={"m": 0})[0].state.restructuring == {}


# -- what is there --------------------------------------------------------------------------------


def test_a_match_comes_to_light() -> None:
    data = pair(contract=False)
    data["matches"] = {"secret": {"giver": "giver_waste", "taker": "taker_need", "hidden": True}}
    plan = plan_of(measure(data, {"change": "reveal", "of": "all"}, kind="matchmaking"))
    exchange = {"giver": "giver_waste", "taker": "taker_need", "most": 30, "years": 1, "carrier": "belt"}
    parties = ["giver", "taker"]
    deal = DECISION.validate_python(
        {"do": "agree_deal", "parties": parties, "signed": parties, "exchanges": [exchange]}
    )
    state = opening_state(plan)
    refused = play_round(plan, 1, state, RoundInput({"giver": [deal]}, 1))
    assert [str(one.what) for one in refused.objections] == ["Nobody knows yet that waste fits rock."]
    known = play_round(plan, 1, inject(state, "m"), RoundInput({"giver": [deal]}, 1))
    assert known.objections == ()
    assert moved(known.ledgers[0], Kind.EXCHANGE) > moved(refused.ledgers[0], Kind.EXCHANGE) == 0


def test_a_line_is_there_only_once_a_measure_opens_it() -> None:
    data = measure(pair(), {"change": "stand", "of": "taker"}, lead_days=182)
    without, using = both(data)
    for kind in (Kind.PRODUCT, Kind.SERVICE, Kind.RECEIVED):
        assert [moved(without, kind, **{side: "taker_line"}) for side in ("source", "target")] == [0, 0]
    assert abs(moved(using, Kind.PRODUCT, source="taker_line") - 20_000) < 400
    assert abs(moved(using, Kind.SERVICE, target="taker_line") - 20_000) < 400
    assert 0 < moved(using, Kind.RECEIVED) < 0.75 * 30_000
    _, second = play(data, 2, events={"m": 0})
    assert abs(moved(second.ledger, Kind.PRODUCT, source="taker_line") - 40_000) < 400


def test_an_intake_opens() -> None:
    data = measure(pair(), {"change": "stand", "of": "taker_need", "material": "waste"}, lead_days=182)
    without, using = both(data)
    assert virgin(without) == {("not_built", "m"): moved(without, Kind.BOUGHT)}
    assert moved(without, Kind.USED) == 0 < moved(using, Kind.USED) < 0.75 * 30_000


def test_a_card_comes_with_a_measure() -> None:
    data = measure(building(), {"change": "stand", "of": "works"}, name="Outside partner")
    plan = plan_of(data)
    wish = DECISION.validate_python({"do": "invest", "project": "works"})
    said = [str(one.instead) for one in check(plan, opening_state(plan), ("giver",), wish)]
    assert said == ["It comes with Outside partner."]
    after = play_round(plan, 1, inject(opening_state(plan), "m"), RoundInput({"giver": [wish]}, 1))
    assert paid(after.ledgers[0], "project") == 10_000_00


def test_a_firm_closes() -> None:
    without, using = both(measure(pair(), {"change": "close", "of": "giver"}))
    assert (
        moved(using, Kind.PRODUCT, source="giver_line")
        < 200
        < moved(without, Kind.PRODUCT, source="giver_line")
    )


@pytest.mark.parametrize("of", ["giver_line", "giver"])
def test_a_line_stops_for_as_long_as_the_measure_lasts(of: str) -> None:
    data = measure(pair(), {"change": "stop", "of": of}, lead_days=73, lasts_days=73)
    without, using = both(data)
    made = [moved(one, Kind.PRODUCT, source="giver_line") for one in (without, using)]
    assert made[1] == pytest.approx(0.8 * made[0], rel=0.02)
    across = play(measure(pair(), {"change": "stop", "of": of}, lasts_days=438), 2, events={"m": 0})
    made = [moved(one.ledger, Kind.PRODUCT, source="giver_line") for one in across]
    assert made[0] < 200
    assert made[1] == pytest.approx(0.8 * 30_000, rel=0.03)


# -- all ------------------------------------------------------------------------------------------


def test_every_kind_of_change_is_shown_here_or_with_the_calls() -> None:
    told = "".join(
        file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("test_*.py"))
    )
    assert set(get_args(Change)) - set(re.findall(r'"change": "([a-z_]+)", "of"', told)) == set()


def test_effects_on_one_figure_follow_the_order_of_their_measures_ids() -> None:
    data = measure(pair(), {"change": "price", "of": "taker_need", "plus": 10}, key="b")
    measure(data, {"change": "price", "of": "taker_need", "times": 2}, key="a")
    plan = plan_of(data)
    for order in (("a", "b"), ("b", "a")):
        state = replace(opening_state(plan), events=dict.fromkeys(order, 0))
        assert (
            Effects.at(plan, state).figure(
                "price", "taker_need", plan.needs["taker_need"].price.in_year(FIRST_YEAR)
            )
            == 130
        )


def test_injecting_twice_is_injecting_once_and_changes_nothing_it_is_given() -> None:
    plan = Plan(from_data(measure(pair(), {"change": "price", "of": "all", "times": 2})))
    state = opening_state(plan)
    digest = state.digest()
    once = inject(state, "m")
    assert inject(once, "m").digest() == once.digest()
    assert state.digest() == digest != once.digest()

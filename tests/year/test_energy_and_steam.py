"""Steam, heat and fuels: power lost by drawing, what use leaves behind, stores for a season, heating values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sim.economy.outlook import Outlook
from sim.economy.price_zone import Pricing
from sim.indicators.round import indicators
from sim.ledger import Kind
from sim.ledger_references import stray_part
from sim.opening import opening_state
from sim.scenario.doubts import doubts
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data
from sim.scenario.problems import ScenarioFault
from tests.clusters.draws import FIRST_YEAR, Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import line_of, moved, need_of, paid, plan_of, play, stream_of, weeks, year


def steam_pair(**more: object) -> Data:
    """A power station that can draw 1 000 MWh of steam, and a refinery that burns oil for as much."""
    data = steady_pair(waste=1000, need=1000, ratio=1, giver_store=0, **more)
    for name in ("waste", "rock", "goods"):
        data["materials"][name] |= {"unit": "MWh", "resource": "energy"}
    for firm in ("giver", "taker"):
        line_of(data, firm)["losses"] = 0
    data["materials"]["power"] = {
        "unit": "MWh",
        "resource": "energy",
        "grid": Decimal("0.3"),
        "estimate": "test",
    }
    data["carriers"]["pipe"] = {"kind": "pipe", "estimate": "test"}
    if "exchanges" in data:
        data["exchanges"]["pair"]["carrier"] = "pipe"
    return data


def test_steam_that_is_given_costs_the_power_that_its_turbine_no_longer_makes() -> None:
    data = steam_pair()
    stream_of(data)["lost_power"] = {"material": "power", "amount": Decimal("0.2"), "price": 60}
    plan, ledger = plan_of(data), year(data)
    sent = moved(ledger, Kind.EXCHANGE)
    assert moved(ledger, Kind.BOUGHT, target="giver_line", material="power") == pytest.approx(sent / 5, abs=1)
    assert paid(ledger, "lost_power", payer="giver", payee="outside") == pytest.approx(sent / 5 * 6, abs=60)
    carbon = indicators(plan, [ledger], opening_state(plan).contracts)
    assert carbon.scope2_kg == pytest.approx(sent / 5 * 0.3, abs=1)
    state = opening_state(plan)
    floors = [
        Pricing(known, state, Outlook.at(known, state, FIRST_YEAR)).floor("giver_waste")
        for known in (plan, plan_of(steam_pair()))
    ]
    assert floors[0] - floors[1] == 12, "0.2 MWh at 60 EUR"
    assert not paid(year(steam_pair(contract=False)), "lost_power")
    assert not stray_part(plan, ledger, opening_state(plan).contracts), "a recorded year of it is read again"


def condensing() -> Data:
    """The refinery gives 1.5 m3 of condensate for each MWh back to the boilers of the power station."""
    data = steam_pair()
    for name in ("condensate", "feed_water"):
        data["materials"][name] = {"unit": "m3", "resource": "water", "grade": 80, "estimate": "test"}
    line_of(data, "taker")["side_streams"] = {
        "condensate_out": {
            "material": "condensate", "amount": Decimal("1.5"), "left_of": "waste", "disposal": {"kind": "discharge"},
        }
    }  # fmt: skip
    line_of(data, "giver")["needs"] = {
        "boiler_water": {
            "virgin": "feed_water", "amount": 2, "price": 3,
            "secondaries": {"condensate": {"lowest_grade": 60, "label": "same_use"}},
        }
    }  # fmt: skip
    data["exchanges"]["return"] = data["exchanges"]["pair"] | {
        "giver": "condensate_out", "taker": "boiler_water", "most": 10_000,
    }  # fmt: skip
    return data


def test_condensate_comes_back_as_steam_is_used_and_not_as_the_line_runs() -> None:
    ledger = year(condensing())
    used, back = moved(ledger, Kind.USED, material="waste"), moved(ledger, Kind.MADE, target="condensate_out")
    assert used == pytest.approx(1_000_000, rel=0.01)
    assert back == pytest.approx(used * 1.5, rel=0.01)
    fresh = moved(ledger, Kind.VIRGIN, material="feed_water")
    assert fresh == pytest.approx(2_000_000 - back, rel=0.01)
    data = condensing()
    del data["exchanges"]["pair"]
    assert moved(year(data), Kind.MADE, target="condensate_out") == 0, "no steam, no condensate"


def test_what_was_used_in_the_last_batch_of_the_year_leaves_in_the_next() -> None:
    data = condensing()
    data["about"]["rounds"] = [1, 1, 1]
    data["exchanges"] = {key: part | {"last_year": FIRST_YEAR + 2} for key, part in data["exchanges"].items()}
    used = left = 0
    for result in play(data, 3):
        used += moved(result.ledger, Kind.USED, material="waste")
        left += moved(result.ledger, Kind.MADE, target="condensate_out")
    batch = result.state.carries["condensate_out:batch"]
    assert batch > 0
    assert left == (used - batch) * 3 // 2


def test_heat_goes_first_and_the_water_that_carried_it_after() -> None:
    """A cascade: warm water heats homes, and cooled it waters a greenhouse."""
    data = condensing()
    line_of(data, "taker")["needs"]["taker_need"]["secondaries"]["waste"]["lowest_grade"] = 70
    data["materials"]["condensate"]["grade"] = 30
    data["materials"]["waste"]["grade"] = 85
    need = line_of(data, "giver")["needs"]["boiler_water"]
    need["secondaries"]["condensate"]["lowest_grade"] = 20
    assert moved(year(data), Kind.USED, source="boiler_water") > 1_400_000


def test_what_leaves_a_secondary_that_nobody_takes_is_refused() -> None:
    data = condensing()
    line_of(data, "taker")["side_streams"]["condensate_out"]["left_of"] = "feed_water"
    with pytest.raises(ScenarioFault, match="No need of the line takes"):
        from_data(data)


def test_a_pit_keeps_summer_heat_for_the_winter() -> None:
    """A seasonal store is a treatment of heat with a large store of its yield, which keeps a part of it."""
    data = steam_pair()
    data["materials"]["kept_heat"] = {"unit": "MWh", "resource": "energy", "estimate": "test"}
    line_of(data, "taker")["market"]["season"] = [3, 3, 2, 1, 0, 0, 0, 0, 0, 1, 2, 3]
    line_of(data, "taker")["capacity"] = 4000
    kept = {"material": "kept_heat", "share": Decimal("0.8"), "store": 500, "disposal": {"kind": "discharge"}}
    data["firms"]["taker"]["treatments"] = {
        "pit": {"takes": "waste", "capacity": 1000, "feed_store": 50, "yields": {"pit_out": kept}}
    }
    need_of(data)["secondaries"] = {"kept_heat": {"store": 20}}
    data["exchanges"]["pair"]["taker"] = "pit"
    first, second = play(data, 2)
    into, out = (weeks(second.ledger, kind, **where) for kind, where in (
        (Kind.USED, {"source": "pit/feed"}), (Kind.USED, {"source": "taker_need"})
    ))  # fmt: skip
    assert sum(into[20:35]) > 200_000, "summer heat goes into the pit"
    assert sum(out[20:35]) == 0
    assert sum(out[:12]) > sum(into[:12]) * 0.8 + 100_000, "in winter more comes out than goes in"
    assert first.state.stocks == second.state.stocks, "year after year the same"


def test_energy_a_tonne_says_what_a_fuel_replaces() -> None:
    data = steady_pair(waste=100, need=1000)
    data["materials"]["rock"] |= {"unit": "MWh", "resource": "fossil"}
    data["materials"]["goods"] |= {"unit": "MWh", "resource": "energy"}
    data["materials"]["waste"] |= {"resource": "biomass", "energy": Decimal("2.4"), "basis": "wet"}
    stated = Decimal("0.8")
    del need_of(data)["secondaries"]["waste"]["ratio"]
    ledger = year(data)
    used = moved(ledger, Kind.USED)
    assert moved(ledger, Kind.VIRGIN) == pytest.approx(1_000_000 - 2.4 * used, abs=5)
    need_of(data)["secondaries"]["waste"]["ratio"] = stated
    (question,) = [one for one in doubts(Scenario.model_validate(data)) if one.where[-1] == "ratio"]
    assert "one unit replaces 2.4" in str(question.what)
    del data["materials"]["waste"]["basis"]
    with pytest.raises(ScenarioFault, match="whether its water is weighed"):
        from_data(data)

"""Climate: one account of the whole cluster, in which a saving appears once."""

from __future__ import annotations

from sim.indicators.carbon import Carbon, carbon
from sim.indicators.links import links
from sim.indicators.moved import Moved
from sim.ledger import Kind
from tests.indicators.cluster import Year, contract, plan

PLAN = plan()
SLAG = {"c1": contract("c1", "slag-stream", "stone")}


def account(year: Year) -> Carbon:
    moved = Moved([year.ledger])
    return carbon(PLAN, moved, links(PLAN, moved, SLAG))


def test_fuel_counts_at_the_stack_and_in_its_making() -> None:
    assert account(Year().bought("fuel", "boiler", "oil", 100)) == Carbon(28_000, 0, 5_000, 0)


def test_wood_is_shown_apart() -> None:
    found = account(Year().bought("chips", "boiler", "wood", 10))
    assert (found.total_kg, found.biogenic_kg) == (0, 15_000)


def test_only_power_from_outside_is_scope_two() -> None:
    year = Year().move(Kind.BOUGHT, "outside", "crusher", "power", 10)
    assert account(year) == Carbon(0, 1_000, 0, 0)


def test_flared_gas_is_the_clusters_own_stack() -> None:
    assert account(Year().move(Kind.DISPOSAL, "gas-stream", "flare", "gas", 10)).scope1_kg == 3_000


def test_gas_burnt_in_a_boiler_moves_its_emission_and_saves_the_oil() -> None:
    flared = Year().move(Kind.DISPOSAL, "gas-stream", "flare", "gas", 100).bought("fuel", "boiler", "oil", 90)
    burnt = Year().sent("c2", "gas-stream", "fuel", "boiler", "gas", 100)
    before, after = account(flared), account(burnt)
    assert before.scope1_kg - after.scope1_kg == 90 * 280, "the oil, and nothing for the flare on top"
    carried = 100 * 26 // 10
    assert before.total_kg - after.total_kg == 90 * 330 - carried


def test_a_treatments_feed_is_passed_on_not_burnt() -> None:
    assert account(Year().move(Kind.USED, "crusher/feed", "crusher", "gas", 10)).total_kg == 0


def test_disposal_counts_with_its_transport() -> None:
    year = Year().move(Kind.DISPOSAL, "slag-stream", "landfill", "slag", 100)
    year.move(Kind.DISPOSAL, "furnace", "landfill", "dirty-slag", 100, "not_collected", "slag-stream")
    assert account(year) == Carbon(0, 0, 2 * 100 * 10 + 2 * 100 * 5 // 10, 0)


def test_exchanges_carry_their_tonne_kilometres() -> None:
    year = Year().move(Kind.EXCHANGE, "slag-stream", "c1", "slag", 100)
    assert account(year).scope3_kg == 100 * 30 // 10, "30 km of road at 0.1 kg"

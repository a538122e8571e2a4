"""Side streams and the links that take them up."""

from __future__ import annotations

import pytest

from sim.indicators.links import links, network
from sim.indicators.moved import Moved
from sim.indicators.streams import streams
from sim.ledger import Kind
from tests.indicators.cluster import Year, contract, plan, sound_year

PLAN = plan()


def moved(*years: Year) -> Moved:
    return Moved([year.ledger for year in years])


def crushed(fed_by: Kind) -> Year:
    """100 t of slag, all crushed to gravel that another firm takes."""
    year = Year().move(Kind.MADE, "furnace", "slag-stream", "slag", 100)
    if fed_by is Kind.RECEIVED:
        year.move(Kind.EXCHANGE, "slag-stream", "c1", "slag", 100)
        year.move(Kind.RECEIVED, "c1", "crusher/feed", "slag", 100)
    else:
        year.move(Kind.OWN, "slag-stream", "crusher/feed", "slag", 100)
    year.move(Kind.USED, "crusher/feed", "crusher", "slag", 100)
    year.move(Kind.MADE, "crusher", "gravel-yield", "gravel", 90)
    year.move(Kind.DISPOSAL, "crusher", "heap", "dust", 10, "residue", "crusher")
    return year.sent("c2", "gravel-yield", "stone", "paver", "gravel", 90)


def test_what_arose_and_where_it_went() -> None:
    found = streams(PLAN, moved(sound_year()))
    assert found.generated_kg == 100_000, "collected and not; the gas is energy"
    assert found.disposed["landfill"] == 50_000
    assert found.disposed["flare"] == 0
    assert found.utilisation == 0.3
    assert found.parked_kg == 20_000, "parked, not saved"


def test_stocks_grow_over_the_round_and_are_a_yearly_mean() -> None:
    years = Year().stock("stone", "slag", 0, 6), Year(2021).stock("stone", "slag", 6, 14)
    assert streams(PLAN, moved(*years)).parked_kg == 7_000


def test_stores_that_are_drawn_down_park_nothing() -> None:
    assert streams(PLAN, moved(Year().stock("slag-stream", "slag", 9, 2))).parked_kg == 0


def test_virgin_material_in_store_is_not_parked() -> None:
    assert streams(PLAN, moved(Year().stock("stone", "rock", 0, 9))).parked_kg == 0


@pytest.mark.parametrize(("fed_by", "share"), [(Kind.RECEIVED, 1.0), (Kind.OWN, 0.9)])
def test_a_tonne_that_passes_two_firms_is_utilised_once(fed_by: Kind, share: float) -> None:
    found = streams(PLAN, moved(crushed(fed_by)))
    assert found.utilisation == share
    assert found.recovery == 0.9
    assert found.disposed["heap"] == 10_000


def test_own_reuse_is_shown_apart() -> None:
    year = Year().move(Kind.MADE, "furnace", "slag-stream", "slag", 100)
    year.move(Kind.OWN, "slag-stream", "stone", "slag", 25)
    found = streams(PLAN, moved(year))
    assert (found.utilisation, found.own_use) == (0, 0.25)


def test_scrap_that_came_back_and_was_not_sorted_out_arose_too() -> None:
    year = Year().move(Kind.DISPOSAL, "in_use", "landfill", "slag", 5, "not_collected", "old-steel")
    assert streams(PLAN, moved(year)).generated_kg == 5_000


def test_links_between_firms_are_counted_by_contract_and_drawn_by_pair() -> None:
    found = network(PLAN, links(PLAN, moved(crushed(Kind.RECEIVED)), {}))
    assert found.exchanges == 2
    assert found.by_label == {"same_use": 1, "treated": 1}
    assert found.density == 2 / 12
    assert found.connectance == 2 / 6


def test_a_contract_that_moved_nothing_is_no_exchange() -> None:
    year = Year().move(Kind.EXCHANGE, "slag-stream", "c1", "slag", 3)
    year.move(Kind.TURNED_BACK, "c1", "slag-stream", "slag", 3)
    assert links(PLAN, moved(year), {}) == ()


def test_goods_still_on_the_road_know_their_taker_from_the_contract() -> None:
    year = Year().move(Kind.EXCHANGE, "slag-stream", "c1", "slag", 3)
    (link,) = links(PLAN, moved(year), {"c1": contract("c1", "slag-stream", "stone")})
    assert (link.taker_firm, link.label, link.sent, link.received) == ("roads", "lower_use", 3_000, 0)

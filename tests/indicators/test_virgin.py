"""The headline, virgin use, and the share that secondaries filled."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sim.indicators.moved import Moved, spread
from sim.indicators.virgin import headline, shares, virgin_use
from sim.ledger import Kind
from tests.indicators.cluster import Year, plan, sound_year

PLAN = plan()
TONNES = st.integers(0, 40)


def moved(*years: Year) -> Moved:
    return Moved([year.ledger for year in years])


def paving(served: int, slag: int, wanted: int = 40) -> Moved:
    """A year of paving in which slag took the place of rock as far as it went."""
    year = Year().served("paver", "road", wanted, served)
    used = min(Fraction(slag) * Fraction(4, 5), Fraction(served))
    if slag:
        year.sent("c1", "slag-stream", "stone", "paver", "slag", float(used / Fraction(4, 5)))
    year.bought("stone", "paver", "rock", float(served - used))
    return moved(year.bought("cover", "paver", "rock", served / 2))


def test_the_headline_counts_what_secondaries_could_replace() -> None:
    head = headline(PLAN, moved(sound_year()))
    assert head.consumed_kg == head.total_kg == 36_000, "16 t and 20 t of rock; no ore, no water"


def test_fuels_count_by_what_they_weigh() -> None:
    head = headline(PLAN, moved(Year().bought("fuel", "boiler", "oil", 80)))
    assert head.total_kg == 8_000


def test_a_round_of_two_years_is_a_yearly_mean() -> None:
    assert headline(PLAN, moved(sound_year(), Year(2021))).total_kg == 18_000


def test_what_is_not_delivered_is_made_elsewhere_from_virgin_material() -> None:
    head = headline(PLAN, moved(Year().served("paver", "road", 40, 10).bought("stone", "paver", "rock", 10)))
    assert (head.consumed_kg, head.undelivered_kg) == (10_000, 45_000), "30 roads of 1 t and 0.5 t"


def test_what_a_customer_waited_for_is_delivered_after_all() -> None:
    late = Year().served("paver", "road", 40, 30), Year(2021).served("paver", "road", 40, 50)
    assert headline(PLAN, moved(*late)).undelivered_kg == 0


@given(TONNES, TONNES)
def test_a_closed_firm_never_lowers_the_headline(served: int, slag: int) -> None:
    closed = headline(PLAN, moved(Year().served("paver", "road", 40, 0))).total_kg
    assert closed >= headline(PLAN, paving(served, slag)).total_kg


def test_virgin_use_by_class_and_stage_adds_up() -> None:
    use = virgin_use(PLAN, moved(sound_year().bought("fuel", "boiler", "oil", 10)))
    assert use.by_class == {"fossil": 1_000, "minerals": 36_000, "ores": 200_000}
    assert use.by_stage == {"extraction": 236_000, "processing": 1_000}
    assert use.total_kg == sum(use.by_class.values()) == 237_000
    assert use.water_l == 500_000, "water has an indicator of its own"


def test_power_without_a_stated_weight_is_no_tonne() -> None:
    year = Year().move(Kind.BOUGHT, "outside", "crusher", "power", 5)
    assert virgin_use(PLAN, moved(year)).total_kg == 0


def test_the_secondary_share_counts_virgin_equivalents() -> None:
    year = Year().sent("c1", "slag-stream", "stone", "paver", "slag", 30).bought("stone", "paver", "rock", 16)
    found = shares(PLAN, moved(year))
    assert found.secondary == 0.6, "24 of 40 t"
    assert found.by_label == {"lower_use": 24_000}


def test_backfilling_and_energy_stand_apart() -> None:
    year = Year().sent("c2", "gas-stream", "fuel", "boiler", "gas", 80).bought("fuel", "boiler", "oil", 8)
    year.bought("stone", "paver", "rock", 10).bought("cover", "paver", "rock", 3)
    year.move(Kind.USED, "cover", "paver", "dust", 9)
    found = shares(PLAN, moved(year))
    assert (found.secondary, found.energy, found.fill) == (0, 0.9, 0.75)


@given(TONNES, TONNES)
def test_the_secondary_share_lies_between_nothing_and_one(served: int, slag: int) -> None:
    share = shares(PLAN, paving(served, slag)).secondary
    assert 0 <= share <= 1
    assert share == 0 or slag


def test_the_secondary_share_is_one_when_nothing_virgin_is_used() -> None:
    year = Year().sent("c2", "gas-stream", "fuel", "boiler", "gas", 80)
    assert shares(PLAN, moved(year)).secondary == 1
    assert shares(PLAN, moved(Year())).secondary == 0, "and nothing where nothing is used at all"


@given(st.lists(st.fractions(0, 100), min_size=1, max_size=8))
def test_a_whole_total_is_spread_without_losing_a_kilogram(parts: list[Fraction]) -> None:
    total = round(sum(parts, Fraction(0)))
    found = spread(total, dict(enumerate(parts)))
    assert sum(found.values()) == total
    assert all(abs(found[i] - part) <= 1 for i, part in enumerate(parts))

"""Every kilogram thrown away or bought virgin has its cause, and the causes add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.indicators.moved import Moved
from sim.indicators.virgin import headline
from sim.indicators.why import Spell, disposal_causes, headline_causes
from sim.ledger import SINKS, Kind
from tests.indicators.cluster import Year, plan, sound_year

PLAN = plan()
CAUSES = st.sampled_from(["no_partner", "not_built", "contract_cap", "share_limit"])
WASTE = st.lists(st.tuples(CAUSES, st.sampled_from(SINKS), st.integers(0, 51), st.integers(1, 10**6)))


def test_what_went_to_landfill_and_why() -> None:
    first, second = disposal_causes([sound_year().ledger], ["landfill"])
    assert (first.cause, first.culprit, first.source, first.amount) == (
        "contract_cap", "c1", "slag-stream", 40_000,
    )  # fmt: skip
    assert (second.cause, second.culprit, second.spells) == (
        "not_collected", "steelworks", (Spell(2020, 3, 3),),
    )  # fmt: skip


def test_weeks_on_end_make_a_spell() -> None:
    years = Year(), Year(2021)
    for year, weeks in zip(years, ([0, 1, 2, 9], [0, 51]), strict=True):
        for week in weeks:
            year.move(Kind.DISPOSAL, "slag-stream", "heap", "slag", 1, "store_full", "x", week=week)
    (one,) = disposal_causes([year.ledger for year in years])
    assert one.spells == (
        Spell(2020, 0, 2),
        Spell(2020, 9, 9),
        Spell(2021, 0, 0),
        Spell(2021, 51, 51),
    )


def test_causes_can_be_grouped_coarser() -> None:
    year = sound_year().move(Kind.DISPOSAL, "gravel-yield", "heap", "gravel", 5, "contract_cap", "c1")
    found = disposal_causes([year.ledger], by=("cause", "culprit"))
    assert {(one.cause, one.source): one.amount for one in found}["contract_cap", ""] == 45_000


@given(WASTE)
def test_causes_of_disposal_add_up_to_what_was_disposed_of(waste: list[tuple[str, str, int, int]]) -> None:
    year = Year()
    for cause, sink, week, kilograms in waste:
        year.move(Kind.DISPOSAL, "slag-stream", sink, "slag", kilograms / 1000, cause, "", week=week)
    for by in (("cause",), ("cause", "culprit", "material", "source", "target")):
        assert sum(one.amount for one in disposal_causes([year.ledger], by=by)) == sum(w[3] for w in waste)


@given(WASTE, st.integers(0, 1000), st.integers(1, 3))
def test_causes_of_the_headline_add_up_to_it(
    bought: list[tuple[str, str, int, int]], served: int, years: int
) -> None:
    year = Year().served("paver", "road", 40, served / 7)
    for number, (cause, culprit, _, amount) in enumerate(bought):
        need, material = ("fuel", "oil") if number % 2 else ("stone", "rock")
        year.bought(need, "paver", material, amount / 1000, cause, culprit)
    ledgers = [year.ledger, *(Year(2020 + more).ledger for more in range(1, years))]
    found = headline_causes(PLAN, ledgers)
    assert sum(found.values()) == headline(PLAN, Moved(ledgers)).total_kg

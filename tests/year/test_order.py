"""An hour has its phases, and within a phase things come by id."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.ledger import Kind
from sim.units import YEAR
from sim.year.calendar import Calendar, Phase, Story
from tests.random_scenarios import steady_pair
from tests.year.worlds import in_store, moved, play, year

THINGS = ["anchor", "bakery", "city", "dairy"]
ORDER = [
    "EVENTS", "OUTAGES", "ARRIVALS", "LINE_OUTPUT", "TREATMENT", "PIPES", "LOTS", "PURCHASES", "BATCH_START",
    "DISPOSAL", "WEEK_CLOSE",
]  # fmt: skip

calls = st.tuples(st.integers(0, 50), st.sampled_from(Phase), st.sampled_from(THINGS))


def test_the_phases_of_an_hour_are_those_of_the_model() -> None:
    assert [phase.name for phase in sorted(Phase)] == ORDER


@given(st.lists(calls, max_size=40))
def test_things_happen_by_hour_then_phase_then_id(planned: list[tuple[int, Phase, str]]) -> None:
    calendar, happened = Calendar(THINGS), []

    def one(hour: int, phase: Phase, thing: str) -> Story:
        yield calendar.until(hour, phase, thing)
        happened.append((hour, phase, thing))
        assert calendar.hour == hour

    for call in planned:
        calendar.begin(one(*call))
    calendar.run_year()
    assert happened == sorted(planned)


def test_the_past_is_now_and_the_next_new_year_is_not_this_year() -> None:
    calendar, happened = Calendar(THINGS), []

    def late() -> Story:
        yield calendar.until(30, Phase.LOTS)
        yield calendar.until(10, Phase.EVENTS)
        happened.append(calendar.hour)

    def next_year() -> Story:
        yield calendar.until(YEAR, Phase.EVENTS)
        happened.append(YEAR)

    calendar.begin(late())
    calendar.begin(next_year())
    calendar.run_year()
    assert happened == [30]


def test_what_comes_out_is_sent_and_used_in_the_same_hour_before_any_of_it_spills() -> None:
    """A giver and a taker without stores to speak of: line output, belt, batch start, disposal."""
    ledger = year(steady_pair(giver_store=0, waste=30, need=40, intake_store=1))
    assert moved(ledger, Kind.DISPOSAL) == 0
    assert moved(ledger, Kind.USED) == moved(ledger, Kind.MADE)


def test_the_own_firm_is_served_before_any_partner() -> None:
    data = steady_pair(waste=30, need=40, ratio=1)
    need = {"virgin": "rock", "amount": 1, "price": 60, "secondaries": {"waste": {}}}
    own = {"makes": "goods", "capacity": 20, "market": {"demand": 20}, "needs": {"own_need": need}}
    data["firms"]["giver"]["lines"]["own_line"] = own
    need["secondaries"] = {"waste": {"stock": 0}}
    found = play(data)[0]
    assert moved(found.ledger, Kind.OWN) - in_store(found, "own_need") >= 20_000 - 60
    assert moved(found.ledger, Kind.EXCHANGE) <= 10_000

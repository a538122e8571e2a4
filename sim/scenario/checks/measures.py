"""Events and measures: each says when it begins, who uses and pays it, and effects that can be carried out."""

from __future__ import annotations

from collections.abc import Iterator

from sim.message import Listing, Message
from sim.scenario.checks.offers import said_once
from sim.scenario.file import About, Scenario
from sim.scenario.firms import Line, Need
from sim.scenario.index import Index
from sim.scenario.measures import WITHOUT_NUMBER, Effect, Measure
from sim.scenario.problems import Finding, Where, listed, quoted

_OF_EVENTS = ("year", "chance", "day", "happened")
_OF_MEASURES = (
    "years",
    "rounds",
    "eligible",
    "cost",
    "paid_by",
    "applicants_share",
    "once",
    "call",
    "pledge",
    "majority",
    "code",
    "what",
)
_NOT_STARTED = (
    "years",
    "rounds",
    "cost",
    "paid_by",
    "applicants_share",
    "once",
    "call",
    "lead_days",
    "lasts_days",
)
"""Keys that say nothing about an area or an advantage: nobody starts or pays for them."""


def check_measures(scenario: Scenario, index: Index) -> Iterator[Finding]:
    """Findings about events and measures."""
    for key, event in scenario.events.items():
        where: Where = ("events", key)
        yield from _event(where, event, scenario)
        yield from _people(where, event)
        yield from _effects(where, event, index)
    sectors = frozenset(firm.sector for firm in scenario.firms.values())
    with_areas = any(measure.kind == "area" for measure in scenario.measures.values())
    for key, measure in scenario.measures.items():
        where = ("measures", key)
        yield from _measure(where, measure, scenario)
        yield from _people(where, measure)
        yield from _eligible((*where, "eligible"), key, measure, sectors, with_areas)
        yield from _effects(where, measure, index)


def _idle(where: Where, measure: Measure, keys: tuple[str, ...], why: Message) -> Iterator[Finding]:
    for key in keys:
        if key in measure.model_fields_set:
            yield Finding(
                (*where, key),
                Message("`{key}` says nothing here: {why}.", key=key, why=why),
                "Take this line out.",
            )


def _people(where: Where, measure: Measure) -> Iterator[Finding]:
    people = measure.people
    if people is not None and (people.exact < 0 or people.exact.denominator != 1):
        problem = Message("{people} is no number of people.", people=str(people.value))
        yield Finding((*where, "people"), problem, "Write a whole number, for instance 670.")


def _event(where: Where, event: Measure, scenario: Scenario) -> Iterator[Finding]:
    about = scenario.about
    last = about.last_year + about.legacy_years
    if event.kind != "event":
        yield Finding(
            (*where, "kind"),
            Message("A measure of kind {kind} is no event.", kind=event.kind),
            "Move it to `measures:`.",
        )
        return
    yield from _idle(where, event, _OF_MEASURES, Message("an event happens by itself"))
    if event.year is None and "chance" not in event.model_fields_set:
        yield Finding(where, "Nothing says when this happens.", "Add `year:` or `chance:`.")
    for key, year in (("year", event.year), ("happened", event.happened)):
        if year is not None and not about.first_year <= year <= last:
            yield Finding(
                (*where, key),
                Message(
                    "The game runs from {first} to {last}, so this never happens.",
                    first=about.first_year,
                    last=last,
                ),
                "Write a year of the game.",
            )


def _measure(where: Where, measure: Measure, scenario: Scenario) -> Iterator[Finding]:
    if measure.kind == "event":
        yield Finding(
            (*where, "kind"), "An event is no measure.", "Move it to `events:`, or write its `kind:`."
        )
        return
    yield from _idle(where, measure, _OF_EVENTS, Message("people start it"))
    if measure.kind in ("area", "advantage"):
        why = Message("nobody starts or pays for an {kind}", kind=measure.kind)
        yield from _idle(where, measure, _NOT_STARTED, why)
    yield from _open_in(where, measure, scenario.about)
    if measure.begins == "by vote":
        yield from _voted(where, measure)


def _open_in(where: Where, measure: Measure, about: About) -> Iterator[Finding]:
    """It can be started in rounds or in years of the game."""
    yield from said_once(where, measure, ("years", "rounds"))
    for number, round_ in enumerate(measure.rounds):
        if not 1 <= round_ <= len(about.rounds):
            yield Finding(
                (*where, "rounds", number),
                Message("The game has no round {round}.", round=round_),
                Message("Write a round from 1 to {rounds}.", rounds=len(about.rounds)),
            )
    for number, year in enumerate(measure.years):
        if not about.first_year <= year <= about.last_year:
            yield Finding(
                (*where, "years", number),
                Message(
                    "Decisions are made from {first} to {last}, so it cannot be started in {year}.",
                    first=about.first_year,
                    last=about.last_year,
                    year=year,
                ),
                "Write a year of the game.",
            )


def _voted(where: Where, measure: Measure) -> Iterator[Finding]:
    if measure.paid_by == "applicant":
        yield Finding(
            (*where, "paid_by"),
            "The whole cluster votes on an action; nobody applies for it.",
            "Write `fund`.",
        )
    if measure.call is not None:
        yield Finding(
            (*where, "call"), "Firms apply for a call; the cluster votes on this.", "Write `kind: programme`."
        )
    if not measure.once and measure.lasts_days is None:
        yield Finding(
            (*where, "once"), "It lasts for good, so it cannot be started again.", "Add `lasts_days:`."
        )


def _eligible(
    where: Where, key: str, measure: Measure, sectors: frozenset[str], with_areas: bool
) -> Iterator[Finding]:
    eligible = measure.eligible
    if eligible.after == key:
        yield Finding((*where, "after"), "It cannot come after itself.", "Name another measure.")
    for number, sector in enumerate(eligible.sectors):
        if sector not in sectors:
            yield Finding(
                (*where, "sectors", number),
                Message("No firm is in the sector {sector}.", sector=quoted(sector)),
                Message("Write one of: {names}.", names=listed(sorted(sectors))),
            )
    if eligible.in_priority_area and not with_areas:
        yield Finding(
            (*where, "in_priority_area"), "There is no priority area.", "Add a measure of kind area."
        )


def _effects(where: Where, measure: Measure, index: Index) -> Iterator[Finding]:
    for number, effect in enumerate(measure.effects):
        place: Where = (*where, "effects", number)
        yield from _figures(place, effect)
        yield from _material(place, effect, index)
        yield from _whose(place, effect, measure)
        line = index.part(effect.of, Line)
        if effect.change == "demand" and line and line.market is None:
            yield Finding(
                (*place, "of"), "This line has no market, so it has no demand.", "Name a line with a market."
            )


def _figures(where: Where, effect: Effect) -> Iterator[Finding]:
    given = [key for key in ("times", "plus", "to") if getattr(effect, key) is not None]
    if effect.change in WITHOUT_NUMBER:
        if given:
            yield Finding(
                (*where, given[0]),
                Message("A {change} has no number.", change=effect.change),
                "Take this line out.",
            )
    elif len(given) != 1:
        names = Listing(tuple(given), "and") if given else Message("none of them")
        yield Finding(
            where,
            Message("One of `times`, `plus` and `to` is needed; there is {names}.", names=names),
            "Write exactly one of the three.",
        )
    if (effect.change == "saving") != (effect.saves is not None):
        wanted = effect.change == "saving"
        yield Finding(
            (*where, "saves"),
            "An audit says what part it saves." if wanted else "Only a saving says what it saves.",
            "Add `saves:` with a range." if wanted else "Take this line out.",
        )


def _material(where: Where, effect: Effect, index: Index) -> Iterator[Finding]:
    """The secondary of a need whose share changes or whose intake opens."""
    need = index.part(effect.of, Need)
    wanted = effect.change == "share" or (effect.change == "stand" and need is not None)
    if wanted and effect.material is None:
        yield Finding((*where, "material"), "Nothing says which secondary this is.", "Add `material:`.")
    elif not wanted and effect.material is not None:
        yield Finding(
            (*where, "material"),
            Message("A {change} is of no material here.", change=effect.change),
            "Take this line out.",
        )
    elif need and effect.material and effect.material not in need.secondaries:
        known = listed(need.secondaries) or Message("none yet")
        yield Finding(
            (*where, "material"),
            Message(
                "{material} is not among the secondaries of {need}.",
                material=quoted(effect.material),
                need=quoted(effect.of),
            ),
            Message("Write one it has: {names}.", names=known),
        )


def _whose(where: Where, effect: Effect, measure: Measure) -> Iterator[Finding]:
    """Only a measure that firms use has applicants; what has come to stand stands for good."""
    if effect.of == "applicant" and measure.begins not in ("by application", "by condition"):
        yield Finding(
            (*where, "of"), "Nobody applies for this, so there is no applicant.", "Write `all`, or an id."
        )
    if effect.change == "stand" and measure.lasts_days is not None:
        yield Finding(
            where,
            "What has come to stand stays, but the measure ends.",
            "Take `lasts_days` out of the measure.",
        )
    if effect.change in ("stand", "close") and measure.begins in ("by choice", "by condition"):
        yield Finding(
            where,
            Message(
                "An {kind} comes and goes, but a {change} is for good.",
                kind=measure.kind,
                change=effect.change,
            ),
            "Write it as an action or an event.",
        )

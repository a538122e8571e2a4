"""What fills the cluster fund beside gifts: the pledge, and levies. And the majorities that votes ask for."""

from __future__ import annotations

from collections.abc import Iterator

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.measures import Effect, Measure, Pledge
from sim.scenario.problems import Finding, Where

_YEAR = 365
_NOT_OF_PLEDGES = (
    "code", "eligible", "cost", "paid_by", "applicants_share", "lead_days", "lasts_days", "once", "call", "effects",
)  # fmt: skip
"""Keys that say nothing about a pledge: nobody starts it, and it changes nothing but the fund."""


def check_fund(scenario: Scenario) -> Iterator[Finding]:
    """Findings about pledges, levies and majorities."""
    first = ""
    with_fund = any(part.paid_by == "fund" for part in scenario.measures.values())
    for group, measures in (("events", scenario.events), ("measures", scenario.measures)):
        for key, measure in measures.items():
            where: Where = (group, key)
            if measure.kind == "pledge" or measure.pledge is not None:
                yield from _pledge(where, measure, first, with_fund)
                first = first or key
            if measure.majority is not None and measure.begins != "by vote":
                yield Finding(
                    (*where, "majority"),
                    "Nobody votes on this.",
                    "Take this line out, or write `kind: action`.",
                )
            for number, effect in enumerate(measure.effects):
                if effect.change == "levy":
                    place: Where = (*where, "effects", number)
                    yield from _levy(place, effect, measure, with_fund)
                    yield from _in_time((*where, "lead_days"), measure, scenario)


def _pledge(where: Where, measure: Measure, first: str, with_fund: bool) -> Iterator[Finding]:
    if measure.kind != "pledge":
        yield Finding((*where, "kind"), "Only a pledge has the terms of one.", "Write `kind: pledge`.")
    if measure.pledge is None:
        yield Finding(
            where,
            "Nothing says what is pledged.",
            "Add `pledge:` with `share:`, `all_paid:` and `one_missing:`.",
        )
        return
    if first:
        what = Message("There is a pledge already: {name}.", name=first)
        yield Finding(where, what, "Keep one of the two.")
    if not with_fund:
        yield Finding(
            (*where, "pledge"),
            "There is no fund to pay into.",
            "Add a measure with `paid_by: fund`, or take this out.",
        )
    for key in _NOT_OF_PLEDGES:
        if key in measure.model_fields_set:
            what = Message("`{key}` says nothing here: a pledge only fills the fund.", key=key)
            yield Finding((*where, key), what, "Take this line out.")
    yield from _rates((*where, "pledge"), measure.pledge)


def _rates(where: Where, pledge: Pledge) -> Iterator[Finding]:
    if pledge.one_missing.value > pledge.all_paid.value:
        yield Finding(
            (*where, "one_missing"),
            "The region would add more when one has not paid than when all have.",
            "Write no more than `all_paid`.",
        )


def _levy(where: Where, effect: Effect, measure: Measure, with_fund: bool) -> Iterator[Finding]:
    if effect.plus is None or effect.plus <= 0:
        yield Finding(
            where,
            "A levy says how many EUR a unit pays.",
            "Write `plus:` with a number above 0, and no other.",
        )
    if measure.begins not in ("by vote", "by itself"):
        yield Finding(
            (*where, "change"),
            "A levy falls on all, so all decide on it.",
            "Write it in an action or an event.",
        )
    if not with_fund:
        yield Finding(
            (*where, "change"),
            "There is no fund to pay into.",
            "Add a measure with `paid_by: fund`, or take this out.",
        )


def _in_time(where: Where, measure: Measure, scenario: Scenario) -> Iterator[Finding]:
    """A levy that can be voted only so late that it never works."""
    about = scenario.about
    starts = min(measure.years, default=measure.year or about.first_year)
    last = about.last_year + about.legacy_years
    if starts + measure.lead_days // _YEAR > last:
        what = Message("The game runs until {last}; this could not work before.", last=last)
        yield Finding(where, what, "Write fewer days.")

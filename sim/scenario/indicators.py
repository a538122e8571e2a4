"""The indicators a scenario may name: those of `run --json` that are one number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sim.message import Message
from sim.scenario.file import About
from sim.scenario.problems import Finding, Where, listed, quoted
from sim.scenario.spelling import suggestion

INDICATORS: Final = (
    "addressable_virgin_t",
    "undelivered_virgin_t",
    "virgin_t",
    "landfill_t",
    "heap_t",
    "parked_t",
    "co2e_t",
    "scope1_t",
    "scope2_t",
    "scope3_t",
    "biogenic_t",
    "water_m3",
    "secondary_share",
    "energy_share",
    "fill_share",
    "symbiotic_utilisation",
    "own_use",
    "exchanges",
    "link_density",
    "eco_connectance",
    "mci",
    "resource_productivity_eur_per_t",
    "jobs",
    "outside_virgin_t",
    "removed_t",
)


def check_indicators(about: About) -> Iterator[Finding]:
    """Findings about indicators and goals that nothing measures, and about pictures that no question leads to."""
    for number, name in enumerate(about.indicators):
        yield from _known(("about", "indicators", number), name)
    for number, goal in enumerate(about.goals):
        yield from _known(("about", "goals", number, "indicator"), goal.indicator)
        for other in goal.also:
            yield from _known(("about", "goals", number, "also", other), other)
    if len(about.answered_by) > len(about.questions):
        what = Message("There are more pictures than questions: {n}.", n=len(about.questions))
        yield Finding(("about", "answered_by"), what, "Name one picture for each question, in their order.")


def _known(where: Where, name: str) -> Iterator[Finding]:
    if name not in INDICATORS:
        close = suggestion(name, INDICATORS)
        instead = (
            Message("Write `{near}`.", near=close)
            if close
            else Message("Write one of: {names}.", names=listed(INDICATORS))
        )
        yield Finding(where, Message("There is no indicator {name}.", name=quoted(name)), instead)

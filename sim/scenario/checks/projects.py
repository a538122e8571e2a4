"""Projects: each builds what its firm has, says all that is needed and no more, and bears its own code."""

from __future__ import annotations

from collections.abc import Iterator

from sim.message import Listing, Message
from sim.scenario.checks.offers import check_offer
from sim.scenario.checks.references import BUILT
from sim.scenario.file import Scenario
from sim.scenario.firms import Need
from sim.scenario.index import Index
from sim.scenario.measures import Measure
from sim.scenario.problems import Finding, Where, listed, quoted
from sim.scenario.projects import Builds, Match, Project

TARGETS: dict[str, tuple[str, ...]] = {
    "treatment": (),
    "line": (),
    "intake": ("material",),
    "pipe": ("carrier",),
    "less_waste": ("share",),
    "less_input": ("share",),
    "store": ("amount",),
}
"""What a project can build, and which keys say the rest about it."""
_DETAILS = ("material", "carrier", "share", "amount")
_FLOWING = ("pipe", "conveyor")


def check_projects(scenario: Scenario, index: Index) -> Iterator[Finding]:
    """Findings about projects and the codes of cards."""
    built: dict[tuple[str, ...], str] = {}
    for key, project in scenario.projects.items():
        where: Where = ("projects", key)
        yield from check_offer(where, project, scenario.about)
        for number, build in enumerate(project.builds):
            here: Where = (*where, "builds", number)
            yield from _builds(here, build)
            yield from _own(here, build, project, index)
            yield from _intake(here, build, index)
            yield from _pipe(here, build, scenario)
            yield from _once(here, build, key, built)
    yield from _codes(scenario)


def _builds(where: Where, build: Builds) -> Iterator[Finding]:
    targets = [key for key in TARGETS if getattr(build, key) is not None]
    if len(targets) != 1:
        named = Listing(tuple(targets), "and") if targets else Message("none of them")
        yield Finding(
            where,
            Message("One thing is built at a time; there is {names}.", names=named),
            Message("Write exactly one of: {names}.", names=", ".join(TARGETS)),
        )
        return
    target = targets[0]
    for key in _DETAILS:
        given = getattr(build, key) is not None
        if key in TARGETS[target] and not given:
            yield Finding(
                (*where, key),
                Message("`{target}` needs `{key}` beside it.", target=target, key=key),
                Message("Add `{key}:` here.", key=key),
            )
        elif given and key not in TARGETS[target]:
            yield Finding(
                (*where, key),
                Message("`{key}` says nothing about `{target}`.", key=key, target=target),
                "Take this line out.",
            )


def _own(where: Where, build: Builds, project: Project, index: Index) -> Iterator[Finding]:
    """A firm builds on its own ground."""
    for target, kinds in BUILT.items():
        key = getattr(build, target)
        entry = index.things.get(key or "")
        if not entry or entry.kind not in kinds or project.firm not in index.things:
            continue
        if entry.firm != project.firm:
            yield Finding(
                (*where, target),
                Message(
                    "{name} belongs to {owner}, but {firm} builds it.",
                    name=quoted(key),
                    owner=quoted(entry.firm),
                    firm=quoted(project.firm),
                ),
                Message(
                    "Write `firm: {owner}` in the project, or name something of {firm}.",
                    owner=entry.firm,
                    firm=quoted(project.firm),
                ),
            )


def _intake(where: Where, build: Builds, index: Index) -> Iterator[Finding]:
    need = index.part(build.intake, Need) if build.intake else None
    if need and build.material and build.material not in need.secondaries:
        known = listed(need.secondaries) or Message("none yet")
        yield Finding(
            (*where, "material"),
            Message(
                "{material} is not among the secondaries of {need}.",
                material=quoted(build.material),
                need=quoted(build.intake),
            ),
            Message("Add it to that need, or write one it has: {names}.", names=known),
        )


def _pipe(where: Where, build: Builds, scenario: Scenario) -> Iterator[Finding]:
    if build.pipe is None:
        return
    if build.pipe[0] == build.pipe[1]:
        yield Finding(
            (*where, "pipe"), "Both ends are the same firm.", "Write the giver's firm and the taker's firm."
        )
    carrier = scenario.carriers.get(build.carrier or "")
    if carrier and carrier.kind not in _FLOWING:
        yield Finding(
            (*where, "carrier"),
            Message(
                "{name} is a {carrier}, which needs no pipe.",
                name=quoted(build.carrier),
                carrier=carrier.kind,
            ),
            "Name a carrier of kind pipe or conveyor.",
        )


def _once(where: Where, build: Builds, project: str, built: dict[tuple[str, ...], str]) -> Iterator[Finding]:
    """Two projects cannot build the same thing."""
    for target in ("treatment", "line", "intake", "pipe"):
        key = getattr(build, target)
        if key is None:
            continue
        what = (target, *key) if target == "pipe" else (target, key, build.material or "")
        if what in built:
            yield Finding(
                (*where, target),
                Message("This is already built by {project}.", project=quoted(built[what])),
                "Build it in one project only.",
            )
        built.setdefault(what, project)


def _codes(scenario: Scenario) -> Iterator[Finding]:
    """Codes are typed at the Desk in a hurry: no two cards share one."""
    first: dict[str, str] = {}
    groups: tuple[tuple[str, dict[str, Project] | dict[str, Match] | dict[str, Measure]], ...] = (
        ("projects", scenario.projects),
        ("matches", scenario.matches),
        ("measures", scenario.measures),
    )
    for group, cards in groups:
        for key, card in cards.items():
            if card.code is None:
                continue
            code = card.code.upper().casefold()
            if code in first:
                yield Finding(
                    (group, key, "code"),
                    Message(
                        "The code {code} is already that of {name}.",
                        code=quoted(card.code),
                        name=quoted(first[code]),
                    ),
                    "Write another code.",
                )
            first.setdefault(code, key)

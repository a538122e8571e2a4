"""What can be built: code, cost, time, risk, and what stands then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import millions, percent, short, span
from game.outputs.scenario_page.markdown import plain, table
from game.outputs.scenario_page.names import called, firm_name, lower, material_name, thing_name, unit_of
from game.outputs.scenario_page.years import played, steps
from sim.scenario.file import Scenario
from sim.scenario.firms import Treatment
from sim.scenario.projects import Builds, Project

_HEADS: Final = (
    "Project",
    "Firm",
    "Cost, EUR million",
    "Running, EUR million a year",
    "Permit + building, days",
    "Risk",
    "What stands then",
)
_NOTE: Final = (
    "Half of all permits come sooner than the days named. *Risk* is the chance to be late, and what that "
    "costs; readiness is the technology readiness level, 9 unless another is said."
)


def projects(book: Book) -> list[str]:
    """A row for each project."""
    rows = [_row(book, key, part) for key, part in book.scenario.projects.items()]
    return ["## Projects", "", _NOTE, "", *table(_HEADS, rows)] if rows else []


def _row(book: Book, key: str, part: Project) -> tuple[str, ...]:
    here = ("projects", key)
    low, high = (None if end is None else end / 1_000_000 for end in (part.cost.low, part.cost.high))
    ends = span(low, high)
    return (
        f"{plain(part.code)} {called(part, key)}" + (" (stands already)" if part.done else ""),
        firm_name(book.scenario, part.firm),
        millions(part.cost.value) + (f" ({ends})" if ends else "") + book.mark(*here, "cost"),
        steps(part.running, played(book.scenario), millions) + book.mark(*here, "running"),
        _time(book, key, part),
        _risk(book, key, part),
        "; ".join(dict.fromkeys(_builds(book, part))),
    )


def _time(book: Book, key: str, part: Project) -> str:
    permit = "no permit"
    if part.permit:
        mark = book.mark("projects", key, "permit", "median_days")
        permit = short(part.permit.median_days.value) + mark
    return f"{permit} + {part.build_days}{book.mark('projects', key, 'build_days')}"


def _risk(book: Book, key: str, part: Project) -> str:
    risks = []
    if part.overrun_chance.value:
        chance = percent(part.overrun_chance.value) + book.mark("projects", key, "overrun_chance")
        more = percent(part.overrun_cost.value) + book.mark("projects", key, "overrun_cost")
        late = book.mark("projects", key, "overrun_days")
        risks.append(f"{chance}: {more} dearer, {part.overrun_days} days{late} later")
    if part.readiness < 9:
        risks.append(f"readiness {part.readiness}{book.mark('projects', key, 'readiness')}")
    return "; ".join(risks) or "none"


def _builds(book: Book, part: Project) -> Iterator[str]:
    intakes: dict[str, list[str]] = {}
    for built in part.builds:
        if built.intake:
            intakes.setdefault(built.intake, []).append(_material(book.scenario, built))
        else:
            yield _built(book, built, part.firm)
    for need, materials in intakes.items():
        yield f"intake of {', '.join(materials)} for {thing_name(book.scenario, book.index, need, part.firm)}"


def _material(scenario: Scenario, built: Builds) -> str:
    return lower(material_name(scenario, built.material or ""))


def _built(book: Book, built: Builds, firm: str) -> str:
    scenario, index = book.scenario, book.index
    if built.treatment:
        return _treatment(book, built.treatment)
    if built.pipe:
        carrier = lower(called(scenario.carriers.get(built.carrier or ""), built.carrier or "pipe"))
        return f"{carrier} from {firm_name(scenario, built.pipe[0])} to {firm_name(scenario, built.pipe[1])}"
    if built.line:
        return f"line {thing_name(scenario, index, built.line, firm)}"
    share = percent(built.share.value) if built.share else ""
    if built.less_waste or built.less_input:
        return (
            f"{share} less of {thing_name(scenario, index, built.less_waste or built.less_input or '', firm)}"
        )
    more = short(built.amount.value) if built.amount else ""
    return f"{more} more store for {thing_name(scenario, index, built.store or '', firm)}"


def _treatment(book: Book, key: str) -> str:
    """ "Slag yard: up to 420 000 t of ferrochrome slag a year, for 0.3 EUR per t, into sorted slag 100 %"."""
    scenario, part = book.scenario, book.index.part(key, Treatment)
    if part is None:
        return thing_name(scenario, book.index, key)
    here = book.index.things[key].where
    unit = unit_of(scenario, part.takes)
    capacity = f"{short(part.capacity.value)} {unit}{book.mark(*here, 'capacity')}"
    cost = f"{steps(part.cost, played(scenario))} EUR per {unit}{book.mark(*here, 'cost')}"
    made = [
        f"{short(product.share.value)} {unit_of(scenario, product.material)}"
        f"{book.mark(*here, 'yields', name, 'share')} of {lower(material_name(scenario, product.material))}"
        for name, product in part.yields.items()
    ]
    takes = lower(material_name(scenario, part.takes))
    return (
        f"{called(part, key)}: up to {capacity} of {takes} a year, at {cost}; each gives {' and '.join(made)}"
    )

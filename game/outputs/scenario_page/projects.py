"""What can be built: code, cost, time, risk, and what stands then."""

from __future__ import annotations

from collections.abc import Iterator

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import millions, percent, section, short, span, steps, table
from game.outputs.scenario_page.law import approvals
from game.outputs.scenario_page.names import called, firm_name, lower, material_name, thing_name, unit_of
from sim.scenario.firms import Treatment
from sim.scenario.projects import Builds, Project


def projects(book: Book) -> list[str]:
    """A row for each project."""
    rows = [_row(book, key, part) for key, part in book.scenario.projects.items()]
    w = book.w
    heads = (
        w("Project"),
        w("Firm"),
        w("Cost, EUR million"),
        w("Running, EUR million a year"),
        w("Permit + building, days"),
        w("Needed by law"),
        w("Risk"),
        w("What stands then"),
    )
    note = w(
        "Half of all permits come sooner than the days named. *Risk* is the chance to be late, and what that "
        "costs; readiness is the technology readiness level, 9 unless another is said."
    )
    return section(w("Projects"), note, table(heads, rows))


def _row(book: Book, key: str, part: Project) -> tuple[str, ...]:
    here = ("projects", key)
    low, high = (None if end is None else end / 1_000_000 for end in (part.cost.low, part.cost.high))
    ends, name = span(book.w, low, high), thing_name(book, key)
    return (
        book.w("{project} (stands already)", project=name) if part.done else name,
        firm_name(book, part.firm),
        millions(book.w, part.cost.value) + (f" ({ends})" if ends else "") + book.mark(*here, "cost"),
        steps(book.w, part.running, book.years, millions) + book.mark(*here, "running"),
        _time(book, key, part),
        approvals(book, part.approvals),
        _risk(book, key, part),
        "; ".join(dict.fromkeys(_builds(book, part))),
    )


def _time(book: Book, key: str, part: Project) -> str:
    permit = book.w("no permit")
    if part.permit:
        mark = book.mark("projects", key, "permit", "median_days")
        permit = short(book.w, part.permit.median_days.value) + mark
    return f"{permit} + {part.build_days}{book.mark('projects', key, 'build_days')}"


def _risk(book: Book, key: str, part: Project) -> str:
    risks = []
    if part.overrun_chance.value:
        chance = percent(book.w, part.overrun_chance.value) + book.mark("projects", key, "overrun_chance")
        more = percent(book.w, part.overrun_cost.value) + book.mark("projects", key, "overrun_cost")
        late = book.mark("projects", key, "overrun_days")
        days = f"{part.overrun_days}{late}"
        risks.append(
            book.w("{share}: {change} dearer, {number} days later", share=chance, change=more, number=days)
        )
    if part.readiness < 9:
        mark = book.mark("projects", key, "readiness")
        risks.append(book.w("readiness {level}", level=part.readiness) + mark)
    return "; ".join(risks) or book.w("none")


def _builds(book: Book, part: Project) -> Iterator[str]:
    intakes: dict[str, list[str]] = {}
    for built in part.builds:
        if built.intake:
            intakes.setdefault(built.intake, []).append(
                lower(book, material_name(book, built.material or ""))
            )
        else:
            yield _built(book, built, part.firm)
    for need, materials in intakes.items():
        taker = thing_name(book, need, part.firm)
        yield book.w("intake of {names} for {taker}", names=", ".join(materials), taker=taker)


def _built(book: Book, built: Builds, firm: str) -> str:
    w = book.w
    if built.treatment:
        return _treatment(book, built.treatment)
    if built.pipe:
        known = book.scenario.carriers.get(built.carrier or "")
        carrier = lower(book, called(book, known, built.carrier or "pipe"))
        giver, taker = (firm_name(book, end) for end in built.pipe)
        return w("{carrier} from {giver} to {taker}", carrier=carrier, giver=giver, taker=taker)
    if built.line:
        return w("line {name}", name=thing_name(book, built.line, firm))
    share = percent(book.w, built.share.value) if built.share else ""
    if built.less_waste or built.less_input:
        name = thing_name(book, built.less_waste or built.less_input or "", firm)
        return w("{share} less of {name}", share=share, name=name)
    more = short(w, built.amount.value) if built.amount else ""
    return w("{amount} more store for {name}", amount=more, name=thing_name(book, built.store or "", firm))


def _treatment(book: Book, key: str) -> str:
    """ "Slag yard: up to 420 000 t of ferrochrome slag a year, for 0.3 EUR per t, into sorted slag 100 %"."""
    w, part = book.w, book.index.part(key, Treatment)
    if part is None:
        return thing_name(book, key)
    here = book.index.things[key].where
    unit = unit_of(book, part.takes)
    capacity = f"{short(w, part.capacity.value)} {unit}{book.mark(*here, 'capacity')}"
    cost = steps(w, part.cost, book.years)
    cost = w("{price} EUR per {unit}", price=cost, unit=unit) + book.mark(*here, "cost")
    made = [
        w(
            "{amount} of {material}",
            amount=f"{short(w, product.share.value)} {unit_of(book, product.material)}"
            f"{book.mark(*here, 'yields', name, 'share')}",
            material=lower(book, material_name(book, product.material)),
        )
        for name, product in part.yields.items()
    ]
    return w(
        "{name}: up to {amount} of {material} a year, at {price}; each gives {names}",
        name=called(book, part, key),
        amount=capacity,
        material=lower(book, material_name(book, part.takes)),
        price=cost,
        names=f" {w('and')} ".join(made),
    )

"""Events by year, measures, and what either of them changes, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import percent, short
from game.outputs.scenario_page.markdown import plain, table
from game.outputs.scenario_page.names import called, material_name, thing_name
from game.outputs.scenario_page.years import played
from sim.rules.names import readable
from sim.scenario.measures import Call, Change, Effect, Eligible, Measure

_CHANGES: Final[dict[Change, str]] = {
    "price": "price of",
    "tax": "tax:",
    "rate": "output of",
    "demand": "demand of",
    "permit": "permit time of",
    "build": "building time of",
    "share": "greatest share in",
    "carriage": "carriage by",
    "readiness": "technology readiness of",
    "risk": "chance of overrun of",
    "cost": "cost of",
    "credit_rate": "interest of",
    "credit_limit": "credit of",
    "need": "amount needed of",
    "grant": "grant rate of",
    "saving": "an audit finds savings in",
    "reveal": "shows the match",
    "stand": "opens",
    "close": "closes",
    "stop": "stops",
}
"""What a change does, before the name of what it changes."""
_OF_OUTPUT: Final[tuple[Change, ...]] = ("demand", "rate", "close", "stand", "stop")
_LAST: Final = 10_000
"""Beyond every year: what comes by chance stands last."""


def events(book: Book) -> list[str]:
    """A row for each event, by year; those that come by chance last."""
    by_year = sorted(book.scenario.events.items(), key=lambda item: (item[1].year or _LAST, item[1].day))
    rows = [_event(book, key, part) for key, part in by_year]
    heads = ("When", "News", "What it changes", "From")
    note = "News that changes nothing by itself tells what the paths of prices and demand above hold already."
    return ["## Events", "", note, "", *table(heads, rows), *_shown(book)] if rows else []


def _event(book: Book, key: str, part: Measure) -> tuple[str, ...]:
    news = f": {plain(part.news.en)}" if part.news else ""
    lasts = f" (for {part.lasts_days} days)" if part.lasts_days and part.effects else ""
    changes = "; ".join(effects(book, part.effects)) + lasts
    return _when(part), f"**{called(part, key)}**{news}", changes or "nothing by itself", book.mark_of(part)


def _when(part: Measure) -> str:
    if part.chance.value == 1 and part.year is not None:
        return f"{part.year}, day {part.day}"
    since = f" from {part.year}" if part.year is not None else ""
    return f"by chance, {percent(part.chance.value)} a year{since}"


def _shown(book: Book) -> list[str]:
    """Hidden matches that show by themselves in a year."""
    by_year: dict[int, list[str]] = {}
    for key, match in sorted(book.scenario.matches.items()):
        if match.hidden and match.revealed_from:
            by_year.setdefault(match.revealed_from, []).append(called(match, key))
    return [
        line
        for year, names in sorted(by_year.items())
        for line in (f"Hidden matches that show by themselves in {year}: {'; '.join(names)}.", "")
    ]


def effects(book: Book, changes: Iterable[Effect]) -> Iterator[str]:
    """Each change in words: "demand of Ferrochrome furnaces (Steelworks) × 0.7"."""
    for effect in changes:
        of = {"all": "all", "applicant": "the applicant"}.get(effect.of)
        name = of or thing_name(book.scenario, book.index, effect.of)
        extra = f", {material_name(book.scenario, effect.material)}" if effect.material else ""
        yield f"{_CHANGES[effect.change]} {name}{extra}{_size(effect)}"


def _size(effect: Effect) -> str:
    if effect.times is not None:
        return f" × {short(effect.times)}"
    if effect.plus is not None:
        return f" {'+' if effect.plus >= 0 else ''}{short(effect.plus)}"
    if effect.saves is not None:
        return f", {percent(effect.saves.value)}"
    return f" → {short(effect.to)}" if effect.to is not None else ""


def happening_to(book: Book, line: str, firm: str) -> Iterator[str]:
    """What events do to a line's output: "from day 250 of 2022, for 161 days: × 0.7"."""
    last = played(book.scenario)[-1] + book.scenario.about.legacy_years
    for event in book.scenario.events.values():
        if event.year is None or event.year > last:
            continue
        for effect in event.effects:
            if effect.change in _OF_OUTPUT and effect.of in (line, firm):
                lasts = f", for {event.lasts_days} days" if event.lasts_days else ""
                what = _size(effect).strip() or _CHANGES[effect.change]
                yield f"from day {event.day} of {event.year}{lasts}: {what}"


def measures(book: Book) -> list[str]:
    """Programmes, cluster actions, cards and the like, if the scenario has any."""
    heads = ("Measure", "Kind", "Cost, EUR", "Who may use it, and when", "What it does", "From")
    rows = [_measure(book, key, part) for key, part in book.scenario.measures.items()]
    return ["## Measures", "", *table(heads, rows)] if rows else []


def _measure(book: Book, key: str, part: Measure) -> tuple[str, ...]:
    code = f"{plain(part.code)} " if part.code else ""
    what = f"{plain(part.what.en)} " if part.what else ""
    changes = "; ".join([*effects(book, part.effects), *_call(part.call)])
    return (
        f"{code}{called(part, key)}",
        f"{part.kind}, {part.begins}",
        _cost(book, key, part),
        "; ".join([*_eligible(book, part.eligible), *_timing(part)]) or "all",
        f"{what}{changes}".strip(),
        book.mark_of(part),
    )


def _cost(book: Book, key: str, part: Measure) -> str:
    if not part.cost.value:
        return "none"
    shown = short(part.cost.value) + book.mark("measures", key, "cost")
    if part.paid_by != "applicant":
        return f"{shown}, paid by the {part.paid_by}"
    share = part.applicants_share.value
    return f"{shown}, paid by the applicants" + (f" ({percent(share)} of it)" if share != 1 else "")


def _eligible(book: Book, eligible: Eligible) -> Iterator[str]:
    if eligible.sizes:
        yield f"size {', '.join(eligible.sizes)}"
    if eligible.sectors:
        yield f"sector {', '.join(map(readable, eligible.sectors))}"
    if eligible.least_parties > 1:
        yield f"{eligible.least_parties} firms together"
    if eligible.least_sectors > 1:
        yield f"of {eligible.least_sectors} sectors"
    if eligible.least_ticket.value:
        yield f"projects from {short(eligible.least_ticket.value)} EUR"
    if eligible.in_priority_area:
        yield "in a priority area"
    if eligible.proven_elsewhere:
        yield "technology proven in another sector"
    if eligible.after:
        yield f"after {thing_name(book.scenario, book.index, eligible.after)}"
    if eligible.anchor_years:
        yield f"with {eligible.anchor_years} years of contract with an anchor firm"


def _timing(part: Measure) -> Iterator[str]:
    if part.rounds:
        yield f"in round {', '.join(map(str, part.rounds))}"
    if part.lead_days:
        yield f"works after {part.lead_days} days"
    if part.lasts_days:
        yield f"for {part.lasts_days} days"


def _call(call: Call | None) -> Iterator[str]:
    if call is not None:
        most = f", at most {short(call.ceiling.value)} EUR a project" if call.ceiling else ""
        yield f"pays {percent(call.rate.value)} of the cost out of {short(call.pot.value)} EUR{most}"

"""Events by year, measures, and what either of them changes, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import percent, plain, section, short, table
from game.outputs.scenario_page.firms import SIZES
from game.outputs.scenario_page.names import called, material_name, thing_name
from game.text.disposal import disposed
from game.text.translator import Translator
from game.typed.unclear import marked
from sim.message import Message
from sim.rules.names import card_name, readable
from sim.scenario.measures import Begins, Call, Change, Effect, Eligible, Kind, Measure, Pledge
from sim.scenario.windows import years_open

_CHANGES: Final[dict[Change, str]] = {
    "price": marked("price of {name}"),
    "tax": marked("tax: {name}"),
    "rate": marked("output of {name}"),
    "demand": marked("demand of {name}"),
    "permit": marked("permit time of {name}"),
    "build": marked("building time of {name}"),
    "share": marked("greatest share in {name}"),
    "carriage": marked("carriage by {name}"),
    "readiness": marked("technology readiness of {name}"),
    "risk": marked("chance of overrun of {name}"),
    "cost": marked("cost of {name}"),
    "credit_rate": marked("interest of {name}"),
    "credit_limit": marked("credit of {name}"),
    "need": marked("amount needed of {name}"),
    "grant": marked("grant rate of {name}"),
    "levy": marked("levy into the fund for each unit of {name}, EUR:"),
    "saving": marked("an audit finds savings in {name}"),
    "reveal": marked("shows the exchange {name}"),
    "stand": marked("opens {name}"),
    "close": marked("closes {name}"),
    "stop": marked("stops {name}"),
}
"""What a change does to what is named."""
_KINDS: Final[dict[Kind, Message]] = {
    "event": Message("event"),
    "programme": Message("programme"),
    "action": Message("action"),
    "card": Message("card"),
    "audit": Message("audit"),
    "area": Message("priority area"),
    "innovation": Message("innovation"),
    "partner": Message("partner"),
    "matchmaking": Message("matchmaking"),
    "advantage": Message("advantage"),
    "pledge": Message("pledge"),
}
_BEGINS: Final[dict[Begins, Message]] = {
    "by itself": Message("by itself"),
    "by choice": Message("by choice"),
    "by condition": Message("by condition"),
    "by vote": Message("by vote"),
    "by application": Message("by application"),
    "by contribution": Message("by contribution"),
}
_PAID: Final = {
    "fund": marked("{amount}, paid by the fund"),
    "programme": marked("{amount}, paid by the programme"),
}
_OF_OUTPUT: Final[tuple[Change, ...]] = ("demand", "rate", "close", "stand", "stop")
_LAST: Final = 10_000
"""Beyond every year: what comes by chance stands last."""


def events(book: Book) -> list[str]:
    """A row for each event, by year; those that come by chance last."""
    by_year = sorted(book.scenario.events.items(), key=lambda item: (item[1].year or _LAST, item[1].day))
    rows = [_event(book, key, part) for key, part in by_year]
    w = book.w
    heads = (w("When"), w("News"), w("What it changes"), w("From"))
    note = w(
        "News that changes nothing by itself tells what the paths of prices and demand above hold already."
    )
    return section(w("Events"), note, [*table(heads, rows), *_shown(book)]) if rows else []


def _event(book: Book, key: str, part: Measure) -> tuple[str, ...]:
    w = book.w
    news = f": {plain(book.told(part.news))}" if part.news else ""
    changes = "; ".join(effects(book, part.effects))
    if part.lasts_days and part.effects:
        changes += f" ({_for_days(w, part.lasts_days)})"
    name = f"**{called(book, part, key)}**{news}"
    return _when(w, part), name, changes or w("nothing by itself"), book.mark_of(part)


def _for_days(w: Translator, days: int) -> str:
    return w.many("for {n} day", "for {n} days", days)


def _when(w: Translator, part: Measure) -> str:
    if part.chance.value == 1 and part.year is not None:
        return w("{year}, day {number}", year=part.year, number=part.day)
    share = percent(w, part.chance.value)
    if part.year is None:
        return w("by chance, {share} a year", share=share)
    return w("by chance, {share} a year from {year}", share=share, year=part.year)


def _shown(book: Book) -> list[str]:
    """Hidden matches that show by themselves in a year."""
    by_year: dict[int, list[str]] = {}
    for key, match in sorted(book.scenario.matches.items()):
        if match.hidden and match.revealed_from:
            by_year.setdefault(match.revealed_from, []).append(called(book, match, key))
    return [
        line
        for year, names in sorted(by_year.items())
        for line in (
            book.w(
                "Hidden exchanges that show by themselves in {year}: {names}.",
                year=year,
                names="; ".join(names),
            ),
            "",
        )
    ]


def effects(book: Book, changes: Iterable[Effect]) -> Iterator[str]:
    """Each change in words: "demand of Ferrochrome furnaces (Steelworks) × 0.7"."""
    for effect in changes:
        of = {"all": book.w("all"), "applicant": book.w("the applicant")}.get(effect.of)
        name = of or (disposed(book.w, effect.of) if effect.change == "levy" else thing_name(book, effect.of))
        yield (
            _change(book, effect.change, name)
            + (f", {material_name(book, effect.material)}" if effect.material else "")
            + _size(book.w, effect)
        )


def _change(book: Book, change: Change, name: str) -> str:
    return book.w(_CHANGES[change], name=name)


def _size(w: Translator, effect: Effect) -> str:
    if effect.times is not None:
        return f" × {short(w, effect.times)}"
    if effect.plus is not None:
        return f" {'+' if effect.plus >= 0 else ''}{short(w, effect.plus)}"
    if effect.saves is not None:
        return f", {percent(w, effect.saves.value)}"
    return f" → {short(w, effect.to)}" if effect.to is not None else ""


def happening_to(book: Book, line: str, firm: str) -> Iterator[str]:
    """What events do to a line's output: "from day 250 of 2022, for 161 days: × 0.7"."""
    last = book.years[-1] + book.scenario.about.legacy_years
    for event in book.scenario.events.values():
        if event.year is None or event.year > last:
            continue
        for effect in event.effects:
            if effect.change in _OF_OUTPUT and effect.of in (line, firm):
                what = _size(book.w, effect).strip() or _change(book, effect.change, "").strip()
                since = book.w("from day {number} of {year}", number=event.day, year=event.year)
                lasts = f", {_for_days(book.w, event.lasts_days)}" if event.lasts_days else ""
                yield f"{since}{lasts}: {what}"


def measures(book: Book) -> list[str]:
    """Programmes, cluster actions, cards and the like, if the scenario has any."""
    w = book.w
    heads = (
        w("Measure"),
        w("Kind"),
        w("Cost, EUR"),
        w("Who may use it, and when"),
        w("What it does"),
        w("From"),
    )
    rows = [_measure(book, key, part) for key, part in book.scenario.measures.items()]
    return section(w("Measures"), "", table(heads, rows))


def _measure(book: Book, key: str, part: Measure) -> tuple[str, ...]:
    w = book.w
    changes = "; ".join([*effects(book, part.effects), *_call(w, part.call), *_pledged(w, part.pledge)])
    return (
        plain(card_name(part, key, w.language)),
        f"{w.say(_KINDS[part.kind])}, {w.say(_BEGINS[part.begins])}",
        _cost(book, key, part),
        "; ".join([*_eligible(book, part.eligible), *_timing(book, part)]) or w("all"),
        f"{plain(book.told(part.what))} {changes}".strip(),
        book.mark_of(part),
    )


def _cost(book: Book, key: str, part: Measure) -> str:
    if not part.cost.value:
        return book.w("none")
    shown = short(book.w, part.cost.value) + book.mark("measures", key, "cost")
    if part.paid_by != "applicant":
        return book.w(_PAID[part.paid_by], amount=shown)
    share = part.applicants_share.value
    if share == 1:
        return book.w("{amount}, paid by the applicants", amount=shown)
    return book.w(
        "{amount}, paid by the applicants ({share} of it)", amount=shown, share=percent(book.w, share)
    )


def _eligible(book: Book, eligible: Eligible) -> Iterator[str]:
    w = book.w
    if eligible.sizes:
        yield w("size {names}", names=", ".join(w.say(SIZES[size]) for size in eligible.sizes))
    if eligible.sectors:
        yield w("sector {names}", names=", ".join(map(readable, eligible.sectors)))
    if eligible.least_parties > 1:
        yield w("{number} firms together", number=eligible.least_parties)
    if eligible.least_sectors > 1:
        yield w("of {number} sectors", number=eligible.least_sectors)
    if eligible.least_ticket.value:
        yield w("projects from {number} EUR", number=short(w, eligible.least_ticket.value))
    if eligible.in_priority_area:
        yield w("in a priority area")
    if eligible.proven_elsewhere:
        yield w("technology proven in another sector")
    if eligible.after:
        yield w("after {name}", name=thing_name(book, eligible.after))
    if eligible.anchor_years:
        yield w.many(
            "with {n} year of contract with an anchor firm",
            "with {n} years of contract with an anchor firm",
            eligible.anchor_years,
        )


def _timing(book: Book, part: Measure) -> Iterator[str]:
    w = book.w
    if years := sorted(years_open(book.scenario.about, part)):
        yield w("in {years}", years=", ".join(map(str, years)))
    if part.lead_days:
        yield w.many("works after {n} day", "works after {n} days", part.lead_days)
    if part.lasts_days:
        yield _for_days(w, part.lasts_days)


def _pledged(w: Translator, pledge: Pledge | None) -> Iterator[str]:
    if pledge is not None:
        yield w(
            "each team owes {share} of its own money; the region adds {all} of the dues if all pay, {most} if all but "
            "one do",
            share=percent(w, pledge.share.value),
            all=percent(w, pledge.all_paid.value),
            most=percent(w, pledge.one_missing.value),
        )


def _call(w: Translator, call: Call | None) -> Iterator[str]:
    if call is not None:
        share, pot = percent(w, call.rate.value), short(w, call.pot.value)
        yield w("pays {share} of the cost out of {number} EUR", share=share, number=pot) + (
            ", " + w("at most {number} EUR a project", number=short(w, call.ceiling.value))
            if call.ceiling
            else ""
        )

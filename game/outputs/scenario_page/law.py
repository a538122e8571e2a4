"""What the law says of each side stream: its code, whether it is waste and hazardous, and what bears on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import plain, section, table
from game.outputs.scenario_page.names import PathStep, firm_name, part_name, thing_name
from sim.message import Message
from sim.scenario.firms import Firm
from sim.scenario.law import Approval, ApprovalKind, Legal, Status, WasteStatus

_STATUS: Final[dict[Status, Message]] = {
    "waste": Message("waste"),
    "by_product": Message("by-product"),
    "product": Message("product"),
}
KINDS: Final[dict[ApprovalKind, Message]] = {
    "permit": Message("permit"),
    "notice": Message("notice"),
    "test": Message("test"),
    "decision": Message("decision"),
    "registration": Message("registration"),
}
"""kind of approval → what it is called"""


def law(book: Book) -> list[str]:
    """A row for each side stream whose place in the law was looked up."""
    w = book.w
    heads = (w("Side stream"), w("Code"), w("By law"), w("What bears on it"), w("Where we looked"))
    note = w(
        "Codes of the European List of Waste; one with a star is hazardous. A by-product has the code that it "
        "would have as waste. What could not be found says so."
    )
    needs = (w("Project"), w("Needed by law"), w("Where we looked"))
    body = [*table(heads, _rows(book)), *table(needs, _needed(book)), *_trades(book)]
    return section(w("What the law says"), note, body)


def _needed(book: Book) -> Iterator[tuple[str, ...]]:
    """A row for each approval; the project stands in its first row."""
    for key, project in book.scenario.projects.items():
        for at, part in enumerate(project.approvals):
            yield thing_name(book, key) if at == 0 else "", _named(book, part), looked_up(book, part)


def _trades(book: Book) -> list[str]:
    """The trades of all firms that were looked up in the same place, in one line."""
    firms: dict[str, list[str]] = {}
    for key, firm in book.scenario.firms.items():
        if firm.nace:
            codes = ", ".join(firm.nace.codes)
            firms.setdefault(looked_up(book, firm.nace), []).append(f"{firm_name(book, key)} {codes}")
    return [line for where, each in firms.items() for line in (f"NACE: {'; '.join(each)}. {where}", "")]


def _rows(book: Book) -> Iterator[tuple[str, ...]]:
    for firm_id, firm in book.scenario.firms.items():
        for line in firm.lines.values():
            for key, stream in line.side_streams.items():
                if stream.waste:
                    name = part_name(book, PathStep(key, stream))
                    yield f"{name} ({firm_name(book, firm_id)})", *_of(book, stream.waste)


def _of(book: Book, waste: WasteStatus) -> tuple[str, ...]:
    w = book.w
    status = w.say(_STATUS[waste.status])
    if waste.hazardous:
        status = w("{name}, hazardous", name=status)
    rules = plain(w.of(waste.rules)) if waste.rules else ""
    return plain(waste.code), status, rules, looked_up(book, waste)


def looked_up(book: Book, part: Legal) -> str:
    """Where it was looked up, or what could not be found."""
    return f"{book.mark_of(part)} {book.sources.said(part.source or part.estimate or '')}"


def approvals(book: Book, needed: list[Approval]) -> str:
    """What a project needs by law, each with its mark."""
    return "; ".join(f"{_named(book, part)} {book.mark_of(part)}" for part in needed)


def _named(book: Book, part: Approval) -> str:
    return f"{book.w.say(KINDS[part.kind])}: {plain(book.w.of(part.name))}"


def trade(book: Book, firm: Firm) -> str:
    """The classes of a firm's trade: "NACE 24.10 [E]"; empty where none was looked up."""
    return f"NACE {', '.join(firm.nace.codes)} {book.mark_of(firm.nace)}" if firm.nace else ""

"""What the law says of each side stream: its code, whether it is waste and hazardous, and what bears on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import plain, section, table
from game.outputs.scenario_page.names import PathStep, firm_name, part_name
from sim.message import Message
from sim.scenario.firms import Firm
from sim.scenario.law import Approval, ApprovalKind, Legal, Status, WasteStatus

_STATUS: Final[dict[Status, Message]] = {
    "waste": Message("waste"),
    "by_product": Message("by-product"),
    "product": Message("product"),
}
_KINDS: Final[dict[ApprovalKind, Message]] = {
    "permit": Message("permit"),
    "notice": Message("notice"),
    "test": Message("test"),
    "decision": Message("decision"),
    "registration": Message("registration"),
}


def law(book: Book) -> list[str]:
    """A row for each side stream whose place in the law was looked up."""
    w = book.w
    heads = (w("Side stream"), w("Code"), w("By law"), w("What bears on it"), w("Where we looked"))
    note = w(
        "Codes of the European List of Waste; one with a star is hazardous. A by-product has the code that it "
        "would have as waste. What could not be found says so."
    )
    return section(w("What the law says"), note, table(heads, _rows(book)))


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
    w = book.w
    each = (f"{w.say(_KINDS[part.kind])}: {plain(w.of(part.name))} {book.mark_of(part)}" for part in needed)
    return "; ".join(each)


def trade(book: Book, firm: Firm) -> str:
    """The classes of a firm's trade: "NACE 24.10 [E]"; empty where none was looked up."""
    return f"NACE {', '.join(firm.nace.codes)} {book.mark_of(firm.nace)}" if firm.nace else ""

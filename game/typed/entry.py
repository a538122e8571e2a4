"""One line as somebody types it, for whoever offers a place to type: the Desk, the command line, a phone.

A line that begins with an exchange is a deal slip; any other is part of a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.typed.codes import Handle
from game.typed.deals import agreed, slip_for
from game.typed.sheet_parser import TypedLine, read_line
from game.typed.slip_parser import is_slip, read_slip
from game.typed.slip_terms import put_on, visible
from game.typed.unclear import NotReadError, Unclear, not_read
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.state import State


@dataclass(frozen=True, slots=True)
class Table:
    """Where a line is typed: the cluster as it stands, who sits where, and what codes mean."""

    plan: Plan
    state: State
    seats: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, Handle]


def read_entry(table: Table, firms: Sequence[str], line: str) -> TypedLine:
    """Read a line of the team that runs these firms; a slip as the deal that all its parties would sign."""
    if is_slip(table.codes, line):
        return _deal(table, line)
    return read_line(table.plan, table.state, firms, table.codes, line)


def _deal(table: Table, line: str) -> TypedLine:
    slip = read_slip(table.plan, table.codes, line)
    if slip.unclear:
        return TypedLine(unclear=slip.unclear)
    known = all(match in visible(table.plan, table.state) for match in slip.matches)
    terms = slip_for(table.plan, table.state, table.seats, slip.matches) if known else None
    if terms is None:
        nothing = not_read("No deal about this is possible now.", "Look for another exchange.")
        return TypedLine(unclear=(nothing.about(line.strip()),))
    deal = put_on(table.plan, terms, slip)
    if not isinstance(deal, Unclear) and (lacking := _blank(table, deal)):
        deal = lacking.about(line.strip())
    return TypedLine(unclear=(deal,)) if isinstance(deal, Unclear) else TypedLine((agreed(deal),))


def _blank(table: Table, deal: DealTerms) -> NotReadError | None:
    """What must be written before anybody can sign, if anything must."""
    aid = table.plan.scenario.about.brokers_aid
    for exchange in deal.exchanges:
        if exchange.price is None and exchange.indexed is None and not aid:
            return not_read(
                "The slip names no price.", "Write the price in euros, or an index: X4 3 € or X4 index 60 %"
            )
        if exchange.years is None:
            return not_read("The slip does not say for how long.", "Write years: X4 6 y")
    return None

"""The cluster fund: what is in it, and paying into it."""

from __future__ import annotations

from sim.ledger import FUND
from sim.state import State


def in_fund(state: State) -> int:
    """Cents the fund can still spend: what it holds, and what has been promised to it and from it this round."""
    promised = sum(due.cents * ((due.payee == FUND) - (due.payer == FUND)) for due in state.dues)
    return state.fund + promised

"""What a facilitator has brought into play in the round under way, and what of it the Room has not read yet."""

from __future__ import annotations

from collections.abc import Iterator

from game.board.news import NewsItem, brought_news
from game.screen.context import Context
from game.session.entries import Injected
from game.session.session import Session


def brought(session: Session) -> tuple[NewsItem, ...]:
    """News of all that was brought into the round under way, in the order in which it was."""
    measures = [measure for _, measure in _lines(session)]
    year = session.plan.scenario.about.years_of(session.round).start
    states = (session.state(world) for world in session.worlds) if measures else ()
    items = (item for state in states for item in brought_news(session.plan, state, year, measures))
    return tuple({item.measure: item for item in items}.values())


def untold(context: Context, session: Session) -> tuple[NewsItem, ...]:
    """What of it the Room has not read."""
    unread = {measure for line, measure in _lines(session) if (line, measure) not in context.read_out}
    return tuple(item for item in brought(session) if item.measure in unread) if unread else ()


def tell(context: Context, session: Session, item: NewsItem) -> None:
    """The Room reads of it now."""
    context.read_out |= {known for known in _lines(session) if known[1] == item.measure}


def _lines(session: Session) -> Iterator[tuple[int, str]]:
    """(line of the journal, measure)."""
    past = session.past
    return ((line, entry.measure) for line, entry in past.of_round(past.round, Injected))

"""The figure of a front page in words: people, tonnes without a partner, or what changes."""

from __future__ import annotations

from game.board.front_page import FrontFigure
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import store_name


def figure_in_words(w: Translator, plan: Plan, figure: FrontFigure) -> tuple[str, str]:
    """The figure, and what it counts; both empty where nothing changes."""
    match figure.kind:
        case "people":
            count = int(figure.amount)
            return w.number(count), w.many("job", "jobs", count)
        case "ended":
            return w.amount(figure.amount), w(
                "{what}: no partner", what=store_name(plan, figure.store, w.language)
            )
        case "share":
            return w.percent(figure.amount, signed=True), ""
        case "more":
            return f"{'+' if figure.amount > 0 else ''}{w.rounded(figure.amount)}\u00a0€", ""
        case "level":
            return w.rounded(figure.amount), ""
        case "match":
            count = int(figure.amount)
            return w.number(count), w.many("new match", "new matches", count)
    return "", ""

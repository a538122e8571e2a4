"""The figure of a front page in words, and what it asks: its own question, or one that fits its kind."""

from __future__ import annotations

from typing import Final, Literal

from game.board.front_page import FrontFigure
from game.board.news import NewsItem
from game.text.emphasis import apart
from game.text.translator import NO_BREAK, Translator
from sim.plan.plan import Plan
from sim.rules.names import store_name
from sim.scenario.measures import Effect

NewsKind = Literal["closure", "hazard", "price", "law", "call", "demand", "other"]
_PRICES: Final = ("price", "carriage", "cost", "rate", "credit_rate", "credit_limit")
_LAWS: Final = ("tax", "levy", "share", "permit")
_CALLS: Final = ("grant", "saving", "reveal", "readiness")


def figure_in_words(w: Translator, plan: Plan, figure: FrontFigure) -> tuple[str, str]:
    """The figure, and what it counts; both empty where nothing changes."""
    match figure.kind:
        case "people":
            count = int(figure.amount)
            about = f"≈{NO_BREAK}" if figure.is_rough else ""
            return about + w.number(count), w.many("person affected", "people affected", count)
        case "ended":
            return w.amount(figure.amount, plan.stores[figure.store].unit), w(
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


def question_in_words(w: Translator, plan: Plan, item: NewsItem) -> str:
    """On what a piece of news ends; where its author asks nothing, what such news asks everybody."""
    _, own = apart(item.text(plan, w))
    asks: dict[NewsKind, str] = {
        "closure": w("Who loses a partner, and who steps in?"),
        "hazard": w("Whose deal hangs on it?"),
        "price": w("Who pays more now, and who less?"),
        "law": w("Whose plan does this rule change?"),
        "call": w("Who takes this chance, and with whom?"),
        "demand": w("Who can deliver it?"),
        "other": w("Who gains, who loses?"),
    }
    return own or asks[kind_of(plan, item)]


def kind_of(plan: Plan, item: NewsItem) -> NewsKind:
    """By the first of its effects that says it: a closure before a hazard before a price, a rule, a chance."""
    effects = plan.measures[item.measure].effects
    changes = {effect.change for effect in effects}
    if "close" in changes or item.ended:
        return "closure"
    if "stop" in changes or any(_falls(effect) for effect in effects):
        return "hazard"
    named: tuple[tuple[NewsKind, tuple[str, ...]], ...] = (
        ("law", _LAWS), ("price", _PRICES), ("call", _CALLS), ("demand", ("demand",)),
    )  # fmt: skip
    return next((kind for kind, known in named if changes & set(known)), "other")


def _falls(effect: Effect) -> bool:
    return effect.change == "demand" and effect.times is not None and effect.times < 1

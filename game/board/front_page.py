"""A piece of news as a front page: one firm, one figure, one seat that answers first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.board.news import NewsItem
from game.roster.setup import Team
from sim.plan.plan import Plan
from sim.scenario.measures import Effect

FigureKind = Literal["people", "ended", "share", "more", "level", "match", "none"]


@dataclass(frozen=True, slots=True)
class FrontFigure:
    """The figure of a piece of news."""

    kind: FigureKind
    """people it is about; what exchanges that end could carry a year; a change as a share; so much more; a new level;
    matches that it reveals; none where nothing changes"""
    amount: float = 0
    """people, kg (kWh or l where nothing that ends is weighed), a share, the scenario's unit, matches"""
    store: str = ""
    """what flows in the largest exchange that ends"""
    is_rough: bool = False
    """whether it is an estimate of low confidence: the page puts ≈ before it"""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the page of a piece of news names."""

    item: NewsItem
    firm: str
    """the one it is about; empty: the whole region"""
    figure: FrontFigure
    seat: Team | None
    """whose team answers first"""


def front_page_of(plan: Plan, item: NewsItem, teams: Sequence[Team]) -> FrontPage:
    """What to name: the firm it changes, or the one that is asked; people before tonnes before a change."""
    return FrontPage(item, _firm(item), _figure(plan, item), _seat(item, teams))


def _firm(item: NewsItem) -> str:
    """The firm it changes; of several, or of none, the one that answers. What changes no firm alone is about all."""
    if len(item.firms) == 1 or (item.firms and not item.answering):
        return item.firms[0]
    is_about_all = item.has_effect and not item.firms
    return "" if is_about_all or not item.answering else item.answering[0]


def _figure(plan: Plan, item: NewsItem) -> FrontFigure:
    if item.people:
        return FrontFigure("people", item.people, is_rough=item.people_are_guessed)
    units = [plan.stores[each.store].unit for each in item.ended]
    if units:
        unit = "t" if "t" in units else units[0]
        counted = [each for each in item.ended if plan.stores[each.store].unit == unit]
        return FrontFigure("ended", sum(each.amount for each in counted), counted[0].store)
    effects = plan.measures[item.measure].effects
    return _changed(effects[0], effects) if effects else FrontFigure("none")


def _changed(effect: Effect, effects: Sequence[Effect]) -> FrontFigure:
    """What the first effect changes, which is what the text tells too."""
    match effect:
        case Effect(change="reveal"):
            return FrontFigure("match", sum(each.change == "reveal" for each in effects))
        case Effect(change="close" | "stop"):
            return FrontFigure("share", -1)
        case Effect(times=times) if times is not None:
            return FrontFigure("share", float(times) - 1)
        case Effect(plus=plus) if plus is not None:
            return FrontFigure("more", float(plus))
        case Effect(to=to) if to is not None:
            return FrontFigure("level", float(to))
    return FrontFigure("none")


def _seat(item: NewsItem, teams: Sequence[Team]) -> Team | None:
    """Whoever the scenario says; else who stands at the other end of an exchange that ends; else whom it changes. Of
    parallel clusters all have that firm, and all answer."""
    firms = (*item.answering, *(each.loses for each in item.ended), *item.firms)
    asked = next((those for firm in firms if (those := [t for t in teams if firm in t.firms])), [])
    return asked[0] if len(asked) == 1 else None

"""Decisions as people remember them: an offer with its answers is one choice; which kind; what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from game.experiments.replay_plan import DecidedGame, DecisionPlace
from sim.decisions import AcceptDeal, DealTerms, Decision, DeclineDeal, OfferDeal
from sim.plan.plan import Plan

Kind = Literal["deals", "projects", "settings", "leaving", "commons"]
KINDS: Final[dict[str, Kind]] = {
    "agree_deal": "deals",
    "offer_deal": "deals",
    "accept_deal": "deals",
    "decline_deal": "deals",
    "invest": "projects",
    "cancel": "projects",
    "set_recovery": "settings",
    "set_blend": "settings",
    "set_treatment": "settings",
    "leave_exchange": "leaving",
    "contribute": "commons",
    "vote": "commons",
    "set_priority_areas": "commons",
    "apply": "commons",
}
"""What a decision does → its kind: packages; what a seat builds or gives up alone; sorting and blending;
leaving a contract; what all pay, vote and ask for together."""
_THINGS: Final = ("side_stream", "need", "treatment", "exchange", "call")
"""what a decision may be about, beside projects"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that was decided, by one seat or by several together."""

    round: int
    kind: Kind
    decision: Decision
    """the one that says most: of an offer and its answers, the offer"""
    seats: tuple[str, ...]
    """whose sheets it stands on; none: signed by its parties during the round"""
    places: frozenset[DecisionPlace]
    touches: frozenset[str]
    """the exchanges' ends, projects, needs and streams it is about"""


def choices(plan: Plan, decided: DecidedGame) -> list[Choice]:
    """All choices of a game, in the order of play."""
    grouped: dict[tuple[object, ...], list[tuple[DecisionPlace, Decision]]] = {}
    for place, decision in decided.decisions().items():
        grouped.setdefault(_group(place, decision), []).append((place, decision))
    return [_choice(plan, members) for members in grouped.values()]


def _group(place: DecisionPlace, decision: Decision) -> tuple[object, ...]:
    if isinstance(decision, OfferDeal | AcceptDeal | DeclineDeal):
        return place.round, decision.offer
    return tuple(place)


def _choice(plan: Plan, members: list[tuple[DecisionPlace, Decision]]) -> Choice:
    place, decision = next((member for member in members if isinstance(member[1], OfferDeal)), members[0])
    return Choice(
        place.round,
        KINDS[decision.do],
        decision,
        tuple(dict.fromkeys(place.seat for place, _ in members if place.seat)),
        frozenset(place for place, _ in members),
        frozenset(_touched(plan, decision)),
    )


def _touched(plan: Plan, decision: Decision) -> Iterator[str]:
    """What is named in a decision; whatever kind it is, a thing stands under the same name."""
    yield from (getattr(decision, name) for name in _THINGS if hasattr(decision, name))
    if isinstance(decision, DealTerms):
        for exchange in decision.exchanges:
            yield from (exchange.giver, exchange.taker)
        yield from _by_projects(plan, [part.project for part in decision.projects])
    elif hasattr(decision, "project"):
        yield from _by_projects(plan, [decision.project])
    else:
        yield from _by_projects(plan, getattr(decision, "projects", ()))


def _by_projects(plan: Plan, projects: Iterable[str]) -> Iterator[str]:
    """The projects and what they build or change."""
    for project in projects:
        yield project
        if project in plan.projects:
            for build in plan.projects[project].builds:
                yield build.thing
                treatment = plan.treatments.get(build.thing)
                if treatment is not None:
                    yield from (store.id for store in treatment.yields)


def pairs(single: Iterable[Choice]) -> Iterator[tuple[Choice, Choice]]:
    """Choices that share an exchange, a project or a need."""
    for first, second in combinations(single, 2):
        if first.touches & second.touches:
            yield first, second

"""The project cards in front of a seat, each with what still speaks against it."""

from __future__ import annotations

from dataclasses import dataclass

from sim.decisions import Invest
from sim.plan.plan import Plan
from sim.rules.kinds import invest
from sim.rules.objection import Problem
from sim.rules.rule import Decider
from sim.situation import UNDER_WAY, Seats, Situation, purses_of, stage_of
from sim.state import State


@dataclass(frozen=True, slots=True)
class Card:
    """A project card that is open this round. No problems: it can be played as it is."""

    project: str
    problems: tuple[Problem, ...]


def open_cards(plan: Plan, state: State, firms: tuple[str, ...], seats: Seats | None = None) -> list[Card]:
    """The cards of these firms that are open this round and neither under way nor done."""
    known = seats if seats is not None else plan.seats
    situation = Situation(plan, state, purses_of(known[key] for key in sorted(known)))
    cards = []
    for project in plan.projects.values():
        is_open = project.window.is_open(state.round)
        stage = stage_of(plan, state, project.id)
        if project.firm in firms and is_open and stage not in (*UNDER_WAY, "done"):
            wish = Invest(do="invest", project=project.id)
            cards.append(Card(project.id, tuple(invest.check(Decider(situation, firms), wish))))
    return cards

"""What a team could do now, for all to see: its open cards with their prices, and the exchanges it could join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.roster.setup import Team
from game.session.session import Session
from game.typed.codes import Handle, called, code_of
from game.typed.deals import Chance
from sim.rules.cards import open_cards
from sim.situation import Situation, cost_of


@dataclass(frozen=True, slots=True)
class Open:
    """A choice with the code it is written down by."""

    code: str
    name: str
    cost: int | None
    """cents, as things stand; none: it is agreed with others, not bought"""
    is_free: bool
    """whether nothing speaks against it now"""


def open_choices(
    session: Session, team: Team, codes: Mapping[str, Handle], chances: Iterable[Chance], language: str
) -> tuple[Open, ...]:
    """Cards that can be played first, then those that cannot yet, then exchanges with others."""
    cards = sorted(_cards(session, team, codes, language), key=lambda choice: not choice.is_free)
    return (*cards, *_exchanges(session, team, codes, chances, language))


def _cards(session: Session, team: Team, codes: Mapping[str, Handle], language: str) -> Iterator[Open]:
    plan, state = session.plan, session.state(team.world)
    effects = Situation(plan, state).effects()
    for card in open_cards(plan, state, team.firms, session.setup.seats(team.world)):
        code = code_of(codes, "project", card.project)
        name = called(plan, codes[code], language) if code in codes else card.project
        yield Open(code, name, cost_of(effects, card.project), not card.problems)


def _exchanges(
    session: Session, team: Team, codes: Mapping[str, Handle], chances: Iterable[Chance], language: str
) -> Iterator[Open]:
    for chance in chances:
        if chance.code in codes and set(chance.terms.parties) & set(team.firms):
            yield Open(chance.code, called(session.plan, codes[chance.code], language), None, True)

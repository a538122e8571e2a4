"""What a team could do now, for all to see: its open cards with their prices, and the exchanges it could join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from game.board.first_round import is_shown
from game.roster.setup import Team
from game.session.session import Session
from game.session.wall import judged_from
from game.text.translator import Translator
from game.typed.codes import FUND, Handle, called, code_of, shown
from game.typed.deals import Chance, chances
from sim.decisions import Contribute, Decision
from sim.economy.levied import is_levy, levy_a_year
from sim.rules.cards import open_cards
from sim.rules.measures import start_problems
from sim.rules.pledge import due_of
from sim.situation import Situation, cost_of
from sim.units import cents


@dataclass(frozen=True, slots=True)
class Open:
    """A choice with the code it is written down by."""

    code: str
    name: str
    cost: int | None
    """cents, as things stand; none: it is agreed with others, not bought"""
    is_free: bool
    """whether nothing speaks against it now"""
    brief: str = ""
    """what stands in place of its name where there is room for a word or two"""


class Owed(NamedTuple):
    """What a team owes the fund, and what it would owe. Cents."""

    due: int
    """of the round, where it has not paid"""
    levies: tuple[tuple[str, int], ...]
    """the code of each levy that can be voted on, and what the team would pay a year for what it throws away today"""


def chances_shown(session: Session, world: str) -> list[Chance]:
    """What could be agreed on now in a cluster, of what is shown in the round; worked out once while it stands."""
    plan, seats = session.plan, session.setup.seats(world)

    def shown_now() -> list[Chance]:
        possible = chances(plan, session.state(world), seats)
        return [each for each in possible if is_shown(plan, each.match, plan.firms, session.round)]

    return session.derived.once(("chances", world), judged_from(session), shown_now)


def open_choices(
    session: Session, team: Team, codes: Mapping[str, Handle], chances: Iterable[Chance], w: Translator
) -> tuple[Open, ...]:
    """Its due to the fund and what a levy would cost it, then cards that can be played, then those that cannot yet,
    then exchanges with others."""
    cards = sorted(_cards(session, team, codes, w.language), key=lambda choice: not choice.is_free)
    return (
        *_for_all(session, team, codes, w),
        *cards,
        *_exchanges(session, team, codes, chances, w.language),
    )


def _for_all(session: Session, team: Team, codes: Mapping[str, Handle], w: Translator) -> Iterator[Open]:
    debts = owed(session, team, (), codes)
    if debts.due:
        due = w.money(debts.due)
        yield Open(shown(FUND, w), f"{due}: {w('due to the fund')}", None, True, due)
    for code, yearly in debts.levies:
        name, money = (
            called(session.plan, codes[code], w.language),
            w("{money} a year", money=w.money(yearly)),
        )
        yield Open(code, f"{name}: {money}", None, True, money)


def owed(session: Session, team: Team, sheet: Iterable[Decision], codes: Mapping[str, Handle]) -> Owed:
    """What a team owes beside what stands on its sheet."""
    due = due_of(session.plan, session.state(team.world), team.firms)
    paid = sum(cents(Fraction(part.amount)) for part in sheet if isinstance(part, Contribute))
    levies = _levies_open(session, team)
    return Owed(
        due if paid < due else 0, tuple((code_of(codes, "measure", key), yearly) for key, yearly in levies)
    )


def _levies_open(session: Session, team: Team) -> Iterator[tuple[str, int]]:
    """Each levy that can be voted on now, with the cents a year that a team would pay."""
    situation = Situation(session.plan, session.state(team.world))
    for key, measure in session.plan.measures.items():
        is_new = measure.begins == "by vote" and key not in situation.state.started
        if is_new and is_levy(measure) and not start_problems(situation, key):
            yield key, levy_a_year(situation, key, team.firms)


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
        is_theirs = set(chance.terms.parties) & set(team.firms)
        if (
            chance.code in codes
            and is_theirs
            and is_shown(session.plan, chance.match, team.firms, session.round)
        ):
            yield Open(chance.code, called(session.plan, codes[chance.code], language), None, True)

"""The team board as plain data: what each team has, what it throws away most of, and what it could do now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.board.choices import Open, open_choices
from game.roster.setup import Team
from game.roster.teams import purse_of
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import Handle
from game.typed.deals import Chance
from sim.indicators.why import disposal_causes
from sim.rules.names import material_name


@dataclass(frozen=True, slots=True)
class Column:
    """One team's column."""

    team: Team
    cents: int
    """in its purse"""
    waste: str
    """the most that one of its firms threw away in the last round, a year; empty before there was one"""
    choices: tuple[Open, ...]


def columns(
    session: Session, w: Translator, codes: Mapping[str, Handle], chances: Mapping[str, Iterable[Chance]]
) -> tuple[Column, ...]:
    """A column for each team. `chances`: world → what could be agreed on there."""
    return tuple(
        Column(
            team,
            purse_of(session.state(team.world), team.firms),
            largest_waste(session, team, w),
            open_choices(session, team, codes, chances.get(team.world, ()), w),
        )
        for team in session.teams
    )


def largest_waste(session: Session, team: Team, w: Translator) -> str:
    """What a team threw away most of in the last round, a year; empty before there was one."""
    if not session.records:
        return ""
    record = session.records[-1].worlds[team.world]
    years = len(record.ledgers)
    for waste in disposal_causes(record.ledgers, ("landfill", "heap", "flare"), by=("material", "source")):
        if session.plan.firm_of(waste.source) in team.firms:
            unit = session.plan.scenario.materials[waste.material].unit
            name = material_name(session.plan, waste.material, w.language)
            return f"{w.amount(waste.amount / years, unit)} {name}"
    return ""

"""`sheet`: what a line comes to as it is typed at the Desk, without a window."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace

from game.cli.faults import Exit, UsageFault, about
from game.cli.files import read_plan
from game.cli.output import put
from game.cli.parsing import Commands, scenario
from game.cli.sessions import opened
from game.roster.seating import seating, spoken
from game.roster.setup import Team
from game.text.languages import languages
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.entry import Table, read_entry
from game.typed.sheet_parser import TypedLine
from game.typed.unclear import in_words
from sim.decisions import DECISION
from sim.message import Message
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.state import State


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "sheet",
        command,
        examples=(
            'sheet tutorial --team foundry "R2 80"',
            'sheet kemi-tornio --team steel "S2, A2 against" "FUND 500 k"',
            'sheet kemi-tornio --team minerals --session game.kierto "X4 120 kt 3 € 6 y"',
        ),
        notes=(
            w(
                "Prints one JSON object: decisions as the journal holds them, what is taken off the sheet, and what is "
                "refused, each with what is wrong and what to write instead. A line of which a part is refused "
                "decides nothing."
            ),
        ),
    )
    scenario(parser, w)
    parser.add_argument("lines", metavar=w("LINE"), nargs="+", help=w("what is typed"))
    parser.add_argument(
        "--team", metavar=w("NAME"), required=True, help=w("whose sheet it is: a team's name or id")
    )
    parser.add_argument(
        "--session", metavar=w("FILE"), help=w("a session: its teams, and its cluster as it stands now")
    )
    parser.add_argument(
        "--year", metavar="N", type=int, help=w("the year in which it is typed (default: the first)")
    )


def command(options: argparse.Namespace) -> int:
    """Read the lines; status 1 if anything is refused."""
    table, team = _of_session(options) if options.session else _of_scenario(options)
    read = [read_entry(table, team.firms, line) for line in options.lines]
    w = Translator(options.w.language, table.plan)
    put(json.dumps(_plain(read, w), ensure_ascii=False, indent=1) + "\n")
    return Exit.INPUT_AT_FAULT if any(entry.unclear for entry in read) else Exit.DONE


def _of_scenario(options: argparse.Namespace) -> tuple[Table, Team]:
    """The cluster as it opens, and the team as the scenario seats it."""
    plan = read_plan(options.scenario)
    state = _in_year(plan, opening_state(plan), options.year)
    return Table(plan, state, plan.seats, handles(plan)), _team(plan, seating(plan), options.team)


def _of_session(options: argparse.Namespace) -> tuple[Table, Team]:
    """The cluster of a team's world as it stands in a session."""
    with opened(options.session) as session:
        team = _team(session.plan, session.teams, options.team)
        state = _in_year(session.plan, session.state(team.world), options.year)
        return Table(session.plan, state, session.setup.seats(team.world), handles(session.plan)), team


def _team(plan: Plan, teams: Sequence[Team], name: str) -> Team:
    """The team of this id or name, in any language. Raises UsageFault with those that there are."""
    for team in teams:
        names = {team.id, team.name, *(spoken(plan, team, language).name for language in languages())}
        if name.casefold() in {known.casefold() for known in names}:
            return team
    known = ", ".join(team.id for team in teams)
    what = Message("There is no such team. Write one of {teams}.", teams=known)
    raise UsageFault([about(f"--team {name}", what)])


def _in_year(plan: Plan, state: State, year: int | None) -> State:
    """The cluster as if it were this year; nothing is played. Raises UsageFault beyond the game."""
    if year is None:
        return state
    years = plan.scenario.about
    if not years.first_year <= year <= years.last_year:
        what = Message(
            "Write a year from {least} to {most}.", least=str(years.first_year), most=str(years.last_year)
        )
        raise UsageFault([about(f"--year {year}", what)])
    return replace(state, year=year, round=years.round_of(year))


def _plain(read: Sequence[TypedLine], w: Translator) -> dict[str, object]:
    decisions = [DECISION.dump_python(made, mode="json") for entry in read for made in entry.decisions]
    refused = [
        {"item": unclear.item} | dict(zip(("what", "write"), in_words(w, unclear), strict=True))
        for entry in read
        for unclear in entry.unclear
    ]
    removed = [thing for entry in read for thing in entry.removed]
    return {"decisions": decisions, "removed": removed, "refused": refused}

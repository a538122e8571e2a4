"""`sheet`: what a line comes to as it is typed at the Desk, without a window."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from game.cli.faults import Exit, UsageFault
from game.cli.files import read_plan
from game.cli.output import put
from game.cli.sessions import read_session
from game.roster.seating import seating, spoken
from game.roster.setup import Team
from game.text.languages import languages
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.entry import Entry, Table, read_entry
from sim.decisions import DECISION
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.problems import printable
from sim.state import State

_EPILOG: Final = """\
examples:
  python main.py sheet tutorial --team foundry "R2 80"
  python main.py sheet kemi-tornio --team steel "S2, A2 against" "FUND 500 k"
  python main.py sheet kemi-tornio --team mineral --session game.kierto "X4 120 kt 3 € 6 y"

Prints one JSON object: decisions as the journal holds them, what is taken off the sheet, and what is refused,
each with what is wrong and what to write instead. A line of which a part is refused decides nothing."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "sheet",
        help="what a typed line comes to, as JSON",
        description="Read lines as they are typed at the Desk for a team, and print what they come to as JSON.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or the id of one that ships")
    parser.add_argument("lines", metavar="LINE", nargs="+", help="what is typed")
    parser.add_argument(
        "--team", metavar="NAME", required=True, help="whose sheet it is: a team's name or id"
    )
    parser.add_argument(
        "--session", metavar="FILE", help="a session: its teams, and its cluster as it stands now"
    )
    parser.add_argument(
        "--year", metavar="N", type=int, help="the year in which it is typed (default: the first)"
    )
    parser.add_argument(
        "--language", choices=tuple(languages()), default="en", help="of what is said of refused items (en)"
    )
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Read the lines; status 1 if anything is refused."""
    table, team = _of_session(options) if options.session else _of_scenario(options)
    read = [read_entry(table, team.firms, line) for line in options.lines]
    put(
        json.dumps(_plain(read, Translator(options.language, table.plan)), ensure_ascii=False, indent=1)
        + "\n"
    )
    return Exit.INPUT_AT_FAULT if any(entry.unclear for entry in read) else Exit.DONE


def _of_scenario(options: argparse.Namespace) -> tuple[Table, Team]:
    """The cluster as it opens, and the team as the scenario seats it."""
    plan = read_plan(options.scenario)
    state = _in_year(plan, opening_state(plan), options.year)
    return Table(plan, state, plan.seats, handles(plan)), _team(plan, seating(plan), options.team)


def _of_session(options: argparse.Namespace) -> tuple[Table, Team]:
    """The cluster of a team's world as it stands in a session."""
    session = read_session(options.session)
    try:
        team = _team(session.plan, session.teams, options.team)
        state = _in_year(session.plan, session.state(team.world), options.year)
        return Table(session.plan, state, session.setup.seats(team.world), handles(session.plan)), team
    finally:
        session.close()


def _team(plan: Plan, teams: Sequence[Team], name: str) -> Team:
    """The team of this id or name, in any language. Raises UsageFault with those that there are."""
    for team in teams:
        names = {team.id, team.name, *(spoken(plan, team, language).name for language in languages())}
        if name.casefold() in {known.casefold() for known in names}:
            return team
    known = ", ".join(team.id for team in teams)
    raise UsageFault([f"--team {printable(name)}: There is no such team. Write one of {known}."])


def _in_year(plan: Plan, state: State, year: int | None) -> State:
    """The cluster as if it were this year; nothing is played. Raises UsageFault beyond the game."""
    if year is None:
        return state
    about = plan.scenario.about
    firsts = list(accumulate(about.rounds, initial=about.first_year))
    if not firsts[0] <= year < firsts[-1]:
        raise UsageFault([f"--year {year}: Write a year from {firsts[0]} to {firsts[-1] - 1}."])
    return replace(state, year=year, round=sum(first <= year for first in firsts))


def _plain(read: Sequence[Entry], w: Translator) -> dict[str, object]:
    decisions = [DECISION.dump_python(made, mode="json") for entry in read for made in entry.decisions]
    refused = [
        {
            "item": unclear.item,
            "what": w(unclear.what, **unclear.places),
            "write": w(unclear.write, **unclear.places),
        }
        for entry in read
        for unclear in entry.unclear
    ]
    removed = [thing for entry in read for thing in entry.removed]
    return {"decisions": decisions, "removed": removed, "refused": refused}

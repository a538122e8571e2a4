"""`run`: plays a scenario from beginning to end and shows what it came to."""

from __future__ import annotations

import argparse
from typing import Final

from game.cli.bots import HELP, bot_names, explained
from game.cli.decisions_file import DecisionsFile, read_decisions
from game.cli.faults import Exit, InputFault, MachineFault, UsageFault
from game.cli.files import located, read_plan
from game.cli.output import file_target, folder_target, put, say
from game.cli.progress import progress
from game.cli.report import write_report
from game.debrief.model import GameDebrief, debrief
from game.experiments.whole_game import DecisionsRefused, GameOptions, teams_of, whole_game, without_each_firm
from game.outputs.json_result import as_json, game_result
from game.outputs.report.names import FILES
from game.outputs.summary import resilience_table, summaries
from game.roster.seating import SeatingError
from game.session.errors import SessionError
from game.session.session import Session
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.resilience import Removal

_MOST_SEED: Final = 2**63 - 1
_EPILOG: Final = """\
examples:
  python main.py run scenarios/tutorial.yaml
  python main.py run scenarios/tutorial.yaml --seed 7 --json > game.json
  python main.py run scenarios/tutorial.yaml --decisions decisions.yaml
  python main.py run scenarios/tutorial.yaml --bots cooperative
  python main.py run scenarios/kemi-tornio.yaml --bots private,cooperative
  python main.py run scenarios/tutorial.yaml --rounds 1 --resilience
  python main.py run scenarios/kemi-tornio.yaml --bots cooperative --session game.kierto
  python main.py run scenarios/tutorial.yaml --bots cooperative --report report

A decisions file says, for each round, what each team (or firm) decides; this is one for the tutorial:
  1:
    foundry:
      - {do: set_recovery, side_stream: foundry_slag, share: 1}
    town:
      - {do: invest, project: T1}

docs/command-line.md lists all words that can stand behind `do:`; `schema decisions` explains their keys.

The same seed gives the same game, to the kilogram. Indicators are yearly means over the years of a
round; in --json, flows and what firms made are totals of the round."""

_BOTS: Final = """

Bots play every seat that no decisions file decides for:
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "run",
        help="play a scenario and show its indicators by round, beside the idle game",
        description="Play a scenario to its end, with the legacy run, and show its indicators by round.",
        epilog=_EPILOG + _BOTS + explained(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file")
    parser.add_argument(
        "--seed", type=_seed, default=1, metavar="N", help="which luck to play with (default 1)"
    )
    parser.add_argument(
        "--rounds", type=_count, metavar="N", help="play only so many rounds, then the legacy run"
    )
    parser.add_argument("--teams", type=_count, metavar="N", help="how many teams (default: the scenario's)")
    parser.add_argument(
        "--parallel", action="store_true", help="each team runs a whole cluster of its own, by the same luck"
    )
    parser.add_argument("--decisions", metavar="FILE", help="what teams decide; left out, nobody decides")
    parser.add_argument("--bots", type=bot_names, metavar="NAME[,NAME…]", help=HELP)
    parser.add_argument("--session", metavar="FILE", help="also write the game to a session file (.kierto)")
    parser.add_argument("--report", metavar="FOLDER", help="also write the game's report into a folder")
    parser.add_argument(
        "--resilience",
        action="store_true",
        help="also the year after the last round without each firm in turn",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object in place of the table")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Play, then print everything at once."""
    plan = read_plan(options.scenario)
    _check(options, plan)
    wanted = GameOptions(options.seed, options.rounds, options.teams, options.parallel, options.bots or ())
    decisions = _decisions(options, plan, wanted)
    session = _played(plan, wanted, decisions)
    games = debrief(session)
    removals = _without_each_firm(games[0]) if options.resilience else None
    if options.json:
        put(as_json(game_result(games, removals)))
    else:
        w = Translator("en", plan)
        put(summaries(games, w) + (resilience_table(games[0], removals, w) if removals is not None else ""))
    if options.session is not None:
        _save(session, options.session)
    if options.report is not None:
        say(f"The report: {write_report(session, options.report)}")
    return Exit.DONE


def _check(options: argparse.Namespace, plan: Plan) -> None:
    """Say before the game is played what cannot be. Raises UsageFault."""
    last = len(plan.scenario.about.rounds)
    if options.rounds is not None and options.rounds > last:
        raise UsageFault(
            [f"--rounds {options.rounds}: the scenario has {last}. Write a number from 1 to {last}."]
        )
    if options.resilience and options.parallel:
        raise UsageFault(
            ["--resilience with --parallel: it is shown for one cluster. Leave one of them out."]
        )
    inputs = [located(options.scenario), *([options.decisions] if options.decisions else [])]
    if options.session is not None:
        file_target("--session", options.session, inputs)
    if options.report is not None:
        folder_target("--report", options.report, FILES, inputs)


def _decisions(options: argparse.Namespace, plan: Plan, wanted: GameOptions) -> DecisionsFile | None:
    """What teams decide, as the file says; rounds that are not played are named."""
    try:
        teams = frozenset(team.id for team in teams_of(plan, wanted))
    except SeatingError as fault:
        raise UsageFault([f"--teams {wanted.teams}: {fault}"]) from fault
    if options.decisions is None:
        return None
    firms = frozenset(key for key, firm in plan.firms.items() if not firm.outside)
    decisions = read_decisions(options.decisions, plan, teams if wanted.parallel else teams | firms)
    last = wanted.rounds or len(plan.scenario.about.rounds)
    for number in sorted(number for number in decisions.sheets if number > last):
        say(f"Round {number} of {options.decisions} is left out: the game ends after round {last}.")
    return decisions


def _played(plan: Plan, wanted: GameOptions, decisions: DecisionsFile | None) -> Session:
    about = plan.scenario.about
    with progress(len(about.rounds[: wanted.rounds]) + bool(about.legacy_years), "round") as tick:
        try:
            return whole_game(plan, wanted, decisions.sheets if decisions else None, tick)
        except DecisionsRefused as refused:
            lines = decisions.refused(refused.round, refused.objections) if decisions else [str(refused)]
            raise InputFault(lines) from refused


def _without_each_firm(game: GameDebrief) -> list[Removal]:
    """The year after the last round that was decided on, without each firm in turn."""
    with progress(1 + len(game.plan.firms), "year") as tick:
        return without_each_firm(game.plan, game.seed, game.last_played.cluster.state, tick)


def _save(session: Session, path: str) -> None:
    try:
        session.write_to(path)
    except SessionError as fault:
        raise MachineFault([str(fault)]) from fault


def _seed(text: str) -> int:
    return _whole(text, 0, _MOST_SEED)


def _count(text: str) -> int:
    return _whole(text, 1, 1000)


def _whole(text: str, least: int, most: int) -> int:
    """A whole number within bounds, in plain digits. Raises what argparse turns into a usage error."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
    return int(text)

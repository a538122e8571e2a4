"""`run`: plays a scenario from beginning to end and shows what it came to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from game.cli.bots import add_bots, explained
from game.cli.decisions_file import DecisionsFile, read_decisions
from game.cli.faults import Exit, InputFault, MachineFault, UsageFault, about
from game.cli.files import located, read_plan
from game.cli.output import file_target, folder_target, put, remark
from game.cli.parsing import Commands, Parser, add_table, preset, scenario, whole
from game.cli.progress import progress
from game.cli.report import write_report
from game.debrief.model import GameDebrief, debrief
from game.experiments.whole_game import DecisionsRefused, GameOptions, teams_of, whole_game, without_each_firm
from game.outputs.json_result import as_json, game_result
from game.outputs.report.form import ReportForm
from game.outputs.report.names import FILES
from game.outputs.summary import resilience_table, summaries
from game.roster.seating import SeatingError
from game.session.errors import SessionError
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Message
from sim.plan.plan import Plan
from sim.resilience import Removal

_MOST_SEED: Final = 2**63 - 1
_DECISIONS: Final = """
  1:
    town:
      - {do: set_recovery, side_stream: old_roads, share: 0.8}
  2:
    foundry:
      - {do: invest, project: F2}"""


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "run",
        command,
        examples=(
            "run tutorial",
            "run tutorial --seed 7 --json > game.json",
            "run tutorial --decisions decisions.yaml",
            "run tutorial --bots cooperative",
            "run kemi-tornio --bots private,cooperative",
            "run tutorial --rounds 1 --resilience",
            "run kemi-tornio --bots cooperative --session game.kierto",
            "run tutorial --bots cooperative --report report",
        ),
        notes=(*_notes(w), explained(w)),
    )
    scenario(parser, w)
    preset(parser, w)
    _add_game(parser, w)
    _add_results(parser, w)


def _add_game(parser: Parser, w: Translator) -> None:
    """What kind of game is played."""
    parser.add_argument(
        "--seed",
        type=whole(w, _MOST_SEED, 0),
        default=1,
        metavar="N",
        help=w("which luck to play with (default 1)"),
    )
    parser.add_argument(
        "--rounds", type=whole(w, 1000), metavar="N", help=w("play only so many rounds, then the years after")
    )
    parser.add_argument(
        "--teams", type=whole(w, 1000), metavar="N", help=w("how many teams (default: the scenario's seats)")
    )
    parser.add_argument(
        "--parallel",
        action="store_true",
        help=w("each team runs a whole cluster of its own, by the same luck"),
    )
    parser.add_argument(
        "--history",
        action="store_true",
        help=w("events that are left to chance come when they really came, or not at all"),
    )
    parser.add_argument("--decisions", metavar=w("FILE"), help=w("what teams decide; left out, nobody acts"))
    add_bots(parser, w)


def _add_results(parser: Parser, w: Translator) -> None:
    """What comes of it."""
    parser.add_argument(
        "--session", metavar=w("FILE"), help=w("also write the game to a session file (.kierto)")
    )
    parser.add_argument("--report", metavar=w("FOLDER"), help=w("also write the game's report into a folder"))
    add_table(parser, w)
    parser.add_argument(
        "--resilience",
        action="store_true",
        help=w("also the year after the last round without each firm in turn"),
    )
    parser.add_argument("--json", action="store_true", help=w("print one JSON object in place of the table"))


def _notes(w: Translator) -> tuple[str, ...]:
    return (
        w(
            "A decisions file says, for each round, what each team (or firm) decides; this is one for the tutorial:"
        )
        + _DECISIONS,
        w(
            "docs/command-line.md lists all words that can stand behind `do:`; `schema decisions` explains their keys."
        ),
        w(
            "The same seed gives the same game, to the kilogram. Indicators are yearly means over the years of a "
            "round; in --json, flows and what firms made are totals of the round."
        ),
    )


def command(options: argparse.Namespace) -> int:
    """Play, then print everything at once."""
    plan = read_plan(options.scenario, options.preset, options.history)
    w = Translator(options.w.language, plan)
    _check(options, plan)
    wanted = GameOptions(
        options.seed, options.rounds, options.teams, options.parallel, options.bots, w.language
    )
    decisions = _decisions(options, plan, wanted)
    session = _played(plan, wanted, decisions, w)
    games = debrief(session)
    removals = _without_each_firm(games[0], w) if options.resilience else None
    if options.json:
        text = as_json(game_result(games, removals))
    else:
        text = summaries(games, w) + (resilience_table(games[0], removals, w) if removals is not None else "")
    _all_of(
        lambda: put(text),
        lambda: _save(session, options.session),
        lambda: _report(session, options, w),
    )
    return Exit.DONE


def _all_of(*outputs: Callable[[], None]) -> None:
    """Every output, whatever befalls another: no game is lost with its table. Raises the first MachineFault."""
    faults = []
    for output in outputs:
        try:
            output()
        except MachineFault as fault:
            faults.append(fault)
    if faults:
        raise MachineFault([line for fault in faults for line in fault.lines])


def _check(options: argparse.Namespace, plan: Plan) -> None:
    """Say before the game is played what cannot be. Raises UsageFault."""
    last = len(plan.scenario.about.rounds)
    if options.rounds is not None and options.rounds > last:
        what = Message("The scenario has {n} rounds. Write a number from 1 to {most}.", n=last, most=last)
        raise UsageFault([about(f"--rounds {options.rounds}", what)])
    if options.resilience and options.parallel:
        what = Message("It is shown for one cluster. Leave one of them out.")
        raise UsageFault([about("--resilience, --parallel", what)])
    inputs = [located(options.scenario), *([options.decisions] if options.decisions else [])]
    if options.session is not None:
        file_target("--session", options.session, inputs)
    if options.report is not None:
        others = [options.session] if options.session is not None else []
        folder_target("--report", options.report, FILES, [*inputs, *others])


def _decisions(options: argparse.Namespace, plan: Plan, wanted: GameOptions) -> DecisionsFile | None:
    """What teams decide, as the file says; rounds that are not played are named."""
    try:
        teams = frozenset(team.id for team in teams_of(plan, wanted))
    except SeatingError as fault:
        raise UsageFault([about(f"--teams {wanted.teams}", fault)]) from fault
    if options.decisions is None:
        return None
    firms = frozenset(key for key, firm in plan.firms.items() if not firm.outside)
    decisions = read_decisions(options.decisions, plan, teams if wanted.parallel else teams | firms)
    last = wanted.rounds or len(plan.scenario.about.rounds)
    for number in sorted(number for number in decisions.sheets if number > last):
        remark(
            options.w(
                "Round {round} of {file} is left out: the game ends after round {last}.",
                round=number,
                file=options.decisions,
                last=last,
            )
        )
    return decisions


def _played(plan: Plan, wanted: GameOptions, decisions: DecisionsFile | None, w: Translator) -> Session:
    about = plan.scenario.about
    with progress(len(about.rounds[: wanted.rounds]) + bool(about.legacy_years), w("round")) as tick:
        try:
            if decisions is None:
                return whole_game(plan, wanted, tick=tick)
            return whole_game(plan, wanted, decisions.sheets, tick, decisions.before)
        except DecisionsRefused as refused:
            lines = decisions.refused(refused.round, refused.objections) if decisions else [str(refused)]
            raise InputFault(lines) from refused
        except SessionError as fault:
            raise InputFault([fault.message]) from fault


def _without_each_firm(game: GameDebrief, w: Translator) -> list[Removal]:
    """The year after the last round that was decided on, without each firm in turn."""
    with progress(1 + len(game.plan.firms), w("year")) as tick:
        return without_each_firm(game.plan, game.seed, game.last_played.cluster.state, tick)


def _report(session: Session, options: argparse.Namespace, w: Translator) -> None:
    if options.report is not None:
        page = write_report(session, options.report, ReportForm(w.language, options.table))
        remark(w("The report: {path}", path=page))


def _save(session: Session, path: str | None) -> None:
    try:
        if path is not None:
            session.write_to(path)
    except SessionError as fault:
        raise MachineFault([fault.message]) from fault

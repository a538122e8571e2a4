"""`debrief`: what a session came to and why, what mattered in it, and whether its lesson would hold."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from game.cli.faults import Exit, InputFault
from game.cli.output import put, say
from game.cli.progress import progress
from game.cli.sessions import read_session
from game.debrief.model import GameDebrief, debrief, game_debrief
from game.experiments.ablation import Mattered, mattered
from game.experiments.executors import Workers, local, usable_cores
from game.experiments.lesson import WORLDS, Lesson, lesson
from game.experiments.replay_plan import DecidedGame, of_session
from game.experiments.whole_game import each_for_itself
from game.outputs.debrief_json import Answers, debrief_object
from game.outputs.debrief_text import debrief_text
from game.outputs.json_result import as_json
from game.session.session import Session
from game.text.translator import Translator
from sim.rules import VERSION
from sim.scenario.problems import printable

Answer = TypeVar("Answer")
_EPILOG: Final = """\
examples:
  python main.py debrief game.kierto
  python main.py debrief game.kierto --mattered
  python main.py debrief game.kierto --mattered --lesson --json > debrief.json

The headline stands beside its references: nobody decides (recorded with the game), and each for itself (bots
that take what pays back for themselves alone, played now with the same luck). --mattered plays the game again
without each kind of decision and each single one, --lesson plays its decisions in 20 worlds whose uncertain
figures are drawn anew. Ctrl-C stops either and keeps what is known by then."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "debrief",
        help="why a session came out as it did, what mattered, and whether its lesson holds",
        description="Show what a session came to and why: what made virgin use fall, who gained from it, and its "
        "references. On request also what mattered, and whether the lesson would hold in other worlds.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("session", metavar="SESSION", help="a session (.kierto)")
    parser.add_argument("--mattered", action="store_true", help="also what mattered")
    parser.add_argument("--lesson", action="store_true", help="also whether the lesson would hold")
    parser.add_argument("--json", action="store_true", help="print one JSON object in place of the text")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Open the session, work out what is asked for, and print it all at once."""
    session = read_session(options.session)
    try:
        _check(session, options.session)
        games = debrief(session)
        answers, stopped = _answers(session, games, options)
        if options.json:
            put(as_json(debrief_object(games, answers)))
        else:
            put(debrief_text(games, answers, Translator("en", session.plan)))
    finally:
        session.close()
    return Exit.STOPPED if stopped else Exit.DONE


def _check(session: Session, file: str) -> None:
    for notice in session.notices:
        say(f"{printable(file)}: {notice}")
    if not session.records:
        what = "No round has been played yet. Play one, then ask for the debrief."
        raise InputFault([f"{printable(file)}: {what}"])
    if not _same_rules(session):
        say(f"{printable(file)}: {session.read_only}")


def _same_rules(session: Session) -> bool:
    """Whether what is played now has the rules of what was recorded; without, only the record is shown."""
    return session.past.head.rules == VERSION


def _answers(
    session: Session, games: tuple[GameDebrief, ...], options: argparse.Namespace
) -> tuple[dict[str, Answers], bool]:
    """What is worked out about each cluster, and whether it was stopped before its end."""
    if not _same_rules(session):
        return {game.world: Answers() for game in games}, False
    played = len([record for record in session.records if record.phase == "play"])
    with progress(played, "round") as tick:
        reference = each_for_itself(session, tick)
    answers = {game.world: Answers(game_debrief(reference, game.world)) for game in games}
    if not (options.mattered or options.lesson):
        return answers, False
    stopped = False
    with local(usable_cores()) as workers:
        for game in games:
            decided = of_session(session.plan, session.past, game.world)
            decided = replace(decided, rounds=decided.rounds[:played])
            if options.mattered and not stopped:
                known, stopped = _mattered(session, decided, workers)
                answers[game.world] = replace(answers[game.world], mattered=known)
            if options.lesson and not stopped:
                held, stopped = _lesson(session, decided, workers)
                answers[game.world] = replace(answers[game.world], lesson=held)
    return answers, stopped


def _mattered(session: Session, decided: DecidedGame, workers: Workers) -> tuple[Mattered, bool]:
    steps = mattered(session.plan, decided, workers)
    first = next(steps)
    with progress(max(1, first.of), "game") as tick:
        return _last(steps, first, tick)


def _lesson(session: Session, decided: DecidedGame, workers: Workers) -> tuple[Lesson, bool]:
    first = Lesson((), WORLDS, tuple(session.scenario.about.goals))
    with progress(WORLDS, "world") as tick:
        return _last(lesson(session.plan, decided, WORLDS, workers), first, tick)


def _last(steps: Iterator[Answer], known: Answer, tick: Callable[[], object]) -> tuple[Answer, bool]:
    """The last answer; what is known by then if somebody stops it, and whether somebody did."""
    try:
        for step in steps:
            known = step
            tick()
    except KeyboardInterrupt:
        say("Stopped. What is shown is what was known by then.")
        return known, True
    return known, False

"""`debrief`: what a session came to and why, what mattered in it, and whether its lesson would hold."""

from __future__ import annotations

import argparse
from dataclasses import replace

from game.cli.comparing import compare
from game.cli.faults import Exit, InputFault, about, in_words
from game.cli.output import put, remark
from game.cli.parsing import Commands
from game.cli.played_beside import can_play, played_rounds, signatures, what_mattered, would_it_hold
from game.cli.progress import progress
from game.cli.sessions import opened
from game.debrief.model import GameDebrief, debrief, game_debrief
from game.debrief.standing import remarks
from game.experiments.executors import local, usable_cores
from game.experiments.pickled_scenario import warm_up
from game.experiments.whole_game import each_for_itself
from game.outputs.debrief_json import Answers, debrief_object
from game.outputs.debrief_text import debrief_text
from game.outputs.json_result import as_json
from game.roster.purse_names import table_words
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Message


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "debrief",
        command,
        examples=(
            "debrief game.kierto",
            "debrief game.kierto --signature",
            "debrief game.kierto --against other.kierto",
            "debrief game.kierto --mattered --lesson --json > debrief.json",
        ),
        notes=_notes(w),
    )
    parser.add_argument("session", metavar=w("SESSION"), help=w("a session (.kierto)"))
    parser.add_argument("--mattered", action="store_true", help=w("also what mattered"))
    parser.add_argument("--signature", action="store_true", help=w("also the deals that nobody signed"))
    parser.add_argument("--lesson", action="store_true", help=w("also whether the lesson would hold"))
    parser.add_argument(
        "--against", metavar=w("SESSION"), help=w("in place of all else, compare it with this session")
    )
    parser.add_argument("--json", action="store_true", help=w("print one JSON object in place of the text"))


def _notes(w: Translator) -> tuple[str, ...]:
    """What each option does, in words."""
    return (
        w(
            "The headline stands beside its references: nobody decides (recorded with the game), and each for "
            "itself (bots that take what pays back for themselves alone, played now with the same luck). "
            "--mattered plays the game again without each kind of decision and each single one, and without those "
            "that changed most so that the others decide anew: a minute or two for a large game. --lesson plays "
            "its decisions in 20 worlds whose uncertain figures are drawn anew. Ctrl-C stops either and keeps "
            "what is known by then."
        ),
        w(
            "--signature plays the other games of the same luck (all together, best known), and each deal that was "
            "on the table and not signed, or that bots would have made, with one signature more."
        ),
        w(
            "--against says where two games of one scenario parted, what only one of them decided, and what each "
            "made of it; nothing is played for it. A session with parallel clusters against itself: its first "
            "cluster and each of the others."
        ),
    )


def command(options: argparse.Namespace) -> int:
    """Open the session, work out what is asked for, and print it all at once."""
    with opened(options.session) as session:
        _check(session, options)
        if options.against is not None:
            compare(session, options)
            return Exit.DONE
        games = debrief(session)
        answers, stopped = _answers(session, games, options)
        if options.json:
            put(as_json(debrief_object(games, answers, is_verified=session.is_verified)))
        else:
            put(debrief_text(games, answers, table_words(session.plan, session.teams, options.w.language)))
    return Exit.STOPPED if stopped else Exit.DONE


def _check(session: Session, options: argparse.Namespace) -> None:
    w, file = options.w, options.session
    for notice in session.notices:
        remark(in_words(w, about(file, notice)))
    if not played_rounds(session):
        what = Message("No round has been played yet. Play one, then ask for the debrief.")
        raise InputFault([about(file, what)])
    for sentence in remarks(session):
        remark(in_words(w, about(file, sentence)))


def _answers(
    session: Session, games: tuple[GameDebrief, ...], options: argparse.Namespace
) -> tuple[dict[str, Answers], bool]:
    """What is worked out about each cluster, and whether it was stopped before its end."""
    if not can_play(session):
        return {game.world: Answers() for game in games}, False
    if not (options.mattered or options.lesson or options.signature):
        return _reference(session, games, options.w), False
    stopped = False
    with local(usable_cores()) as workers:
        warm_up(workers, session.scenario)
        answers = _reference(session, games, options.w)
        for world in answers:
            asked = session, world, workers, options.w
            if options.signature and not stopped:
                path, stopped = signatures(*asked)
                answers[world] = replace(answers[world], path=path)
            if options.mattered and not stopped:
                more, stopped = what_mattered(*asked)
                answers[world] = replace(answers[world], mattered=more.mattered, replanned=more.replanned)
            if options.lesson and not stopped:
                held, stopped = would_it_hold(*asked)
                answers[world] = replace(answers[world], lesson=held)
    return answers, stopped


def _reference(session: Session, games: tuple[GameDebrief, ...], w: Translator) -> dict[str, Answers]:
    with progress(played_rounds(session), w("round")) as tick:
        reference = each_for_itself(session, tick)
    return {game.world: Answers(game_debrief(reference, game.world)) for game in games}

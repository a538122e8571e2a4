"""`verify`: plays the journal of a session again and compares what comes of it with what was recorded."""

from __future__ import annotations

import argparse

from game.cli.faults import InputFault, about
from game.cli.files import each_sound, files
from game.cli.parsing import Commands
from game.cli.progress import progress
from game.cli.sessions import opened, rounds_of
from game.debrief.standing import unfinished
from game.experiments.verify import Difference, verify
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Message


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "verify",
        command,
        examples=("verify game.kierto", "verify *.kierto"),
        notes=(
            w(
                "Every round that counts is played again from the opening, with the same luck. The first round and "
                "firm that come out otherwise are named; then the file was changed, or this Kierto is not the one "
                "that made it."
            ),
        ),
    )
    files(parser, w("SESSION"), w("a session file, or a pattern"))


def command(options: argparse.Namespace) -> int:
    """Verify every file; one that differs is enough to fail."""
    return each_sound(options, _verified)


def _verified(file: str, w: Translator) -> str:
    """What is said of a session that came out as recorded. Raises InputFault for any other."""
    with opened(file) as session:
        prove(file, session, w)
        rounds, rest = rounds_of(session, w), unfinished(session)
        notices = [about(file, notice) for notice in session.notices]
    if notices:
        raise InputFault([*notices, about(file, Message("What stands before that came out as recorded."))])
    sentence = w("{file}: {rounds} played again, all as recorded.", file=file, rounds=rounds)
    return " ".join([sentence, *([w.say(rest)] if rest else [])]) + "\n"


def prove(file: str, session: Session, w: Translator) -> None:
    """Play a session again; what is shown of it is verified from then on. Raises InputFault where it differs."""
    with progress(max(1, len(session.records)), w("round")) as tick:
        outcome = verify(session, tick)
    if outcome.refused:
        proved = Message.many(
            "Its chain and its books are sound: {n} record, every balance zero.",
            "Its chain and its books are sound: {n} records, every balance zero.",
            outcome.rounds,
        )
        raise InputFault([about(file, Message("{what} {instead}", what=outcome.refused, instead=proved))])
    if outcome.difference is not None:
        raise InputFault([about(file, _otherwise(outcome.difference))])
    session.is_verified = True


def _otherwise(difference: Difference) -> Message:
    legacy = difference.phase != "play"
    when = Message("the years after") if legacy else Message("round {n}", n=difference.round)
    firm = Message("the firm “{firm}”", firm=difference.firm)
    # Translators: {what}: an indicator of the whole cluster, by its key in files
    cluster = Message("the cluster (its {what})", what=difference.what)
    return Message(
        "{when} of “{world}” comes out otherwise for {who}. "
        "Play it with the Kierto that made it, or open an unchanged copy.",
        when=when,
        world=difference.world,
        who=firm if difference.firm else cluster,
    )

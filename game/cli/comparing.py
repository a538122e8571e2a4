"""`debrief A --against B`: two sessions beside each other, or the clusters of one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from game.cli.faults import InputFault, about
from game.cli.output import put
from game.cli.sessions import opened
from game.debrief.comparison import TwoGames
from game.debrief.model import GameDebrief, debrief
from game.outputs.comparison_text import comparison_object, comparison_text
from game.outputs.json_result import as_json
from game.roster.purse_names import table_words
from game.session.session import Session
from sim.message import Message


def compare(session: Session, options: argparse.Namespace) -> None:
    """Print where two games parted and what each made of it. Raises InputFault where they cannot be compared."""
    with opened(options.against) as other:
        _check(session, other, options.against)
        pairs = list(_pairs(session, other, options.session, options.against))
        if not pairs:
            what = Message("This session has one cluster. Name another session to compare it with.")
            raise InputFault([about(options.against, what)])
        if options.json:
            objects = [comparison_object(TwoGames(first, second)) for (first, _), (second, _) in pairs]
            put(as_json({"scenario": session.scenario.id, "comparisons": objects}))
            return
        w = table_words(session.plan, session.teams, options.w.language)
        texts = [comparison_text(TwoGames(first, second), (a, b), w) for (first, a), (second, b) in pairs]
        put("\n".join(texts))


def _check(session: Session, other: Session, file: str) -> None:
    if other.scenario.id != session.scenario.id:
        what = Message(
            "Its scenario is {other}, not {own}. Name a session of the same scenario.",
            other=other.scenario.id,
            own=session.scenario.id,
        )
        raise InputFault([about(file, what)])
    if not other.records:
        what = Message("No round has been played yet. Play one, then ask for the debrief.")
        raise InputFault([about(file, what)])


def _pairs(
    session: Session, other: Session, *files: str
) -> Iterator[tuple[tuple[GameDebrief, str], tuple[GameDebrief, str]]]:
    """Cluster by cluster; of one file its first cluster and each of its others. A copy is a file of its own: it may
    have gone on otherwise."""
    ours, theirs = debrief(session), debrief(other)
    if Path(files[0]).resolve() == Path(files[1]).resolve():
        for each in theirs[1:]:
            yield (ours[0], _teams(ours[0])), (each, _teams(each))
        return
    for first, second in zip(ours, theirs, strict=False):
        yield (first, files[0]), (second, files[1])


def _teams(game: GameDebrief) -> str:
    return ", ".join(team.name for team in game.teams)

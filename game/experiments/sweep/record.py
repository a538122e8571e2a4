"""The games of a sweep on disk, one a line as each is done: what a stopped sweep goes on from.

The first line says what was asked. A line counts once it is flushed; a torn last line is cut.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from math import isfinite
from pathlib import Path
from typing import Any, Final, TextIO

from game.experiments.sweep.games import Game, SweepOptions
from sim.outside import flaw
from sim.scenario.file import Scenario
from sim.scenario.loader import to_data

_FORMAT = 1
GAMES_MARK: Final = '{"sweep":'
"""how such a file begins"""


class OtherSweep(Exception):
    """The file holds the games of another sweep, or something else."""


def heading(scenario: Scenario, asked: SweepOptions, versions: Mapping[str, str]) -> dict[str, Any]:
    """What was asked, and of which scenario and program."""
    written = json.dumps(to_data(scenario), sort_keys=True).encode()
    return {
        "sweep": _FORMAT,
        "scenario": blake2b(written, digest_size=8).hexdigest(),
        "bots": list(asked.bots),
        "vary": {vary.key: f"{vary.low:f}:{vary.high:f}" for vary in asked.varies},
        "rounds": asked.rounds,
        "legacy": asked.legacy,
        "versions": dict(versions),
    }


def read_games(path: Path, head: Mapping[str, Any]) -> dict[int, Game]:
    """Seed → the games already there. Raises `OtherSweep` or OSError; a torn tail is cut from the file."""
    if not path.exists():
        return {}
    whole, games = 0, {}
    with path.open("rb") as file:
        for number, line in enumerate(file):
            data = _data(line)
            if data is None:
                break
            if number == 0 and data != head:
                raise OtherSweep
            if number:
                games[_game(data)["seed"]] = data
            whole += len(line)
    if whole == 0 and path.stat().st_size:
        raise OtherSweep
    if whole < path.stat().st_size:
        os.truncate(path, whole)
    return games


def _game(data: Game) -> Game:
    """The same, if it has the form of a game. Raises OtherSweep."""
    match data:
        case {"seed": int(), "rounds": [_, *_] as rounds} if all(map(_is_round, rounds)):
            return data
    raise OtherSweep


def _is_round(data: object) -> bool:
    match data:
        case {
            "round": int(),
            "phase": str(),
            "years": [int(), *years],
            "played": dict(ours),
            "idle": dict(idle),
        }:
            figures = (*years, *ours.values(), *idle.values())
            return all(isinstance(figure, int | float) and isfinite(figure) for figure in figures)
    return False


def _data(line: bytes) -> Game | None:
    """A whole line's data; None for a torn one."""
    try:
        data = json.loads(line) if line.endswith(b"\n") else None
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and flaw(data) is None else None


@contextmanager
def appending(path: Path, head: Mapping[str, Any]) -> Iterator[TextIO]:
    """The file open for more games, its heading written."""
    new = not path.exists() or path.stat().st_size == 0
    with path.open("a", encoding="utf-8", newline="\n") as file:
        if new:
            _write(file, head)
        yield file


def write_games(file: TextIO, games: Iterable[Game]) -> None:
    """Write games down, so that they are there whatever happens next."""
    for game in games:
        _write(file, game)


def _write(file: TextIO, data: Mapping[str, Any]) -> None:
    file.write(json.dumps(data, separators=(",", ":")) + "\n")
    file.flush()
    os.fsync(file.fileno())

"""The table of a sweep: how every figure of every round is spread over the games."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.experiments.sweep.games import Game

SHARES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
COLUMNS: Final = (
    "round", "phase", "first_year", "last_year", "world", "figure", "games", "p5", "p25", "p50", "p75", "p95",
)  # fmt: skip
WHAT_COLUMNS_MEAN: Final = """\
One row for each figure of each round.
  round, phase           the round's number; play or legacy (the years nobody decides)
  first_year, last_year  the years it covers
  world                  played (the bots), idle (nobody decides, same luck), change (played less idle)
  figure                 an indicator by its name in `run --json`, a yearly mean; or purse_eur.SEAT,
                         the seat's purse at the round's end in EUR
  games                  over how many games
  p5 p25 p50 p75 p95     of 100 games, so many have at most this"""
_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of one round in one world, spread over all games."""

    round: int
    phase: str
    years: tuple[int, int]
    world: str
    figure: str
    games: int
    quantiles: tuple[float, ...]


def table(games: Iterable[Game]) -> list[Line]:
    """Every figure of every round, in the order of play. The games' own order does not matter."""
    ordered = sorted(games, key=lambda one: int(one["seed"]))
    if not ordered:
        return []
    return [
        line
        for place, _ in enumerate(ordered[0]["rounds"])
        for line in _round([one["rounds"][place] for one in ordered])
    ]


def _round(rounds: Sequence[Mapping[str, dict[str, float]]]) -> Iterator[Line]:
    first: Mapping[str, object] = rounds[0]
    years = first["years"]
    assert isinstance(years, list)
    for world in ("played", "idle", "change"):
        for figure in _figures(rounds):
            values = [_value(one, world, figure) for one in rounds]
            spread = np.quantile(np.array(values), SHARES)
            yield Line(
                int(str(first["round"])),
                str(first["phase"]),
                (years[0], years[-1]),
                world,
                figure,
                len(values),
                tuple(float(f"{value:.{_DIGITS}g}") for value in spread),
            )


def _figures(rounds: Sequence[Mapping[str, dict[str, float]]]) -> list[str]:
    """The figures of any game, in the order in which the first game that has them has them."""
    return list(dict.fromkeys(name for one in rounds for name in (*one["played"], *one["idle"])))


def _value(one: Mapping[str, dict[str, float]], world: str, figure: str) -> float:
    if world == "change":
        return one["played"].get(figure, 0.0) - one["idle"].get(figure, 0.0)
    return one[world].get(figure, 0.0)


def as_csv(lines: Sequence[Line]) -> str:
    """The table as CSV, columns as `WHAT_COLUMNS_MEAN` says."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in lines:
        writer.writerow(
            (one.round, one.phase, *one.years, one.world, one.figure, one.games, *map(_number, one.quantiles))
        )
    return out.getvalue()


def _number(value: float) -> str:
    """Plain digits: no `1e+06`, no `-0`."""
    text = f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text

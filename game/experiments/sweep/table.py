"""The table of a sweep: how every figure of every round is spread over the games."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from game.experiments.sweep.games import Game
from game.text.csv_text import TableStyle, csv_text
from sim.indicators.many import quantiles

SHARES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
COLUMNS: Final = (
    "round", "phase", "first_year", "last_year", "world", "figure", "games", "p5", "p25", "p50", "p75", "p95",
)  # fmt: skip
_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class SpreadLine:
    """One figure of one round in one world, spread over all games."""

    round: int
    phase: str
    years: tuple[int, int]
    world: str
    figure: str
    games: int
    quantiles: tuple[float, ...]


def table(games: Iterable[Game]) -> list[SpreadLine]:
    """Every figure of every round, in the order of play. The games' own order does not matter."""
    ordered = sorted(games, key=lambda game: int(game["seed"]))
    if not ordered:
        return []
    return [
        line
        for place, _ in enumerate(ordered[0]["rounds"])
        for line in _round([game["rounds"][place] for game in ordered])
    ]


def _round(rounds: Sequence[Mapping[str, Any]]) -> Iterator[SpreadLine]:
    first = rounds[0]
    years = first["years"][0], first["years"][-1]
    for world in ("played", "idle", "change"):
        for figure, spread in quantiles([_figures(of_round, world) for of_round in rounds], SHARES).items():
            values = tuple(float(f"{value:.{_DIGITS}g}") for value in spread)
            yield SpreadLine(first["round"], first["phase"], years, world, figure, len(rounds), values)


def _figures(of_round: Mapping[str, Any], world: str) -> dict[str, float]:
    """The figures of one game in a world, under every name that any of its worlds has."""
    played, idle = of_round["played"], of_round["idle"]
    names = dict.fromkeys((*played, *idle))
    if world == "change":
        return {name: played.get(name, 0.0) - idle.get(name, 0.0) for name in names}
    return {name: of_round[world].get(name, 0.0) for name in names}


def as_csv(lines: Sequence[SpreadLine], style: TableStyle = "plain") -> str:
    """The table as CSV, columns as `COLUMNS` names them."""
    rows = (
        (
            line.round,
            line.phase,
            *line.years,
            line.world,
            line.figure,
            line.games,
            *map(_plain, line.quantiles),
        )
        for line in lines
    )
    return csv_text((COLUMNS, *rows), style)


def _plain(value: float) -> Decimal:
    """In plain digits: no `1e+06`, no `-0`."""
    text = f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
    return Decimal("0" if text in ("-0", "") else text)

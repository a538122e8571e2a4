"""What the recorded games came to, beside what was reckoned by hand before the game was built.

A row that differs by more than a twentieth says which rule or figure made it; one that does not is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

from pydantic import Field

from game.outputs.scenario_page.figures import MINUS, percent, section, short, table
from game.text.translator import Translator
from sim.indicators.moved import Moved
from sim.indicators.round import Indicators, indicators
from sim.indicators.virgin import replaced, weight
from sim.ledger import Kind
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult
from sim.scenario.frozen import Frozen, Id
from sim.scenario.reader import read
from sim.scenario.texts import LocalText

FILE: Final = Path(__file__).parent / "kemi-tornio.yaml"
_NEAR: Final = Fraction(1, 20)
_DIGITS: Final = 3
"""of a share: a tenth of a per cent"""
_THOUSAND_UNITS: Final = 1_000_000
"""kg in a kt, kWh in a GWh"""


class Reckoned(Frozen):
    """One figure reckoned by hand: of one of `arises`, `buys`, `spares` and `changes`."""

    game: Id
    name: LocalText
    by_hand: float = Field(description="kt or GWh a year; of `changes` the change against idle.")
    year: int
    arises: Id | None = None
    buys: Id | None = None
    spares: list[Id] = Field(default_factory=list)
    changes: list[str] = Field(default_factory=list)
    why: LocalText | None = None


class ByHand(Frozen):
    """The whole file."""

    heading: LocalText
    note: LocalText
    heads: list[LocalText]
    games: dict[Id, LocalText]
    rows: list[Reckoned]


class Unexplained(Exception):
    """Figures that differ, and nobody says why."""


def by_hand() -> ByHand:
    """The figures reckoned by hand."""
    return ByHand.model_validate(read(FILE, FILE.name).data)


def flows(plan: Plan, games: Mapping[str, Sequence[Played]], w: Translator) -> list[str]:
    """The section of the page. `games`: each recorded game by its name, and `idle`, round by round.

    Raises `Unexplained`.
    """
    book = by_hand()
    rows = [(row, _played(plan, games, row)) for row in book.rows]
    bare = [f"{row.game} {row.name.en} {got:.4g}" for row, got in rows if _differs(row, got) and not row.why]
    if bare:
        raise Unexplained("; ".join(bare))
    heads = [w.of(head) for head in book.heads]
    return section(w.of(book.heading), w.of(book.note), table(heads, _cells(book, rows, w)))


def _cells(book: ByHand, rows: list[tuple[Reckoned, float]], w: Translator) -> Iterator[tuple[str, ...]]:
    for row, got in rows:
        shown = _percent if row.changes else _amount
        why = w.of(row.why) if row.why and _differs(row, got) else ""
        apart = _percent(w, got / row.by_hand - 1) if row.by_hand else ""
        name = w.of(row.name)
        yield (
            w.of(book.games[row.game]),
            name,
            str(row.year),
            shown(w, row.by_hand),
            shown(w, got),
            apart,
            why,
        )


def _amount(w: Translator, amount: float) -> str:
    return short(w, Fraction(amount))


def _percent(w: Translator, share: float) -> str:
    tenths = round(share, _DIGITS)
    sign = MINUS if tenths < 0 else "+" if tenths else ""
    return sign + percent(w, abs(Fraction(tenths)))


def _differs(row: Reckoned, got: float) -> bool:
    return abs(got - row.by_hand) > _NEAR * abs(row.by_hand)


def _played(plan: Plan, games: Mapping[str, Sequence[Played]], row: Reckoned) -> float:
    played = games[row.game][row.year - plan.scenario.about.first_year]
    result = played.idle if row.game == "idle" else played.result
    if row.changes:
        ours, idle = (_sum(plan, each, row.changes) for each in (result, played.idle))
        return float(ours / idle - 1)
    moved = Moved(result.ledgers)
    return float(_moved(plan, moved, row) / _THOUSAND_UNITS / moved.years)


def _moved(plan: Plan, moved: Moved, row: Reckoned) -> Fraction:
    if row.arises:
        store = plan.stores[row.arises]
        made = moved.total(Kind.PRODUCT, source=store.process)
        return made * Fraction(*store.amount)
    if row.buys:
        return moved.total(Kind.VIRGIN, source=row.buys) * weight(plan, plan.needs[row.buys].virgin)
    used = (worth for flow, _, worth in replaced(plan, moved) if flow.material in row.spares)
    return sum(used, Fraction(0))


def _sum(plan: Plan, result: RoundResult, names: list[str]) -> Fraction:
    shown: Indicators = indicators(plan, result.ledgers, result.state.contracts, result.state.closed)
    return sum((Fraction(getattr(shown, name)) for name in names), Fraction(0))

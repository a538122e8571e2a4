"""Shipped games as plain data: changed as a whole, played, and every figure of theirs compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from sim.balance import residuals
from sim.decisions import DECISIONS_FILE
from sim.ledger import Ledger
from sim.ledger import Row as Flow
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.scenario.loader import from_data
from sim.scenario.reader import read
from sim.units import WEEKS
from tools.validation.by_hand import Data

ROOT: Final = Path(__file__).parents[2]
GAMES: Final = {"tutorial": "tutorial-package", "kemi-tornio": "kemi-tornio-real"}
"""shipped scenario → a recorded game's decisions"""
SEED: Final = 1
WORDS: Final = frozenset(
    {"kind", "size", "label", "resource", "stage", "unit", "change", "do", "basis", "picture"}
)
"""keys behind which stand words of the format, and no ids"""
TIMES: Final = 10
SIZES: Final = frozenset(
    {
        "capacity",
        "demand",
        "store",
        "stock",
        "sold_before",
        "lot",
        "most",
        "least",
        "start",
        "yearly",
        "limit",
        "feed_store",
    }
)
OF_PROJECTS: Final = frozenset({"cost", "running", "amount"})
LUCKY: Final = frozenset(
    {"outage", "volatility", "overrun_chance", "off_spec", "readiness", "permit", "low", "high", "hidden"}
)
"""keys by which luck comes in (an event of luck may have to reveal what is hidden); draws are keyed by ids"""
Figures = dict[tuple[object, ...], tuple[int, ...]]
"""what it is of (a year and a ledger's key) → week by week, or one figure"""


def _file(path: Path) -> Any:
    return read(path, path.name).data


@cache
def scenario(name: str) -> Data:
    """A shipped scenario as plain data, in rounds of a year as its recorded game is; never changed.

    What its game is decided for has happened: the paper mill of Kemi-Tornio closes in 2021, as it did.
    """
    data: Data = _file(ROOT / "scenarios" / f"{name}.yaml")
    about = {key: part for key, part in data["about"].items() if key != "presets"}
    yearly = data["about"].get("presets", {}).get("two-half-days", {})
    for place, figure in yearly.get("change", {}).items():
        data = _with(data, place.split("."), figure)
    events = {
        key: {**{word: part for word, part in event.items() if word != "chance"}, "year": 2021}
        if key == "paper_stops"
        else event
        for key, event in data.get("events", {}).items()
    }
    return {**data, "about": {**about, "rounds": [1] * sum(about["rounds"])}, "events": events}


def _with(data: Data, steps: Sequence[str], figure: Any) -> Data:
    """The same with another figure at a place."""
    step, *rest = steps
    return {**data, step: _with(data[step], rest, figure) if rest else figure}


@cache
def decisions(name: str) -> Data:
    """The decisions of its recorded game, as plain data."""
    data: Data = _file(ROOT / "tests" / "golden" / f"{GAMES[name]}.yaml")
    return data


def game(data: Data, decided: Mapping[Any, Any], rename: Callable[[str], str] = str) -> Figures:
    """Every figure of a game's ledgers, under the ids they have after `rename`.

    Raises AssertionError if a balance does not close, or a decision is refused: half a game is nobody's.
    """
    plan = Plan(from_data(data))
    sheets, state = DECISIONS_FILE.validate_python(decided), opening_state(plan, SEED)
    figures: Figures = {}
    for number, years in enumerate(plan.scenario.about.rounds, 1):
        result = play_round(plan, SEED, state, RoundInput(sheets.get(number, {}), years))
        if result.objections:
            raise AssertionError(result.objections)
        state = result.state
        for ledger in result.ledgers:
            if open_balances := residuals(plan, ledger).where:
                raise AssertionError(open_balances)
            figures |= _figures(ledger, rename)
    return figures


def fingerprint(name: str) -> str:
    """A shipped game's figures in few letters."""
    return blake2b(repr(sorted(game(scenario(name), decisions(name)).items(), key=str)).encode()).hexdigest()


def _figures(ledger: Ledger, rename: Callable[[str], str]) -> Figures:
    weekly = ((*ledger.flows.items(),), (*ledger.payments.items(),))
    figures: Figures = {tuple(map(rename, key)): tuple(weeks) for rows in weekly for key, weeks in rows}
    figures |= {tuple(map(rename, key)): (amount,) for key, amount in ledger.closing.items()}
    figures |= {(rename(firm),): (cents,) for firm, cents in ledger.closing_cash.items()}
    return {(ledger.year, *key): figure for key, figure in figures.items()}


def is_movement(key: tuple[object, ...]) -> bool:
    """Whether a figure is a movement, and no payment, stock or cash."""
    return len(key) > len(Flow._fields)


def differing(first: Figures, second: Figures) -> list[str]:
    """What is in one game and not, or otherwise, in the other."""
    keys = sorted(first.keys() | second.keys(), key=str)
    return [" ".join(map(str, key)) for key in keys if first.get(key) != second.get(key)]


def shuffled(part: Any, where: str = "") -> Any:
    """The same data in another order; carriers stay, since the first of them is the usual one."""
    if isinstance(part, list):
        return [shuffled(item) for item in part]
    if not isinstance(part, dict):
        return part
    keys = (
        list(part)
        if where == "carriers"
        else sorted(part, key=lambda key: blake2b(str(key).encode()).digest())
    )
    return {key: shuffled(part[key], str(key)) for key in keys}


def but_for_causes(figures: Figures) -> Figures:
    """The same figures, whatever the cause: where several things are to blame alike, the order of ids decides."""
    sums: Figures = {}
    for key, figure in figures.items():
        if is_movement(key):
            *rest, _cause, _culprit = key
            key, before = tuple(rest), sums.get(tuple(rest), (0,) * WEEKS)
            figure = tuple(map(sum, zip(figure, before, strict=True)))
        sums[key] = figure
    return sums


def ids_of(part: Any) -> set[str]:
    """The ids of a scenario: the keys of its groups."""
    groups = (
        "materials",
        "carriers",
        "taxes",
        "firms",
        "seats",
        "projects",
        "exchanges",
        "matches",
        "events",
        "measures",
    )
    inner = ("lines", "treatments", "collections", "needs", "side_streams", "yields")
    ids = {key for group in groups for key in part.get(group, {})}

    def look(inside: Any) -> None:
        for key, value in inside.items() if isinstance(inside, dict) else ():
            if key in inner:
                ids.update(value)
            look(value)

    look(part.get("firms", {}))
    return ids


def renamed(part: Any, names: Mapping[str, str]) -> Any:
    """The same data with other ids."""
    if isinstance(part, list):
        return [renamed(item, names) for item in part]
    if isinstance(part, dict):
        return {
            names.get(key, key): value if key in WORDS and isinstance(value, str) else renamed(value, names)
            for key, value in part.items()
        }
    return names.get(part, part) if isinstance(part, str) else part


def without_luck(part: Any) -> Any:
    """The same data with nothing left to chance."""
    if isinstance(part, list):
        return [without_luck(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: without_luck(value)
        for key, value in part.items()
        if key not in LUCKY and not (isinstance(value, dict) and "chance" in value)
    }


def scaled(part: Any, where: str = "", group: str = "") -> Any:
    """The same data with everything TIMES as large: what is made, stored, carried, agreed, owned and built."""
    if isinstance(part, list):
        return [scaled(item, where, group) for item in part]
    if isinstance(part, dict):
        return {
            key: larger(value)
            if key in SIZES or (key in OF_PROJECTS and where in ("project", "builds"))
            else scaled(
                value,
                "project" if group == "projects" and where == "projects" else str(key),
                group or str(key),
            )
            for key, value in part.items()
        }
    return part


def larger(part: Any) -> Any:
    """A figure, or each figure of a group, TIMES as large."""
    if isinstance(part, dict):
        return {key: larger(value) for key, value in part.items()}
    return part * TIMES if isinstance(part, (int, Decimal)) and not isinstance(part, bool) else part

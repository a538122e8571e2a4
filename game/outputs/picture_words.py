"""What is seen in a picture, in one sentence, for who does not see it: on screen, in report and slides alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.cluster_map.board import Board, Ribbon
from game.debrief.headline import RoundHeadline
from game.outputs.staircase_text import StaircaseText, StillBoughtText
from game.text.translator import Translator

MOST_TOLD = 6
"""flows of a picture that are told: the largest"""


def map_words(w: Translator, board: Board) -> str:
    """Who stands on a map, and the largest exchanges that run on it now."""
    names = {place.id: place.name for place in board.places}
    places = ", ".join(names.values())
    running = sorted((each for each in board.ribbons if _runs(each)), key=lambda each: -each.tonnes)
    if not running:
        return w("Map of the cluster: {parts}", parts=places)
    largest = (
        flow_words(names.get(each.source, ""), names.get(each.target, ""), each.material, each.label)
        for each in running[:MOST_TOLD]
    )
    return w(
        "Map of the cluster: {parts}. Largest exchanges: {flows}", parts=places, flows="; ".join(largest)
    )


def _runs(ribbon: Ribbon) -> bool:
    still = ribbon.offered or ribbon.dim or ribbon.dead
    return ribbon.is_exchange and not still and (ribbon.amount > 0 or ribbon.is_laid_over)


def flow_words(giver: str, taker: str, *carried: str) -> str:
    """From where to where, what, and how much."""
    return f"{giver} → {taker}: {', '.join(carried)}"


def flows_words(w: Translator, flows: Sequence[str]) -> str:
    """The flows of a picture, each in words, the largest first."""
    return w("The largest: {parts}", parts="; ".join(flows[:MOST_TOLD]))


def stairs_words(w: Translator, stairs: StaircaseText) -> str:
    """From "if nobody acts" to what was bought."""
    listed = ", ".join(f"{column.name} {column.amount}" for column in stairs.columns)
    return w("Columns from left to right: {parts}", parts=listed)


def bars_words(w: Translator, bars: Iterable[tuple[str, str]]) -> str:
    """Bars, each with its amount."""
    listed = ", ".join(f"{name} {amount}" for name, amount in bars)
    return w("Bars from the top: {parts}", parts=listed)


def still_bought_words(w: Translator, still: StillBoughtText) -> str:
    """What stopped each tonne."""
    named = (
        (f"{each.name} ({each.about})" if each.about else each.name, each.amount) for each in still.parts
    )
    return bars_words(w, named)


def curves_words(w: Translator, names: Iterable[str]) -> str:
    """Games beside each other."""
    return w("Lines, at the end: {parts}", parts=", ".join(names))


def rounds_words(w: Translator, last: RoundHeadline) -> str:
    """The headline over the rounds, up to one of them."""
    return w("Line chart by round. At the end: this game {ours}, if nobody acts {idle}.",
             ours=w.amount(last.ours), idle=w.amount(last.idle))  # fmt: skip

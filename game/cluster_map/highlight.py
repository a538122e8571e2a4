"""What a map is about: the flows that are spoken of in their colours, all others pale."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from game.cluster_map.board import Board, FlowKind, Ribbon

Pair = tuple[str, str]
"""giver and taker"""


def about(board: Board, pairs: Collection[Pair], at: Iterable[tuple[str, FlowKind]] = ()) -> Board:
    """`pairs`: exchanges that are spoken of; `at`: firms, and which kind of flow into or out of them. Where nobody
    is spoken of, all stays as it is; what has just opened is seen whatever is spoken of."""
    places = set(at)

    def is_spoken_of(ribbon: Ribbon) -> bool:
        if ribbon.kind in ("recovered", "energy"):
            return (ribbon.source, ribbon.target) in pairs
        return (ribbon.source, ribbon.kind) in places or (ribbon.target, ribbon.kind) in places

    lit = frozenset(firm for pair in pairs for firm in pair) | {firm for firm, _ in places}
    if not lit:
        return board
    return replace(
        board,
        lit=lit,
        gauges=tuple(gauge for gauge in board.gauges if gauge.place in lit),
        signs=tuple(sign for sign in board.signs if sign.place in lit or sign.what == "opened"),
        ribbons=tuple(
            ribbon if is_spoken_of(ribbon) else replace(ribbon, dim=True, dead="") for ribbon in board.ribbons
        ),
    )


def spotlight(board: Board, firms: Collection[str], ending: Collection[Pair]) -> Board:
    """Only these firms in their colours; exchanges that are about to end still run, all else is pale. Without firms
    nobody in particular is spoken of, and only what flows is pale."""
    return replace(
        board,
        lit=frozenset(firms) or None,
        gauges=(),
        signs=(),
        ribbons=tuple(
            replace(ribbon, dim=(ribbon.source, ribbon.target) not in ending, label="")
            for ribbon in board.ribbons
            if ribbon.is_exchange and not ribbon.offered and not ribbon.dead
        ),
    )


def unlit(board: Board) -> Board:
    """The same board before anybody is spoken of: all in colour."""
    return replace(board, lit=None, ribbons=tuple(replace(ribbon, dim=False) for ribbon in board.ribbons))


def with_deal(
    board: Board, firms: Collection[str], signed: Iterable[Ribbon], before: Iterable[Ribbon]
) -> Board:
    """What a deal brings, over all that flows already and what was `signed` `before` it, both pale."""
    new = {ribbon.id: ribbon for ribbon in signed}
    earlier = {ribbon.id: replace(ribbon, dim=True, label="", is_laid_over=False) for ribbon in before}
    pale = spotlight(board, firms, ())
    flowing = {ribbon.id: ribbon for ribbon in pale.ribbons}
    return replace(pale, ribbons=tuple((flowing | earlier | new).values()))

"""What a map is about: the flows that are spoken of in their colours, all others pale."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from game.cluster_map.board import Board, FlowKind, Ribbon

Pair = tuple[str, str]
"""giver and taker"""


def about(board: Board, pairs: Collection[Pair], at: Iterable[tuple[str, FlowKind]] = ()) -> Board:
    """`pairs`: exchanges that are spoken of; `at`: firms, and which kind of flow into or out of them. Where nothing
    of it is on the map, all stays as it is."""
    places = set(at)

    def is_spoken_of(ribbon: Ribbon) -> bool:
        if ribbon.kind in ("recovered", "energy"):
            return (ribbon.source, ribbon.target) in pairs
        return (ribbon.source, ribbon.kind) in places or (ribbon.target, ribbon.kind) in places

    if not any(map(is_spoken_of, board.ribbons)):
        return board
    return replace(
        board,
        ribbons=tuple(
            ribbon if is_spoken_of(ribbon) else replace(ribbon, dim=True) for ribbon in board.ribbons
        ),
    )

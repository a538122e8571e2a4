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

    def is_spoken_of(one: Ribbon) -> bool:
        if one.kind in ("recovered", "energy"):
            return (one.source, one.target) in pairs
        return (one.source, one.kind) in places or (one.target, one.kind) in places

    if not any(map(is_spoken_of, board.ribbons)):
        return board
    return replace(
        board, ribbons=tuple(one if is_spoken_of(one) else replace(one, dim=True) for one in board.ribbons)
    )

"""A map that speaks of some flows shows them in their colours, and the others pale."""

from __future__ import annotations

import pytest

from game.cluster_map.board import Board, FlowKind, Ribbon
from game.cluster_map.highlight import about


def flow(source: str, target: str, kind: FlowKind) -> Ribbon:
    return Ribbon(f"{source}>{target}>{kind}", source, target, kind, 1, 1.0, "1 t", "slag")


BOARD = Board(
    (),
    (
        flow("steel", "kiln", "recovered"),
        flow("kiln", "steel", "energy"),
        flow("steel", "landfill", "landfill"),
        flow("kiln", "landfill", "landfill"),
        flow("", "steel", "virgin"),
    ),
)


def coloured(board: Board) -> list[str]:
    return [one.id for one in board.ribbons if not one.dim]


def test_an_exchange_that_is_spoken_of_stands_out() -> None:
    assert coloured(about(BOARD, {("steel", "kiln")})) == ["steel>kiln>recovered"]


@pytest.mark.parametrize(
    ("kind", "seen"), [("landfill", "steel>landfill>landfill"), ("virgin", ">steel>virgin")]
)
def test_what_a_firm_throws_away_or_buys_stands_out(kind: FlowKind, seen: str) -> None:
    assert coloured(about(BOARD, (), [("steel", kind)])) == [seen]


def test_a_map_with_nothing_of_what_is_spoken_of_stays_as_it_is() -> None:
    assert about(BOARD, {("kiln", "town")}, [("town", "virgin")]) == BOARD

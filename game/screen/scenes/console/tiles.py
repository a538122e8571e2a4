"""What can be done to a game from the console: a tile each, with its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.design import spacing
from game.design.text_styles import LABEL, SMALL, TextStyle
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.hit_testing import HitTarget
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Act, Page
from game.screen.kit.ruler import Ruler


@dataclass(frozen=True, slots=True)
class Tile:
    """Something that can be done, with its key."""

    icon: str
    label: str
    letter: str
    act: Act
    key: int = 0


def take_tiles(box: Box, tiles: Sequence[Tile], ruler: Ruler, least: float) -> tuple[Box, Box, TextStyle]:
    """Their place at the foot of a box, what is left above them, and how their labels are set.

    Smaller where the rest would be lower than `least`: then more tiles stand side by side.
    """
    for style in (LABEL, SMALL):
        place, rest = layout.take_bottom(box, _tiles_high(tiles, ruler, box[2], style), spacing.M)
        if rest[3] >= least:
            break
    return place, rest, style


def _tiles_high(tiles: Sequence[Tile], ruler: Ruler, wide: float, style: TextStyle) -> float:
    """How high all of them are, so many side by side as there is room for."""
    rows = -(-len(tiles) // _across(tiles, ruler, wide, style))
    return rows * max(spacing.CONTROL, ruler.line(style) + spacing.S) + (rows - 1) * spacing.S


def _across(tiles: Sequence[Tile], ruler: Ruler, wide: float, style: TextStyle) -> int:
    """How many tiles stand side by side, so that each label stands on one line."""
    widest = max(_tile_wide(tile, ruler, style) for tile in tiles)
    fitting = int((wide + spacing.S) // (widest + spacing.S))
    rows = -(-len(tiles) // max(1, fitting))
    return -(-len(tiles) // rows)


def _tile_wide(tile: Tile, ruler: Ruler, style: TextStyle) -> float:
    return spacing.XL + ruler.width(tile.label, style) + _cap_wide(tile, ruler) + spacing.L


def _cap_wide(tile: Tile, ruler: Ruler) -> float:
    return max(spacing.L, ruler.width(tile.letter, SMALL) + spacing.S)


def draw_tiles(page: Page, box: Box, tiles: Sequence[Tile], style: TextStyle) -> None:
    """All of them."""
    across = _across(tiles, page.ruler, box[2], style)
    for tile, place in zip(tiles, layout.grid(box, len(tiles), across, gap=spacing.S), strict=True):
        _tile(page, place, tile, style)


def _tile(page: Page, box: Box, tile: Tile, style: TextStyle) -> None:
    theme, ruler = page.theme, page.ruler
    ground = theme.sunk if page.hovers(box) else theme.panel
    page.box(box, ground, RADIUS["card"], rim=(theme.line, spacing.HAIRLINE))
    sizes = spacing.XL, REST, _cap_wide(tile, ruler), spacing.XS
    icon, label, cap, _ = layout.columns(box, *sizes, gap=spacing.XS)
    page.icon(tile.icon, layout.middle(icon), ruler.size(style) * spacing.ICON, theme.ink)
    cap = layout.centre(cap, cap[2], ruler.line(SMALL) + spacing.XS)
    page.box(cap, ground, RADIUS["badge"], rim=(theme.ink2, spacing.HAIRLINE))
    with page.on(ground):
        page.text(label, tile.label, style, valign="middle", lines=1)
        page.text(cap, tile.letter, SMALL, align="centre", valign="middle", lines=1)
    page.target(HitTarget(f"action {tile.letter}", box, tile.act, tile.key, layer=page.layer))

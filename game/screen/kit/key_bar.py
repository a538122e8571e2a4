"""The bar along the bottom: which keys work now, for whoever has them at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.design import spacing
from game.design.text_styles import KEY
from game.design.theme import CANVAS, KEY_BAR
from game.screen.kit import layout
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.text.key_caps import on_keyboard


def keys(page: Page, shown: Sequence[tuple[str, str]]) -> None:
    """The bar at the bottom with the keys that work now: (key, what it does)."""
    page = page.outer or page
    page.keys_here += [key for key in shown if key not in page.keys_here]
    shown = [(on_keyboard(page.look.words, key), what) for key, what in shown]
    page.cached(("keys", tuple(shown)), partial(_keys, page, shown))


def _keys(page: Page, shown: Sequence[tuple[str, str]]) -> None:
    """As many as there is room for; the last one, which leads to all others, always."""
    theme, ruler = page.theme, page.ruler
    _, bar = layout.take_top((0, 0, *CANVAS), CANVAS[1] - KEY_BAR)
    page.box(bar, theme.bar)
    widths = [_key_width(ruler, key, what) for key, what in shown]
    room = bar[2] - 2 * spacing.L
    while sum(widths) > room and len(widths) > 1:
        del widths[-2]
        shown = [*shown[:-2], shown[-1]]
    high = max(KEY_BAR - spacing.S, ruler.line(KEY))
    for (key, what), place in zip(
        shown, layout.columns(layout.inset(bar, spacing.L, 0), *widths), strict=True
    ):
        cap, rest = layout.take_left(place, ruler.width(f"**{key}**", KEY) + spacing.M, spacing.XS)
        cap = layout.centre(cap, cap[2], high)
        page.box(cap, theme.panel, spacing.KEYCAP, rim=(theme.mute, spacing.HAIRLINE))
        with page.on(theme.panel):
            page.text(cap, f"**{key}**", KEY, align="centre", valign="middle", lines=1)
        with page.on(theme.bar):
            page.text(rest, what, KEY, colour=theme.ink2, valign="middle", lines=1)


def _key_width(ruler: Ruler, key: str, what: str) -> float:
    cap = ruler.width(f"**{key}**", KEY) + spacing.M
    return cap + spacing.XS + ruler.width(what, KEY) + spacing.M

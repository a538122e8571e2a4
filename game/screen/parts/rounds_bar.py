"""The bar of rounds: a place for each round and the legacy run, to go to with one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.debrief.headline import RoundHeadline
from game.outputs.round_text import years_text
from game.screen.kit.hit_testing import one_of
from game.screen.kit.page import HitTarget, Page
from game.text.translator import Translator

TOP = 816.0
HEIGHT = 96.0
_LEFT, _WIDE, _GAP = 40.0, 1840.0, 10.0


def rounds_bar(
    page: Page, words: Translator, rounds: Sequence[RoundHeadline], at: int, choose: Callable[[int], None]
) -> None:
    """Draw the bar; the round on show is dark. `choose` is given a place in `found`."""
    theme = page.theme
    page.box((0, TOP, 1920, HEIGHT), theme.bar)
    wide = (_WIDE - _GAP * (len(rounds) - 1)) / len(rounds)
    for i, shown in enumerate(rounds):
        box = (_LEFT + i * (wide + _GAP), TOP + 12, wide, HEIGHT - 24)
        here = i == at
        fill, ink = (theme.ink, theme.paper) if here else (theme.panel, theme.ink)
        page.box(box, fill, 14, rim=(theme.mute, 0 if here else 2))
        label = _label(page, words, shown, i, wide)
        place = (box[0] + 4, box[1], wide - 8, box[3])
        set_text = partial(page.text, size=40, weight="semibold", colour=ink, ground=fill, align="centre")
        set_text(place, label, valign="middle", lines=1)
        page.target(
            HitTarget(f"round {i + 1}", box, partial(choose, i), layer=page.layer, spoken=one_of(here))
        )


def _label(page: Page, words: Translator, shown: RoundHeadline, i: int, wide: float) -> str:
    """As much as there is room for: name, years, and how much below nobody deciding."""
    change = words.percent(shown.change, signed=True)
    years = years_text(shown.years)
    options = [f"{years} · {change}", years, "→" if shown.legacy else str(i + 1)]
    return next((text for text in options if page.measure(text, 40, "semibold") < wide - 24), options[-1])

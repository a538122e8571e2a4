"""The ink band under the film: what happens now in one sentence, and the moments of the round to turn to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.cluster_map.moment_words import MomentText
from game.design.text_styles import TextStyle
from game.screen.kit.hit_testing import Spoken
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.widgets import Button
from game.screen.parts.playback_bar import Reel
from game.text.translator import Translator
from sim.units import WEEKS

TOP: Final = 838.0
"""where the band begins at the usual size of text"""
_BOTTOM: Final = 1080.0
_SPINE: Final = 22.0
_TRACK: Final = 12.0
_EDGE: Final = 56.0
_CHIPS: Final = 66.0
_TITLE: Final = TextStyle(72, 48, "bold", 1.15, may_shrink=True)
_TEXT: Final = TextStyle(44, 40, may_shrink=True)
_CHIP: Final = TextStyle(40, 40, "semibold", may_shrink=True)
_ICON: Final = 68.0
_PAD: Final = 28.0
_GAP: Final = 44.0
"""of a chip: its icon, what stands behind its word, and how far it is to the next one's icon"""
_ROOMY: Final = 1.25
"""up to this scale of text there is room for three lines"""


@dataclass(frozen=True, slots=True)
class Chip:
    """A moment to turn to."""

    text: MomentText
    at: float
    """week of the round"""


def draw_band(page: Page, chips: Sequence[Chip], now: int, turn: Callable[[int], None], wide: float) -> None:
    """The sentence of the moment, and all moments in a row: done, now, to come. `turn`: to one of them; `wide`: how
    wide the lowest row may be. In large letters both lines take all the room: moments are turned to by keys."""
    theme, text, grown = page.theme, chips[now].text, page.look.text_scale
    has_row = grown <= _ROOMY
    lowest = _BOTTOM - _CHIPS - 10 if has_row else _BOTTOM - 8
    page.layer += 1
    page.box((0, TOP, 1920, _BOTTOM - TOP), theme.ink)
    page.box((0, TOP, _SPINE, _BOTTOM - TOP), theme.flows[text.hue].fill)
    with page.on(theme.ink):
        title = (_EDGE, TOP + _TRACK + 6, 1920 - 2 * _EDGE, 94 if has_row else 136)
        page.text(title, text.title, _TITLE, colour=theme.paper, valign="middle", lines=1)
        below = title[1] + title[3]
        line = (_EDGE, below, (1920 - 2 * _EDGE) if has_row else wide, lowest - below)
        page.text(line, text.text, _TEXT, colour=theme.line, valign="middle", lines=1)
        if has_row:
            _row(page, chips, now, turn, (_EDGE, lowest, wide, _CHIPS))
    page.layer -= 1


def _row(page: Page, chips: Sequence[Chip], now: int, turn: Callable[[int], None], box: Box) -> None:
    left, top, wide, high = box
    theme = page.theme
    natural = [
        page.measure(chip.text.chip, _CHIP.room, _CHIP.weight) * page.look.text_scale for chip in chips
    ]
    share = min(1.0, (wide - len(chips) * (_ICON + _GAP)) / sum(natural))
    for nth, chip in enumerate(chips):
        is_now, done = nth == now, nth < now
        words = natural[nth] * share + 4
        place = (left, top, _ICON + words + _PAD, high)
        ground = theme.paper if is_now else theme.ink
        colour = theme.ink if is_now else theme.paper
        if is_now:
            page.box(place, ground, high / 2)
        page.icon("check" if done else chip.text.icon, (left + _ICON / 2 + 4, top + high / 2), 36, colour)
        page.text(
            (left + _ICON, top, words, high), chip.text.chip, _CHIP,
            colour=colour, ground=ground, valign="middle", lines=1, shorten=share < 1,
        )  # fmt: skip
        page.target(HitTarget(f"moment {nth}", place, partial(turn, nth)))
        left += _ICON + words + _GAP


def draw_controls(
    page: Page, reel: Reel, w: Translator, box: Box, acts: tuple[Callable[[], None], Callable[[], None]]
) -> None:
    """What works the film, where there is no second display. `box`: of the first of three buttons; `acts`: hold it,
    and show its end."""
    left, top, wide, high = box
    pause, to_end = acts
    icon, says = ("play", w("Go on")) if reel.paused else ("pause", w("Pause"))
    buttons = (
        Button("", pause, "pause", icon, says=says),
        Button(f"{reel.speed}×", reel.faster, "speed", size=40, says=f"{w('speed')} {reel.speed}×"),
        Button("", to_end, "to the end", "skip-forward", says=w("To the end")),
    )
    for nth, button in enumerate(buttons):  # on the page's own layer: one above would shut off all below
        button.draw(page, (left + nth * (wide + 16), top, wide, high))


def draw_track(
    page: Page, reel: Reel, w: Translator, chips: Sequence[Chip], scrub: Callable[[float], None]
) -> None:
    """How far the round has come, along the band's edge, with a mark at each moment."""
    theme, whole = page.theme, reel.years * WEEKS
    page.layer += 1
    page.box((0, TOP, 1920, _TRACK), theme.ink2)
    page.box((0, TOP, 1920 * min(1.0, reel.at / whole), _TRACK), theme.paper)
    for chip in chips[1:-1]:
        page.box((1920 * chip.at / whole - 3, TOP, 6, _TRACK), theme.flows[chip.text.hue].fill)
    spoken = Spoken(w("Week"), "slider", value=f"{reel.week + 1}/{WEEKS}")
    place, hold = (0, TOP - 24, 1920, 56), partial(_held, scrub)
    page.target(HitTarget("weeks", place, lambda: None, drag=hold, nudge=reel.step, spoken=spoken))
    page.layer -= 1


def _held(scrub: Callable[[float], None], across: float, down: float) -> None:
    scrub(across)

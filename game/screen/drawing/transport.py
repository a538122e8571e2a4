"""The bar under the film: back, pause, on, speed, and the weeks to scrub through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from babel.dates import get_month_names

from game.board.film import Stop
from game.screen.controls import button
from game.screen.page import Page, Target
from game.words import Words
from sim.units import WEEKS

TOP = 912.0
HEIGHT = 120.0
SPEEDS = (1, 2, 4)
_LEFT, _WIDE = 430.0, 1450.0
"""where the weeks begin, and how wide they are together"""
_MONTHS = 2
"""every second month has its name: larger letters, fewer words"""


@dataclass(slots=True)
class Reel:
    """Where a film stands: weeks since the round began."""

    years: int
    at: float = 0.0
    speed: int = 1
    paused: bool = False

    @property
    def end(self) -> float:
        """The last week."""
        return self.years * WEEKS - 0.001

    @property
    def year(self) -> int:
        """Position of the year in the round."""
        return min(self.years - 1, int(self.at // WEEKS))

    @property
    def week(self) -> int:
        """Week of the year, 0 to 51."""
        return min(WEEKS - 1, int(self.at - self.year * WEEKS))

    def step(self, weeks: float) -> None:
        """On, or back."""
        self.at = max(0.0, min(self.end, self.at + weeks))

    def faster(self) -> None:
        """The next speed in turn."""
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]


def transport(
    page: Page, reel: Reel, words: Words, marks: Sequence[Stop], to_end: Callable[[], None]
) -> None:
    """Draw the bar. `marks`: when something stood still, or the store of the spill ran over."""
    theme = page.theme
    page.box((0, TOP, 1920, HEIGHT), theme.panel, 0, shadow=(-6, 24))
    y = TOP + 24
    button(
        page,
        (40, y, 72, 72),
        "",
        lambda: reel.step(-WEEKS),
        name="a year back",
        icon="skip-back",
        style="quiet",
    )
    icon = "play" if reel.paused else "pause"
    button(
        page,
        (124, y, 72, 72),
        "",
        lambda: setattr(reel, "paused", not reel.paused),
        name="pause",
        icon=icon,
        style="primary",
    )
    button(page, (208, y, 72, 72), "", to_end, name="to the end", icon="skip-forward", style="quiet")
    button(page, (296, y, 116, 72), f"{reel.speed}×", reel.faster, name="speed", size=40)
    _weeks(page, reel, words, marks)


def _weeks(page: Page, reel: Reel, words: Words, marks: Sequence[Stop]) -> None:
    key = ("weeks", reel.year, reel.week, words.language, tuple(marks))
    page.kept(key, partial(_strip, page, reel.year, reel.week, words, marks))
    at = _LEFT + (reel.at - reel.year * WEEKS) * _WIDE / WEEKS
    page.line((at, TOP + 62), (at, TOP + 108), page.theme.ink, 6)
    page.target(
        Target(
            "weeks",
            (_LEFT, TOP + 60, _WIDE, 52),
            lambda: None,
            drag=lambda x, _: _scrub(reel, x),
            nudge=reel.step,
        )
    )


def _strip(page: Page, year: int, at: int, words: Words, marks: Sequence[Stop]) -> None:
    """The months, the weeks that have passed, and what happens in them."""
    theme = page.theme
    names = get_month_names("abbreviated", "stand-alone", words.language)
    for i in range(0, 12, _MONTHS):
        x = _LEFT + i * _WIDE / 12
        bold = int(at * 12 / WEEKS) // _MONTHS == i // _MONTHS
        name = names[i + 1].rstrip(".")
        page.text(
            (x, TOP + 6, _WIDE / 12 * _MONTHS, 58),
            name,
            40,
            "bold" if bold else "regular",
            theme.ink if bold else theme.ink2,
            None,
            "left",
            "middle",
            1,
        )
    for week in range(WEEKS):
        x = _LEFT + week * _WIDE / WEEKS
        colour = theme.flows["virgin"].fill if week <= at else theme.track
        page.box((x + 2, TOP + 68, _WIDE / WEEKS - 4, 18), colour, 4)
    first = year * WEEKS
    for begin, end, kind in marks:
        a, b = max(begin, first) - first, min(end, first + WEEKS - 1) - first
        if a <= b:
            page.box(
                (_LEFT + a * _WIDE / WEEKS, TOP + 92, (b - a + 1) * _WIDE / WEEKS, 10),
                theme.flows[kind].fill,
                5,
            )


def _scrub(reel: Reel, share: float) -> None:
    reel.at = reel.year * WEEKS + max(0.0, min(WEEKS - 0.001, share * WEEKS))
    reel.paused = True

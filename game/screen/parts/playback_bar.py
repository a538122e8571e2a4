"""The bar under the film: back, pause, on, speed, and the weeks to scrub through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from game.cluster_map.round_weeks import Stop
from game.screen.kit.fonts import Weight
from game.screen.kit.hit_testing import Spoken
from game.screen.kit.page import HitTarget, Page
from game.screen.kit.widgets import Button
from game.text.translator import Translator
from sim.units import WEEKS

TOP = 912.0
HEIGHT = 120.0
SPEEDS = (1, 2, 4)
STRETCHES = (1, 2, 4, 13)
"""weeks that may be shown as one: so many times they make a year"""
_STANDS = 0.2
"""seconds that a picture of the film stands at least"""
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

    def stretch(self, seconds: float) -> int:
        """How many weeks are shown as one, if the whole film takes so long at single speed.

        A picture that stands for less than a fifth of a second is seen by nobody: at high speed the map shows what
        flowed in the mean of a few weeks. A film that stands still shows its very week.
        """
        if self.paused:
            return 1
        pace = self.speed * WEEKS * self.years / seconds
        return next((count for count in STRETCHES if pace * _STANDS <= count), STRETCHES[-1])

    def step(self, weeks: float) -> None:
        """On, or back."""
        self.at = max(0.0, min(self.end, self.at + weeks))

    def faster(self) -> None:
        """The next speed in turn."""
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]


def transport(
    page: Page, reel: Reel, words: Translator, marks: Sequence[Stop], to_end: Callable[[], None]
) -> None:
    """Draw the bar. `marks`: when something stood still, or the store of the spill ran over."""
    theme = page.theme
    page.box((0, TOP, 1920, HEIGHT), theme.panel, 0, shadow=(-6, 24))
    y = TOP + 24
    Button(
        "",
        lambda: reel.step(-WEEKS),
        name="a year back",
        icon="skip-back",
        style="quiet",
        says=words("A year back"),
    ).draw(page, (40, y, 72, 72))
    icon, says = ("play", words("Go on")) if reel.paused else ("pause", words("Pause"))
    Button(
        "",
        lambda: setattr(reel, "paused", not reel.paused),
        name="pause",
        icon=icon,
        style="primary",
        says=says,
    ).draw(page, (124, y, 72, 72))
    Button("", to_end, name="to the end", icon="skip-forward", style="quiet", says=words("To the end")).draw(
        page, (208, y, 72, 72)
    )
    Button(f"{reel.speed}×", reel.faster, name="speed", size=40, says=f"{words('speed')} {reel.speed}×").draw(
        page, (296, y, 116, 72)
    )
    _weeks(page, reel, words, marks)


def _weeks(page: Page, reel: Reel, words: Translator, marks: Sequence[Stop]) -> None:
    """The weeks that have passed are the year's row once more, in another colour, as far as they go."""
    month = int(reel.week * 12 / WEEKS) // _MONTHS
    page.cached(("months", words.language, month), partial(_months, page, words, month))
    page.cached(("weeks", False), partial(_row, page, passed=False))
    seen, upto = page.surface.get_clip(), page.rect((0, TOP, _LEFT + (reel.week + 1) * _WIDE / WEEKS, HEIGHT))
    page.surface.set_clip(upto.clip(seen))
    page.cached(("weeks", True), partial(_row, page, passed=True))
    page.surface.set_clip(seen)
    page.cached(("stops", reel.year, tuple(marks)), partial(_stops, page, reel.year, marks))
    at = _LEFT + (reel.at - reel.year * WEEKS) * _WIDE / WEEKS
    page.line((at, TOP + 62), (at, TOP + 108), page.theme.ink, 6)
    page.target(
        HitTarget(
            "weeks",
            (_LEFT, TOP + 60, _WIDE, 52),
            lambda: None,
            drag=lambda x, _: _scrub(reel, x),
            nudge=reel.step,
            spoken=Spoken(words("Week"), "slider", value=f"{reel.week + 1}/{WEEKS}"),
        )
    )


def _months(page: Page, words: Translator, now: int) -> None:
    """Their names; the one that runs is bold."""
    names = words.months()
    for i in range(0, 12, _MONTHS):
        is_now = i // _MONTHS == now
        box = (_LEFT + i * _WIDE / 12, TOP + 6, _WIDE / 12 * _MONTHS, 58)
        colour = page.theme.ink if is_now else page.theme.ink2
        weight: Weight = "bold" if is_now else "regular"
        set_text = partial(page.text, size=40, weight=weight, colour=colour)
        set_text(box, names[i], align="left", valign="middle", lines=1)


def _row(page: Page, *, passed: bool) -> None:
    colour = page.theme.flows["virgin"].fill if passed else page.theme.track
    for week in range(WEEKS):
        page.box((_LEFT + week * _WIDE / WEEKS + 2, TOP + 68, _WIDE / WEEKS - 4, 18), colour, 4)


def _stops(page: Page, year: int, marks: Sequence[Stop]) -> None:
    """When something stood still or ran over."""
    first = year * WEEKS
    for begin, end, kind in marks:
        a, b = max(begin, first) - first, min(end, first + WEEKS - 1) - first
        if a <= b:
            box = (_LEFT + a * _WIDE / WEEKS, TOP + 92, (b - a + 1) * _WIDE / WEEKS, 10)
            page.box(box, page.theme.flows[kind].fill, 5)


def _scrub(reel: Reel, share: float) -> None:
    reel.at = reel.year * WEEKS + max(0.0, min(WEEKS - 0.001, share * WEEKS))
    reel.paused = True

"""What counts while the years run: how much less new material than if nobody acts, the race of both, and the week."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from game.cluster_map.film import Film
from game.design.text_styles import TextStyle
from game.screen.kit.page import Box, Page
from game.screen.parts.clock_face import partial_ring
from game.text.translator import Translator
from sim.units import WEEKS

HIGH: Final = 176.0
"""how high the strip is on top of the map"""
_NUMBER: Final = TextStyle(108, 72, "bold", 1.1, tabular=True, may_shrink=True)
_LABEL: Final = TextStyle(40, 40, "semibold", may_shrink=True)
_SMALL: Final = TextStyle(40, 40, may_shrink=True)
_IN_RING: Final = TextStyle(60, 44, "bold", tabular=True, may_shrink=True)
_BARS: Final = (770.0, 420.0)
"""where they begin, and how long the longer one is at the year's end"""
_RING: Final = (1810.0, 88.0, 64.0)
"""the week: its middle and radius"""
_STEP: Final = 20
"""canvas pixels by which the strip of what is heard gives way to a name"""


def counters(page: Page, w: Translator, film: Film, years: Sequence[int], at: tuple[int, int]) -> None:
    """`at`: position of the year in the film, and its week."""
    page.box((0, 0, 1920, HIGH), page.theme.land)
    with page.on(page.theme.land):
        _saved(page, w, film, at)
        _week(page, w, years, at)


def headline(page: Page, lines: Sequence[str], *, is_news: bool, most: float, names: Sequence[Box]) -> None:
    """What is heard this year, in one strip below the counters, so wide at most; off the map's `names` if it can."""
    text = " · ".join(lines)
    wide = min(most, page.measure(text, 44, "semibold") * page.look.text_scale + 160)
    high = 76.0 * page.look.text_scale
    box = (_left(wide, high, most, names), HIGH + 6, wide, high)
    page.layer += 1
    page.box(
        box,
        page.theme.panel,
        20,
        rim=(page.theme.ink if is_news else None, 3 if is_news else 0),
        shadow=(4, 14),
    )
    page.icon("newspaper" if is_news else "users", (box[0] + 54, box[1] + box[3] / 2), 48)
    place = (box[0] + 100, box[1], wide - 130, box[3])
    page.text(place, text, size=44, weight="semibold", valign="middle", lines=1, shorten=True)
    page.layer -= 1


def _left(wide: float, high: float, most: float, names: Sequence[Box]) -> float:
    """Where the strip begins: as near to the middle as it covers no name; in the middle if it covers one anywhere."""
    middle = 960 - wide / 2
    beside = [each for each in names if HIGH - 6 < each[1] + each[3] and each[1] < HIGH + 12 + high]
    steps = (middle + sign * _STEP * nth for nth in range(int(most / _STEP)) for sign in (1, -1))
    free = (
        left
        for left in steps
        if abs(left - middle) <= (most - wide) / 2
        and all(left > x + across + 12 or left + wide + 12 < x for x, _, across, _ in beside)
    )
    return next(free, middle)


def _saved(page: Page, w: Translator, film: Film, at: tuple[int, int]) -> None:
    theme, (year, week), weeks = page.theme, at, film.weeks
    now, idle, everything, idle_everything = (
        int(each[year][: week + 1].sum())
        for each in (weeks.virgin, weeks.idle_virgin, weeks.all_virgin, weeks.idle_all_virgin)
    )
    less, whole_less = idle - now, idle_everything - everything
    label = w("less new material so far") if less >= 0 else w("more new material so far")
    page.text((36, 4, 724, 112), w.amount(abs(less), digits=3), _NUMBER, valign="middle", lines=1)
    page.text((36, 112, 724, 60), label, _LABEL, valign="middle", lines=1)
    whole = max(int(weeks.idle_virgin[year].sum()), int(weeks.virgin[year].sum()), 1)
    left, wide = _BARS
    ours, theirs = wide * now / whole, wide * idle / whole
    _outline(page, (left, 14, max(6.0, theirs), 40))
    hue = theme.flows["recovered"]
    page.box((left, 64, max(6.0, min(ours, theirs)), 40), theme.flows["virgin"].fill, 4)
    if less > 0:
        page.box((left + ours, 64, max(6.0, theirs - ours), 40), hue.fill, 4, rim=(hue.edge, 4))
    beside = partial(page.text, valign="middle", lines=1)
    beside((left + theirs + 16, 8, 370, 52), w("if nobody acts"), _SMALL, colour=theme.ink2)
    beside((left + max(ours, theirs) + 16, 58, 370, 52), w("you"), _LABEL)
    change = w.amount(-whole_less) if whole_less > 0 else f"+{w.amount(-whole_less)}" if whole_less else "0"
    line = w("all new material: {change}", change=change)
    beside((left, 114, 780, 56), line, _SMALL, colour=theme.ink2)


def _outline(page: Page, box: tuple[float, float, float, float]) -> None:
    """A bar that is only outlined: what was not done."""
    page.box(box, page.theme.land, 4, rim=(page.theme.ink2, 4))


def _week(page: Page, w: Translator, years: Sequence[int], at: tuple[int, int]) -> None:
    year, week = at
    x, y, radius = _RING
    drawn = page.art.once(
        ("week ring", page.px(radius), week, page.theme.name),
        partial(partial_ring, page.px(radius), (week + 1) / WEEKS, page.theme.track, page.theme.ink),
    )
    page.put(drawn, drawn.get_rect(center=page.at((x, y))))
    middle = (x - radius, y - radius, 2 * radius, 2 * radius)
    page.text(middle, str(week + 1), _IN_RING, align="centre", valign="middle", lines=1)
    beside = partial(page.text, align="right", valign="middle", lines=1)
    beside((x - radius - 166, 26, 150, 60), w("week"), _LABEL)
    beside((x - radius - 166, 86, 150, 60), str(years[year]), _LABEL)

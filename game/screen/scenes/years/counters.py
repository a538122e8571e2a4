"""What counts while the years run: virgin use so far against nobody deciding, and the week; and a year's headlines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.cluster_map.film import Film
from game.screen.kit.page import Page
from game.text.translator import Translator


def counters(page: Page, w: Translator, film: Film, years: Sequence[int], at: tuple[int, int]) -> None:
    """`at`: position of the year in the film, and its week."""
    _virgin(page, w, film, years, at)
    _when(page, w, years, at)


def headline(page: Page, lines: Sequence[str], *, is_news: bool, most: float) -> None:
    """What is heard this year, in one strip below the counters, so wide at most."""
    text = " · ".join(lines)
    wide = min(most, page.measure(text, 44, "semibold") * page.look.text_scale + 160)
    box = (960 - wide / 2, 176.0, wide, 76.0 * page.look.text_scale)
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


def _virgin(page: Page, w: Translator, film: Film, years: Sequence[int], at: tuple[int, int]) -> None:
    land, (year, week) = page.theme.land, at
    weeks = film.weeks
    now, idle, everything, idle_everything = (
        int(each[year][: week + 1].sum())
        for each in (weeks.virgin, weeks.idle_virgin, weeks.all_virgin, weeks.idle_all_virgin)
    )
    page.text(
        (36, 2, 560, 104), w.amount(now, digits=3), size=80, weight="bold", ground=land, lines=1, tabular=True
    )
    label = w("Replaceable new material, {year} so far", year=years[year])
    page.text((36, 104, 590, 104), label, size=40, colour=page.theme.ink2, ground=land, lines=2)
    whole = max(int(weeks.idle_virgin[year].sum()), int(weeks.virgin[year].sum()), 1)
    less = idle - now
    sentence = (
        w("{amount} less than if nobody acts", amount=w.amount(less))
        if less > 0
        else w("the same as if nobody acts")
    )
    more = everything - idle_everything
    change = f"+{w.amount(more)}" if more > 0 else w.amount(more)
    beside = partial(page.text, size=40, ground=land, valign="middle", lines=1)
    beside((650, 2, 850, 56), sentence, weight="bold")
    beside((650, 56, 850, 56), w("all new material: {change}", change=change), colour=page.theme.ink2)
    page.box((650, 128, 640, 26), page.theme.track, 13)
    page.box((650, 128, max(26, 640 * now / whole), 26), page.theme.flows["virgin"].fill, 13)
    if less > 0:
        hue = page.theme.flows["recovered"]
        saved = (650 + 640 * now / whole, 124, max(8, 640 * less / whole), 34)
        page.box(saved, hue.fill, 8, rim=(hue.edge, 3))


def _when(page: Page, w: Translator, years: Sequence[int], at: tuple[int, int]) -> None:
    land, (year, week) = page.theme.land, at
    place, text = (1300, 24, 580, 96), w("Week {n}", n=week + 1)
    page.text(place, text, size=72, weight="bold", ground=land, align="right", lines=1, tabular=True)
    place, text = (1300, 112, 580, 56), str(years[year])
    page.text(place, text, size=44, colour=page.theme.ink2, ground=land, align="right", lines=1)

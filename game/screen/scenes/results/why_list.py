"""Why virgin use did not fall further: three reasons large, each with its pin, or all of them with their tonnes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.debrief.causes import TopCause
from game.outputs.round_text import CauseText, TopCauseText
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page, Point
from game.text.translator import Translator


def disc(page: Page, number: int, at: Point) -> None:
    """A reason's number: beside its sentence, and where it is on the map."""
    theme = page.theme
    page.circle(at, 30, theme.ink, theme.paper, 4)
    page.text(
        (at[0] - 30, at[1] - 30, 60, 60),
        str(number),
        size=40,
        weight="bold",
        colour=theme.paper,
        ground=theme.ink,
        align="centre",
        valign="middle",
        lines=1,
    )


def why_list(page: Page, w: Translator, causes: Sequence[TopCauseText], marks: Mapping[str, int]) -> None:
    """The largest, with the teams that are concerned and a bar of its tonnes."""
    theme = page.theme
    page.text(
        (976, 24, 500, 76), w("Why"), size=56, weight="bold", ground=theme.paper, valign="middle", lines=1
    )
    largest = max((cause.cause.amount for cause in causes), default=1)
    for i, cause in enumerate(causes):
        y = 112.0 + i * 228
        disc(page, i + 1, (1010, y + 34))
        page.text((1064, y, 816, 176), f"**{cause.lead}** {cause.rest}", size=40, ground=theme.paper)
        concerned = list(
            dict.fromkeys(marks[firm] for firm in (cause.cause.firm, cause.cause.helper) if firm in marks)
        )
        for j, team in enumerate(reversed(concerned)):
            mark(page, team, (1862 - j * 48, y + 195), 18)
        _bar(page, (1064, y + 186, 800 - 48 * len(concerned), 18), cause.cause, largest)


def all_reasons(page: Page, w: Translator, causes: Sequence[CauseText]) -> None:
    """Every reason with its tonnes; they add up to the number."""
    paper = page.theme.paper
    page.text((976, 24, 500, 76), w("Why"), size=56, weight="bold", ground=paper, valign="middle", lines=1)
    for i, cause in enumerate(causes[:6]):
        y = 112.0 + i * 112
        page.text(
            (976, y, 200, 104), cause.amount, size=40, weight="bold", ground=paper, align="right", lines=1
        )
        page.text((1200, y, 690, 104), cause.text, size=40, ground=paper, lines=2)


def _bar(page: Page, box: Box, cause: TopCause, largest: int) -> None:
    x, y, wide, high = box
    hue = page.theme.flows[cause.kind]
    page.box((x, y, max(18, wide * cause.amount / largest), high), hue.fill, 6, rim=(hue.edge, 2))
    if cause.explained < cause.amount:
        page.box((x, y, max(12, wide * cause.explained / largest), high), hue.edge, 6)

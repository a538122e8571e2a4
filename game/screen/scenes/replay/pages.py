"""The pages of a replay beside its map: what was decided, why it came so, and the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from game.debrief.firms import TeamPurse
from game.debrief.model import GameDebrief
from game.outputs.purse_text import MOST_LINES, PurseText, purses_in_words
from game.outputs.round_text import CardText, TopCauseText, top_causes_in_words
from game.outputs.staircase_text import (
    StaircaseText,
    StillBoughtText,
    staircase_in_words,
    still_bought_in_words,
)
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button
from game.screen.parts.history_list import past_lines
from game.screen.parts.playback_bar import HEIGHT, TOP
from game.screen.parts.purse_cards import FEW, draw_purses
from game.screen.parts.rounds_bar import TOP as BAR
from game.screen.parts.rounds_chart import rounds_chart
from game.screen.parts.staircase import seconds_of
from game.screen.parts.stairs_page import StairsView, draw_stairs_page
from game.screen.parts.story import Spread, draw_column, spreads
from game.screen.scenes.replay.reasons_list import whys_list
from game.session.session import Session
from game.text.translator import NO_BREAK, Translator

STRIP = 150.0
"""how far down the title goes"""
_COLUMN = 910.0
_ROOM = BAR - STRIP - 30
_PURSES_WIDE = 1700.0
_LEAF = (40.0, STRIP + 6, 1840.0, BAR - STRIP - 12)
_NAMED = 300.0
"""canvas pixels from one purse to the next from which there is room for whose it is"""


@dataclass(frozen=True, slots=True)
class WhyTexts:
    """Why a round came out as it did, in the words of the moment."""

    at: int
    """position of the round"""
    causes: Sequence[TopCauseText]
    stairs: StaircaseText
    still: StillBoughtText
    purses: Sequence[PurseText]


def why_texts(game: GameDebrief, at: int, w: Translator) -> WhyTexts:
    """Of a round of a game."""
    played = game.rounds[at]
    return WhyTexts(
        at,
        top_causes_in_words(played, w),
        staircase_in_words(played, w),
        still_bought_in_words(played, w),
        purses_in_words(played, w, MOST_LINES - 1),
    )


@dataclass(slots=True)
class Leaves:
    """The leaves of a view that takes more than one, and which is open."""

    at: int = 0
    count: int = 1

    def have(self, count: int) -> None:
        """So many there are; the one that was open stays open if it is still there."""
        self.count = max(1, count)
        self.at = min(self.at, self.count - 1)

    def turn(self, by: int) -> None:
        """On or back."""
        self.at = max(0, min(self.count - 1, self.at + by))


def laid_out(page: Page, cards: Sequence[CardText]) -> tuple[Spread, ...]:
    """What was decided, on as many leaves as it takes."""
    return spreads(page, cards, _COLUMN, _ROOM)


def decisions(page: Page, w: Translator, spreads: Sequence[Spread], leaves: Leaves) -> None:
    """What was decided in a round."""
    leaves.have(len(spreads))
    if spreads:
        spread = spreads[leaves.at]
        draw_column(page, 40, STRIP + 14, _COLUMN, spread.left)
        draw_column(page, 970, STRIP + 14, _COLUMN, spread.right)
    else:
        text = w("Nobody decided anything in these years.")
        page.text((40, 360, 1840, 120), text, size=56, ground=page.theme.land, align="centre")
    _leaves(page, w, leaves)


def history(page: Page, w: Translator, session: Session, leaves: Leaves) -> None:
    """The journal, line by line."""
    leaves.have(past_lines(page, w, (40, STRIP + 20, 1840, _ROOM), session.history(), leaves.at))
    _leaves(page, w, leaves)


def _leaves(page: Page, w: Translator, leaves: Leaves, *, with_bar: bool = True) -> None:
    """Which leaf is open, and how to turn it; without the bar, on."""
    if not with_bar:
        on = Button("", partial(leaves.turn, 1), name="page +1", icon="arrow-right", says=w("Page on"))
        on.draw(page, (_PURSES_WIDE + 60, TOP + 20, 120, 80))
        page.scrolls((0, STRIP, 1920, BAR - STRIP), leaves.turn)
        return
    page.box((0, TOP, 1920, HEIGHT), page.theme.panel)
    page.scrolls((0, STRIP, 1920, BAR - STRIP), leaves.turn)
    if leaves.count < 2:
        return
    text = w("{n} of {all}", n=leaves.at + 1, all=leaves.count)
    page.text(
        (760, TOP + 12, 400, 96), text, size=44, weight="semibold", align="centre", valign="middle", lines=1
    )
    for x, by, icon in ((640, -1, "arrow-left"), (1160, 1, "arrow-right")):
        says = w("Page on") if by > 0 else w("Page back")
        is_there, box = 0 <= leaves.at + by < leaves.count, (x, TOP + 20, 120, 80)
        Button(
            "", partial(leaves.turn, by), name=f"page {by:+d}", icon=icon, enabled=is_there, says=says
        ).draw(page, box)


def why(page: Page, w: Translator, game: GameDebrief, shown: WhyTexts, leaves: Leaves) -> None:
    """How it went and what everybody has; the round as a staircase, the same opened, and each purse with why."""
    leaves.have(3 + -(-len(shown.purses) // FEW))
    if not leaves.at:
        _how_it_went(page, w, game, shown)
    elif leaves.at <= 2:
        opened = leaves.at - 1
        view = StairsView(shown.stairs, shown.still, seconds_of(shown.stairs), opened)
        with page.on(page.theme.paper):
            draw_stairs_page(page, _LEAF, view)
    else:
        draw_purses(page, _LEAF, shown.purses, (leaves.at - 3) * FEW)
    _leaves(page, w, leaves, with_bar=bool(leaves.at))


def _how_it_went(page: Page, w: Translator, game: GameDebrief, shown: WhyTexts) -> None:
    at = shown.at
    high = BAR - STRIP - 34
    page.box((40, STRIP + 14, 690, high), page.theme.panel, 24, shadow=(8, 24))
    rounds_chart(page, (60, STRIP + 26, 650, high - 24), w, game.headlines, at)
    page.box((754, STRIP + 14, 1126, high), page.theme.panel, 24, shadow=(8, 24))
    whys_list(page, (788, STRIP + 26, 1060, high - 34), w, shown.causes)
    _purses(page, w, game.rounds[at].purses)


def _purses(page: Page, w: Translator, purses: Sequence[TeamPurse]) -> None:
    page.box((0, TOP, 1920, HEIGHT), page.theme.panel)
    step = _PURSES_WIDE / max(1, len(purses))
    for i, purse in enumerate(purses):
        x = 40 + i * step
        left = 64 if step > _NAMED else 50
        mark(page, purse.team.mark, (x + left - 34, TOP + 60), 26 if step > _NAMED else 22)
        if step > _NAMED:
            box, grey = (x + left, TOP + 6, step - left - 4, 54.0), page.theme.ink2
            page.text(box, purse.team.name, size=40, colour=grey, valign="middle", lines=1, shorten=True)
        room, money = step - left + 2, w.money(purse.cents)
        box = (x + left, TOP + (56 if step > _NAMED else 32), room, 58.0)
        if page.measure(money, 40, "bold") > room:  # the unit below its number
            box, money = (x + left, TOP + 4, room, HEIGHT - 8), money.replace(NO_BREAK, " ", 1)
        page.text(box, money, size=40, weight="bold", valign="middle", lines=2)

"""Beside a blank slip: whether it can be carried out, how often it may still come to the wall, and what that said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from game.board.deal_table import sign_words
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.session.session import Session
from game.session.wall import Sign, TeamOnWall
from game.session.wall_tries import WALL_DEALS, WALL_TRIES, wall_tries
from game.text.translator import Translator
from sim.rules.objection import Problem

_EDGE = 30.0
_MOST = 5
_MOST_SAID = 4
SIGN_ICONS: dict[Sign, str] = {"gains": "trending-up", "loses": "trending-down", "untouched": "minus"}


@dataclass(frozen=True, slots=True)
class SlipStanding:
    """How a slip stands."""

    matches: tuple[str, ...]
    against: tuple[Problem, ...]
    unbuilt: tuple[Problem, ...]
    is_blank: bool
    """whether a price or the years are still to be written"""
    wall: tuple[TeamOnWall, ...]


@dataclass(frozen=True, slots=True)
class StandingCard:
    """The card, in the words of the moment."""

    w: Translator
    session: Session
    world: str
    standing: SlipStanding

    def draw(self, page: Page, box: Box) -> None:
        """Draw it: possible or not and why; below it the wall."""
        x, y, wide, high = box
        w, standing, ground = self.w, self.standing, page.theme.sunk
        left, room = x + _EDGE, wide - 2 * _EDGE
        answer = w("Not complete yet") if standing.is_blank else w("Not possible")
        title = answer if standing.against else w("It can be signed")
        place = (left, y + 14, room, 60)
        page.text(place, title, size=40, weight="bold", ground=ground, valign="middle", lines=1, shorten=True)
        below = 340.0 if standing.wall else 80.0
        shown = (*standing.against, *standing.unbuilt)[: 1 if standing.wall else _MOST_SAID]
        text = "\n".join(f"{w.say(problem.what)} {w.say(problem.instead)}" for problem in shown)
        if text:
            page.text((left, y + 84, room, high - 90 - below), text, size=22, ground=ground, shorten=True)
        if standing.wall:
            self._signs(page, (left, y + high - below, room, below - 80), standing.wall)
        page.text(
            (left, y + high - 76, room, 66), self._tries(), size=20, colour=page.theme.ink2, ground=ground
        )

    def _tries(self) -> str:
        """How often this deal, and how many others, may still come to the wall."""
        tries = wall_tries(self.session.past, self.session.round, self.world)
        used = tries.get(self.standing.matches, 0)
        return self.w(
            "The wall: try {used} of {tries}, deal {deals} of {most} this round",
            used=used,
            tries=WALL_TRIES,
            deals=len(tries),
            most=WALL_DEALS,
        )

    def _signs(self, page: Page, box: Box, rows: Sequence[TeamOnWall]) -> None:
        x, y, wide, high = box
        touched_first = sorted(rows, key=lambda row: row.over == "untouched")
        step = high / max(1, min(_MOST, len(rows)))
        for at, row in enumerate(touched_first[:_MOST]):
            self._sign(page, (x, y + at * step, wide, step), row)

    def _sign(self, page: Page, box: Box, row: TeamOnWall) -> None:
        x, y, wide, high = box
        team = self.session.team(row.team)
        mark(page, team.mark, (x + 14, y + high / 4), 12)
        line = partial(page.text, ground=page.theme.sunk, valign="middle", lines=1, shorten=True)
        line((x + 40, y, wide - 40, high / 2), team.name, size=22, weight="bold")
        page.icon(SIGN_ICONS[row.over], (x + 52, y + high * 0.72), 24)
        line((x + 76, y + high / 2, wide - 76, high / 2 - 4), self._said(row), size=20, weight="semibold")

    def _said(self, row: TeamOnWall) -> str:
        """A sign in words; with open books the sum."""
        text = sign_words(self.w, row, self.session.scenario.about.last_year)
        return text if not row.gain else f"{text} {self.w.money(row.gain, signed=True)}"

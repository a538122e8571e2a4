"""The reveal: what all teams have decided, deal by deal and team by team; then thumbs, and the years run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pygame

from game.board.news import years_of
from game.screen.controls import Style, button, keys
from game.screen.drawing.marks import mark
from game.screen.drawing.top import top
from game.screen.flow import forward
from game.screen.go import Go
from game.screen.page import Box, Page
from game.screen.scene import Scene
from game.screen.show import Show
from game.session.faults import SessionFault
from game.session.session import Session
from game.telling import tell, tell_deal
from sim.decisions import DeclineDeal

_EACH = 0.4
"""seconds between one card and the next"""
_ROWS = 2


@dataclass(frozen=True, slots=True)
class Card:
    """What was decided: a deal, or a team's sheet."""

    marks: tuple[int, ...]
    title: str
    lines: list[str]
    halves: int = 1
    """how much of the page's width it takes: a deal has long sentences"""


class Reveal(Scene):
    """Everything that was sealed, opened in turn."""

    name = "reveal"
    is_moving = True

    def __init__(self, show: Show, session: Session) -> None:
        super().__init__(show)
        self.session = session
        self.passed = 0.0
        self.at = 0
        self.fault = ""

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        session, w = self.session, self.w
        self.years = years_of(session.plan, session.round)
        basis = session.past.basis(session.round)
        self.cards: list[Card] = []
        for one in basis.deals:
            marks = tuple(
                team.mark
                for team in session.teams
                if set(team.firms) & set(one.deal.parties) and team.world == one.world
            )
            self.cards.append(Card(marks, w("A deal"), list(tell_deal(session.plan, w, one.deal)), 2))
        sheets = {sheet.team: sheet for sheet in basis.sheets}
        for team in session.teams:
            sheet = sheets.get(team.id)
            state = session.state(team.world)
            said = [
                tell(session.plan, state, w, one)
                for one in (sheet.decisions if sheet is not None else ())
                if not isinstance(one, DeclineDeal)
            ]
            self.cards.append(Card((team.mark,), team.name, said or [w("as last year")]))

    @property
    def pages(self) -> int:
        """How many pages the cards take."""
        return len(self._laid_out())

    def _laid_out(self) -> list[list[tuple[Card, int, int]]]:
        """Page by page: each card with its row and its half, in their order."""
        found: list[list[tuple[Card, int, int]]] = [[]]
        row, half = 0, 0
        for card in self.cards:
            if half + card.halves > 2:
                row, half = row + 1, 0
            if row >= _ROWS:
                row, half = 0, 0
                found.append([])
            found[-1].append((card, row, half))
            half += card.halves
        return found

    def tick(self, seconds: float) -> Go | None:
        """One card after the other."""
        self.passed += seconds
        return None

    def room(self, page: Page) -> None:
        """The cards of the page, and the question before the years run."""
        page.fill(page.theme.land)
        top(page, self.w, self.years, self.session.round, self.session.rounds)
        shown = self._laid_out()[self.at]
        visible = len(shown) if page.look.still else min(len(shown), 1 + int(self.passed / _EACH))
        for card, row, half in shown[:visible]:
            self._card(page, (40 + half * 930, 176 + row * 370, 910 + 930 * (card.halves - 1), 354), card)
        self._question(page)
        if page.kind == "desk" or not self.show.two_windows:
            keys(
                page,
                [
                    ("PgDn", self.w("go on")),
                    ("U", self.w("rise")),
                    ("D", self.w("fall")),
                    ("F2", self.w("console: undo a typing error")),
                ],
            )

    def _card(self, page: Page, box: Box, card: Card) -> None:
        x, y, wide, high = box
        page.box(box, page.theme.panel, 24, shadow=(8, 24))
        for i, one in enumerate(card.marks[:5]):
            mark(page, one, (x + 54 + i * 68, y + 52), 28)
        left = x + 54 + len(card.marks[:5]) * 68
        place = (left, y + 14, x + wide - 20 - left, 76)
        page.text(place, card.title, 44, "bold", upright="middle", lines=1, shorten=True)
        top = y + 92
        for line, tall in self._shown(page, card.lines, wide - 60, high - 100):
            page.text((x + 30, top, wide - 60, tall), line, 40)
            top += tall

    def _shown(
        self, page: Page, lines: Sequence[str], wide: float, high: float
    ) -> Iterator[tuple[str, float]]:
        """As many lines as have room, each with its height; then how many more there are."""
        heights = [page.height(line, wide, 40) + 4 for line in lines]
        one_line = page.height("…", wide, 40) + 4
        for i, (line, tall) in enumerate(zip(lines, heights, strict=True)):
            if sum(heights[i:]) > high and tall + one_line > high:
                left = len(lines) - i
                yield self.w.many("and {n} more", "and {n} more", left), one_line
                return
            yield line, tall
            high -= tall

    def _question(self, page: Page) -> None:
        w, land = self.w, page.theme.land
        if self.at + 1 < self.pages:
            button(
                page, (1480, 928, 400, 92), w("More"), self._on, icon="arrow-right", style="primary", size=40
            )
            return
        guess = self.session.past.guess(self.session.round)
        said = w("Thumbs: will virgin use fall?")
        page.text((40, 918, 620, 108), said, 40, "bold", None, land, upright="middle", lines=2)
        for x, falls, icon, label in (
            (680, True, "thumbs-down", w("It falls")),
            (1010, False, "thumbs-up", w("It rises")),
        ):
            key = pygame.K_d if falls else pygame.K_u
            style: Style = "chosen" if guess is falls else "plain"
            act = partial(self._guess, falls)
            button(page, (x, 928, 318, 92), label, act, icon=icon, style=style, size=40, key=key)
        run = w("Run the years")
        button(page, (1360, 928, 520, 92), run, self._on, icon="play", style="primary", size=40)
        if self.fault:
            page.text((960, 112, 920, 60), self.fault, 40, "semibold", None, land, "right", lines=1)

    def _guess(self, falls: bool) -> None:
        try:
            self.session.guess(falls=falls)
        except SessionFault as fault:
            self.fault = self.w.heard(str(fault))

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes on and back."""
        return event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP)

    def key(self, event: pygame.Event) -> Go | None:
        """On with the clicker or Space; back to the sheets with Esc."""
        if event.key in (pygame.K_PAGEDOWN, pygame.K_SPACE):
            return self._on()
        if event.key == pygame.K_PAGEUP and self.at:
            self.at -= 1
        elif event.key in (pygame.K_ESCAPE, pygame.K_PAGEUP):
            return forward(self.session, "decide")
        return None

    def _on(self) -> Go | None:
        if self.at + 1 < self.pages:
            self.at, self.passed = self.at + 1, 0.0
            return None
        try:
            return forward(self.session, "years")
        except SessionFault as fault:
            self.fault = self.w.heard(str(fault))
            return None

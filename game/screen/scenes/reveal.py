"""The reveal: what all teams have decided, deal by deal and team by team; then thumbs, and the years run."""

from __future__ import annotations

from functools import partial

import pygame

from game.board.news import years_of
from game.screen.controls import Style, button, keys
from game.screen.drawing.marks import mark
from game.screen.drawing.top import top
from game.screen.flow import forward
from game.screen.go import Go
from game.screen.page import Page
from game.screen.scene import Scene
from game.screen.show import Show
from game.session.faults import SessionFault
from game.session.session import Session
from game.telling import tell, tell_deal
from sim.decisions import DeclineDeal

_EACH = 0.4
"""seconds between one card and the next"""
_LINES = 4


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
        self.cards: list[tuple[tuple[int, ...], str, list[str]]] = []
        for one in basis.deals:
            marks = tuple(
                team.mark
                for team in session.teams
                if set(team.firms) & set(one.deal.parties) and team.world == one.world
            )
            self.cards.append((marks, w("A deal"), list(tell_deal(session.plan, w, one.deal))))
        sheets = {sheet.team: sheet for sheet in basis.sheets}
        for team in session.teams:
            sheet = sheets.get(team.id)
            state = session.state(team.world)
            said = [
                tell(session.plan, state, w, one)
                for one in (sheet.decisions if sheet is not None else ())
                if not isinstance(one, DeclineDeal)
            ]
            self.cards.append(((team.mark,), team.name, said or [w("as last year")]))

    @property
    def pages(self) -> int:
        """Four cards a page."""
        return max(1, (len(self.cards) + 3) // 4)

    def tick(self, seconds: float) -> Go | None:
        """One card after the other."""
        self.passed += seconds
        return None

    def room(self, page: Page) -> None:
        """The cards of the page, and the question before the years run."""
        page.fill(page.theme.land)
        top(page, self.w, self.years, self.session.round, self.session.rounds)
        shown = self.cards[self.at * 4 : self.at * 4 + 4]
        visible = len(shown) if page.look.still else min(len(shown), 1 + int(self.passed / _EACH))
        for i, card in enumerate(shown[:visible]):
            self._card(page, 40 + (i % 2) * 930, 180 + (i // 2) * 370, card)
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

    def _card(self, page: Page, x: float, y: float, card: tuple[tuple[int, ...], str, list[str]]) -> None:
        marks, title, lines = card
        page.box((x, y, 910, 350), page.theme.panel, 24, shadow=(8, 24))
        for i, one in enumerate(marks[:5]):
            mark(page, one, (x + 54 + i * 68, y + 54), 28)
        left = x + 54 + len(marks[:5]) * 68
        page.text((left, y + 16, x + 890 - left, 76), title, 48, "bold", upright="middle", lines=1)
        shown = (
            lines
            if len(lines) <= _LINES
            else [*lines[: _LINES - 1], self.w.many("and {n} more", "and {n} more", len(lines) - _LINES + 1)]
        )
        for i, line in enumerate(shown):
            page.text((x + 30, y + 100 + i * 60, 860, 58), line, 40, upright="middle", lines=1)

    def _question(self, page: Page) -> None:
        w, land = self.w, page.theme.land
        if self.at + 1 < self.pages:
            button(
                page, (1480, 930, 400, 88), w("More"), self._on, icon="arrow-right", style="primary", size=36
            )
            return
        guess = self.session.past.guess(self.session.round)
        page.text(
            (40, 930, 900, 88),
            w("Thumbs: will virgin use fall?"),
            52,
            "bold",
            None,
            land,
            upright="middle",
            lines=1,
        )
        for x, falls, icon, label in (
            (960, True, "thumbs-down", w("It falls")),
            (1210, False, "thumbs-up", w("It rises")),
        ):
            key = pygame.K_d if falls else pygame.K_u
            style: Style = "chosen" if guess is falls else "plain"
            button(
                page,
                (x, 930, 236, 88),
                label,
                partial(self._guess, falls),
                icon=icon,
                style=style,
                size=30,
                key=key,
            )
        button(
            page, (1480, 930, 400, 88), w("Run the years"), self._on, icon="play", style="primary", size=36
        )
        if self.fault:
            page.text((960, 880, 920, 48), self.fault, 24, "semibold", None, land, "right", lines=1)

    def _guess(self, falls: bool) -> None:
        try:
            self.session.guess(falls=falls)
        except SessionFault as fault:
            self.fault = str(fault)

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
            self.fault = str(fault)
            return None

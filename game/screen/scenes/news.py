"""The news: what changes in the world this round, one piece at a time, large; and whom it concerns."""

from __future__ import annotations

import pygame

from game.board.news import Told, news_of, years_of
from game.screen.controls import button, keys
from game.screen.drawing.marks import mark
from game.screen.drawing.top import goal_line, top
from game.screen.flow import forward
from game.screen.go import Go
from game.screen.page import Page
from game.screen.scene import Scene
from game.screen.show import Show
from game.session.session import Session

_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RIGHT, pygame.K_RETURN, pygame.K_SPACE)
_BACK = (pygame.K_PAGEUP, pygame.K_LEFT)


class News(Scene):
    """One piece of news a page; without any, the goal."""

    name = "news"

    def __init__(self, show: Show, session: Session) -> None:
        super().__init__(show)
        self.session = session
        self.at = 0

    def begin(self) -> None:
        """Read the news in the language of the moment."""
        super().begin()
        session = self.session
        self.years = years_of(session.plan, session.round)
        state = session.state(session.worlds[0])
        self.told = news_of(session.plan, session.setup.seed, state, self.years, self.w.language)

    def room(self, page: Page) -> None:
        """The news itself, and "what does this do to you?"."""
        page.fill(page.theme.land)
        top(page, self.w, self.years, self.session.round, self.session.rounds)
        if self.told:
            self._piece(page, self.told[self.at])
        else:
            self._quiet(page)
        if page.kind == "desk" or not self.show.two_windows:
            self._way_on(page)

    def _piece(self, page: Page, one: Told) -> None:
        land = page.theme.land
        page.icon("newspaper", (120, 330), 96)
        page.text((200, 260, 1640, 140), one.title, 88, "bold", None, land, upright="middle", lines=2)
        page.text((80, 430, 1760, 260), one.text, 60, "regular", None, land)
        self._concerned(page, one)
        if len(self.told) > 1:
            place = self.w("{n} of {all}", n=self.at + 1, all=len(self.told))
            page.text((1480, 190, 400, 60), place, 40, "semibold", page.theme.ink2, land, "right", lines=1)

    def _concerned(self, page: Page, one: Told) -> None:
        land = page.theme.land
        page.text((80, 730, 1200, 80), self.w("What does this do to you?"), 60, "bold", None, land, lines=1)
        x = 80.0
        for team in self.session.teams:
            if set(team.firms) & set(one.firms):
                mark(page, team.mark, (x + 36, 862), 34)
                wide = page.measure(team.name, 44, "semibold") * page.look.text_scale + 8
                page.text(
                    (x + 84, 830, wide, 66), team.name, 44, "semibold", None, land, upright="middle", lines=1
                )
                x += wide + 132

    def _quiet(self, page: Page) -> None:
        land = page.theme.land
        page.text((80, 320, 1760, 120), self.w("No news this time"), 88, "bold", None, land, lines=1)
        page.text(
            (80, 470, 1760, 200), goal_line(self.session.plan, self.w), 60, "regular", None, land, lines=2
        )

    def desk(self, page: Page) -> None:
        """The same, with what to say and where it really happened."""
        self.room(page)
        if self.told and self.told[self.at].source and page.kind == "desk" and self.show.two_windows:
            source = self.w("Source: {source}", source=self.told[self.at].source)
            page.text((80, 912, 1300, 108), source, 22, "regular", page.theme.ink2, page.theme.land, lines=3)

    def _way_on(self, page: Page) -> None:
        last = self.at + 1 >= len(self.told)
        label = self.w("Decide") if last else self.w("Next")
        button(page, (1560, 900, 320, 104), label, self._next, icon="arrow-right", style="primary", size=40)
        if self.at:
            button(page, (1400, 900, 140, 104), "", self._before, name="back", icon="arrow-left")
        keys(
            page,
            [
                ("PgDn", self.w("go on")),
                ("PgUp", self.w("back")),
                ("F2", self.w("console")),
                ("F1", self.w("keys")),
            ],
        )

    def takes(self, event: pygame.Event) -> bool:
        """The clicker turns the pages."""
        return event.key in (*_FORWARD[:2], *_BACK)

    def key(self, event: pygame.Event) -> Go | None:
        """On with the clicker, Enter or Space; back with the clicker."""
        if event.key in _FORWARD:
            return self._next()
        if event.key in _BACK:
            self._before()
        return None

    def _next(self) -> Go | None:
        if self.at + 1 < len(self.told):
            self.at += 1
            return None
        return forward(self.session, "decide")

    def _before(self) -> None:
        self.at = max(0, self.at - 1)

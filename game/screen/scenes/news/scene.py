"""The news: what changes in the world this round, one piece at a time, large; and whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pygame

from game.board.news import NewsItem, front_page, news_of
from game.cluster_map.board import Board
from game.cluster_map.potential_map import on_ground, places
from game.design.theme import CANVAS
from game.roster.teams import marks_of
from game.screen.brought import brought, tell, untold
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.map.cluster import MapView, draw_map
from game.screen.map.models import picture_for
from game.screen.map.rings import ring
from game.screen.parts.header import goal_line, top
from game.screen.phase_order import forward
from game.screen.scripted_scene import ScriptedScene
from game.session.session import Session
from game.text.emphasis import strong_numbers

_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RIGHT, pygame.K_RETURN, pygame.K_SPACE)
_BACK = (pygame.K_PAGEUP, pygame.K_LEFT)

_LEFT, _RIGHT, _MIDDLE = 60.0, 860.0, 0.5
"""where the card begins, and which half of the picture it leaves to the firms"""


class News(ScriptedScene):
    """One piece of news a page; without any, the goal."""

    name = "news"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.at = 0
        self.items: tuple[NewsItem, ...] = ()
        """with a page of their own"""
        self.named: tuple[NewsItem, ...] = ()
        """together on the last page"""

    def begin(self) -> None:
        """Read the news in the language of the moment."""
        super().begin()
        session = self.session
        self.years = session.plan.scenario.about.years_of(session.round)
        marks = marks_of(session.teams)
        stand = places(session.plan, marks, picture_for, self.w.language)
        self.board = on_ground(Board(stand, ()), session.plan, self.w.language)
        self.items, self.named = front_page(session.plan, self.read())
        self.at = max(0, min(self.at, self.pages - 1))

    @property
    def pages(self) -> int:
        """How many there are to turn."""
        return len(self.items) + bool(self.named)

    def read(self) -> tuple[NewsItem, ...]:
        """What the years will bring, and what the facilitator has brought."""
        session = self.session
        state = session.state(session.worlds[0])
        return *news_of(session.plan, session.setup.seed, state, self.years), *brought(session)

    def room(self, page: Page) -> None:
        """The news itself, and what it asks."""
        if self.at < len(self.items):
            self._piece(page, self.items[self.at])
        elif self.named:
            self._others(page)
        else:
            self._quiet(page)
        if page.kind == "desk" or not self.context.two_windows:
            self._way_on(page)

    def _piece(self, page: Page, item: NewsItem) -> None:
        firms = item.firms or item.asked
        self._ground(page, firms)
        plan, language = self.session.plan, self.w.language
        x, y, wide = self._beside(firms), 176.0, 1000.0
        page.box((x, y, wide, 700), page.theme.panel, 28, shadow=(12, 40))
        page.icon("newspaper", (x + 76, y + 96), 72)
        spot, text = (x + 136, y + 14, wide - 160, 168), item.title(plan, language)
        page.text(spot, text, size=60, weight="bold", valign="middle", lines=2)
        news = item.text(plan, self.w)
        asks = news.endswith("?")
        high = 290 if not asks else 390 if item.asked else 480
        page.text((x + 40, y + 190, wide - 80, high), strong_numbers(news), size=52)
        self._concerned(page, item, asks, x)
        self._number(page)

    def _number(self, page: Page) -> None:
        """Which page this is."""
        if self.pages > 1:
            place = self.w("{n} of {all}", n=self.at + 1, all=self.pages)
            grey = partial(page.text, size=40, weight="semibold", colour=page.theme.ink2, align="right")
            grey((1480, 30, 400, 60), place, ground=page.theme.land, lines=1)

    def _others(self, page: Page) -> None:
        """What else happens in these years, by its name."""
        self._ground(page, tuple(firm for item in self.named for firm in item.firms))
        page.box((60, 176, 1000, 700), page.theme.panel, 28, shadow=(12, 40))
        page.icon("newspaper", (136, 272), 72)
        page.text(
            (196, 190, 840, 168), self.w("Also in these years"), size=60, weight="bold", valign="middle"
        )
        titles = [f"{item.year}   {item.title(self.session.plan, self.w.language)}" for item in self.named]
        page.text((100, 380, 920, 480), "\n".join(titles), size=44)
        self._number(page)

    def _ground(self, page: Page, firms: Sequence[str]) -> None:
        """The cluster beside the card; a ring about each firm that the news is about."""
        laid = draw_map(page, (0, 0, 1920, 1080), self.board, MapView(names=False, pills=0))
        top(page, self.w, self.years, self.session.round, self.session.rounds)
        for firm in firms:
            if firm in laid.middle:
                ring(page, laid.middle[firm], 92, page.theme.ink)

    def _beside(self, firms: Sequence[str]) -> float:
        """Where the card begins: at the left, or at the right if all the firms of the news would lie under it."""
        seen = [place.at[0] for place in self.board.places if place.id in firms]
        return _RIGHT if seen and max(seen) < _MIDDLE else _LEFT

    def _concerned(self, page: Page, item: NewsItem, asks: bool, left: float) -> None:
        """The question, if the news asks none, and the teams it goes to first: named as long as there is room."""
        if not asks:
            page.text(
                (left + 40, 670, 920, 80), self.w("Who gains, who loses?"), size=52, weight="bold", lines=1
            )
        teams = [team for team in self.session.teams if set(team.firms) & set(item.asked)]
        widths = [page.measure(team.name, 40, "semibold") * page.look.text_scale + 8 for team in teams]
        named = sum(widths) + 110 * len(teams) <= 920
        x = left + 40
        for team, wide in zip(teams, widths, strict=True):
            mark(page, team.mark, (x + 32, 800), 32)
            if named:
                page.text(
                    (x + 78, 768, wide, 66), team.name, size=40, weight="semibold", valign="middle", lines=1
                )
            x += wide + 110 if named else 96

    def _quiet(self, page: Page) -> None:
        self._ground(page, ())
        page.box((60, 260, 1000, 480), page.theme.panel, 28, shadow=(12, 40))
        place, text = (100, 280, 920, 180), self.w("No news this time")
        page.text(place, text, size=64, weight="bold", valign="middle", lines=2)
        page.text((100, 470, 920, 240), goal_line(self.session.plan, self.w), size=52, lines=4)

    def source(self) -> str:
        """Where the news really happened."""
        source = self.items[self.at].source if self.at < len(self.items) else ""
        return self.w("Source: {source}", source=source) if source else ""

    def _way_on(self, page: Page) -> None:
        page.scrolls((0, 0, *CANVAS), self._scroll)
        label = self.w("Next") if self.at + 1 < self.pages else self.onward
        Button(label, self._next, icon="arrow-right", style="primary", size=40).draw(
            page, (1560, 900, 320, 104)
        )
        if self.at:
            Button("", self._before, name="back", icon="arrow-left").draw(page, (1400, 900, 140, 104))
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

    def key(self, event: pygame.Event) -> Transition | None:
        """On with the clicker, Enter or Space; back with the clicker."""
        if event.key in _FORWARD:
            return self._next()
        if event.key in _BACK:
            self._before()
        return None

    @property
    def onward(self) -> str:
        """Where the last page leads."""
        return self.w("Decide")

    def _next(self) -> Transition | None:
        if self.at < len(self.items):
            tell(self.context, self.session, self.items[self.at])
        if self.at + 1 < self.pages:
            self.at += 1
            return None
        return self.on()

    def on(self) -> Transition:
        """To the decisions."""
        return forward(self.session, "decide")

    def _before(self) -> None:
        self.at = max(0, self.at - 1)

    def _scroll(self, by: int) -> None:
        """A page on or back, to an end at most."""
        if by < 0:
            self._before()
        elif self.at + 1 < self.pages:
            self._next()


class LateNews(News):
    """What a facilitator brings into play while teams decide: everybody reads of it before it goes on."""

    name = "late_news"

    def read(self) -> tuple[NewsItem, ...]:
        """What has not been read yet; what is taken back meanwhile is no news any more."""
        if not self.items:
            return untold(self.context, self.session)
        return tuple(item for item in self.items if item in brought(self.session))

    def tick(self, seconds: float) -> Transition | None:
        """Back at once where all of it was taken back."""
        return None if self.items else BACK

    @property
    def onward(self) -> str:
        """Back to where it was brought."""
        return self.w("Go on")

    def on(self) -> Transition:
        """Back to the scene below."""
        return BACK

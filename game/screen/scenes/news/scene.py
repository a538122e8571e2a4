"""The news: what changes in the world this round, one piece at a time, large; and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from math import inf

import pygame

from game.board.front_page import front_page_of
from game.board.news import NewsItem, front_page, news_of
from game.cluster_map.board import Board
from game.cluster_map.highlight import spotlight, unlit
from game.design.theme import CANVAS
from game.outputs.front_text import figure_in_words, question_in_words
from game.screen.brought import brought, tell, untold
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.map.arranged import MapLayout
from game.screen.map.cluster import MapView, draw_turning
from game.screen.map.rings import ring
from game.screen.parts.header import goal_line, top
from game.screen.parts.round_film import board_now
from game.screen.phase_order import forward
from game.screen.scenes.news.front import (
    ASKED_AFTER,
    BAND,
    WIDE,
    FrontView,
    OnMap,
    dimmed,
    draw_band,
    draw_on_map,
    draw_paper,
)
from game.screen.scripted_scene import ScriptedScene
from game.session.session import Session
from game.text.emphasis import apart
from sim.rules.names import firm_name

_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RIGHT, pygame.K_RETURN, pygame.K_SPACE)
_BACK = (pygame.K_PAGEUP, pygame.K_LEFT)

_LEFT, _RIGHT, _MIDDLE = 52.0, 1008.0, 0.5
"""where the card begins, and which half of the picture it leaves to the firms"""
_MAP = (0.0, 0.0, 1920.0, 900.0)
_VIEW = MapView(names=False, pills=0, reserved=(BAND,))


class News(ScriptedScene):
    """One piece of news a page; without any, the goal."""

    name = "news"

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """While the page drops, the map turns pale, the firm is ringed and what ends comes to its end."""
        return self.passed < ASKED_AFTER

    def tick(self, seconds: float) -> Transition | None:
        """Let it come, as soon as the map is there that it comes to."""
        self.passed += 0.0 if self._waits else seconds
        return None

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.at = 0
        self.passed = 0.0
        """seconds since this page was turned to"""
        self._waits = False
        """whether the map was not yet drawn to its end"""
        self.items: tuple[NewsItem, ...] = ()
        """with a page of their own"""
        self.named: tuple[NewsItem, ...] = ()
        """together on the last page"""

    def begin(self) -> None:
        """Read the news in the language of the moment."""
        super().begin()
        session = self.session
        self.years = session.plan.scenario.about.years_of(session.round)
        self.board = board_now(session, self.w)
        self.items, self.named = front_page(session.plan, self.read())
        lit = list(self._lit())
        self._turns = list(pairwise((unlit(lit[0]), *lit)))
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
        view = self._view(item)
        passed = self._passed(page)
        laid, board = self._ground(page, ()), self._turns[self.at][1]
        courses = laid.courses(board, _VIEW.unit)
        lanes = {(flow.source, flow.target): courses[flow.id] for flow in board.ribbons if flow.id in courses}
        left = self._beside((view.firm,) if view.firm else item.asked)
        free = (left + WIDE + 24, 1900.0) if left == _LEFT else (20.0, left - 24)
        draw_on_map(page, OnMap(laid, lanes, free, passed), view)
        if not page.waits(item, "paper"):
            draw_paper(page, left, view, passed)
        has_button = page.kind == "desk" or not self.context.two_windows
        draw_band(page, view, 1380.0 if has_button else 1872.0, passed)

    def _passed(self, page: Page) -> float:
        """With reduced motion all is there at once."""
        return inf if page.look.still else self.passed

    def _lit(self) -> Iterator[Board]:
        """The map of each page, with the firms that it names in their colours, and what it ends still running."""
        for item in self.items:
            firm = front_page_of(self.session.plan, item, self.session.teams).firm
            pairs = [(exchange.giver, exchange.taker) for exchange in item.ended]
            yield spotlight(self.board, {firm, *chain.from_iterable(pairs)} if firm else (), pairs)
        yield spotlight(self.board, tuple(firm for item in self.named for firm in item.firms), ())

    def _view(self, item: NewsItem) -> FrontView:
        """The page in the words of the moment."""
        w, plan = self.w, self.session.plan
        front = front_page_of(plan, item, self.session.teams)
        figure, unit = figure_in_words(w, plan, front.figure)
        body, _ = apart(item.text(plan, w))
        return FrontView(
            paper=w("The Local News"),
            year=str(item.year),
            place=w("{n} of {all}", n=self.at + 1, all=self.pages) if self.pages > 1 else "",
            figure=figure,
            unit=unit,
            title=item.title(plan, w.language),
            body=body,
            seat=front.seat.name if front.seat is not None else "",
            mark=front.seat.mark if front.seat is not None else None,
            question=question_in_words(w, plan, item),
            firm=front.firm,
            firm_name=firm_name(plan, front.firm, w.language) if front.firm else "",
            ended=item.ended,
            partner=item.ended[0].loses if item.ended else "",
            partner_name=firm_name(plan, item.ended[0].loses, w.language) if item.ended else "",
            lost=w.amount(item.ended[0].amount, plan.stores[item.ended[0].store].unit) if item.ended else "",
        )

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

    def _ground(self, page: Page, firms: Sequence[str]) -> MapLayout:
        """The cluster beside the card, pale where nobody is spoken of; a ring about each firm that is named."""
        spare, turn = page.look.spare, self._turns[min(self.at, len(self.items))]
        undone = spare.left_undone
        laid = draw_turning(page, _MAP, turn, _VIEW, dimmed(self._passed(page)))
        self._waits = spare.left_undone != undone
        top(page, self.w, self.years, self.session.round, self.session.rounds)
        for firm in firms:
            if firm in laid.middle:
                ring(page, laid.middle[firm], 92, page.theme.ink)
        return laid

    def _beside(self, firms: Sequence[str]) -> float:
        """Where the card begins: at the left, or at the right if all the firms of the news would lie under it."""
        seen = [place.at[0] for place in self.board.places if place.id in firms]
        return _RIGHT if seen and max(seen) < _MIDDLE else _LEFT

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
        Button(label, self._next, icon="arrow-right", size=40).draw(page, (1560, 866, 320, 104))
        if self.at:
            Button("", self._before, name="back", icon="arrow-left", says=self.w("Page back")).draw(
                page, (1400, 866, 140, 104)
            )
        if page.kind == "desk":
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
            self.at, self.passed = self.at + 1, 0.0
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
        super().tick(seconds)
        return None if self.items else BACK

    @property
    def onward(self) -> str:
        """Back to where it was brought."""
        return self.w("Go on")

    def on(self) -> Transition:
        """Back to the scene below."""
        return BACK

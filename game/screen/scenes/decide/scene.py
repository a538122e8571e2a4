"""Deciding: the Room shows the cluster, the clock and who is ready; the Desk takes sheets and deal slips."""

from __future__ import annotations

from typing import Final

import pygame

from game.board.news import news_of
from game.board.table_talk import open_offers, with_offers, without_partner
from game.cluster_map.board import Board
from game.screen.brought import brought, untold
from game.screen.context import Context
from game.screen.facilitator_prompt import missing_of, prompt
from game.screen.kit.confirm import Sure
from game.screen.kit.page import Act, Box, Page
from game.screen.kit.surface_cache import Same
from game.screen.kit.transition import SWAP_VIEW, Transition
from game.screen.kit.widgets import Button
from game.screen.map.cluster import MapView, draw_map
from game.screen.map.edge_fade import fade
from game.screen.map.legend import legend_at_right
from game.screen.parts.header import teams, top, with_clock
from game.screen.parts.round_film import board_now
from game.screen.phase_order import forward
from game.screen.scene import Scene
from game.screen.scenes.decide.closing import closing
from game.screen.scenes.decide.desk_sheet import draw_desk
from game.screen.scenes.decide.desk_view import DeskActions, DeskView
from game.screen.scenes.decide.model import Desk
from game.screen.scenes.decide.room_strip import STRIP, draw_strip, strip_of
from game.screen.scenes.decide.team_board import team_board
from game.session.errors import SessionError
from game.session.round_shape import round_shape
from game.session.session import Session

_TO_DESK: Final = (1320.0, 806.0, 580.0, 80.0)
_LEGEND: Final = (1900.0, 640.0)
"""its lower right corner"""
_LARGE: Final = 1.25
"""text so large leaves no room for the legend: what it says stands in the hand-out"""
_LEAVING: Final = (
    pygame.K_TAB,
    pygame.K_DOWN,
    pygame.K_RIGHT,
    pygame.K_UP,
    pygame.K_LEFT,
    pygame.K_PAGEDOWN,
    pygame.K_PAGEUP,
)
"""keys that move the focus, or mean the clicker"""
_RESERVED: Final = ((0.0, 0.0, 1920.0, 150.0),)
_BOARD_END: Final = 970.0
_HEAD: Final = (0.0, 0.0, 1920.0, 200.0)


class Decide(Scene):
    """Sheets are typed, sealed, and stay closed until all are in."""

    name = "decide"
    first_focus = "entry"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.desk_state = Desk(session, context.preview)
        self.shows_board = False
        """the team board in place of the map"""
        self.is_open = context.two_windows
        """whether the Desk shows what stands on sheets; with one window only when asked to"""
        self.fault = ""
        self._sure = Sure()
        if context.clock_of != (session.round, "decide"):
            context.clock.begin(round_shape(session.setup.minutes_of(session.round), session.round).deciding)
            context.clock_of = (session.round, "decide")

    def begin(self) -> None:
        """The map in the language of the moment."""
        super().begin()
        session = self.session
        self.years = session.plan.scenario.about.years_of(session.round)
        self.board = board_now(session, self.w)
        state = session.state(session.worlds[0])
        items = (*news_of(session.plan, session.setup.seed, state, self.years), *brought(session))
        self.strip = strip_of(session, items, self.w)

    def undone(self, line: int) -> None:
        """What was taken back lies open again at the Desk."""
        self.desk_state.undone(line)

    def tick(self, seconds: float) -> Transition | None:
        """The clock runs; the preview is asked at each frame, and never waited for."""
        self.context.clock.tick(seconds)
        self._sure.tick(seconds)
        self.desk_state.poll(seconds)
        return Transition("late_news") if untold(self.context, self.session) else None

    @property
    def sealed(self) -> set[str]:
        """The teams whose sheets are in; bots are always ready."""
        session = self.session
        return {team.id for team in session.teams if team.bot or session.sealed(team.id) is not None}

    @property
    def alone(self) -> frozenset[str]:
        """Teams without a partner; worked out anew when something is signed."""
        session = self.session
        return session.derived.once(
            ("without partner",), (session.past.last,), lambda: without_partner(session)
        )

    @property
    def signs(self) -> frozenset[str]:
        """Whether the curtain is open, and whether what was typed last is refused."""
        desk, words = self.desk_state, {"open": self.is_open}
        words["refused"] = bool(desk.unclear) or desk.objected or desk.fault is not None
        return frozenset(word for word, is_so in words.items() if is_so)

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The map with last round's flows and open offers, or the team board; the clock, who is ready, what is new."""
        session = self.session
        if self.shows_board:
            page.fill(page.theme.land)
            bottom = 1064.0 if self.context.two_windows else _BOARD_END
            shown = self.desk_state.columns(self.w)
            if not page.waits(self.desk_state.lists, "team board"):
                team_board(page, shown, self.w, bottom)
        else:
            self._map(page)
        top(page, self.w, self.years, session.round, session.rounds)
        with_clock(page, self.w, self.context.clock)
        teams(page, session.teams, self.sealed, self.alone if session.records else ())
        if not self.context.two_windows:
            self._to_desk(page)
        if self.question:
            closing(page, self.question)

    def _shown(self) -> Board:
        """The map with what is on offer; worked out anew when a slip changes."""
        session, world, board = self.session, self.session.worlds[0], self.board
        version = (session.past.last, Same(board), self.w.language)
        return session.derived.once(
            ("board with offers", world),
            version,
            lambda: with_offers(board, open_offers(session, world, self.desk_state.codes)),
        )

    def _map(self, page: Page) -> None:
        shown = self._shown()
        page.fill(page.theme.land)
        reserved: tuple[Box, ...] = (*_RESERVED, *(() if self.context.two_windows else (_TO_DESK,)))
        kinds = None
        if page.look.text_scale < _LARGE:
            kinds = legend_at_right(page, _LEGEND, shown, self.w, self.w("offered"))
            reserved = (*reserved, kinds.box)
        draw_map(page, (0, 0, 1920, STRIP[1]), shown, MapView(18, pills=0, gauges=False, reserved=reserved))
        fade(page, _HEAD, "top")
        if kinds is not None:
            kinds.draw(page)
        draw_strip(page, self.strip, self.w)

    def _to_desk(self, page: Page) -> None:
        """With one window: the way to the sheets."""
        place = _TO_DESK if not self.shows_board else (*_TO_DESK[:1], _BOARD_END + 10, *_TO_DESK[2:])
        Button(self.w("Sheets and deals"), lambda: SWAP_VIEW, "turn", "pencil", size=40).draw(page, place)

    def desk(self, page: Page) -> None:
        """Teams, the open sheet, deals, and what it would come to."""
        draw_desk(page, self._desk_view())

    def _desk_view(self) -> DeskView:
        return DeskView(
            w=self.w,
            session=self.session,
            desk=self.desk_state,
            clock=self.context.clock,
            prompt=prompt(self.context, self.session),
            sealed=frozenset(self.sealed),
            notice=self.fault or self.question,
            is_open=self.is_open,
            two_windows=self.context.two_windows,
            do=DeskActions(self.then_line, self.hold, self.more, self._turn_curtain, self.close_round),
        )

    def _turn_curtain(self) -> None:
        self.is_open = not self.is_open

    @property
    def text_line(self) -> str:  # type: ignore[override]
        """In front of the Desk every letter is for the line of a sheet."""
        return "entry" if self.is_at_desk else ""

    # --- hands ------------------------------------------------------------------------------------
    def key(self, event: pygame.Event) -> Transition | None:
        """Space holds the clock, T turns the board; a digit with Ctrl opens a team's sheet."""
        if event.mod & pygame.KMOD_CTRL and pygame.K_1 <= event.key <= pygame.K_8:
            at = event.key - pygame.K_1
            if at < len(self.session.teams):
                self.desk_state.open(at)
                self.to_line()
        elif event.key == pygame.K_SPACE and not self.is_at_desk:
            self.hold()
        elif event.key == pygame.K_t:
            self.shows_board = not self.shows_board
        elif event.key == pygame.K_PAGEDOWN:
            return self.close_round()
        return None

    def takes(self, event: pygame.Event) -> bool:
        """Ctrl with a digit or T, even while a sheet is typed."""
        if event.mod & pygame.KMOD_CTRL:
            return event.key in (*range(pygame.K_1, pygame.K_8 + 1), pygame.K_t)
        if self.is_at_desk and not self.hand.ring and event.key not in _LEAVING:
            self.hand.focus = "entry"
        return False

    def to_line(self) -> None:
        """What is typed next goes on the line of the open sheet."""
        self.hand.focus, self.hand.ring = "entry", False

    def then_line(self, act: Act) -> Act:
        """Something done by mouse, after which one types on; with Tab one stays where one is."""

        def done() -> Transition | None:
            go = act()
            if go is None and not self.hand.ring:
                self.to_line()
            return go

        return done

    @property
    def question(self) -> str:
        """What is asked before sheets are closed that are missing; nobody is asked for longer than a breath."""
        missing = missing_of(self.session) if self._sure.is_asked else ()
        if not missing:
            return ""
        names = ", ".join(missing)
        if self.session.setup.deputy:
            return self.w.many(
                "{teams} is missing: a deputy decides. Press again to close the round.",
                "{teams} are missing: deputies decide. Press again to close the round.",
                len(missing),
                teams=names,
            )
        return self.w.many(
            "{teams} is missing. Press again to close the round.",
            "{teams} are missing. Press again to close the round.",
            len(missing),
            teams=names,
        )

    def hold(self) -> None:
        """Hold the clock, or let it go on."""
        self.context.clock.paused = not self.context.clock.paused

    def more(self, minutes: int) -> None:
        """A minute more, or fewer; written down."""
        self.context.clock.more(minutes)
        try:
            self.session.clock(minutes)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)

    def close_round(self) -> Transition | None:
        """Sheets are closed: where one is missing, a deputy decides. Bots decide; then all is revealed.

        While there is time and a sheet is missing, it must be meant twice.
        """
        if untold(self.context, self.session):
            return Transition("late_news")
        if self.context.clock.left > 0 and missing_of(self.session) and not self._sure.again():
            return None
        try:
            return forward(self.session, "reveal")
        except SessionError as fault:
            self.fault = self.w.say(fault.message)
            return None

"""The years run: weeks tick, goods flow, stores fill and spill, and virgin use counts against doing nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pygame

from game.cluster_map.board import Board
from game.cluster_map.film import Film
from game.cluster_map.worst_spill import Spill
from game.debrief.model import game_debrief
from game.design.theme import CANVAS, KEY_BAR
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.surface_cache import Same, SurfaceCache
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.map.cluster import MapView, draw_map, prefetch_map
from game.screen.parts.playback_bar import Reel, transport
from game.screen.parts.round_film import film_of
from game.screen.phase_order import forward
from game.screen.round_runner import RoundRunner
from game.screen.scenes.years.counters import counters, headline
from game.screen.scripted_scene import ScriptedScene
from game.session.records import RoundRecord
from game.session.session import Session
from sim.units import WEEKS

_MAP = (0.0, 0.0, 1920.0, 936.0)
_OTHER = (1400.0, 176.0, 480.0, 80.0)
"""where one turns to the other cluster"""
_WORK = 0.015
"""seconds of work that the next map takes, shared out among the frames in which this one stands"""
_FIRST = 0.004
"""seconds of work in a frame that the film's first picture takes, while nothing else is to be seen"""
_GIVEN_UP = 60
"""frames after which it is shown, ready or not"""
_FRAMES = 60
"""frames a second"""
_BOARDS = 8
"""boards that are kept for whoever steps back"""
_PAUSE = 4.0
"""how long it stands still at the first spill"""


class Years(ScriptedScene):
    """The film of the round just played."""

    name = "years"
    is_moving = True
    covers = True
    seconds = 25.0
    """how long the film runs at single speed"""
    speed = 1

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.world = session.worlds[0]
        self.runner: RoundRunner | None = RoundRunner(session, self._film_of)
        self.film: Film | None = None
        self._coming: Film | None = None
        """a film whose first picture is being drawn, a little in each frame"""
        self._left = _GIVEN_UP
        self.reel = Reel(1, speed=self.speed)
        self.spill: Spill | None = None
        self._held = 0.0
        self._shown_spill = False

    def begin(self) -> None:
        """The film in the language of the moment."""
        super().begin()
        if self.session.past.due() is not None:
            return  # no years stand, or no longer: from the console the game goes on with a film made anew
        if self.film is not None:
            self._load()
        elif self._coming is not None:
            self._load()
            self._coming, self.film = self.film, None

    def _film_of(self, record: RoundRecord) -> Film:
        return film_of(self.session, record, self.world, self.w)

    def _load(self) -> None:
        record = self.session.records[-1]
        self.film = film = self._film_of(record)
        self._boards: SurfaceCache[Board] = SurfaceCache(_BOARDS)
        self.reel.years = len(record.years)
        self.years = record.years
        self.items = game_debrief(self.session, self.world).rounds[-1].news
        self.spill = film.weeks.spill
        self.callouts = (film.callout(self.spill),) if self.spill is not None else ()
        self.stops = film.weeks.stops()

    def tick(self, seconds: float) -> Transition | None:
        """The years are computed first; then the film runs, and stands still at the first spill."""
        if self.film is None:
            self._wait()
            return None
        if self._held > 0:
            self._held -= seconds
        elif not self.reel.paused:
            self.reel.step(seconds * self.reel.speed * WEEKS * self.reel.years / self.seconds)
            self._stop_at_spill()
            if self.reel.at >= self.reel.end:
                self.reel.paused = True  # where it cannot go on, it stands there until somebody presses
                return self._on()
        return None

    def _wait(self) -> None:
        """For the years, and for the first picture of a film that has just been made."""
        if self.runner is not None:
            is_new = not self.runner.is_done
            self.runner.poll()
            if self.runner.is_done:
                self.runner.close()
                self.runner = None
                self._load()
                self._coming, self.film = (self.film, None) if is_new else (None, self.film)
        elif self._left > 0:
            self._left -= 1
        else:
            self.film, self._coming = self._coming, None

    def _stop_at_spill(self) -> None:
        spill = self.spill
        if spill is not None and not self._shown_spill and self.reel.at >= spill.year * WEEKS + spill.week:
            self._shown_spill = True
            self.context.play("spilled")
            self._held = _PAUSE / self.reel.speed

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The film, or a word of patience while the years are computed."""
        if self.film is None:
            page.fill(page.theme.land)
            place, text = (0, 440, 1920, 120), self._patience()
            page.text(place, text, size=80, weight="bold", ground=page.theme.land, align="centre", lines=1)
            if self._coming is not None and self._is_drawn(page, self._coming):
                self._left = 0
            return
        year, week, count = self._shown()
        board = self._board(self.film, year, week, count)
        if self._held > 0:
            board = replace(board, callouts=self.callouts)
        view = self._view()
        draw_map(page, _MAP, board, view)
        if not self.reel.paused and self._held <= 0:
            self._get_ready(page, self.film, view)
        page.cached(*self._counters(page, self.film, year, week))
        self._also(page, year)
        transport(page, self.reel, self.w, self.stops, self._to_end)
        if len(self.session.worlds) > 1:
            Button(self.w("Other cluster"), self._turn_world, icon="copy", size=40).draw(page, _OTHER)
        self._keys(page)

    def _view(self) -> MapView:
        several = len(self.session.worlds) > 1
        top = (0.0, 0.0, 1920.0, 256.0 if self.items else 170.0)
        reserved = (top, *((_OTHER,) if several else ()))
        return MapView(19.5, pills=3, phase=self.reel.at, reserved=reserved)

    def _is_drawn(self, page: Page, film: Film) -> bool:
        """Draw some of the film's first picture. Whether all of it was there."""
        year, week, count = self._shown()
        board = self._board(film, year, week, count)
        return prefetch_map(page, _MAP, board, self._view(), _FIRST) and page.prefetch(
            *self._counters(page, film, year, week)
        )

    def _keys(self, page: Page) -> None:
        """The keys that work the film, for whoever has them at hand; below the Room's film the weeks go on."""
        if page.kind == "room" and self.context.two_windows:
            page.box((0, CANVAS[1] - KEY_BAR, CANVAS[0], KEY_BAR), page.theme.panel)
            return
        w = self.w
        shown = [("Space", w("pause")), ("← →", w("a week")), ("1 2 4", w("speed")), ("End", self._after())]
        keys(page, [*shown, ("F1", w("keys"))])

    def _patience(self) -> str:
        return self.w("The years run …")

    def _after(self) -> str:
        """Where the End key leads."""
        return self.w("to the results")

    def _also(self, page: Page, year: int) -> None:
        """What is heard in a year."""
        if titles := self._titles(year):
            headline(page, titles, is_news=True, most=self._room_for_news)

    @property
    def _room_for_news(self) -> float:
        """About the middle, beside the way to the other cluster."""
        return 2 * (_OTHER[0] - 960) - 40 if len(self.session.worlds) > 1 else 1840.0

    def _titles(self, year: int) -> list[str]:
        plan, language = self.session.plan, self.w.language
        return [item.title(plan, language) for item in self.items if item.year == self.years[year]]

    def _shown(self) -> tuple[int, int, int]:
        """What the map shows: position of the year, the week, and how many weeks from it on."""
        count = self.reel.stretch(self.seconds) if self._held <= 0 else 1
        return self.reel.year, self.reel.week // count * count, count

    def _get_ready(self, page: Page, film: Film, view: MapView) -> None:
        """What is shown next, a little in each frame: no frame draws a whole new week."""
        year, week, count = self._shown()
        year, week = (year, week + count) if week + count < WEEKS else (year + 1, 0)
        if year >= self.reel.years:
            return
        if (year, week, count) not in self._boards:
            self._board(film, year, week, count)
        elif page.prefetch(*self._counters(page, film, year, week)):
            pace = self.reel.speed * WEEKS * self.reel.years / self.seconds
            prefetch_map(
                page, _MAP, self._board(film, year, week, count), view, _WORK * pace / count / _FRAMES
            )

    def _counters(
        self, page: Page, film: Film, year: int, week: int
    ) -> tuple[tuple[object, ...], Callable[[], None]]:
        """The figures of a week: their key, and how they are drawn."""
        key = ("counters", Same(film), year, week)
        return key, partial(counters, page, self.w, film, self.years, (year, week))

    def _board(self, film: Film, year: int, week: int, count: int) -> Board:
        """The board of a week, or of some; worked out once."""
        return self._boards.once((year, week, count), partial(film.week, year, week, count))

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """Arrows, Space and the clicker work the film, whatever has the focus."""
        return event.key in (
            pygame.K_SPACE,
            pygame.K_LEFT,
            pygame.K_RIGHT,
            pygame.K_END,
            pygame.K_PAGEDOWN,
            pygame.K_PAGEUP,
        )

    def key(self, event: pygame.Event) -> Transition | None:
        """Pause, a week on or back, speed, the end."""
        if self.film is None:
            return None
        match event.key:
            case pygame.K_SPACE:
                self.reel.paused, self._held = not self.reel.paused, 0.0
            case pygame.K_LEFT | pygame.K_RIGHT:
                self.reel.paused, self._held = True, 0.0
                self.reel.step(1 if event.key == pygame.K_RIGHT else -1)
            case pygame.K_1 | pygame.K_2 | pygame.K_4:
                self.reel.speed = event.key - pygame.K_0
            case pygame.K_END | pygame.K_PAGEDOWN:
                return self._on()
            case pygame.K_PAGEUP:
                self.reel.step(-WEEKS)
        return None

    def _to_end(self) -> None:
        self.reel.at, self._held = self.reel.end, 0.0
        self.reel.paused = False

    def _turn_world(self) -> None:
        worlds = self.session.worlds
        self.world = worlds[(worlds.index(self.world) + 1) % len(worlds)]
        self._load()

    def _on(self) -> Transition:
        """On to the results of the round."""
        return forward(self.session, "results")

    def leave(self) -> None:
        """The thread goes with the scene."""
        if self.runner is not None:
            self.runner.close()

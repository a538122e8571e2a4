"""The years run as a plot: up to five moments are told, and the weeks between them run fast."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pygame

from game.cluster_map.board import Board
from game.cluster_map.film import Film
from game.cluster_map.moment_words import tell_moment
from game.cluster_map.moments import YearBefore, moments_of, year_before
from game.debrief.model import game_debrief
from game.roster.teams import cluster_name
from game.screen.context import Context
from game.screen.kit.page import Box, Page
from game.screen.kit.surface_cache import Same, SurfaceCache
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.map.cluster import MapView, draw_map, prefetch_map
from game.screen.parts.moment_band import TOP, draw_band, draw_controls, draw_track
from game.screen.parts.playback_bar import Reel
from game.screen.parts.round_film import film_of
from game.screen.phase_order import forward
from game.screen.round_runner import RoundRunner
from game.screen.scenes.years.counters import HIGH, counters, headline
from game.screen.scenes.years.plot import Plot
from game.screen.scripted_scene import ScriptedScene
from game.session.records import RoundRecord
from game.session.session import Session
from sim.units import WEEKS

_MAP = (0.0, 0.0, 1920.0, 936.0)
OTHER = (1400.0, 190.0, 480.0, 80.0)
"""where it says which cluster is shown, and one turns to the other"""
_WORK = 0.0025
"""seconds from a frame's beginning after which nothing more is begun that the next ones show"""
_STEP = 0.002
"""seconds of work in a frame that the next map takes: it stands for some frames"""
_FIRST = 0.004
"""seconds of work in a frame that the film's first picture takes, while nothing else is to be seen"""
_GIVEN_UP = 60
"""frames after which it is shown, ready or not"""
_PILLS = {"start": 1, "count": 3}
"""how many amounts the map shows while a moment is told: the band says those of the others"""
_HEARD = 8
"""weeks of a year in which its news stands on the map"""
_BOARDS = 8
"""boards that are kept for whoever steps back"""
_WORKING = (pygame.K_SPACE, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_END, pygame.K_PAGEDOWN, pygame.K_PAGEUP)
_BUTTONS = (1500.0, 1004.0, 116.0, 66.0)
"""where those stand that work the film: the first of three"""


class Years(ScriptedScene):
    """The film of the round just played."""

    name = "years"
    is_moving = True
    covers = True
    foot = 0.0
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

    def begin(self) -> None:
        """The film in the language of the moment."""
        super().begin()
        self.context.look_ahead(self.session)
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
        moments = moments_of(film.weeks, self._year_before())
        self.plot = Plot.of(moments, tuple(tell_moment(film.plan, self.w, moment) for moment in moments))

    def _year_before(self) -> YearBefore:
        """What the Room saw last."""
        if len(self.session.records) < 2:
            return YearBefore()
        record = self.session.records[-2]
        weeks = self._film_of(record).weeks
        saved = int(weeks.idle_virgin[-1].sum() - weeks.virgin[-1].sum())
        return year_before(self.session.plan, record.worlds[self.world], saved)

    def tick(self, seconds: float) -> Transition | None:
        """The years are computed first; then the film runs, and stands still where something is told."""
        if self.film is None:
            self._wait()
        elif not self.reel.paused:
            is_new = self.plot.step(self.reel, seconds, still=self.context.settings.still)
            if is_new and self.plot.chips[self.plot.now].text.hue == "landfill":
                self.context.play("spilled")
            if self.plot.is_over:
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
        year, week, _ = self._shown()
        view = self._view()
        with page.look.spare.within_frame(_WORK / 2):
            laid = draw_map(page, _MAP, self._board(self.film), view)
        page.cached(*self._counters(page, self.film, year, week))
        self._also(page, year, [each.box for each in laid.placed.names.values()])
        self._band(page)
        if self.reel.at and not self.reel.paused:  # the first frame has enough to draw
            self._get_ready(page, self.film, view)
        if len(self.session.worlds) > 1:
            this = cluster_name(self.session.teams, self.world)
            turn = Button(this, self._turn_world, "other cluster", icon="arrow-left-right", size=40)
            turn.draw(page, OTHER)

    def _band(self, page: Page) -> None:
        """What is told, the moments to turn to, and where there is no second display, what works the film."""
        alone = page.kind == "desk" or not self.context.two_windows
        plot, reel = self.plot, self.reel
        draw_band(page, plot.chips, plot.now, partial(plot.turn, reel), _BUTTONS[0] - 80 if alone else 1820)
        draw_track(page, reel, self.w, plot.chips, self._scrub)
        if alone:
            draw_controls(page, reel, self.w, _BUTTONS, (self._pause, self._to_end))

    def _view(self) -> MapView:
        several = len(self.session.worlds) > 1
        top, foot = (0.0, 0.0, 1920.0, HIGH), (0.0, TOP, 1920.0, 1080 - TOP)
        reserved = (top, foot, *((OTHER,) if several else ()))
        kind = self.plot.moments[self.plot.now].kind if self.plot.is_told(self.reel) else ""
        return MapView(19.5, pills=_PILLS.get(kind, 0 if kind else 3), phase=self.reel.at, reserved=reserved)

    def _is_drawn(self, page: Page, film: Film) -> bool:
        """Draw some of the film's first picture. Whether all of it was there."""
        year, week, _ = self._shown()
        board = self._board(film)
        return prefetch_map(page, _MAP, board, self._view(), _FIRST) and page.prefetch(
            *self._counters(page, film, year, week)
        )

    def _patience(self) -> str:
        return self.w("The years run …")

    def _also(self, page: Page, year: int, names: list[Box]) -> None:
        """What is heard in a year, in its first weeks, unless something else is told; beside the map's names."""
        is_free = not self.plot.now or not self.plot.is_told(self.reel)
        if is_free and self.reel.week < _HEARD and (titles := self.titles(year)):
            headline(page, titles, is_news=True, most=self.room_for_news, names=names)

    @property
    def room_for_news(self) -> float:
        """About the middle, beside the way to the other cluster."""
        return 2 * (OTHER[0] - 960) - 40 if len(self.session.worlds) > 1 else 1840.0

    def titles(self, year: int) -> list[str]:
        """The headlines of a year."""
        here = (item for item in self.items if item.year == self.years[year])
        return [item.title(self.session.plan, self.w.language) for item in here]

    def _shown(self) -> tuple[int, int, int]:
        """What the map shows: position of the year, the week, and how many weeks from it on."""
        reel = self.reel
        count = 1 if self.plot.is_told(reel) else reel.stretch(self.plot.runs(reel.years))
        return reel.year, reel.week // count * count, count

    def _get_ready(self, page: Page, film: Film, view: MapView) -> None:
        """What is shown next, a little in each frame that has time left: none draws a whole new week."""
        plot, reel = self.plot, self.reel
        year, week, count = self._shown()
        is_coming = plot.held > 0 and plot.now + 1 < len(plot.moments)
        year, week = (year, week + count) if week + count < WEEKS else (year + 1, 0)
        with page.look.spare.within_frame(_WORK):
            if is_coming and not prefetch_map(page, _MAP, self._moment(film, plot.now + 1), view, _STEP):
                return
            if year < reel.years and not page.look.spare.is_over:
                board = self._weeks(film, year, week, count)
                if not page.look.spare.is_over and page.prefetch(*self._counters(page, film, year, week)):
                    prefetch_map(page, _MAP, board, view, _STEP)

    def _counters(
        self, page: Page, film: Film, year: int, week: int
    ) -> tuple[tuple[object, ...], Callable[[], None]]:
        """The figures of a week: their key, and how they are drawn."""
        key = ("counters", Same(film), year, week)
        return key, partial(counters, page, self.w, film, self.years, (year, week))

    def _board(self, film: Film) -> Board:
        """The board of the moment that is told, or of a week, or of some."""
        if self.plot.is_told(self.reel):
            return self._moment(film, self.plot.now)
        return self._weeks(film, *self._shown())

    def _weeks(self, film: Film, year: int, week: int, count: int) -> Board:
        return self._boards.once((year, week, count), partial(film.week, year, week, count))

    def _moment(self, film: Film, nth: int) -> Board:
        return self._boards.once(("moment", nth), partial(film.moment, self.plot.moments[nth]))

    @property
    def signs(self) -> frozenset[str]:
        return frozenset({"held"} if self.film is not None and self.reel.paused else ())

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """Arrows, Space and the clicker work the film, whatever has the focus."""
        return event.key in _WORKING

    def key(self, event: pygame.Event) -> Transition | None:
        """Pause, a week on or back, speed, the end."""
        if self.film is None:
            return None
        plot, reel = self.plot, self.reel
        match event.key:
            case pygame.K_SPACE:
                self._pause()
            case pygame.K_LEFT | pygame.K_RIGHT:
                reel.paused = True
                reel.step(1 if event.key == pygame.K_RIGHT else -1)
                plot.follow(reel)
            case pygame.K_1 | pygame.K_2 | pygame.K_4:
                reel.speed = event.key - pygame.K_0
            case pygame.K_PAGEDOWN if plot.now + 1 < len(plot.moments):
                plot.turn(reel, plot.now + 1)
            case pygame.K_END | pygame.K_PAGEDOWN:
                return self._on()
            case pygame.K_PAGEUP:
                plot.turn(reel, max(0, plot.now - 1))
        return None

    def _pause(self) -> None:
        self.reel.paused = not self.reel.paused

    def _scrub(self, share: float) -> None:
        self.reel.at = max(0.0, min(self.reel.end, share * self.reel.years * WEEKS))
        self.reel.paused = True
        self.plot.follow(self.reel)

    def _to_end(self) -> None:
        self.plot.turn(self.reel, len(self.plot.moments) - 1)
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

"""The replay: any saved session from its file alone, round by round and week by week, and why it came so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pygame

from game.cluster_map.board import Board
from game.cluster_map.film import Film
from game.debrief.model import GameDebrief, game_debrief
from game.debrief.standing import marks
from game.outputs.round_text import cards_in_words, round_name, years_text
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, Segments
from game.screen.looked_at import source_of
from game.screen.map.cluster import MapView, draw_map
from game.screen.parts.playback_bar import Reel, transport
from game.screen.parts.round_film import film_of
from game.screen.parts.rounds_bar import TOP as BAR
from game.screen.parts.rounds_bar import rounds_bar
from game.screen.parts.story import Spread
from game.screen.scene import Scene
from game.screen.scenes.replay.pages import STRIP, Leaves, decisions, history, laid_out, why, why_texts
from game.session.records import RoundRecord
from game.text.translator import Translator
from sim.units import WEEKS

_OTHER = (1400.0, STRIP, 480.0, 80.0)
"""where one turns to the other cluster"""
_DOUBTS = (950.0, 96.0, 930.0, 52.0)
"""where it is said that figures were not verified, or that the game is not over"""
_TAKEN = (
    pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_SPACE, pygame.K_HOME, pygame.K_END
)  # fmt: skip
_SECONDS = 25.0
"""how long the film of a round runs at single speed"""


class Replay(Scene):
    """A finished or unfinished session, as it was recorded: nothing is played to show it."""

    name = "replay"
    own_letters = (pygame.K_m,)

    def __init__(self, context: Context, path: Path | None) -> None:
        super().__init__(context)
        self.source = source_of(context, path)
        self.session = self.source.session
        self.view = "map"
        self.at = 0
        self.leaves = Leaves()
        self.reel = Reel(1, paused=True)
        self.film: Film | None = None
        self.world = self.session.worlds[0] if self.session else ""

    @property
    def records(self) -> tuple[RoundRecord, ...]:
        """The rounds that stand."""
        return self.session.records if self.session else ()

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """Only while the film runs."""
        return not self.reel.paused

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        if self.session is None:
            return
        self.w = Translator(self.w.language, self.session.plan)
        self.session.language = self.w.language
        if not self.records:
            self.film = None
            return
        self.at = min(self.at, len(self.records) - 1)
        self._load(game_debrief(self.session, self.world), whole=self.film is None)

    def _load(self, game: GameDebrief, *, whole: bool = True) -> None:
        """The round on show, as a whole at first."""
        if self.session is None:
            return
        self.game, played = game, game.rounds[self.at]
        record = played.record
        self.film = film_of(self.session, record, self.world, self.w)
        self.cards = cards_in_words(played, self.w)
        self.whys = why_texts(game, self.at, self.w)
        self.stops = self.film.weeks.stops()
        self._spreads: dict[object, tuple[Spread, ...]] = {}
        self._board: tuple[object, Board] | None = None
        if whole:
            self.reel = Reel(len(record.years), len(record.years) * WEEKS, self.reel.speed, True)
            self.leaves.at = 0

    @property
    def shows_whole(self) -> bool:
        """Whether the round is shown as a whole, and not one of its weeks."""
        return self.reel.at >= self.reel.end

    def tick(self, seconds: float) -> Transition | None:
        """The film runs to its end, and then the round stands there as a whole."""
        if not self.reel.paused:
            self.reel.step(seconds * self.reel.speed * WEEKS * self.reel.years / _SECONDS)
            self.reel.paused = self.reel.at >= self.reel.end
        return None

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """What everybody sees: map, decisions, or why."""
        view = self.view if self.view != "history" or page.kind == "desk" else "map"
        # Cards stand out from paper; in the dark theme they would be lost on land.
        page.fill(page.theme.land if view == "map" else page.theme.paper)
        if self.film is None:
            self._nothing(page)
            return
        if view == "map":
            self._map(page)
        else:
            self._leaf(page, view)
        self._top(page, view)
        rounds_bar(page, self.w, self.game.headlines, self.at, self._to_round)
        if page.kind == "desk" or not self.context.two_windows:
            self._keys(page, view)

    def _nothing(self, page: Page) -> None:
        """A session that cannot be opened, or in which no year has run."""
        land = page.theme.land
        w = self.w
        title = (
            w("This session cannot be opened") if self.source.problem else w("Nothing has been played yet")
        )
        sentence = self.source.problem or self.w("The replay begins when the years of a round have run.")
        page.text((160, 200, 1600, 110), title, size=72, weight="bold", ground=land, lines=1)
        page.text((160, 350, 1600, 360), "\n".join((sentence, *self.source.notices)), size=44, ground=land)
        box = (160, 760, 440, 104)
        Button(self.w("Back"), self._back, icon="arrow-left", style="primary", size=44).draw(page, box)

    def _top(self, page: Page, view: str) -> None:
        w, land = self.w, page.theme.land
        record, head = self.game.rounds[self.at].record, self.game.headlines[self.at]
        title = f"{round_name(head, w)} · {years_text(head.years)}"
        if view == "map" and not self.shows_whole:
            title = w("Week {n}, {year}", n=self.reel.week + 1, year=record.years[self.reel.year])
        page.text((136, 0, 806, 58), title, size=44, weight="bold", ground=land, valign="middle", lines=1)
        change, whole = (w.percent(share, signed=True) for share in (head.change, head.whole))
        grey = partial(page.text, size=40, colour=page.theme.ink2, ground=land, valign="middle", lines=1)
        sentence = w("New material {amount} a year ({change})", amount=w.amount(head.ours), change=change)
        grey((136, 53, 806, 50), sentence)
        grey((136, 98, 806, 50), w("all new material: {change}", change=whole))
        Button(
            "", self._back, name="back to the title", icon="arrow-left", style="quiet", says=self.w("back")
        ).draw(page, (40, 36, 76, 76))
        options = [("map", w("Map")), ("decisions", w("Decisions")), ("why", w("Obstacles"))]
        if page.kind == "desk":
            options.append(("history", w("History")))
        Segments(options, view, self._show, size=40 if len(options) == 3 else 30, name="show").draw(
            page, (950, 14, 930, 78)
        )
        self._doubts(page)

    def _doubts(self, page: Page) -> None:
        """What is to be said about the file; that figures were not verified, or that the game is not over."""
        if self.source.notices and page.kind == "desk":
            place, text = (40, STRIP, 1000, 60), " ".join(self.source.notices)
            page.text(place, text, size=22, weight="semibold", ground=page.theme.land, lines=2)
        if self.session is not None and (doubts := " · ".join(map(self.w.say, marks(self.session)))):
            ground = page.theme.land
            page.text(_DOUBTS, doubts, size=40, weight="semibold", ground=ground, valign="middle", lines=1)

    def _map(self, page: Page) -> None:
        film = self.film
        if film is None:
            return
        weekly = not self.shows_whole
        several = self.session is not None and len(self.session.worlds) > 1
        reserved = ((0.0, 0.0, 1920.0, STRIP), *((_OTHER,) if several else ()))
        view = MapView(17.5, pills=3, phase=self.reel.at if weekly else None, reserved=reserved)
        draw_map(page, (0, 0, 1920, BAR), self._of_moment(film), view)
        page.veil(page.theme.land, 190, (0, 0, 1920, STRIP))
        transport(page, self.reel, self.w, self.stops, self._to_whole)
        if several:
            Button(self.w("Other cluster"), self._turn_world, icon="copy", size=40).draw(page, _OTHER)

    def _of_moment(self, film: Film) -> Board:
        """The board of the week, or of the whole round; worked out once."""
        count = self.reel.stretch(_SECONDS)
        key = None if self.shows_whole else (self.reel.year, self.reel.week // count * count, count)
        if self._board is None or self._board[0] != key:
            self._board = key, (film.whole() if key is None else film.week(*key))
        return self._board[1]

    def _leaf(self, page: Page, view: str) -> None:
        if view == "why":
            why(page, self.w, self.game, self.whys, self.leaves)
        elif view == "decisions":
            key = page.surface.get_size(), page.look.text_scale
            if key not in self._spreads:
                self._spreads[key] = laid_out(page, self.cards)
            decisions(page, self.w, self._spreads[key], self.leaves)
        elif self.session is not None:
            history(page, self.w, self.session, self.leaves)

    def _keys(self, page: Page, view: str) -> None:
        w = self.w
        steps = ("← →", w("a week")) if view == "map" else ("← →", w("a page"))
        film = [("Space", w("run, pause"))] if view == "map" else []
        shown = [
            ("PgUp PgDn", w("a round")),
            steps,
            *film,
            ("M D W", w("map, decisions, why")),
            ("P", w("debrief, step by step")),
            ("C K", w("compare, play on")),
        ]
        keys(page, [*shown, ("Esc", w("stop") if self._is_under_way else w("title")), ("F1", w("keys"))])

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """Arrows, Space and the clicker go through the session, whatever has the focus."""
        return self.film is not None and event.key in _TAKEN

    def key(self, event: pygame.Event) -> Transition | None:
        """A round, a week or a page on or back; the film; another view."""
        views = {pygame.K_m: "map", pygame.K_d: "decisions", pygame.K_w: "why"}
        if event.key == pygame.K_ESCAPE:
            return self._back()
        if self.film is None:
            return None
        if event.key == pygame.K_c and self.session is not None:
            return Transition("compare", (self.session, self.world))
        if event.key == pygame.K_k and self.session is not None:
            return Transition("play_on", self.session)
        if event.key == pygame.K_p and self.session is not None:
            return Transition("path") if self._is_under_way else Transition("path_over", self.session)
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            self._to_round(self.at + (1 if event.key == pygame.K_PAGEDOWN else -1))
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self._to_round(0 if event.key == pygame.K_HOME else len(self.game.rounds))
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self._step(1 if event.key == pygame.K_RIGHT else -1)
        elif event.key == pygame.K_SPACE:
            self._run()
        elif event.key in views:
            self._show(views[event.key])
        return None

    def _step(self, by: int) -> None:
        """A week of the film, or a page."""
        if self.view != "map":
            self.leaves.turn(by)
        elif by > 0 and self.shows_whole:
            self._rewind()
        else:
            self.reel.paused = True
            self.reel.step(by)

    def _run(self) -> None:
        """Let the film run, or hold it; from its end it begins anew."""
        self.view = "map"
        if self.shows_whole:
            self._rewind()
        self.reel.paused = not self.reel.paused

    def _rewind(self) -> None:
        self.reel.at, self.reel.paused = 0.0, True

    def _to_whole(self) -> None:
        self.reel.at, self.reel.paused = self.reel.end, True

    def _to_round(self, at: int) -> None:
        self.at = max(0, min(len(self.game.rounds) - 1, at))
        self._load(self.game)

    def _show(self, view: str) -> None:
        self.view, self.leaves.at, self.reel.paused = view, 0, True

    def _turn_world(self) -> None:
        if self.session is not None:
            worlds = self.session.worlds
            self.world = worlds[(worlds.index(self.world) + 1) % len(worlds)]
            self.begin()

    def _back(self) -> Transition:
        """A session under way is not left in front of everybody without a question."""
        return Transition("stop") if self._is_under_way else Transition("title")

    @property
    def _is_under_way(self) -> bool:
        return self.session is not None and not self.source.is_own and not self.session.read_only

    def leave(self) -> None:
        """Let go of a file that was opened only to look at."""
        if self.source.is_own and self.session is not None:
            self.session.close()

"""The title: the cluster before a word is read, then one click to play, to go on, or to look back."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from pathlib import Path

import pygame

from game.cluster_map.board import Board
from game.screen.catalogue import Shelved, latest_session, picture_of, shelf, take_down
from game.screen.context import SCENARIOS, Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.transition import QUIT, RELOAD_THEME, Transition
from game.screen.kit.widgets import Button
from game.screen.map.cluster import View, draw_map
from game.screen.map.edge_fade import fade
from game.screen.scene import Scene
from game.text.languages import languages
from sim.scenario.file import Scenario

_CARDS = 4
_FEW = 2
"""so many cards leave the lower right free"""
_SESSION = ".kierto"


class Title(Scene):
    """Scenario cards, the last session, a saved one, language and settings."""

    name = "title"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._waiting = shelf(SCENARIOS, context.folder / "scenarios")
        self.shelved: list[Shelved] = []
        self._boards: dict[tuple[str, str], Board] = {}
        self.first = 0
        self.last = latest_session(context.sessions)

    def tick(self, seconds: float) -> Transition | None:
        """Take one scenario a frame from the shelf, so that the window is there at once."""
        if self._waiting:
            self.shelved.append(take_down(self._waiting.pop(0)))
        return None

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """Until all cards are there."""
        return bool(self._waiting)

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The whole title; the Room shows it too, so that people see the cluster while they come in."""
        self._hero(page)
        self._wordmark(page)
        if page.kind == "room" and self.context.two_windows:
            return
        self._ways(page)
        self._cards(page)
        w = self.w
        keys(
            page,
            [
                ("Tab", w("next")),
                ("Enter", w("choose")),
                # A first evening has no session to go on with: the bar promises only keys that do something.
                *([("R", w("go on")), ("D", w("debrief"))] if self.last is not None else []),
                ("L", w("language")),
                ("F11", w("full screen")),
                ("F1", w("keys")),
            ],
        )

    def _hero(self, page: Page) -> None:
        found = next((one.scenario for one in self.shelved if one.scenario is not None), None)
        if found is None:
            return
        board = self._board(found)
        joined = {end for one in board.ribbons for end in (one.source, one.target)}
        hero = replace(board, places=tuple(one for one in board.places if one.id in joined))
        if len(self.shelved) + len(self._waiting) <= _FEW:
            # With two cards the lower right is free: the cluster stands beside them, not above.
            draw_map(page, (800, -40, 1180, 1120), hero, View(20, names=False, pills=0))
            fade(page, (800, 0, 320, 1080), "left")
            page.box((0, 0, 800, 1080), page.theme.paper)
            return
        draw_map(page, (640, -40, 1400, 860), hero, View(21, names=False, pills=0))
        fade(page, (640, 0, 420, 1080), "left")
        fade(page, (640, 560, 1280, 260), "bottom")
        page.box((0, 820, 1920, 260), page.theme.paper)

    def _board(self, scenario: Scenario) -> Board:
        key = (scenario.id, self.w.language)
        if key not in self._boards:
            self._boards[key] = picture_of(scenario, self.w.language)
        return self._boards[key]

    def _wordmark(self, page: Page) -> None:
        ink, paper = page.theme.ink, page.theme.paper
        covered = page.text(
            (56, 76, 620, 250), "Kiert", size=208, weight="bold", colour=ink, ground=paper, lines=1
        )
        _ring_arrow(page, (covered[0] + covered[2] + 72, 222), 54)
        page.text(
            (64, 316, 780, 56),
            self.w("One cluster. Some years."),
            size=44,
            weight="semibold",
            colour=ink,
            ground=paper,
            lines=1,
        )
        page.text(
            (64, 372, 880, 56),
            self.w("Your waste, their raw material."),
            size=40,
            colour=ink,
            ground=paper,
            lines=1,
        )

    def _ways(self, page: Page) -> None:
        w = self.w
        if self.last is not None:
            Button(
                w("Go on"),
                self._resume,
                name="resume",
                icon="play",
                style="primary",
                size=38,
                key=pygame.K_r,
                second=self.last.stem,
            ).draw(page, (64, 456, 560, 104))
            Button(w("Debrief"), self._debrief, icon="waypoints", size=34, key=pygame.K_d).draw(
                page, (648, 456, 250, 104)
            )
            others = (922.0, 456.0, 236.0, 104.0)
            Button(w("Others"), lambda: Transition("sessions"), name="sessions", icon="list", size=34).draw(
                page, others
            )
        top = [
            (languages()[self.w.language], "languages", self._language, 0),
            (w("Settings"), "settings", lambda: Transition("settings"), 0),
            (w("Quit"), "power", lambda: QUIT, 0),
        ]
        x = 1880.0
        for label, icon, act, key in reversed(top):
            wide = page.measure(label, 26, "semibold") * page.look.text_scale + 92
            x -= wide
            Button(label, act, name=icon, icon=icon, style="quiet", size=26, key=key).draw(
                page, (x, 36, wide, 56)
            )
            x -= 12

    def _cards(self, page: Page) -> None:
        shown = self.shelved[self.first : self.first + _CARDS]
        for i, one in enumerate(shown):
            self._card(page, (64 + i * 456, 612, 432, 396), one)
        if len(self.shelved) > _CARDS:
            Button("", self._turn, name="more scenarios", icon="chevron-right").draw(
                page, (1872, 780, 48, 64)
            )

    def _card(self, page: Page, box: Box, one: Shelved) -> None:
        x, y, wide, high = box
        theme = page.theme
        page.box(
            box,
            theme.panel,
            16,
            theme.ink if page.hovers(box) else None,
            3 if page.hovers(box) else 0,
            (6, 16),
        )
        act = partial(self._choose, one)
        page.target(HitTarget(f"scenario {one.path.stem}", box, act))
        if one.scenario is None:
            page.text((x + 24, y + 24, wide - 48, 60), one.path.name, size=32, weight="bold", lines=1)
            page.text((x + 24, y + 90, wide - 48, high - 110), one.problem, size=22, colour=theme.ink2)
            return
        about = one.scenario.about
        draw_map(
            page, (x + 8, y + 8, wide - 16, 214), self._board(one.scenario), View(7.4, names=False, pills=0)
        )
        page.text((x + 24, y + 230, wide - 48, 92), self.w.of(about.title), size=32, weight="bold", lines=2)
        teams = len(one.scenario.seats or one.scenario.firms)
        facts = self.w(
            "{rounds} rounds · {teams} teams · {minutes} min",
            rounds=len(about.rounds),
            teams=teams,
            minutes=about.minutes,
        )
        page.icon("clock", (x + 38, y + 352), 28, theme.ink2)
        page.text(
            (x + 62, y + 322, wide - 80, 64), facts, size=22, colour=theme.ink2, valign="middle", lines=2
        )

    # --- going on ---------------------------------------------------------------------------------
    def _choose(self, one: Shelved) -> Transition | None:
        return Transition("set_up", one.scenario) if one.scenario is not None else None

    def _resume(self) -> Transition | None:
        return Transition("resume", self.last) if self.last is not None else None

    def _debrief(self) -> Transition | None:
        return Transition("replay", self.last) if self.last is not None else None

    def _language(self) -> Transition:
        self.context.settings.next_language()
        return Transition(RELOAD_THEME, "title")

    def _turn(self) -> None:
        self.first = (self.first + _CARDS) % len(self.shelved)

    def dropped(self, path: str) -> Transition | None:
        """A file dropped on the window: a session goes on, a scenario is set up."""
        if path.endswith(_SESSION):
            return Transition("resume", Path(path))
        found = take_down(Path(path))
        if found.scenario is None:
            self.context.notices.append(found.problem)
            return None
        return Transition("set_up", found.scenario)


def _ring_arrow(page: Page, centre: tuple[float, float], radius: float) -> None:
    """The wordmark's last letter: a ring that goes round, with an arrow head."""
    hue = page.theme.flows["recovered"]
    size = page.px(radius)
    drawn = page.art.once(("ring arrow", size, page.theme.name), partial(_ring, size, hue.fill))
    page.surface.blit(drawn, drawn.get_rect(center=page.at(centre)))


def _ring(radius: int, colour: tuple[int, int, int]) -> pygame.Surface:
    many, thick = 4, 0.5
    r = radius * many
    large = pygame.Surface((3 * r, 3 * r), pygame.SRCALPHA)
    large.fill((*colour, 0))
    middle, line = 1.5 * r, r * (1 - thick / 2)

    def at(degrees: float, far: float) -> tuple[float, float]:
        return middle + far * math.cos(math.radians(degrees)), middle + far * math.sin(math.radians(degrees))

    for step in range(541):
        pygame.draw.circle(large, colour, at(-52 + step * 0.5, line), thick * r / 2)
    gap = [at(-140, line - thick * r), at(-140, line + thick * r), at(-84, line + 0.1 * r)]
    pygame.draw.polygon(large, colour, gap)
    return pygame.transform.smoothscale(large, (large.get_width() // many, large.get_height() // many))

"""The end: how far the cluster came, who paid and who gained; then five more years with nobody deciding."""

from __future__ import annotations

import pygame

from game.debrief.model import game_debrief
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.parts.rounds_chart import rounds_chart
from game.screen.phase_order import forward
from game.screen.scripted_scene import ScriptedScene
from game.session.errors import SessionError
from game.session.session import Session

_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RETURN, pygame.K_SPACE)


class GameOver(ScriptedScene):
    """After the last round, and again after the legacy run."""

    name = "end"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.world = session.worlds[0]
        self.fault = ""

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        self.game = game_debrief(self.session, self.world)
        self.headlines = self.game.headlines
        self.purses = self.game.rounds[-1].purses if self.game.rounds else ()

    @property
    def is_legacy(self) -> bool:
        """Whether the years after the game have run."""
        records = self.session.records
        return bool(records) and records[-1].phase == "legacy"

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The number, its way through the years, and the purses."""
        w, paper = self.w, page.theme.paper
        if not self.headlines:
            page.text(
                (0, 440, 1920, 120),
                w("No round was played."),
                size=80,
                weight="bold",
                ground=paper,
                align="centre",
                lines=1,
            )
            self._way_on(page)
            return
        last = self.headlines[-1]
        title = w("What lasts") if self.is_legacy else w("This is where we are")
        page.text((60, 24, 940, 92), title, size=72, weight="bold", ground=paper, valign="middle", lines=1)
        page.text(
            (60, 116, 800, 180),
            w.percent(last.change, signed=True),
            size=160,
            weight="bold",
            ground=paper,
            valign="middle",
            lines=1,
        )
        page.text(
            (60, 296, 800, 112),
            w("virgin use, against nobody deciding"),
            size=40,
            weight="semibold",
            ground=paper,
            lines=2,
        )
        self._goals(page)
        rounds_chart(page, (900, 140, 960, 570), w, self.headlines, len(self.headlines) - 1)
        self._purses(page)
        self._way_on(page)

    def _goals(self, page: Page) -> None:
        """Every goal of the scenario, reached or not."""
        w, paper = self.w, page.theme.paper
        y = 416.0
        for result in self.game.rounds[-1].goals[:3]:
            reached = result.reached
            page.icon(
                "check" if reached else "x", (86, y + 50), 48, page.theme.ink if reached else page.theme.ink2
            )
            name, weight = w.of(result.goal.name, result.goal.indicator), "semibold" if reached else "regular"
            page.text(
                (130, y, 740, 104),
                name,
                size=40,
                weight=weight,  # type: ignore[arg-type]
                ground=paper,
                valign="middle",
                lines=2,
            )
            y += 106

    def _purses(self, page: Page) -> None:
        """Who has what, and what they would have had: in seat order, never ranked."""
        w, theme = self.w, page.theme
        page.box((0, 740, 1920, 292), theme.panel, 0, shadow=(-6, 24))
        title = w("Purses now, and against nobody deciding")
        page.text((60, 752, 1300, 60), title, size=40, weight="semibold", colour=theme.ink2, lines=1)
        wide = 1800 / max(4, len(self.purses))
        for i, purse in enumerate(self.purses):
            x = 60 + i * wide
            mark(page, purse.team.mark, (x + 34, 864), 30)
            page.text(
                (x + 76, 826, wide - 84, 76),
                w.money(purse.cents),
                size=48,
                weight="bold",
                valign="middle",
                lines=1,
            )
            change = w.money(purse.cents - purse.idle, signed=True)
            page.text((x, 902, wide - 10, 56), change, size=40, colour=theme.ink2, lines=1)
            page.text(
                (x, 956, wide - 10, 56), purse.team.name, size=40, weight="semibold", lines=1, shorten=True
            )

    def _way_on(self, page: Page) -> None:
        if page.kind == "room" and self.context.two_windows:
            return
        w = self.w
        leads = w("Debrief")
        if self._plays_on:
            years = self.session.scenario.about.legacy_years
            leads = w.many("Play on: {n} year", "Play on: {n} years", years)
            Button(w("Debrief"), self._debrief, icon="waypoints", size=40).draw(page, (1020, 24, 320, 88))
            place, act, icon = (1360.0, 24.0, 530.0, 88.0), self._legacy, "play"
        else:
            place, act, icon = (1500.0, 24.0, 390.0, 88.0), self._debrief, "waypoints"
        Button(leads, act, name="on", icon=icon, style="primary", size=40).draw(page, place)
        shown = [("PgDn", leads), ("F2", w("console")), ("F1", w("keys"))]
        keys(page, [("!", self.fault)] if self.fault else shown)

    @property
    def _plays_on(self) -> bool:
        """Whether there are years to come in which nobody decides."""
        legacy = bool(self.session.scenario.about.legacy_years)
        return legacy and not self.is_legacy and self.session.phase == "end" and bool(self.headlines)

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes on."""
        return bool(event.key == pygame.K_PAGEDOWN)

    def key(self, event: pygame.Event) -> Transition | None:
        """On: first the legacy years, then the debrief."""
        if event.key not in _FORWARD:
            return None
        return self._legacy() if self._plays_on else self._debrief()

    def _legacy(self) -> Transition | None:
        try:
            return forward(self.session, "legacy")
        except SessionError as fault:
            self.fault = self.w.heard(str(fault))
            return None

    def _debrief(self) -> Transition | None:
        try:
            return forward(self.session, "debrief")
        except SessionError as fault:
            self.fault = self.w.heard(str(fault))
            return None

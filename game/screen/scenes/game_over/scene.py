"""The end: how far the cluster came, who paid and who gained; then five more years with nobody deciding."""

from __future__ import annotations

from functools import partial

import pygame

from game.debrief.firms import TeamPurse
from game.roster.teams import cluster_name
from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.parts.headline_words import about_headline
from game.screen.phase_order import forward
from game.screen.scenes.game_over.model import outcome
from game.screen.scenes.game_over.view import GameOverView, PurseCard, draw_game_over
from game.screen.scripted_scene import ScriptedScene
from game.session.errors import SessionError
from game.session.session import Session

_FORWARD = (pygame.K_RETURN, pygame.K_SPACE)


class GameOver(ScriptedScene):
    """After the last round, and again after the legacy run."""

    name = "end"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.world = session.worlds[0]
        """the cluster that is shown, of several"""
        self.fault = ""
        self.turning = Turning()
        """large text may need several pages"""

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        self.outcome = outcome(self.session, self.w, self.world)
        self.context.answers_for(self.session, self.session.worlds[0])

    # --- what is shown ----------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The number, its way through the years, the goals and the purses."""
        has_hands = page.kind == "desk" or not self.context.two_windows
        draw_game_over(page, self.view(), has_hands=has_hands)

    def view(self) -> GameOverView:
        """All of it in words."""
        w, outcome = self.w, self.outcome
        last = outcome.headlines[-1] if outcome.headlines else None
        title = self._of_cluster(w("What lasts") if outcome.is_legacy else w("How far we got"))
        ways = self._ways()
        shown = ("D", w("Debrief")), ("F2", w("console")), ("F1", w("keys"))
        return GameOverView(
            w=w,
            title=title if last else w("No round was played."),
            number=w.percent(last.change, signed=True) if last else "",
            about=about_headline(w, last),
            headlines=outcome.headlines,
            goals=outcome.goals,
            purses_title=w("Purses now, and compared with “if nobody acts”"),
            purses=tuple(self._card(purse) for purse in outcome.purses),
            stairs=outcome.stairs,
            still=outcome.still,
            causes_title=w("Purses, and why"),
            causes=outcome.causes,
            letters_title=w("The owners' letters"),
            lasted=outcome.lasted,
            letters=outcome.letters,
            turning=self.turning,
            more=self._more,
            other=self._other(),
            ways=ways,
            keys=(("!", self.fault),) if self.fault else shown,
        )

    def _of_cluster(self, title: str) -> str:
        """A heading with the teams of the cluster, where there are several."""
        name = cluster_name(self.session.teams, self.world)
        return f"{name}: {title}" if len(self.session.worlds) > 1 else title

    def _other(self) -> Button | None:
        """The way to the next cluster, where there is one."""
        several = len(self.session.worlds) > 1
        return (
            Button("", self._turn, "other cluster", "copy", says=self.w("Other cluster")) if several else None
        )

    def _turn(self) -> None:
        worlds = self.session.worlds
        self.world = worlds[(worlds.index(self.world) + 1) % len(worlds)]
        self.outcome = outcome(self.session, self.w, self.world)

    def _card(self, purse: TeamPurse) -> PurseCard:
        money, change = self.w.money(purse.cents), self.w.money(purse.cents - purse.idle, signed=True)
        return PurseCard(purse.team.name, purse.team.mark, money, change)

    def _ways(self) -> tuple[Button, ...]:
        """On, and past what comes first."""
        w, years = self.w, self.outcome.years_left
        if not years:
            return (self._on(w("Debrief"), "debrief", "waypoints"),)
        label = w.many("{n} more year", "{n} more years", years)
        debrief = Button(w("Debrief"), partial(self._go, "debrief"), icon="waypoints")
        return self._on(label, "legacy", "play"), debrief

    def _on(self, label: str, phase: str, icon: str) -> Button:
        return Button(label, partial(self._go, phase), "on", icon, "primary", key=pygame.K_PAGEDOWN)

    def _more(self, pages: int) -> Button:
        act = partial(self.turning.on, pages)
        return Button(self.w("Next"), act, "next", "arrow-right", "primary", key=pygame.K_PAGEDOWN)

    # --- hands ------------------------------------------------------------------------------------
    def key(self, event: pygame.Event) -> Transition | None:
        """On: first the legacy years, then the debrief."""
        if event.key == pygame.K_d:
            return self._go("debrief")
        if event.key not in (*_FORWARD, pygame.K_PAGEDOWN):
            return None
        return self._go("legacy" if self.outcome.years_left else "debrief")

    def _go(self, phase: str) -> Transition | None:
        try:
            return forward(self.session, phase)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)
            return None

"""Beginning a tour, what its hint says and offers, and the rehearsal that follows it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.design.text_styles import SMALL
from game.resources import SCENARIOS
from game.roster.setup import Setup
from game.screen.catalogue import take_down
from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.parts.tour_card import TourCard, draw_card
from game.screen.phase_order import forward
from game.screen.rehearsing import PEOPLE, lead_through, rehearsed
from game.screen.tour import Seen, Tour
from game.screen.tour_steps import STEPS
from game.session.errors import SessionError
from game.session.session import Session
from sim.scenario.file import Scenario

SCENARIO = SCENARIOS / "tutorial.yaml"
_FILMS = ("years", "legacy")
_CLOSES = ("close", "back", "back to the game")


def begin_tour(context: Context) -> Transition:
    """To the set-up of the tutorial, with the hints from now on."""
    context.tour = tour_of(context)
    return Transition("set_up", take_down(SCENARIO).scenario)


def tour_of(context: Context) -> Tour:
    """A tour at its first step."""
    return Tour(STEPS, _Hint(context).draw)


def tour_session(context: Context, scenario: Scenario, setup: Setup) -> Session:
    """Its session, in memory: people at the first table and the last, bots between. Raises SessionError if it does
    not fit."""
    ends = setup.teams[0].id, setup.teams[-1].id
    teams = tuple(
        team if team.id in ends else team.model_copy(update={"bot": team.bot or PEOPLE})
        for team in setup.teams
    )
    session = Session.in_memory(scenario, setup.model_copy(update={"teams": teams}))
    context.begin(session)
    if context.tour is not None:
        context.tour.session = session
    return session


@dataclass(slots=True)
class _Hint:
    """What stands over the page in front."""

    context: Context

    def draw(self, page: Page) -> None:
        """The step of the moment, and the ways back, on and out."""
        w, tour = self.context.words, self.context.tour
        if tour is None or tour.seen is None:
            return
        do, why, at = self._said(tour, tour.seen)
        place = w("Tour, step {n} of {all}", n=tour.at + 1, all=len(tour.steps))
        moves = tour.seen.scene in _FILMS
        draw_card(page, TourCard(place, do, why, tour.is_done, at, self._ways(tour), moves))

    def _said(self, tour: Tour, seen: Seen) -> tuple[str, str, tuple[str, ...]]:
        """What to do, why, and where; on a page where it cannot be done, how to come from there."""
        w, step = self.context.words, tour.step
        if not step.scenes or seen.scene in step.scenes:
            return step.do(w), step.why(w), tuple(at if isinstance(at, str) else w.say(at) for at in step.at)
        if seen.is_over:
            return w("Look around. Then close this page: Esc."), w("The tour waits below it."), _CLOSES
        return w("This comes later. Play on; the tour follows."), step.do(w), ()

    def _ways(self, tour: Tour) -> tuple[Button, ...]:
        w = self.context.words
        leave = Button(w("Leave"), self._leave, "leave tour", "x", text=SMALL)
        back = Button("", lambda: tour.go(-1), "tour back", "arrow-left", enabled=tour.at > 0, says=w("back"))
        if tour.is_last:
            on = Button(
                w("Rehearse (F4)"), self._rehearse, "tour rehearse", "bot", text=SMALL, key=pygame.K_F4
            )
        elif tour.is_done:
            on = Button(w("Next step"), lambda: tour.go(1), "tour on", "arrow-right", text=SMALL)
        else:
            on = Button(w("Skip this step"), lambda: tour.go(1), "tour on", "skip-forward", text=SMALL)
        return back, on, leave

    def _leave(self) -> Transition:
        self.context.end()
        return Transition("title")

    def _rehearse(self) -> Transition | None:
        """The same town once more, bots at all tables."""
        played, w = self.context.session, self.context.words
        if played is None:
            return None
        try:
            session = rehearsed(played.scenario, played.setup)
        except SessionError as fault:  # the tour goes on where it stands
            self.context.notices.append(w.say(fault.message))
            return None
        self.context.end()
        self.context.tour = None
        lead_through(self.context, session)
        return forward(session, "briefing")

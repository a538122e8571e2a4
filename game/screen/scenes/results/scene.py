"""Results: one number that reads from the back wall, the guess, three reasons with pins, and what each has."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final, Literal

import pygame

from game.cluster_map.board import Board, FlowKind
from game.cluster_map.highlight import Pair, about
from game.debrief.headline import RoundHeadline
from game.debrief.model import game_debrief
from game.design.theme import MOTION
from game.outputs.round_text import causes_in_words, fund_lines, top_causes_in_words
from game.roster.teams import team_by_firm
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Box, Page
from game.screen.kit.transition import Transition
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.map.cluster import MapView, draw_map
from game.screen.map.edge_fade import fade
from game.screen.parts.header import top
from game.screen.parts.headline_words import about_headline
from game.screen.parts.round_film import film_of
from game.screen.phase_order import after_results
from game.screen.scenes.results.lists import (
    MOST,
    ContributionsView,
    all_reasons,
    disc,
    fund_list,
    helped_list,
    moved_list,
    why_list,
)
from game.screen.scenes.results.strip import ResultsFigures, goal_bar, results_strip
from game.screen.scripted_scene import ScriptedScene
from game.session.errors import SessionError
from game.session.session import Session

Shown = Literal["helped", "why", "all", "teams", "fund"]
_REASONS = 6
"""as many as are told at most"""
_STRIP = 232.0
_MAP: Final[Box] = (0.0, 596.0, 940.0, 204.0)
_ROLL = 2 * MOTION["number"]
"""seconds the headline rolls: twice what a figure beside others takes, for it is the one to watch"""
_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RETURN, pygame.K_SPACE)


class Results(ScriptedScene):
    """What a round came to."""

    name = "results"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.world = session.worlds[0]
        self.shown: Shown | None = None
        """what made it fall; three reasons why not further, with their pins; all of them; what each team moved; what
        came of the pledge and of a levy"""
        self.fault = ""
        self.passed = 0.0

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        w = self.w
        game = game_debrief(self.session, self.world)
        self.round = game.last_played
        self.record = self.round.record
        self.board = film_of(self.session, self.record, self.world, w).whole()
        self._boards: dict[Shown | None, Board] = {}
        self.headlines = game.headlines
        self.helped = self.round.contributions
        if self.shown is None or (self.shown == "helped" and not self.helped):
            self.shown = "helped" if self.helped else "why"
        self.fund = tuple(fund_lines(self.round, w))
        self.why = top_causes_in_words(self.round, w)
        self.reasons = [causes_in_words(self.round, w, most) for most in range(_REASONS, 1, -1)]
        self.marks = {firm: team.mark for firm, team in team_by_firm(game.teams).items()}

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """While the number rolls to where it comes to rest."""
        return self.passed < _ROLL

    def tick(self, seconds: float) -> Transition | None:
        """Let the number roll."""
        self.passed = min(_ROLL, self.passed + seconds)
        return None

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The number, the reasons, the strip."""
        page.fill(page.theme.paper)
        top(page, self.w, self.record.years, self.record.round, self.session.rounds)
        self._headline(page)
        match self.shown:
            case "helped":
                box = (976.0, 24.0, 904.0, 764.0)
                shown = ContributionsView(self.w, self.session.plan, self.helped, self.marks)
                helped_list(page, box, shown)
            case "why":
                why_list(page, self.w, self.why, self.marks)
            case "all":
                all_reasons(page, self.w, self.reasons)
            case "teams":
                moved_list(page, (976, 24, 904, 764), self.w, self.round.team_flows)
            case "fund":
                fund_list(page, (976, 24, 904, 764), self.w, self.fund)
        page.scrolls((976, 112, 904, 676), self._scroll)
        self._map(page)
        goals = self.session.scenario.about.goals
        in_fund = self.round.fund.left if self.fund else None
        figures = ResultsFigures(self.round.cluster, self.round.purses, goals, in_fund)
        results_strip(page, (0, 800, 1920, _STRIP), self.w, figures)
        if page.kind == "desk" or not self.context.two_windows:
            self._way_on(page)

    def _headline(self, page: Page) -> None:
        w = self.w
        last = self.headlines[self.record.round - 1]
        number = w.percent(self._rolled(last.change, still=page.look.still), signed=True)
        goals, rounds = self.session.scenario.about.goals, self.headlines[: self.record.round]
        with page.on(page.theme.paper):
            page.text((28, 120, 620, 216), number, size=170, weight="bold", valign="middle", lines=1)
            semibold = partial(page.text, size=40, weight="semibold")
            semibold((640, 170, 320, 180), self._guess(last), valign="middle", lines=3)
            semibold((40, 322, 920, 158), about_headline(w, last), lines=3)
            goal_bar(page, (44, 526, 860), w, goals, rounds)

    def _rolled(self, change: float, *, still: bool) -> float:
        """The number on its way from the last round's."""
        before = self.headlines[self.record.round - 2].change if self.record.round > 1 else 0.0
        share = 1.0 if still else self.passed / _ROLL
        return before + (change - before) * share * share * (3 - 2 * share)

    def _guess(self, last: RoundHeadline) -> str:
        """What the room expected, and whether it was right; what is made elsewhere counts too."""
        w = self.w
        guess = self.session.past.guess(self.record.round)
        if guess is None:
            indicators = self.round.cluster.indicators
            share = indicators.undelivered_virgin_kg / max(1, indicators.addressable_virgin_kg)
            return w("{share} of it made elsewhere", share=w.percent(share)) if share >= 0.005 else ""
        before = self.headlines[self.record.round - 2].ours if self.record.round > 1 else last.idle
        fell = last.ours < before
        return w("The room guessed right.") if guess == fell else w("The room guessed wrong.")

    def _map(self, page: Page) -> None:
        x, y, wide, high = _MAP
        laid = draw_map(page, _MAP, self._of_subject(), MapView(8.6, names=False, pills=0, gauges=False))
        fade(page, (x + wide - 110, y, 110, high), "right")
        fade(page, (x, y, wide, 44), "top")
        if self.shown != "why":
            return
        firms = [part.cause.firm for part in self.why]
        for i, firm in enumerate(firms):
            if firm in laid.middle:
                x, y = laid.middle[firm]
                disc(page, i + 1, (x + 26 + 68 * firms[:i].count(firm), y - 26))

    def _of_subject(self) -> Board:
        """The map, the flows in colour that the list beside it speaks of; worked out once for each list."""
        if self.shown not in self._boards:
            pairs, at = set[Pair](), list[tuple[str, FlowKind]]()
            if self.shown == "helped":
                pairs = {(link.giver, link.taker) for link in self.helped[:MOST]}
            elif self.shown == "why":
                at = [(part.cause.firm, part.cause.kind) for part in self.why]
            self._boards[self.shown] = about(replace(self.board, signs=()), pairs, at)
        return self._boards[self.shown]

    def _way_on(self, page: Page) -> None:
        w = self.w
        last = self.session.round >= self.session.rounds
        helped = self.shown == "helped"
        label = w("Next") if helped else w("To the end") if last else w("Next round")
        left = 1626 if helped else 1456
        Button(label, self._on, icon="arrow-right", style="primary", size=40).draw(
            page, (left, 18, 1890 - left, 84)
        )
        if len(self.session.worlds) > 1:
            Button("", self._turn, name="other cluster", icon="copy").draw(page, (872, 18, 84, 84))
        shown = [("PgDn", w("go on")), ("W", w("reasons, teams")), ("F2", w("console")), ("F1", w("keys"))]
        if self.fault:
            shown = [("!", self.fault)]
        keys(page, shown)

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes on, and back."""
        return event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP)

    def key(self, event: pygame.Event) -> Transition | None:
        """On; all reasons."""
        if event.key in _FORWARD:
            return self._on()
        if event.key == pygame.K_w:
            turning = Turning(self._turns.index(self.shown or "why"))
            turning.on(len(self._turns))
            self.shown = self._turns[turning.at]
        if event.key == pygame.K_PAGEUP and self.helped:
            self.shown = "helped"
        return None

    @property
    def _turns(self) -> tuple[Shown, ...]:
        """What the list beside the map shows in turn."""
        fund: tuple[Shown, ...] = ("fund",) if self.fund else ()
        return (*(("helped",) if self.helped else ()), "why", "all", "teams", *fund)

    def _scroll(self, by: int) -> None:
        turning = Turning(self._turns.index(self.shown or "why"))
        turning.scroll(len(self._turns), by)
        self.shown = self._turns[turning.at]

    def _turn(self) -> None:
        worlds = self.session.worlds
        self.world = worlds[(worlds.index(self.world) + 1) % len(worlds)]
        self.begin()

    def _on(self) -> Transition | None:
        """First what made it fall, then why not further, then on."""
        if self.shown == "helped":
            self.shown = "why"
            return None
        try:
            return after_results(self.session)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)
            return None

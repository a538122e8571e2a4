"""Results: one number that reads from the back wall, the guess, three reasons with pins, and what each has."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pygame

from game.board.film import Film
from game.debrief.by_team import moved_by
from game.debrief.headline import Headline, headlines
from game.debrief.reasons import reasons
from game.debrief.told import in_world, purses
from game.debrief.why import Why, whys
from game.debrief.worked import by_firms, worked
from game.screen.controls import button, keys
from game.screen.drawing.helped_list import helped_list
from game.screen.drawing.map import View, draw_map
from game.screen.drawing.marks import mark
from game.screen.drawing.models import picture_for
from game.screen.drawing.moved_list import moved_list
from game.screen.drawing.top import top
from game.screen.flow import after_results
from game.screen.go import Go
from game.screen.page import Box, Page
from game.screen.scene import Scene
from game.screen.show import Show
from game.screen.theme import MOTION
from game.session.faults import SessionFault
from game.session.session import Session

Shown = Literal["helped", "why", "all", "teams"]
_STRIP = 232.0
_ROLL = 2 * MOTION["number"]
"""seconds the headline rolls: twice what a figure beside others takes, for it is the one to watch"""
_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RETURN, pygame.K_SPACE)


class Results(Scene):
    """What a round came to."""

    name = "results"
    has_script = True

    def __init__(self, show: Show, session: Session) -> None:
        super().__init__(show)
        self.session = session
        self.world = session.worlds[0]
        self.shown: Shown | None = None
        """what made it fall; three reasons why not further, with their pins; all of them; what each team moved"""
        self.fault = ""
        self.passed = 0.0

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        session, w = self.session, self.w
        self.record = [one for one in session.records if one.phase == "play"][-1]
        one = self.record.worlds[self.world]
        marks = {
            firm: (team.mark, team.name)
            for team in session.teams
            if team.world == self.world
            for firm in team.firms
        }
        self.board = Film(session.plan, one, marks, picture_for, w.language, w.amount, w).whole()
        self.headlines = headlines(session.records, self.world, w)
        self.helped = by_firms(session.plan, worked(session.plan, one))
        if self.shown is None or (self.shown == "helped" and not self.helped):
            self.shown = "helped" if self.helped else "why"
        self.why = whys(session.plan, one, w)
        self.reasons = reasons(session.plan, one, w)
        self.moved = moved_by(session.plan, one, in_world(session, self.world))
        self.marks = {firm: mark for firm, (mark, _) in marks.items()}
        self.purses = purses(session, self.record, self.world)

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """While the number rolls to where it comes to rest."""
        return self.passed < _ROLL

    def tick(self, seconds: float) -> Go | None:
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
                helped_list(page, box, self.w, self.session.plan, self.helped, self.marks)
            case "why":
                self._why(page)
            case "all":
                self._all(page)
            case "teams":
                moved_list(page, (976, 24, 904, 764), self.w, self.moved)
        self._map(page)
        self._strip(page, (0, 800, 1920, _STRIP))
        if page.kind == "desk" or not self.show.two_windows:
            self._way_on(page)

    def _headline(self, page: Page) -> None:
        w, paper = self.w, page.theme.paper
        last = self.headlines[self.record.round - 1]
        page.text(
            (28, 140, 620, 230),
            w.percent(self._rolled(last.change, still=page.look.still), signed=True),
            190,
            "bold",
            None,
            paper,
            upright="middle",
            lines=1,
        )
        page.text(
            (640, 170, 320, 180), self._guess(last), 40, "semibold", None, paper, upright="middle", lines=3
        )
        page.text(
            (40, 360, 900, 108),
            w("virgin use, against nobody deciding"),
            40,
            "semibold",
            None,
            paper,
            lines=2,
        )
        self._goal(page, last)

    def _rolled(self, change: float, *, still: bool) -> float:
        """The number on its way from the last round's."""
        before = self.headlines[self.record.round - 2].change if self.record.round > 1 else 0.0
        share = 1.0 if still else self.passed / _ROLL
        return before + (change - before) * share * share * (3 - 2 * share)

    def _guess(self, last: Headline) -> str:
        """What the room expected, and whether it was right; what is made elsewhere counts too."""
        w = self.w
        guess = self.session.past.guess(self.record.round)
        if guess is None:
            one = self.record.worlds[self.world].indicators
            share = one.undelivered_virgin_kg / max(1, one.addressable_virgin_kg)
            return w("{share} of it made elsewhere", share=w.percent(share)) if share >= 0.005 else ""
        before = self.headlines[self.record.round - 2].ours if self.record.round > 1 else last.idle
        fell = last.ours < before
        return w("The room guessed right.") if guess == fell else w("The room guessed wrong.")

    def _goal(self, page: Page, last: Headline) -> None:
        w, theme = self.w, page.theme
        goals = [one for one in self.session.scenario.about.goals if one.indicator == "addressable_virgin_t"]
        goal = float(goals[0].change.value) if goals else -0.25
        whole = min(goal, last.change, -0.05) * 1.08
        x, y, wide = 44.0, 486.0, 860.0
        page.box((x, y, wide, 18), theme.track, 9)
        if last.change < 0:
            page.box(
                (x, y, max(18, wide * last.change / whole), 18),
                theme.flows["recovered"].fill,
                9,
                theme.flows["recovered"].edge,
                2,
            )
        for one in self.headlines[: self.record.round - 1]:
            if one.change < 0:
                page.line(
                    (x + wide * one.change / whole, y - 4),
                    (x + wide * one.change / whole, y + 22),
                    theme.ink2,
                    3,
                )
        at = x + wide * goal / whole
        page.icon("flag", (at + 8, y - 24), 40)
        said = w("goal {change}", change=w.percent(goal, signed=True))
        page.text(
            (max(x, at - 420), y + 22, 420 if at > 460 else 500, 52),
            said,
            40,
            "regular",
            theme.ink2,
            theme.paper,
            "right",
            lines=1,
        )

    def _map(self, page: Page) -> None:
        box: Box = (0, 566, 940, 234)
        laid = draw_map(
            page, box, replace(self.board, signs=()), View(8.6, names=False, pills=0, gauges=False)
        )
        if self.shown != "why":
            return
        firms = [one.firm for one in self.why]
        for i, firm in enumerate(firms):
            if firm in laid.middle:
                x, y = laid.middle[firm]
                self._disc(page, i + 1, (x + 26 + 68 * firms[:i].count(firm), y - 26))

    def _disc(self, page: Page, number: int, at: tuple[float, float]) -> None:
        theme = page.theme
        page.circle(at, 30, theme.ink, theme.paper, 4)
        page.text(
            (at[0] - 30, at[1] - 30, 60, 60),
            str(number),
            40,
            "bold",
            theme.paper,
            theme.ink,
            "centre",
            "middle",
            1,
        )

    def _why(self, page: Page) -> None:
        w, theme = self.w, page.theme
        page.text((976, 24, 500, 76), w("Why"), 56, "bold", None, theme.paper, upright="middle", lines=1)
        largest = max((one.amount for one in self.why), default=1)
        for i, one in enumerate(self.why):
            y = 112.0 + i * 228
            self._disc(page, i + 1, (1010, y + 34))
            page.text((1064, y, 816, 176), f"**{one.lead}** {one.rest}", 40, "regular", None, theme.paper)
            concerned = list(dict.fromkeys(self.marks[firm] for firm in (one.firm, one.culprit) if firm in self.marks))
            for j, team in enumerate(reversed(concerned)):
                mark(page, team, (1862 - j * 48, y + 195), 18)
            self._bar(page, (1064, y + 186, 800 - 48 * len(concerned), 18), one, largest)

    def _all(self, page: Page) -> None:
        """Every reason with its tonnes; they add up to the number."""
        paper = page.theme.paper
        page.text((976, 24, 500, 76), self.w("Why"), 56, "bold", None, paper, upright="middle", lines=1)
        for i, one in enumerate(self.reasons[:6]):
            y = 112.0 + i * 112
            page.text((976, y, 200, 104), one.amount, 40, "bold", None, paper, "right", lines=1)
            page.text((1200, y, 690, 104), one.text, 40, "regular", None, paper, lines=2)

    def _bar(self, page: Page, box: Box, one: Why, largest: int) -> None:
        x, y, wide, high = box
        hue = page.theme.flows[one.kind]
        page.box((x, y, max(18, wide * one.amount / largest), high), hue.fill, 6, hue.edge, 2)
        if one.part < one.amount:
            page.box((x, y, max(12, wide * one.part / largest), high), hue.edge, 6)

    def _strip(self, page: Page, box: Box) -> None:
        w, theme = self.w, page.theme
        page.box(box, theme.panel, 0, shadow=(-6, 24))
        one = self.record.worlds[self.world]
        now, idle = one.indicators, one.idle
        cells = [
            (w("Landfill, heaps"), now.landfill_kg + now.heap_kg, idle.landfill_kg + idle.heap_kg),
            (w("CO₂e"), now.co2e_kg, idle.co2e_kg),
        ]
        y = box[1] + 14
        for i, (name, ours, theirs) in enumerate(cells):
            x, room = (40.0, 370.0) if i == 0 else (420.0, 230.0)
            page.text((x, y, room, 54), name, 40, "regular", theme.ink2, lines=1)
            page.text((x, y + 54, room, 66), w.amount(ours), 48, "bold", upright="middle", lines=1)
            change = w.percent(ours / theirs - 1, signed=True) if theirs else ""
            page.text((x, y + 124, room, 54), change, 40, "regular", theme.ink2, lines=1)
        page.text((660, y, 264, 54), w("Exchanges"), 40, "regular", theme.ink2, lines=1)
        page.text((660, y + 54, 250, 66), w.number(now.exchanges), 48, "bold", upright="middle", lines=1)
        page.line((930, y + 6), (930, y + 190), theme.line)
        self._purses(page, y)

    def _purses(self, page: Page, y: float) -> None:
        """In seat order, never ranked; more than four in two rows, without names."""
        w = self.w
        few = len(self.purses) <= 4
        wide = 950.0 / 4
        for i, purse in enumerate(self.purses):
            x, top_ = 956 + (i % 4) * wide, y + 50 if few else y + 10 + (i // 4) * 96
            mark(page, purse.team.mark, (x + 20, top_ + 35), 18)
            page.text(
                (x + 42, top_, wide - 42, 70), w.money(purse.cents), 40, "bold", upright="middle", lines=1
            )
            if few:
                page.text(
                    (x, y, wide - 8, 54),
                    purse.team.name,
                    40,
                    "regular",
                    page.theme.ink2,
                    lines=1,
                    shorten=True,
                )
                change = w.money(purse.cents - purse.idle, signed=True)
                page.text((x, y + 124, wide - 8, 54), change, 40, "regular", page.theme.ink2, lines=1)

    def _way_on(self, page: Page) -> None:
        w = self.w
        last = self.session.round >= self.session.rounds
        label = w("Why not more?") if self.shown == "helped" else w("To the end") if last else w("Next round")
        button(page, (1480, 18, 410, 84), label, self._on, icon="arrow-right", style="primary", size=40)
        if len(self.session.worlds) > 1:
            button(page, (1380, 18, 84, 84), "", self._turn, name="other cluster", icon="copy")
        shown = [("PgDn", w("go on")), ("W", w("reasons, teams")), ("F2", w("console")), ("F1", w("keys"))]
        if self.fault:
            shown = [("!", self.fault)]
        keys(page, shown)

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes on, and back."""
        return event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP)

    def key(self, event: pygame.Event) -> Go | None:
        """On; all reasons."""
        if event.key in _FORWARD:
            return self._on()
        if event.key == pygame.K_w:
            turns: tuple[Shown, ...] = (*(("helped",) if self.helped else ()), "why", "all", "teams")
            self.shown = turns[(turns.index(self.shown or "why") + 1) % len(turns)]
        if event.key == pygame.K_PAGEUP and self.helped:
            self.shown = "helped"
        return None

    def _turn(self) -> None:
        worlds = self.session.worlds
        self.world = worlds[(worlds.index(self.world) + 1) % len(worlds)]
        self.begin()

    def _on(self) -> Go | None:
        """First what made it fall, then why not further, then on."""
        if self.shown == "helped":
            self.shown = "why"
            return None
        try:
            return after_results(self.session)
        except SessionFault as fault:
            self.fault = self.w.heard(str(fault))
            return None

"""The briefing: the story in a few pages, the firms team by team, what counts, and one deal practised together."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.board.firms import Portrait, Thing, portrait
from game.cluster_map.baseline_map import today
from game.cluster_map.board import Board
from game.cluster_map.potential_map import aside
from game.roster.setup import Team
from game.roster.teams import marks_of
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, ButtonLook
from game.screen.map.cluster import View, draw_map
from game.screen.map.legend import legend
from game.screen.map.models import model, picture_for
from game.screen.phase_order import forward
from game.screen.scenes.briefing.practice import Practice
from game.screen.scenes.briefing.practice_deal import Step, lesson
from game.screen.scenes.briefing.practice_deal import board as practice_board
from game.screen.scenes.briefing.practice_page import FIELD, practice_page
from game.screen.scenes.briefing.rules_page import rules_page
from game.screen.scripted_scene import ScriptedScene
from game.session.session import Session

_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RIGHT, pygame.K_RETURN, pygame.K_SPACE)
_BACK = (pygame.K_PAGEUP, pygame.K_LEFT)
_ROOM_FOR_LEGEND = 670.0
"""a story this high leaves room below for what the ribbons mean"""
_MOST_FIRMS = 3
"""on one page; a team with more has more pages"""


class Briefing(ScriptedScene):
    """Story, teams, joint practice; then the first round."""

    name = "briefing"
    first_focus = FIELD

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.at = 0
        found = lesson(session)
        self.practice = Practice(session, found, context.preview) if found is not None else None

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        plan, language = self.session.plan, self.w.language
        marks = marks_of(self.session.teams)
        self.board: Board = today(plan, marks, picture_for, self.w)
        self._aside = aside(self.board)
        """the cluster beside the card, so that all of it is seen"""
        self.story = [self.w.of(one) for one in plan.scenario.about.story]
        self.tables = list(self._tables())
        self.portraits: dict[str, Portrait] = {
            firm: portrait(plan, firm, language) for team in self.session.teams for firm in team.firms
        }

        self._boards: dict[Step, Board] = {}

    @property
    def pages(self) -> int:
        """Story, teams, what counts, and the practice."""
        return self._rules_at + 1 + (self.practice is not None)

    @property
    def _rules_at(self) -> int:
        return len(self.story) + len(self.tables)

    @property
    def practising(self) -> Practice | None:
        """The practice, while its page is open."""
        return self.practice if self.at > self._rules_at else None

    def tick(self, seconds: float) -> Transition | None:
        """See what the preview of the practice has found."""
        if self.practising is not None:
            self.practising.poll()
        return None

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """Goods go over while we practise."""
        return self.practising is not None

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The page of the moment."""
        if self.at < len(self.story):
            self._story(page, self.story[self.at])
        elif self.at < self._rules_at:
            self._team(page, *self.tables[self.at - len(self.story)])
        elif self.at == self._rules_at:
            rules_page(page, self.session, self.w)
        elif self.practice is not None:
            self._practise(page, self.practice)
        if page.kind == "desk" or not self.context.two_windows:
            self._way_on(page)

    def _story(self, page: Page, text: str) -> None:
        draw_map(page, (0, 0, 1920, 1080), self._aside, View(14, names=False, pills=0))
        title = self.w.of(self.session.scenario.about.title)
        high = page.height(text, 720, 46) * page.look.text_scale
        tall = min(760.0, 270 + high)
        page.box((60, 120, 820, tall), page.theme.panel, 28, shadow=(12, 40))
        if tall < _ROOM_FOR_LEGEND:
            legend(page, (60, 890), 960, self._aside, self.w, self.w("possible")).draw(page)
        page.text((110, 150, 720, 136), title, size=48, weight="bold", valign="middle", lines=2)
        page.text((110, 306, 720, min(550, high + 20)), text, size=46)

    def _tables(self) -> Iterator[tuple[Team, tuple[str, ...]]]:
        """Who runs which firms, as many as a page holds; parallel teams all run the same."""
        teams = self.session.teams
        for team in teams if len(self.session.worlds) == 1 else teams[:1]:
            for first in range(0, len(team.firms), _MOST_FIRMS):
                yield team, team.firms[first : first + _MOST_FIRMS]

    def _team(self, page: Page, team: Team, shown: tuple[str, ...]) -> None:
        theme = page.theme
        if len(self.session.worlds) == 1:
            page.box((0, 0, 24, 1080), theme.team(team.mark).fill)
            mark(page, team.mark, (130, 120), 52)
        alone = len(self.session.worlds) == 1
        name = team.name if alone else self.w("Each team runs all of these")
        box = (220.0, 60.0, 1600.0, 120.0)
        page.text(
            box,
            name,
            size=80,
            weight="bold",
            ground=theme.paper,
            align="left",
            valign="middle",
            lines=1,
            shorten=alone,
        )
        wide = 1760 / len(shown)
        for i, firm in enumerate(shown):
            self._firm(page, team, firm, 80 + i * wide, wide - 40)

    def _firm(self, page: Page, team: Team, firm: str, x: float, wide: float) -> None:
        paper, w = page.theme.paper, self.w
        one = self.portraits[firm]
        part = self.session.scenario.firms[firm]
        model(page, picture_for(part.picture, part.sector), (x + wide / 2, 370), 26, team.mark)
        name = self.w.of(part.name, firm)
        page.text(
            (x, 446, wide, 118),
            name,
            size=44,
            weight="bold",
            ground=paper,
            align="centre",
            valign="middle",
            lines=2,
        )
        y = 566.0
        said = [
            (w("throws away each year"), self._said(one.gives)),
            (w("buys new each year"), self._said(one.needs)),
        ]
        said = [(label, text) for label, text in said if text]
        for label, text in said or [(w("could build"), one.project)]:
            if not text:
                continue
            page.text(
                (x, y, wide, 54),
                label,
                size=40,
                colour=page.theme.ink2,
                ground=paper,
                align="centre",
                lines=1,
            )
            page.text(
                (x, y + 54, wide, 108),
                text,
                size=40,
                weight="semibold",
                ground=paper,
                align="centre",
                lines=2,
            )
            y += 172

    def _said(self, things: tuple[Thing, ...]) -> str:
        return ", ".join(f"{self.w.amount(one.amount, one.unit)} {one.name}" for one in things[:1])

    def _practise(self, page: Page, one: Practice) -> None:
        if one.step not in self._boards:
            self._boards[one.step] = practice_board(self.session, one.lesson, one.step, picture_for, self.w)
        hands = page.kind == "desk" or not self.context.two_windows
        practice_page(page, one, self._boards[one.step], self.w, with_hands=hands)

    def _way_on(self, page: Page) -> None:
        one = self.practising
        last = self.at + 1 >= self.pages and (one is None or one.is_over)
        if last:
            label, box = self.w("To the first round"), (1220.0, 910.0, 660.0, 104.0)
        elif one is not None and one.step == "together":
            label, box = self.w("Put it back"), (1380.0, 910.0, 500.0, 104.0)
        else:
            label, box = self.w("Next"), (1380.0, 910.0, 500.0, 104.0)
        style: ButtonLook = "plain" if one is not None and one.code else "primary"
        Button(label, self._next, icon="arrow-right", style=style, size=40).draw(page, box)
        if not last and (one is None or not one.code):
            Button(self.w("Skip"), self._begin, icon="skip-forward", size=40, key=pygame.K_s).draw(
                page, (1020, 910, 340, 104)
            )
        if self.at:
            Button("", self._before, name="back", icon="arrow-left").draw(page, (40, 910, 140, 104))
        typing, skipping = one is not None and bool(one.code), not last and (one is None or not one.code)
        shown = [("Enter", self.w("do it"))] if typing else []
        shown += [("PgDn", self.w("go on")), ("PgUp", self.w("back"))]
        shown += [("S", self.w("skip"))] if skipping else []
        keys(page, [*shown, ("F1", self.w("keys"))])

    # --- going on ---------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker turns the pages."""
        return event.key in (*_FORWARD[:2], *_BACK)

    def key(self, event: pygame.Event) -> Transition | None:
        """On with the clicker, Enter or Space; back with the clicker; while we practise, letters are the code's."""
        one = self.practising
        if one is not None and one.code and event.unicode.isalnum():
            one.editing.insert(event.unicode)
            return None
        if event.key == pygame.K_RETURN and one is not None and one.editing.text:
            one.enter()
        elif event.key in _FORWARD:
            return self._next()
        elif event.key in _BACK:
            self._before()
        return None

    def _next(self) -> Transition | None:
        if self.practising is not None and not self.practising.is_over:
            self.practising.go_on()
            return None
        if self.at + 1 < self.pages:
            self.at += 1
            return None
        return self._begin()

    def _begin(self) -> Transition:
        return forward(self.session, "news")

    def _before(self) -> None:
        if self.practising is not None and self.practising.at:
            self.practising.go_back()
            return
        self.at = max(0, self.at - 1)

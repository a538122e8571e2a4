"""The briefing: the story in a few pages, the firms team by team, what counts, and one deal practised together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pygame

from game.board.practice_deal import story
from game.screen.context import Context
from game.screen.kit.input_field import InputField
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, ButtonLook
from game.screen.parts.dialog import PAGE
from game.screen.phase_order import forward
from game.screen.scenes.briefing.model import BriefingModel, Practice, practice_of
from game.screen.scenes.briefing.pages import BriefingPage, pages_of
from game.screen.scenes.briefing.practice_view import PracticeFigure, PracticePage
from game.screen.scenes.briefing.rules import rule_sheets
from game.screen.scenes.briefing.view import BriefingView, WayOn, draw_briefing
from game.screen.scripted_scene import ScriptedScene
from game.session.session import Session

FIELD = "practice"
"""the line the code is typed into"""
_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RIGHT, pygame.K_RETURN, pygame.K_SPACE)
_BACK = (pygame.K_PAGEUP, pygame.K_LEFT)


class Briefing(ScriptedScene):
    """Story, teams, joint practice; then the first round."""

    name = "briefing"
    first_focus = FIELD

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.model = BriefingModel(session, practice_of(session, context.preview))

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        self.model.speak(self.w)

    @property
    def ruler(self) -> Ruler:
        """All of it is read from afar."""
        return replace(super().ruler, reading="room")

    @property
    def pages(self) -> list[Sequence[BriefingPage]]:
        """Of each thing that is told, as many as its text needs at the size that people chose."""
        return pages_of(self.model, rule_sheets(self.session, self.w), self._title, self.ruler)

    @property
    def shown(self) -> BriefingPage:
        """The page of the moment."""
        leaves = self.pages[self.model.at]
        return leaves[min(self.model.leaf, len(leaves) - 1)]

    @property
    def _leaves(self) -> list[int]:
        return [len(leaves) for leaves in self.pages]

    @property
    def practice(self) -> Practice | None:
        """The joint practice; none where nothing can be agreed on in the first round."""
        return self.model.practice

    @property
    def practising(self) -> Practice | None:
        """The practice, while its page is open."""
        return self.practice if self.shown == "practice" else None

    @property
    def _title(self) -> str:
        return self.w.of(self.session.scenario.about.title)

    def tick(self, seconds: float) -> Transition | None:
        """See what the preview of the practice has found."""
        if self.practising is not None:
            self.practising.poll()
        return None

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """Goods go over while we practise."""
        return self.practising is not None

    @property
    def signs(self) -> frozenset[str]:
        """Whether the practice is open, and whether its first code was typed."""
        practice = self.practising
        if practice is None:
            return frozenset()
        return frozenset({"practice", *(("practised",) if practice.step in ("together", "back") else ())})

    # --- what is shown ----------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The page of the moment."""
        with_hands = page.kind == "desk" or not self.context.two_windows
        draw_briefing(page, self.view(with_hands=with_hands))
        if with_hands:
            page.scrolls(PAGE, self._scroll)

    def view(self, *, with_hands: bool) -> BriefingView:
        """What there is to see; with hands, what there is to press."""
        shown, practice = self.shown, self.practising
        drawn = self._practice_page(practice, with_hands=with_hands) if practice is not None else shown
        assert drawn != "practice"
        way_on = self._way_on() if with_hands else None
        return BriefingView(self.w, self._title, self.model.board, drawn, way_on)

    def spoken(self) -> str:
        """The explanation in three minutes, page by page; while we practise, the script."""
        return "" if self.practising is not None else self.model.spoken(len(self.pages) - 1)

    def _practice_page(self, practice: Practice, *, with_hands: bool) -> PracticePage:
        w, code = self.w, practice.line(self.w)
        asked = ""
        if practice.step in ("alone", "together"):
            asked = "" if practice.figures is not None else w("Trying it out …")
        elif code:
            asked = w("What could you do about it?")
        prompt = w("Not yet: type {code}.", code=code) if practice.wrong else w("Type:")
        has_line = bool(code) and with_hands
        return PracticePage(
            self.model.boards[practice.step],
            w("We practise one deal"),
            w("None of this counts yet"),
            story(self.session, practice.lesson, practice.step, w),
            asked,
            tuple(self._figures(practice)),
            prompt if code else "",
            code,
            InputField(practice.editing, practice.enter, FIELD, hint=code, label=w("Code"))
            if has_line
            else None,
            Button("", practice.enter, "enter the code", "check", "primary", says=w("Enter the code"))
            if has_line
            else None,
        )

    def _figures(self, practice: Practice) -> Iterator[PracticeFigure]:
        """Virgin use, and the purses of those who take part, a year once it runs."""
        w, forecast = self.w, practice.figures
        if forecast is None or practice.step not in ("alone", "together"):
            return
        change, whole = (
            w.amount(kg) if kg < 0 else f"+{w.amount(kg)}" if kg else w("no change")
            for kg in (forecast.headline.change.middle, forecast.virgin.change.middle)
        )
        yield PracticeFigure(
            w("new material, a year"),
            change,
            below=w("all new: {change}", change=whole),
        )
        for team in practice.teams:
            money = w.money(forecast.purses[team.id].change.middle, signed=True)
            yield PracticeFigure(team.name, money, team.mark)

    def _way_on(self) -> WayOn:
        w, practice = self.w, self.practising
        is_last = self.shown == self.pages[-1][-1] and (practice is None or practice.is_over)
        typing = practice is not None and bool(practice.code)
        label = w("Next")
        if is_last:
            label = w("To the first round")
        elif practice is not None and practice.step == "together":
            label = w("Put it back")
        style: ButtonLook = "plain" if typing else "primary"
        on = Button(label, self._next, icon="arrow-right", style=style)
        skip = Button(w("Skip"), self._begin, icon="skip-forward", key=pygame.K_s)
        can_skip = not is_last and not typing
        shown = [("Enter", w("do it"))] if typing else []
        shown += [("PgDn", w("go on")), ("PgUp", w("back"))]
        shown += [("S", w("skip"))] if can_skip else []
        back = (
            Button("", self._before, "back", "arrow-left", says=self.w("Page back"))
            if self.model.at or self.model.leaf
            else None
        )
        return WayOn(back, (skip, on) if can_skip else (on,), (*shown, ("F1", w("keys"))))

    @property
    def text_line(self) -> str:  # type: ignore[override]
        """While we practise, letters are the code's."""
        return FIELD if self.practising is not None and self.practising.code else ""

    # --- going on ---------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker turns the pages."""
        return event.key in (*_FORWARD[:2], *_BACK)

    def key(self, event: pygame.Event) -> Transition | None:
        """On with the clicker, Enter or Space; back with the clicker."""
        practice = self.practising
        if event.key == pygame.K_RETURN and practice is not None and practice.editing.text:
            practice.enter()
        elif event.key in _FORWARD:
            return self._next()
        elif event.key in _BACK:
            self._before()
        return None

    def _next(self) -> Transition | None:
        return None if self._turned() else self._begin()

    def _turned(self) -> bool:
        """A page or a step of the practice on; whether there was one."""
        if self.practising is not None and not self.practising.is_over:
            self.practising.go_on()
            return True
        return self.model.go_on(self._leaves)

    def _scroll(self, by: int) -> None:
        """A page on or back, to an end at most; what is being typed stays."""
        if self.text_line:
            return
        if by < 0:
            self._before()
        else:
            self._turned()

    def _begin(self) -> Transition:
        return forward(self.session, "news")

    def _before(self) -> None:
        if self.practising is not None and self.practising.at:
            self.practising.go_back()
            return
        self.model.go_back(self._leaves)

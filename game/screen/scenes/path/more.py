"""What lies beside the path, under *More*: pages with keys of their own, from which one key leads back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, Literal

import pygame

from game.debrief.path import StepName
from game.experiments.path_answers import played_of
from game.outputs.path.facts import PathFacts
from game.outputs.path.lesson import lesson_pages
from game.outputs.path.mattered import mattered_pages
from game.outputs.path.page import PathPage
from game.outputs.path.questions import picture_of, question_pages
from game.outputs.path.what_if import Option, changed, options, what_if_page
from game.screen.kept_futures import KeptFutures
from game.screen.kit.page import Act
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.scenes.path.flows_model import FlowsModel
from game.screen.scenes.path.model import PathModel
from game.text.translator import Translator
from sim.scenario.file import DebriefPicture

MoreName = Literal["flows", "mattered", "what if", "lesson", "questions"]
LETTERS: Final[dict[int, MoreName]] = {
    pygame.K_f: "flows",
    pygame.K_w: "mattered",
    pygame.K_i: "what if",
    pygame.K_h: "lesson",
    pygame.K_q: "questions",
}
"""the key that leads to each, from any page of the path"""
_ORDER: Final[tuple[MoreName, ...]] = ("flows", "mattered", "what if", "lesson", "questions")
_STEPS: Final[dict[DebriefPicture, StepName]] = {
    "own_page": "own page",
    "who_paid": "who paid",
    "road": "road",
    "signature": "signature",
    "home": "home",
}
"""pictures that are steps of the path; the others lie beside it"""
TAKEN: Final = (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT)
"""keys that walk through them, whatever has the focus"""
_BESIDE: Final[dict[DebriefPicture, MoreName]] = {
    "flows": "flows",
    "mattered": "mattered",
    "what_if": "what if",
    "lesson": "lesson",
}
_SHOW: Final = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


class MorePages:
    """The pages of one session beside its path; which of them is open, if any."""

    def __init__(self, model: PathModel, scale: Callable[[], float], folder: Path, *, at_once: bool) -> None:
        self.model, self._scale = model, scale
        self.at: MoreName | None = None
        self.keeping = KeptFutures(folder, at_once=at_once)
        self.flows = FlowsModel(at_once=at_once)
        self.leaf = 0
        """which page of several, or which option"""

    # -- what is shown -----------------------------------------------------------------------------

    def page(self) -> PathPage:
        """The page that is open."""
        facts = self.model.facts
        if self.at == "what if":
            tried = self._options(facts)
            questions = self.model.questions()
            asked = questions.effect if questions is not None else lambda choice: None
            if questions is not None and questions.is_broken:
                facts = replace(facts, answers=replace(facts.answers, is_broken=True))
            known = {choice.places: effect for choice, effect in facts.more.mattered.single}
            return what_if_page(
                facts,
                (min(self.leaf, max(0, len(tried) - 1)), tried),
                lambda choice: known.get(choice.places) or asked(choice),
            )
        if self.at in ("mattered", "lesson", "questions"):
            pages = self._pages(facts)
            return pages[min(self.leaf, len(pages) - 1)]
        return self.flows.page(facts, self._scale())

    def _pages(self, facts: PathFacts) -> tuple[PathPage, ...]:
        """Made anew where something became known."""
        makers = {"mattered": mattered_pages, "lesson": lesson_pages}
        make = makers.get(self.at or "", question_pages)
        version = (facts.game.world, facts.more, facts.answers.is_broken, facts.w.language)
        return self.model.session.derived.once(("more", self.at), version, partial(make, facts))

    def _options(self, facts: PathFacts) -> tuple[Option, ...]:
        questions = self.model.questions()
        decided = questions.choices if questions is not None else ()
        return options(facts, decided or [choice for choice, _ in facts.more.mattered.single])

    # -- hands -------------------------------------------------------------------------------------

    def open(self, name: MoreName) -> None:
        """One of them, at its beginning."""
        self.at, self.leaf = name, 0
        self.page()  # what takes long begins now

    def close(self) -> None:
        """Back to the path."""
        self.at = None

    def key(self, event: pygame.Event) -> None:
        """A key while one of them is open."""
        by = {pygame.K_DOWN: 1, pygame.K_UP: -1, pygame.K_RIGHT: 1, pygame.K_LEFT: -1,
              pygame.K_PAGEDOWN: 1, pygame.K_PAGEUP: -1}.get(event.key, 0)  # fmt: skip
        if event.key in (pygame.K_ESCAPE, pygame.K_BACKSPACE):
            self.close()
        elif event.key in LETTERS:
            self.open(LETTERS[event.key])
        elif self.at == "what if" and event.key == pygame.K_s:
            self.keep()
        elif self.at == "questions" and event.key in _SHOW:
            self.show_picture()
        elif self.at == "flows":
            self._key_of_flows(event, by)
        elif by:
            self._turn(by, may_close=event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP))

    def _key_of_flows(self, event: pygame.Event, by: int) -> None:
        facts, scale = self.model.facts, self._scale()
        if event.key in (pygame.K_DOWN, pygame.K_UP):
            self.flows.step(facts, by, scale)
        elif event.key == pygame.K_g:
            self.flows.step_firm(facts, scale)
        elif event.key == pygame.K_t:
            self.flows.follow(facts, scale)
        elif event.key == pygame.K_v:
            self.flows.turn_view(facts, scale)
        elif (
            by and not self.flows.turn_round(facts, by) and event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP)
        ):
            self.close()

    def keep(self) -> None:
        """The other future as a session of its own, among the others."""
        tried, model = self._options(self.model.facts), self.model
        if tried:
            option, about = tried[min(self.leaf, len(tried) - 1)], self.page().side_title
            decided = played_of(model.session, model.world)
            self.keeping.keep(model.session, model.world, changed(decided, option), about)

    def show_picture(self) -> None:
        """The picture that answers the question."""
        about = self.model.session.scenario.about
        picture = picture_of(about, self.leaf)
        step = _STEPS.get(picture)
        if step is None:
            self.open(_BESIDE[picture])
        else:
            self.close()
            self.model.to([each.name for each in self.model.steps].index(step))

    def _turn(self, by: int, *, may_close: bool = True) -> None:
        """A page or an option on or back; the clicker, past the last, leads back to the path."""
        facts = self.model.facts
        count = len(self._options(facts)) if self.at == "what if" else len(self._pages(facts))
        at = self.leaf + by
        if 0 <= at < count:
            self.leaf = at
        elif may_close:
            self.close()

    def buttons(
        self, replay: Callable[[], Transition], compare: Callable[[], Transition]
    ) -> tuple[Button, ...]:
        """What the mouse can do there; past the last of them lies the replay, and beside all another game."""
        facts, w = self.model.facts, self.model.w
        if self.at == "flows":
            turn, follow = (
                partial(do, facts, self._scale()) for do in (self.flows.turn_view, self.flows.follow)
            )
            own: tuple[Button, ...] = (
                _icon("view", w("another view"), "network", turn),
                _icon("years", w("another round"), "calendar", self._next_round),
                _icon("a tonne", w("one tonne to its end"), "truck", follow),
            )
        else:
            own = (
                _icon("before", w("Page back"), "chevron-left", partial(self._turn, -1, may_close=False)),
                _icon("after", w("Page on"), "chevron-right", partial(self._turn, 1, may_close=False)),
            )
        if self.at == "what if":
            own = (*own, _icon("keep it", w("keep it as a game"), "save", self.keep))
        if self.at == "questions":
            own = (*own, _icon("its picture", w("its picture"), "lightbulb", self.show_picture))
        at = _ORDER.index(self.at or "flows") + 1
        beside = partial(self.open, _ORDER[at]) if at < len(_ORDER) else replay
        return (
            *own,
            _icon("compare", w("compare"), "scale", compare),
            _icon("beside", w("the next view"), "waypoints", beside),
            _icon("back to the path", w("back"), "arrow-left", self.close),
        )

    def _next_round(self) -> None:
        if not self.flows.turn_round(self.model.facts, 1):
            self.flows.number = 0

    def keys(self, w: Translator) -> list[tuple[str, str]]:
        """What the keys do there."""
        own = {
            "flows": [
                ("← →", w("a round")),
                ("↑ ↓", w("a flow")),
                ("G", w("a firm")),
                ("T", w("one tonne to its end")),
                ("V", w("another game")),
            ],
            "what if": [("↑ ↓", w("another decision")), ("S", w("keep it as a game"))],
            "questions": [("← →", w("a question")), ("Enter", w("its picture"))],
        }.get(self.at or "", [("← →", w("a page"))])
        return [
            *own,
            ("F W I H Q C", w("flows, what mattered, what if, would it hold, questions, compare")),
            ("Esc", w("back")),
        ]


def _icon(name: str, says: str, icon: str, act: Act) -> Button:
    """Their titles need the room."""
    return Button("", act, name, icon, size=40, says=says)

"""The title: what there is to play, the last session, a saved one, language and settings."""

from __future__ import annotations

from functools import partial

import pygame

from game.design.text_styles import TITLE
from game.resources import SCENARIOS
from game.screen.catalogue import Shelved, latest_session, shelf
from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import QUIT, RELOAD_THEME, Transition
from game.screen.kit.widgets import Button
from game.screen.opened_file import opened_file
from game.screen.scene import Scene
from game.screen.scenes.title.model import TitleModel
from game.screen.scenes.title.view import ScenarioCard, TitleView, cards_across, draw_title
from game.screen.wanted_path import WantedPath
from game.text.languages import languages


class Title(Scene):
    """The first scene, and the one to come back to."""

    name = "title"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        waiting = shelf(SCENARIOS, context.folder / "scenarios")
        self.model = TitleModel(waiting, None)

    def begin(self) -> None:
        """Everything in the language of the moment; the last session too, which may have another name by now."""
        super().begin()
        self.model.last = latest_session(self.context.sessions)
        self.model.speak(self.w.language)

    def tick(self, seconds: float) -> Transition | None:
        """Take one scenario a frame from the shelf, so that the window is there at once."""
        self.model.take_next(self.w.language)
        return None

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """Until all cards are there."""
        return bool(self.model.waiting)

    # --- what is shown ----------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The whole title; the Room shows it too, so that people see the cluster while they come in."""
        draw_title(page, self.view(with_controls=page.kind == "desk" or not self.context.two_windows))

    def view(self, *, with_controls: bool) -> TitleView:
        """What there is to see, and to press."""
        w, model = self.w, self.model
        first = next((shelved.scenario for shelved in model.shelved if shelved.scenario is not None), None)
        across = cards_across(self.ruler)
        pages = model.pages(across)
        more = Button(
            "", partial(model.turning.on, pages), "more scenarios", "chevron-right", says=w("More scenarios")
        )
        # A first evening has no session to go on with: the bar promises only keys that do something.
        shown = ("Tab", w("next")), ("Enter", w("choose"))
        going_on = (("R", w("go on")), ("D", w("debrief"))) if model.last is not None else ()
        rest = (
            ("O", w("open a file")),
            ("L", w("language")),
            ("F11", w("full screen")),
            ("F1", w("keys")),
        )
        return TitleView(
            (w("One firm's waste is the neighbour's raw material."), w("Usually nobody calls.")),
            model.board(first),
            tuple(self._card(shelved) for shelved in model.page(across)),
            self._ways(),
            self._corner(),
            more if pages > 1 else None,
            partial(model.turning.scroll, pages),
            (*shown, *going_on, ("T", w("tour")), *rest),
            with_controls,
        )

    def _card(self, shelved: Shelved) -> ScenarioCard:
        scenario, name = shelved.scenario, f"scenario {shelved.path.stem}"
        if scenario is None:
            return ScenarioCard(name, lambda: None, shelved.path.name, problem=self.w.say(shelved.problem))
        about = scenario.about
        facts = self.w(
            "{rounds} rounds · {teams} teams · {minutes} min",
            rounds=len(about.rounds),
            teams=len(scenario.seats or scenario.firms),
            minutes=about.minutes,
        )
        act = partial(Transition, "set_up", scenario)
        return ScenarioCard(name, act, self.w.of(about.title), facts, self.model.board(scenario))

    def _ways(self) -> tuple[Button, ...]:
        w, last = self.w, self.model.last
        tour = Button(w("Ten-minute tour"), self._tour, "tour", "hand-helping", key=pygame.K_t)
        if last is None:
            return tour, *self._find()
        resume, debrief = partial(Transition, "resume", last), partial(Transition, "replay", last)
        return (
            Button(w("Go on"), resume, "resume", "play", "primary", TITLE, key=pygame.K_r, second=last.stem),
            Button(w("Debrief"), debrief, icon="waypoints", key=pygame.K_d),
            Button(w("Others"), partial(Transition, "sessions"), "sessions", "list"),
            *((tour,) if self._find() else ()),
            *self._find(),
        )

    def _find(self) -> tuple[Button, ...]:
        """The way to a file, in words; in larger letters its sign stands in the corner."""
        if self.context.settings.text_scale > 1:
            return ()
        return (Button(self.w("Open file …"), self._open, "open file", "folder-open", key=pygame.K_o),)

    def _corner(self) -> tuple[Button, ...]:
        w = self.w
        settings = partial(Transition, "settings")
        find = (
            ()
            if self._find()
            else (
                Button(
                    "", self._open, "open file", "folder-open", "quiet", key=pygame.K_o, says=w("Open file …")
                ),
            )
        )
        return (
            *find,
            Button(languages()[w.language], self._language, "languages", "languages", "quiet"),
            Button(w("Settings"), settings, "settings", "settings", "quiet"),
            Button(w("Quit"), lambda: QUIT, "power", "power", "quiet"),
        )

    # --- going on ---------------------------------------------------------------------------------
    def _tour(self) -> Transition:
        """A first session, with hints."""
        from game.screen.touring import begin_tour  # the engine's libraries would hold up the title

        return begin_tour(self.context)

    def _language(self) -> Transition:
        self.context.settings.next_language()
        return Transition(RELOAD_THEME, "title")

    def _open(self) -> Transition:
        """A file that somebody looks for."""
        start = self.context.desktop.documents() or self.context.sessions
        return Transition("file_chooser", WantedPath("file", start, partial(opened_file, self.context)))

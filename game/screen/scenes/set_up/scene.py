"""Set-up: who plays which firms, one cluster or parallel ones, how many rounds, which luck. Start works at once."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pygame

from game.cluster_map.firm_models import picture_for
from game.design.text_styles import HEADLINE
from game.roster.setup import Setup, Team
from game.screen.context import Context
from game.screen.kit.input_field import InputField
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button, Segments, Stepper
from game.screen.phase_order import forward
from game.screen.rehearsing import rehearse
from game.screen.scene import Scene
from game.screen.scenes.set_up.model import MOST_TEAMS, SEEDS, SESSION, SetUpModel
from game.screen.scenes.set_up.team_rows import FirmOnRow, RowControls, TeamRow
from game.screen.scenes.set_up.view import PlanPanel, SetUpView, draw_for_room, draw_set_up
from game.screen.session_place import file_name, free_place
from game.screen.touring import tour_session
from game.screen.wanted_path import WantedPath
from game.session.errors import SessionError
from game.session.presets import SAID, span
from game.session.session import Session
from sim.os_errors import because
from sim.scenario.file import Scenario


class SetUp(Scene):
    """Teams on the left, the plan of the session on the right."""

    name = "set_up"

    def __init__(self, context: Context, scenario: Scenario) -> None:
        super().__init__(context)
        self.model = SetUpModel(scenario, self.w, secrets.choice(SEEDS))
        context.printing.remark = ""

    def begin(self) -> None:
        """What is said, in the language of the moment."""
        super().begin()
        self.model.w = self.w

    # --- what is shown ----------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """All of it; with two windows the Room shows who plays what, without the controls."""
        if page.kind == "room" and self.context.two_windows:
            rows = tuple(TeamRow(team, self._firms(team)) for team in self.model.teams)
            draw_for_room(page, self.w.of(self.model.scenario.about.title), rows)
        else:
            draw_set_up(page, self.view())

    def view(self) -> SetUpView:
        """What there is to see, and to press."""
        w, model = self.w, self.model
        teams = len(model.teams)
        less, more, is_less = w("Fewer teams"), w("More teams"), teams > 1
        fewer = Button("", partial(model.more, -1), "fewer teams", "minus", enabled=is_less, says=less)
        plus = Button("", partial(model.more, 1), "more teams", "plus", enabled=teams < MOST_TEAMS, says=more)
        return SetUpView(
            title=w.of(model.scenario.about.title),
            rows=tuple(self._row(i, team) for i, team in enumerate(model.teams)),
            back=Button("", lambda: Transition("title"), "back", "arrow-left", says=w("back")),
            rename=Button(
                model.session_name or w("Name it"), self._rename_session, "name session", "pencil", "quiet"
            ),
            naming=self._session_field() if model.naming == SESSION else None,
            fewer=fewer,
            more=plus,
            teams=w.many("{n} team", "{n} teams", teams),
            hint=model.problem or model.remark or w("Choose a firm to move it to another team."),
            is_problem=bool(model.problem),
            plan=self._plan(),
            keys=(
                ("PgDn", w("start")),
                ("Enter", w("do it")),
                ("Tab", w("next")),
                ("+ −", w("teams")),
                ("Esc", w("back")),
                ("F1", w("keys")),
            ),
        )

    def _row(self, i: int, team: Team) -> TeamRow:
        w, model = self.w, self.model
        icon = "bot" if team.bot else "users"
        who = w("Bot: {bot}", bot=w(team.bot)) if team.bot else w("Played by people")
        turn, name = partial(model.turn_bot, i), f"who {i}"
        says, rename = f"{team.name}: {who}", w("Rename {name}", name=team.name)
        field = InputField(model.editing, partial(self._named, i), f"name {i}", label=rename)
        is_elsewhere, here = bool(model.picked) and model.picked not in team.firms, partial(model.put, i)
        about = w("Put it here: {name}", name=team.name)
        put = Button(w("Put it here"), here, f"put {i}", style="primary", says=about)
        controls = RowControls(
            Button("", partial(self._rename, i), f"rename {i}", "pencil", "quiet", says=rename),
            Button(who, turn, name, icon, "quiet", says=says),
            Button("", turn, name, icon, "quiet", says=says),
            field if model.naming == team.id else None,
            put if is_elsewhere else None,
        )
        return TeamRow(team, self._firms(team), controls)

    def _firms(self, team: Team) -> tuple[FirmOnRow, ...]:
        model = self.model
        firms = ((firm, model.scenario.firms[firm]) for firm in team.firms)
        return tuple(
            FirmOnRow(
                firm,
                self.w.of(part.name, firm),
                picture_for(part.picture, part.sector),
                None if model.parallel else partial(model.pick, firm),
                firm == model.picked,
            )
            for firm, part in firms
        )

    def _plan(self) -> PlanPanel:
        w, model = self.w, self.model
        modes = [("one", w("One cluster")), ("parallel", w("Parallel"))]
        apart, shared = w("Each team runs a cluster of its own."), w("All teams share one cluster.")
        hours, minutes = model.length
        return PlanPanel(
            Segments(modes, "parallel" if model.parallel else "one", model.play),
            apart if model.parallel else shared,
            (
                self._rounds(),
                Stepper(w("Minutes a round"), span(model.fitted.lengths), model.more_minutes),
                *self._history(),
                Stepper(w("Luck"), str(model.seed), model.other_seed),
            ),
            w("Number of the draw. The same number brings the same breakdowns, weather and prices again."),
            w("{hours} h {minutes} min with debrief", hours=hours, minutes=minutes),
            Button(w("Print hand-outs"), self._print, icon="printer"),
            Button(
                "", self._print_elsewhere, "print elsewhere", "folder-open", says=w("Print to another folder")
            ),
            self.context.printing.remark or w("Role sheets, cards, slips and your guide, as PDF."),
            Button(w("Rehearse"), self._rehearse, icon="bot"),
            w("Alone, in about ten minutes: bots decide, and nothing is kept."),
            Button(w("Start"), self._start, icon="arrow-right", style="primary", text=HEADLINE),
        )

    def _history(self) -> tuple[Stepper, ...]:
        """Whether events come by chance, where the scenario knows when they really came."""
        w, model = self.w, self.model
        value = w("as they came") if model.history else w("left to chance")
        return (Stepper(w("Events"), value, model.other_history),) if model.has_history else ()

    def _rounds(self) -> Stepper:
        """How long the session is: one of the scenario's lengths, or else its number of rounds."""
        w, model = self.w, self.model
        if len(model.presets) > 1:
            return Stepper(w("Session"), w.say(SAID[model.preset]), model.other_preset)
        return Stepper(w("Rounds"), str(model.rounds), model.more_rounds)

    # --- what hands do ----------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker starts the game."""
        return bool(event.key == pygame.K_PAGEDOWN)

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc back, plus and minus teams, on with the clicker."""
        if event.key == pygame.K_PAGEDOWN:
            return self._start()
        if event.key == pygame.K_ESCAPE:
            return None if self.model.lay_down() else Transition("title")
        if event.key in (pygame.K_PLUS, pygame.K_KP_PLUS):
            self.model.more(1)
        elif event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            self.model.more(-1)
        return None

    def _rename(self, i: int) -> None:
        """The name is a line, and what is typed next goes on it."""
        self.model.rename(i)
        self.hand.focus, self.hand.ring = f"name {i}", False

    def _session_field(self) -> InputField:
        return InputField(
            self.model.editing, self._session_named, "session name", self.w("name of this session")
        )

    def _rename_session(self) -> None:
        self.model.rename_session()
        self.hand.focus, self.hand.ring = "session name", False

    def _session_named(self) -> None:
        self.model.named()
        self.hand.focus = "name session"

    def _named(self, i: int) -> None:
        """The line is a name again; the focus stays where it was."""
        self.model.named()
        self.hand.focus = f"rename {i}"

    # --- going on ---------------------------------------------------------------------------------
    @property
    def _papers(self) -> Path:
        return self.context.papers / self.model.scenario.id

    def _print(self) -> None:
        """The teams as they stand now, in the language of the moment, among people's documents."""
        self._print_into(self._papers)

    def _print_into(self, folder: Path) -> Transition:
        model = self.model
        self.context.printing.handouts(self.w, model.plan, model.teams, model.fitted, folder)
        return BACK

    def _print_elsewhere(self) -> Transition:
        """Into a folder that somebody looks for."""
        return Transition("file_chooser", WantedPath("folder", self._papers, self._print_into))

    def _start(self) -> Transition | None:
        self.model.named()
        if self.context.tour is not None:
            return self._in_memory(tour_session)
        model, settings = self.model, self.context.settings
        mirror = Path(settings.mirror) if settings.mirror else None
        try:
            self.context.sessions.mkdir(parents=True, exist_ok=True)
            path = free_place(self.context.sessions, file_name(model.session_name) or model.scenario.id)
            session = Session.create(path, model.plan.scenario, model.setup(settings.language), mirror=mirror)
        except SessionError as fault:
            model.problem = self.w.say(fault.message)
            return None
        except OSError as fault:
            why, folder = self.w.say(because(fault)), self.context.sessions
            model.problem = self.w("Nothing can be saved in {folder}: {why}.", folder=folder, why=why)
            return None
        self.context.begin(session)
        return forward(session, "briefing")

    def _rehearse(self) -> Transition | None:
        """The same game with bots at all tables, which leads itself through."""
        self.context.tour = None
        return self._in_memory(rehearse)

    def _in_memory(self, begin: Callable[[Context, Scenario, Setup], Session]) -> Transition | None:
        """A game in no file."""
        model = self.model
        try:
            session = begin(self.context, model.plan.scenario, model.setup(self.context.settings.language))
        except SessionError as fault:
            model.problem = self.w.say(fault.message)
            return None
        return forward(session, "briefing")

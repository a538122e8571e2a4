"""Set-up: who plays which firms, one cluster or parallel ones, how many rounds, which luck. Start works at once."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pygame

from game.roster.setup import Setup
from game.screen.context import Context
from game.screen.handout_printer import Printing
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, Segments, Stepper
from game.screen.phase_order import forward
from game.screen.scene import Scene
from game.screen.scenes.set_up.seating import MOST_TEAMS, Seating
from game.screen.scenes.set_up.team_rows import draw_for_room, draw_rows
from game.session.errors import SessionError
from game.session.presets import fitted, suggested
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.file import Scenario


@dataclass(slots=True)
class Choices:
    """What is chosen so far, beside who plays."""

    rounds: int
    minutes: int
    seed: int


class SetUp(Scene):
    """Teams on the left, the plan of the session on the right."""

    name = "set_up"

    def __init__(self, context: Context, scenario: Scenario) -> None:
        super().__init__(context)
        self.scenario = scenario
        self.plan = Plan(scenario)
        self.programme = suggested(self.plan)
        seed = secrets.randbelow(9000) + 1000
        self.chosen = Choices(self.programme.rounds, self.programme.per_round, seed)
        self.printing = Printing(self.w)
        self.seats = Seating(self.plan, self.w)
        self.seats.seat(min(len(self.plan.seats), MOST_TEAMS))

    def begin(self) -> None:
        """What is said, in the language of the moment."""
        super().begin()
        self.seats.w = self.w

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """All of it; with two windows the Room shows who plays what, without the controls."""
        if page.kind == "room" and self.context.two_windows:
            draw_for_room(page, self.seats, self.w.of(self.scenario.about.title))
            return
        Button("", lambda: Transition("title"), name="back", icon="arrow-left").draw(page, (40, 28, 72, 72))
        title = self.w.of(self.scenario.about.title)
        page.text(
            (140, 20, 1120, 88),
            title,
            size=44,
            weight="bold",
            ground=page.theme.paper,
            valign="middle",
            lines=1,
        )
        draw_rows(page, self.seats, 1232)
        self._below(page)
        self._options(page)
        w = self.w
        keys(
            page,
            [
                ("PgDn", w("start")),
                ("Enter", w("do it")),
                ("Tab", w("next")),
                ("+ −", w("teams")),
                ("Esc", w("back")),
                ("F1", w("keys")),
            ],
        )

    def _below(self, page: Page) -> None:
        count = len(self.seats.teams)
        paper = page.theme.paper
        Button("", partial(self.seats.more, -1), name="fewer teams", icon="minus", enabled=count > 1).draw(
            page, (40, 940, 72, 72)
        )
        label = self.w.many("{n} team", "{n} teams", count)
        page.text(
            (116, 940, 196, 72),
            label,
            size=26,
            weight="bold",
            ground=paper,
            align="centre",
            valign="middle",
            lines=1,
        )
        Button(
            "", partial(self.seats.more, 1), name="more teams", icon="plus", enabled=count < MOST_TEAMS
        ).draw(page, (316, 940, 72, 72))
        if self.seats.problem:
            page.icon("triangle-alert", (440, 976), 36, page.theme.flows["landfill"].edge)
            page.text(
                (470, 940, 800, 72),
                self.seats.problem,
                size=24,
                weight="semibold",
                ground=paper,
                valign="middle",
                lines=2,
            )
        else:
            hint = self.seats.said or self.w("Choose a firm to move it to another team.")
            page.text(
                (420, 940, 850, 72),
                hint,
                size=24,
                colour=page.theme.ink2,
                ground=paper,
                valign="middle",
                lines=2,
            )

    def _options(self, page: Page) -> None:
        w, chosen, x = self.w, self.chosen, 1336.0
        paper = page.theme.paper
        page.text((x, 108, 544, 44), w("Game"), size=28, colour=page.theme.ink2, ground=paper, lines=1)
        modes = [("one", w("One cluster")), ("parallel", w("Parallel"))]
        Segments(modes, "parallel" if self.seats.parallel else "one", self._mode, size=28).draw(
            page, (x, 154, 544, 84)
        )
        mode = (
            w("Each team runs a cluster of its own.")
            if self.seats.parallel
            else w("All teams share one cluster.")
        )
        page.text((x, 244, 544, 34), mode, size=22, colour=page.theme.ink2, ground=paper, lines=1)
        Stepper(w("Rounds"), str(chosen.rounds), self._rounds, size=30).draw(page, (x, 292, 544, 64))
        Stepper(w("Minutes a round"), str(chosen.minutes), self._minutes, size=30).draw(
            page, (x, 380, 544, 64)
        )
        Stepper(w("Luck"), str(chosen.seed), self._seed, size=30).draw(page, (x, 468, 544, 64))
        luck = w("Breakdowns, weather, prices: the same number brings the same again.")
        page.text((x, 546, 544, 64), luck, size=22, colour=page.theme.ink2, ground=paper, lines=2)
        page.line((x, 620), (x + 544, 620), page.theme.line)
        whole = fitted(self.programme, chosen.rounds, chosen.minutes).total
        length = w("{hours} h {minutes} min with debrief", hours=whole // 60, minutes=whole % 60)
        page.icon("clock", (x + 20, 674), 36)
        page.text(
            (x + 56, 644, 488, 60), length, size=28, weight="bold", ground=paper, valign="middle", lines=1
        )
        Button(w("Print hand-outs"), self._print, icon="printer", size=26).draw(page, (x, 720, 544, 72))
        note = self.printing.said or w("Role sheets, cards, slips and your guide, as PDF.")
        page.text(
            (x, 796, 544, 60), note, size=20, colour=page.theme.ink2, ground=paper, lines=2, shorten=True
        )
        Button(w("Start"), self._start, icon="arrow-right", style="primary", size=56).draw(
            page, (x, 860, 544, 140)
        )

    def _print(self) -> None:
        """The teams as they stand now, in the language of the moment, beside the sessions."""
        chosen = self.chosen
        plan = fitted(self.programme, chosen.rounds, chosen.minutes)
        folder = self.context.folder / "handouts" / self.scenario.id
        self.printing.begin(self.plan, self.seats.teams, plan, folder)

    def tick(self, seconds: float) -> Transition | None:
        """See whether the hand-outs are written."""
        self.printing.poll()
        return None

    # --- what hands do ----------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker starts the game."""
        return bool(event.key == pygame.K_PAGEDOWN)

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc back, plus and minus teams, on with the clicker."""
        if event.key == pygame.K_PAGEDOWN:
            return self._start()
        if event.key == pygame.K_ESCAPE:
            return None if self.seats.lay_down() else Transition("title")
        if event.key in (pygame.K_PLUS, pygame.K_KP_PLUS):
            self.seats.more(1)
        elif event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            self.seats.more(-1)
        return None

    def _mode(self, key: str) -> None:
        self.seats.parallel = key == "parallel"
        self.seats.seat(len(self.seats.teams))

    def _rounds(self, by: int) -> None:
        self.chosen.rounds = max(1, min(len(self.scenario.about.rounds), self.chosen.rounds + by))

    def _minutes(self, by: int) -> None:
        self.chosen.minutes = max(1, min(60, self.chosen.minutes + by))

    def _seed(self, by: int) -> None:
        self.chosen.seed = max(0, self.chosen.seed + by)

    def _start(self) -> Transition | None:
        chosen = self.chosen
        self.seats.named()
        setup = Setup(
            seed=chosen.seed,
            teams=tuple(self.seats.teams),
            rounds=chosen.rounds,
            minutes_per_round=chosen.minutes,
            language=self.context.settings.language,
        )
        mirror = self.context.settings.mirror
        try:
            self.context.sessions.mkdir(parents=True, exist_ok=True)
            path = _fresh(self.context.sessions, self.scenario.id)
            session = Session.create(path, self.scenario, setup, mirror=Path(mirror) if mirror else None)
        except SessionError as fault:
            self.seats.problem = self.w.heard(str(fault))
            return None
        except OSError as fault:
            why, folder = fault.strerror or fault, self.context.sessions
            self.seats.problem = self.w("Nothing can be saved in {folder}: {why}.", folder=folder, why=why)
            return None
        self.context.begin(session)
        return forward(session, "briefing")


def _fresh(folder: Path, scenario: str) -> Path:
    """A file that is not there yet: the scenario and the day, and a number from the second on."""
    day = datetime.datetime.now().strftime("%Y-%m-%d %H.%M")
    for number in range(1, 1000):
        path = folder / (f"{scenario} {day}.kierto" if number == 1 else f"{scenario} {day} ({number}).kierto")
        if not path.exists():
            return path
    raise OSError(f"{folder} is full of sessions of this minute")

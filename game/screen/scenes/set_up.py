"""Set-up: who plays which firms, one cluster or parallel ones, how many rounds, which luck. Start works at once."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pygame

from game.screen.controls import button, choice, keys, stepper
from game.screen.drawing.team_rows import draw_for_room, draw_rows
from game.screen.editing import Editing
from game.screen.flow import forward
from game.screen.go import Go
from game.screen.page import Page
from game.screen.printing import Printing
from game.screen.scene import Scene
from game.screen.show import Show
from game.session.faults import SessionFault
from game.session.presets import fitted, suggested
from game.session.seating import seating
from game.session.session import Session
from game.session.setup import BotName, Setup, Team
from sim.plan.plan import Plan
from sim.scenario.file import Scenario

BOTS: tuple[BotName, ...] = ("cooperative", "dealing", "private", "idle")
_MOST_TEAMS = 8


@dataclass(slots=True)
class Choices:
    """What is chosen so far."""

    parallel: bool = False
    rounds: int = 1
    minutes: int = 10
    seed: int = 1
    teams: list[Team] = field(default_factory=list)


class SetUp(Scene):
    """Teams on the left, the plan of the session on the right."""

    name = "set_up"

    def __init__(self, show: Show, scenario: Scenario) -> None:
        super().__init__(show)
        self.scenario = scenario
        self.plan = Plan(scenario)
        self.programme = suggested(self.plan)
        seed = secrets.randbelow(9000) + 1000
        self.chosen = Choices(rounds=self.programme.rounds, minutes=self.programme.per_round, seed=seed)
        self.printing = Printing(self.w)
        self.problem = ""
        self.said = ""
        """what the bot just seated is like"""
        self.picked = ""
        """the firm that is being moved to another team"""
        self.naming = ""
        self.editing = Editing(longest=24)
        self._seat(min(len(self.plan.seats), _MOST_TEAMS))

    def _seat(self, teams: int) -> None:
        try:
            self.chosen.teams = list(
                seating(self.plan, teams, parallel=self.chosen.parallel, language=self.show.settings.language)
            )
            self.problem = ""
        except SessionFault as fault:
            self.problem = self.w.heard(str(fault))

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """All of it; with two windows the Room shows who plays what, without the controls."""
        if page.kind == "room" and self.show.two_windows:
            draw_for_room(page, self, self.w.of(self.scenario.about.title))
            return
        button(page, (40, 28, 72, 72), "", lambda: Go("title"), name="back", icon="arrow-left")
        title = self.w.of(self.scenario.about.title)
        page.text((140, 20, 1120, 88), title, 44, "bold", None, page.theme.paper, upright="middle", lines=1)
        draw_rows(page, self, 1232)
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
        count = len(self.chosen.teams)
        paper = page.theme.paper
        button(
            page,
            (40, 940, 72, 72),
            "",
            partial(self._teams, -1),
            name="fewer teams",
            icon="minus",
            enabled=count > 1,
        )
        label = self.w.many("{n} team", "{n} teams", count)
        page.text((116, 940, 196, 72), label, 26, "bold", None, paper, "centre", "middle", lines=1)
        button(
            page,
            (316, 940, 72, 72),
            "",
            partial(self._teams, 1),
            name="more teams",
            icon="plus",
            enabled=count < _MOST_TEAMS,
        )
        if self.problem:
            page.icon("triangle-alert", (440, 976), 36, page.theme.flows["landfill"].edge)
            page.text(
                (470, 940, 800, 72), self.problem, 24, "semibold", None, paper, upright="middle", lines=2
            )
        else:
            hint = self.said or self.w("Choose a firm to move it to another team.")
            page.text(
                (420, 940, 850, 72), hint, 24, "regular", page.theme.ink2, paper, upright="middle", lines=2
            )

    def _options(self, page: Page) -> None:
        w, chosen, x = self.w, self.chosen, 1336.0
        paper = page.theme.paper
        page.text((x, 108, 544, 44), w("Game"), 28, "regular", page.theme.ink2, paper, lines=1)
        modes = [("one", w("One cluster")), ("parallel", w("Parallel"))]
        choice(page, (x, 154, 544, 84), modes, "parallel" if chosen.parallel else "one", self._mode)
        mode = (
            w("Each team runs a cluster of its own.") if chosen.parallel else w("All teams share one cluster.")
        )
        page.text((x, 244, 544, 34), mode, 22, "regular", page.theme.ink2, paper, lines=1)
        stepper(page, (x, 292, 544, 64), w("Rounds"), str(chosen.rounds), self._rounds)
        stepper(page, (x, 380, 544, 64), w("Minutes a round"), str(chosen.minutes), self._minutes)
        stepper(page, (x, 468, 544, 64), w("Luck"), str(chosen.seed), self._seed)
        luck = w("Breakdowns, weather, prices: the same number brings the same again.")
        page.text((x, 546, 544, 64), luck, 22, "regular", page.theme.ink2, paper, lines=2)
        page.line((x, 620), (x + 544, 620), page.theme.line)
        whole = fitted(self.programme, chosen.rounds, chosen.minutes).total
        length = w("{hours} h {minutes} min with debrief", hours=whole // 60, minutes=whole % 60)
        page.icon("clock", (x + 20, 674), 36)
        page.text((x + 56, 644, 488, 60), length, 28, "bold", None, paper, upright="middle", lines=1)
        button(page, (x, 720, 544, 72), w("Print hand-outs"), self._print, icon="printer", size=26)
        note = self.printing.said or w("Role sheets, cards, slips and your guide, as PDF.")
        page.text((x, 796, 544, 60), note, 20, "regular", page.theme.ink2, paper, lines=2, shorten=True)
        button(
            page, (x, 860, 544, 140), w("Start"), self._start, icon="arrow-right", style="primary", size=56
        )

    def _print(self) -> None:
        """The teams as they stand now, in the language of the moment, beside the sessions."""
        chosen = self.chosen
        plan = fitted(self.programme, chosen.rounds, chosen.minutes)
        folder = self.show.folder / "handouts" / self.scenario.id
        self.printing.begin(self.plan, chosen.teams, plan, folder)

    def tick(self, seconds: float) -> Go | None:
        """See whether the hand-outs are written."""
        self.printing.poll()
        return None

    # --- what hands do ----------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker starts the game."""
        return bool(event.key == pygame.K_PAGEDOWN)

    def key(self, event: pygame.Event) -> Go | None:
        """Esc back, plus and minus teams, on with the clicker."""
        if event.key == pygame.K_PAGEDOWN:
            return self._start()
        if event.key == pygame.K_ESCAPE:
            if self.picked or self.naming:
                self.picked = self.naming = ""
                return None
            return Go("title")
        if event.key in (pygame.K_PLUS, pygame.K_KP_PLUS):
            self._teams(1)
        elif event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            self._teams(-1)
        return None

    def _teams(self, by: int) -> None:
        wanted = len(self.chosen.teams) + by
        if 1 <= wanted <= _MOST_TEAMS:
            self._seat(wanted)

    def _mode(self, key: str) -> None:
        self.chosen.parallel = key == "parallel"
        self._seat(len(self.chosen.teams))

    def _rounds(self, by: int) -> None:
        self.chosen.rounds = max(1, min(len(self.scenario.about.rounds), self.chosen.rounds + by))

    def _minutes(self, by: int) -> None:
        self.chosen.minutes = max(1, min(60, self.chosen.minutes + by))

    def _seed(self, by: int) -> None:
        self.chosen.seed = max(0, self.chosen.seed + by)

    def turn_bot(self, i: int) -> None:
        """The next way in turn to play a seat: people, or one of the bots."""
        team = self.chosen.teams[i]
        ways: list[BotName | None] = [None, *BOTS]
        bot = ways[(ways.index(team.bot) + 1) % len(ways)]
        self.chosen.teams[i] = team.model_copy(update={"bot": bot})
        self.said = self._temper(bot)

    def _temper(self, bot: BotName | None) -> str:
        """What a bot is like, in a line."""
        w = self.w
        match bot:
            case "cooperative":
                return w("This bot opens its books and deals with everybody, fairly.")
            case "dealing":
                return w("This bot deals with one partner at a time.")
            case "private":
                return w("This bot proposes no deals, and accepts only what pays it well.")
            case "idle":
                return w("This bot decides nothing: the firm goes on as before.")
            case _:
                return w("People at the table play this team.")

    def pick(self, firm: str) -> None:
        """Take a firm up, or lay it down again."""
        self.picked = "" if self.picked == firm else firm

    def put(self, i: int) -> None:
        """The firm that was taken up goes to this team."""
        firm, self.picked = self.picked, ""
        for at, team in enumerate(self.chosen.teams):
            kept = tuple(one for one in team.firms if one != firm)
            firms = (*kept, firm) if at == i else kept
            if not firms:
                self.problem = self.w("A team needs a firm. Have fewer teams instead.")
                return
        self.chosen.teams = [
            team.model_copy(
                update={"firms": (*(one for one in team.firms if one != firm), *([firm] if at == i else []))}
            )
            for at, team in enumerate(self.chosen.teams)
        ]

    def rename(self, team: Team) -> None:
        """Type another name for a team."""
        self.naming = team.id
        self.editing.set(team.name)

    def named(self) -> None:
        """The name that was typed is the team's."""
        name = self.editing.text.strip()
        if name:
            self.chosen.teams = [
                team.model_copy(update={"name": name}) if team.id == self.naming else team
                for team in self.chosen.teams
            ]
        self.naming = ""

    def _start(self) -> Go | None:
        chosen = self.chosen
        setup = Setup(
            seed=chosen.seed,
            teams=tuple(chosen.teams),
            rounds=chosen.rounds,
            minutes_per_round=chosen.minutes,
            language=self.show.settings.language,
        )
        mirror = self.show.settings.mirror
        try:
            self.show.sessions.mkdir(parents=True, exist_ok=True)
            path = _fresh(self.show.sessions, self.scenario.id)
            session = Session.create(path, self.scenario, setup, mirror=Path(mirror) if mirror else None)
        except SessionFault as fault:
            self.problem = self.w.heard(str(fault))
            return None
        except OSError as fault:
            why, folder = fault.strerror or fault, self.show.sessions
            self.problem = self.w("Nothing can be saved in {folder}: {why}.", folder=folder, why=why)
            return None
        self.show.begin(session)
        return forward(session, "briefing")


def _fresh(folder: Path, scenario: str) -> Path:
    """A file that is not there yet: the scenario and the day, and a number from the second on."""
    day = datetime.datetime.now().strftime("%Y-%m-%d %H.%M")
    for number in range(1, 1000):
        path = folder / (f"{scenario} {day}.kierto" if number == 1 else f"{scenario} {day} ({number}).kierto")
        if not path.exists():
            return path
    raise OSError(f"{folder} is full of sessions of this minute")

"""Beginning a rehearsal, and what its bar says and offers: it is kept in memory alone, unless somebody asks."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.roster.setup import BotName, Setup
from game.screen.context import Context
from game.screen.facilitator_prompt import prompt
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.parts.rehearsal_bar import rehearsal_bar
from game.screen.rehearsal import Rehearsal
from game.screen.session_place import free_place
from game.session.session import Session
from sim.os_errors import because
from sim.scenario.file import Scenario

PEOPLE: BotName = "conditional"
"""who sits where people would: a person who does as the others did"""
_TEXT = 24


def rehearse(context: Context, scenario: Scenario, setup: Setup) -> Session:
    """A session in memory that leads itself through, bots at all tables. Raises SessionError if it does not fit."""
    session = rehearsed(scenario, setup)
    lead_through(context, session)
    return session


def rehearsed(scenario: Scenario, setup: Setup) -> Session:
    """The session of a rehearsal, not yet under way. Raises SessionError if it does not fit."""
    teams = tuple(team.model_copy(update={"bot": team.bot or PEOPLE}) for team in setup.teams)
    return Session.in_memory(scenario, setup.model_copy(update={"teams": teams}))


def lead_through(context: Context, session: Session) -> None:
    """From now on it is played, and leads itself."""
    context.begin(session)
    context.rehearsal = Rehearsal(_Bar(context, session).draw)


@dataclass(slots=True)
class _Bar:
    """What stands at the foot of the page in front."""

    context: Context
    session: Session
    kept: str = field(default="")

    def draw(self, page: Page) -> None:
        """What to say now, and the ways to hold the rehearsal, to turn its page and to end it."""
        w, rehearsal = self.context.words, self.context.rehearsal
        if rehearsal is None:
            return
        stop = Button(w("End rehearsal"), self._stop, "end rehearsal", "x", size=_TEXT)
        if self.session.phase == "debrief":
            text = self.kept or w("The rehearsal is over. Nothing of it is kept.")
            keep = Button(w("Keep it"), self._keep, "keep rehearsal", "save", size=_TEXT)
            rehearsal_bar(page, text, (stop,) if self.kept else (keep, stop))
            return
        label, icon = (w("Go on"), "play") if rehearsal.paused else (w("Hold"), "pause")
        hold = Button(label, rehearsal.turn, "hold rehearsal", icon, size=_TEXT, key=pygame.K_p)
        on = Button(
            w("Next"), rehearsal.go_on, "next in rehearsal", "arrow-right", size=_TEXT, key=pygame.K_n
        )
        cue = prompt(self.context, self.session).cue
        rehearsal_bar(page, f"{cue.what} · {cue.say}", (hold, on, stop))

    def _stop(self) -> Transition:
        self.context.end()
        return Transition("title")

    def _keep(self) -> None:
        """Beside the real sessions, under a name that says what it was."""
        w, folder = self.context.words, self.context.sessions
        name = w("rehearsal of {scenario}", scenario=self.session.scenario.id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = free_place(folder, name)
            self.session.write_to(path)
        except OSError as fault:
            self.context.notices.append(
                w("Nothing can be saved in {folder}: {why}.", folder=folder, why=w.say(because(fault)))
            )
            return
        self.kept = w("The rehearsal is kept as {name}.", name=path.stem)

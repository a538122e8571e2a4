"""Where the path stands: its step and page, what the room guessed, what is typed at the Desk. No pygame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.debrief.model import game_debrief
from game.debrief.path import DebriefStep, StepName, path_steps
from game.experiments.more_answers import MoreAnswers
from game.experiments.path_answers import PathAnswers
from game.experiments.what_if import WhatIf
from game.outputs.path.facts import PathFacts
from game.outputs.path.own_page import own_pages
from game.outputs.path.page import Guesses, PathPage
from game.outputs.path.pages import path_pages
from game.screen.kit.text_field import SENTENCE_LETTERS, TextField
from game.screen.worked_beside import WorkedBeside
from game.session.debrief_notes import FIELDS, GuessStep
from game.session.presets import PRESETS
from game.session.session import Session
from game.text.translator import Translator
from sim.rules import VERSION

_MONDAY_LETTERS = 80
OwnPages = tuple[tuple[str, str], tuple[PathPage, ...]]
"""the cluster and the language that they are of, and the pages"""


def _fields() -> tuple[TextField, ...]:
    return tuple(TextField(longest=_MONDAY_LETTERS) for _ in FIELDS)


@dataclass(slots=True)
class PathModel:
    """The path through one session."""

    session: Session
    world: str
    w: Translator
    answers: Callable[[], PathAnswers]
    """what is known by now of what is worked out beside the screen"""
    more: Callable[[], MoreAnswers] = MoreAnswers
    """and of what lies beside the path"""
    questions: Callable[[], WhatIf | None] = lambda: None
    """what may be asked about single decisions; None: nothing"""
    own: WorkedBeside[OwnPages] = field(default_factory=lambda: WorkedBeside("own pages", at_once=True))
    """the teams' own pages, for which all books are read"""
    at: int = 0
    """which step, from 0"""
    leaf: int = 0
    """which page of it"""
    seconds: float = 0.0
    """since the step began"""
    monday: tuple[TextField, ...] = field(default_factory=_fields)
    note: TextField = field(default_factory=lambda: TextField(longest=SENTENCE_LETTERS))
    _guesses: dict[GuessStep, int] = field(default_factory=dict)
    """of a session that nobody may write to: forgotten when the page is left"""

    @property
    def steps(self) -> tuple[DebriefStep, ...]:
        """In the minutes that this session's plan gives the debrief."""
        return path_steps(PRESETS[self.session.setup.preset].debrief)

    @property
    def step(self) -> DebriefStep:
        """The step that is open."""
        return self.steps[self.at]

    @property
    def facts(self) -> PathFacts:
        """What pages are made from, now."""
        session, guesses = self.session, dict(self._guesses)
        for step in ("road", "signature"):
            if (guess := session.notes.guessed(step)) is not None:
                guesses[step] = guess.options[guess.chosen]
        game = game_debrief(session, self.world)
        can_play = session.past.head.rules == VERSION
        return PathFacts(
            game, self.answers(), self.w, guesses, session.notes.mondays(), can_play, self.more()
        )

    def pages(self, name: StepName | None = None) -> tuple[PathPage, ...]:
        """The pages of a step; of the one that is open. Made anew where something became known."""
        name, notes = name or self.step.name, self.session.past.last
        if name == "own page" and self.session.records:
            return self._own_pages(notes)
        version = (self.world, notes, self.answers(), tuple(self._guesses.items()), self.w.language)
        return self.session.derived.once(("path", name), version, lambda: path_pages(self.facts, name))

    def _own_pages(self, notes: int) -> tuple[PathPage, ...]:
        """Begun when the path is opened; until they are there, a page says so at once."""
        facts, of = self.facts, (self.world, self.w.language)
        known = self.own.ask((*of, notes), lambda: (of, path_pages(facts, "own page")))
        if known is not None and known[0] == of:
            return known[1]
        w = self.w
        return own_pages(facts, w("It could not be worked out.") if self.own.is_broken else w("One moment …"))

    @property
    def page(self) -> PathPage:
        """The page that is open; fewer may be known than there were."""
        pages = self.pages()
        return pages[min(self.leaf, len(pages) - 1)]

    def turn(self, by: int) -> None:
        """A page on or back, over the end of a step into the next."""
        pages = len(self.pages())
        leaf = min(self.leaf, pages - 1) + by
        if 0 <= leaf < pages:
            self.leaf = leaf
        elif by > 0 and self.at + 1 < len(self.steps):
            self.to(self.at + 1)
        elif by < 0 and self.at:
            self.to(self.at - 1)
            self.leaf = len(self.pages()) - 1

    def to(self, step: int) -> None:
        """A step, at its first page."""
        if 0 <= step < len(self.steps):
            self.at, self.leaf, self.seconds = step, 0, 0.0

    # -- what is written down ----------------------------------------------------------------------

    @property
    def can_write(self) -> bool:
        """Whether this session takes lines: one under way, in nobody else's hands."""
        return self.session.read_only is None

    def guess(self, chosen: int) -> None:
        """What most hands are up for. Raises SessionError."""
        side = self.page.side
        if isinstance(side, Guesses) and chosen < len(side.options):
            if self.can_write:
                self.session.notes.guess(side.step, side.per_cents, chosen)
            else:
                self._guesses[side.step] = side.per_cents[chosen]

    def add_monday(self) -> None:
        """A line of the Monday sheet as it was typed. Raises SessionError."""
        self.session.notes.monday([each.text for each in self.monday])
        self.monday = _fields()

    def take_back_monday(self) -> None:
        """The last line of the Monday sheet, into the form again: to be mended, or left out."""
        plans = self.session.notes.mondays()
        if plans:
            last = plans[-1]
            self.session.notes.monday(("",) * len(FIELDS), last.number)
            for editing, name in zip(self.monday, FIELDS, strict=True):
                editing.set(getattr(last, name))

    def write_note(self) -> None:
        """A sentence that was said at this step. Raises SessionError."""
        if self.note.text.strip():
            self.session.notes.write(self.step.name, self.note.text)
            self.note.set("")

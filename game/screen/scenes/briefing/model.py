"""What is told before the first round, and the joint practice as it goes on. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from game.board.firms import YearlyAmount, portrait
from game.board.practice_deal import PracticeDeal, Step, lesson
from game.board.practice_deal import board as practice_board
from game.cluster_map.baseline_map import today
from game.cluster_map.board import Board
from game.cluster_map.firm_models import picture_for
from game.preview.figures import Forecast, Preview
from game.preview.preview import PublicSituation, Request, preview
from game.preview.worker import PreviewWorker
from game.roster.setup import Team
from game.roster.teams import marks_of
from game.screen.kit.text_field import TextField
from game.session.session import Session
from game.text.told_text import told
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.entry import Table, read_entry
from game.typed.read_back import codes_of
from game.typed.vocabulary import printed

MOST_GOALS: Final = 3
MOST_PURSES: Final = 3
"""teams whose purses the practice shows: those who take part in its deal"""
MOST_PILLS: Final = 2
"""ribbons of the practice's map that bear their amount"""
MOST_FIRMS: Final = 3
"""on one page; a team with more has more pages"""
_TRIES: Final = 3
_AGREED: Final = "3 € 6"
"""what a slip must say besides where nobody proposes it: a price and years; any others are as good"""


@dataclass(slots=True)
class Practice:
    """One walk through the lesson. It holds no decision: the session never hears of it."""

    session: Session
    lesson: PracticeDeal
    worker: PreviewWorker | None
    at: int = 0
    editing: TextField = field(default_factory=TextField)
    wrong: bool = False
    """what was typed last is not the practice's code"""
    preview: Preview | None = None

    @property
    def step(self) -> Step:
        """Where the practice stands."""
        return self.lesson.steps[self.at]

    @property
    def is_over(self) -> bool:
        """Whether everything is put back."""
        return self.step == "back"

    @property
    def code(self) -> str:
        """The code that is to be typed now; empty: nothing."""
        return self.lesson.typed(self.step)

    def line(self, w: Translator) -> str:
        """What is to be typed now, as the paper shows it."""
        builds = bool(self.code) and self.code == self.lesson.project_code
        if builds:
            return f"{self.code} {printed(w, 'yes')}"
        blank = bool(self.code) and not self.session.scenario.about.brokers_aid
        return f"{self.code} {_AGREED} {printed(w, 'year')}" if blank else self.code

    @property
    def figures(self) -> Forecast | None:
        """What it would change once it runs, or at once where nothing is to be built; None while that is tried."""
        return None if self.preview is None else self.preview.running or self.preview.next

    @property
    def teams(self) -> list[Team]:
        """Those who take part and have a purse in the figures."""
        purses = self.figures.purses if self.figures is not None else {}
        parties = set(self.lesson.deal.parties)
        teams = (team for team in self.session.teams if team.id in purses and parties & set(team.firms))
        return list(teams)[:MOST_PURSES]

    def enter(self) -> None:
        """Take what was typed; go on if it comes to what the practice is about."""
        self.wrong = bool(self.code) and not self._is_meant()
        if self.wrong:
            self.editing.select()  # what is typed next takes its place
        else:
            self.go_on()

    def _is_meant(self) -> bool:
        """Whether the line reads, as at the Desk, as the practice's project or its deal, and as nothing else."""
        session, world = self.session, self.session.worlds[0]
        plan, seats, state = session.plan, session.setup.seats(world), session.state(world)
        codes = handles(plan)
        read = read_entry(Table(plan, state, seats, codes), tuple(plan.firms), self.editing.text)
        about = [codes_of(plan, state, codes, decision) for decision in read.decisions]
        return not read.removed and about == [(self.code,)]

    def go_on(self) -> None:
        """The next step, as if its code had been typed."""
        self._stand(min(self.at + 1, len(self.lesson.steps) - 1))

    def go_back(self) -> None:
        """The step before."""
        self._stand(max(0, self.at - 1))

    def _stand(self, at: int) -> None:
        self.at, self.preview, self.wrong = at, None, False
        self.editing.set("")
        self._ask()

    def _ask(self) -> None:
        draft = self.lesson.draft(self.session, self.step)
        if not draft:
            return
        session = self.session
        world = session.worlds[0]
        years = len(session.plan.scenario.about.years_of(1))
        situation = PublicSituation(session.state(world), session.setup.seats(world), years)
        request = Request(draft, draws=_TRIES)
        if self.worker is None:
            self.preview = preview(session.plan, situation, request)
        else:
            self.worker.ask(situation, request)

    def poll(self) -> None:
        """Take what the preview has found."""
        newest = self.worker.poll() if self.worker is not None and self.preview is None else None
        if newest is not None and (newest.running is not None or newest.settled):
            self.preview = newest


@dataclass(frozen=True, slots=True)
class FirmSheet:
    """A firm as its team first sees it."""

    name: str
    picture: str
    facts: tuple[tuple[str, str], ...]
    """(what it is about, in figures)"""


@dataclass(frozen=True, slots=True)
class TeamTable:
    """The firms that sit together; of parallel teams all of them run these."""

    team: Team
    title: str
    is_one_team: bool
    firms: tuple[FirmSheet, ...]


@dataclass(slots=True)
class BriefingModel:
    """The briefing: what there is to tell, and how far it has come."""

    session: Session
    practice: Practice | None
    at: int = 0
    """what is told: a part of the story, a team, the rules, the practice"""
    leaf: int = 0
    """the page of it: larger text needs more"""
    board: Board = field(init=False)
    """the cluster as it is today, beside what is told"""
    story: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    """what the facilitator says meanwhile"""
    tables: tuple[TeamTable, ...] = ()
    boards: dict[Step, Board] = field(default_factory=dict)
    """the practice, step by step"""

    def speak(self, w: Translator) -> None:
        """Everything in the language of the moment."""
        session = self.session
        plan = session.plan
        self.board = today(plan, marks_of(session.teams), picture_for, w)
        self.story = tuple(told(w, plan, text) for text in plan.scenario.about.story)
        self.speech = tuple(told(w, plan, text) for text in plan.scenario.about.speech)
        self.tables = tuple(self._tables(w))
        if self.practice is not None:
            deal = self.practice.lesson
            self.boards = {step: practice_board(session, deal, step, picture_for, w) for step in deal.steps}

    def go_on(self, leaves: Sequence[int]) -> bool:
        """The next page, of so many for each thing that is told; whether there is one."""
        if self.leaf + 1 < leaves[self.at]:
            self.leaf += 1
        elif self.at + 1 < len(leaves):
            self.at, self.leaf = self.at + 1, 0
        else:
            return False
        return True

    def spoken(self, things: int) -> str:
        """The part of the speech that belongs to what is told, of so many things; empty where there is none."""
        return self.speech[self.at * len(self.speech) // things] if self.speech else ""

    def go_back(self, leaves: Sequence[int]) -> None:
        """The page before."""
        leaf = min(self.leaf, leaves[self.at] - 1)
        if leaf:
            self.leaf = leaf - 1
        elif self.at:
            self.at, self.leaf = self.at - 1, leaves[self.at - 1] - 1

    def _tables(self, w: Translator) -> Iterator[TeamTable]:
        is_shared = len(self.session.worlds) == 1
        for team in self.session.teams if is_shared else self.session.teams[:1]:
            title = team.name if is_shared else w("Each team runs all of these")
            yield TeamTable(team, title, is_shared, tuple(self._sheet(firm, w) for firm in team.firms))

    def _sheet(self, firm: str, w: Translator) -> FirmSheet:
        """Its largest side stream and what it buys most of; else what it could build."""
        part = self.session.scenario.firms[firm]
        seen = portrait(self.session.plan, firm, w.language)
        flows = (
            (w("has left over each year"), _largest(seen.gives, w)),
            (w("buys new each year"), _largest(seen.needs, w)),
        )
        facts = [(label, text) for label, text in flows if text]
        if not facts and seen.project:
            facts = [(w("could build"), seen.project)]
        return FirmSheet(w.of(part.name, firm), picture_for(part.picture, part.sector), tuple(facts))


def _largest(things: tuple[YearlyAmount, ...], w: Translator) -> str:
    return ", ".join(f"{thing.name} {w.amount(thing.amount, thing.unit)}" for thing in things[:1])


def practice_of(session: Session, worker: PreviewWorker | None) -> Practice | None:
    """The joint practice, where something can be agreed on in the first round."""
    deal = lesson(session)
    return Practice(session, deal, worker) if deal is not None else None

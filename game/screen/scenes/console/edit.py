"""Editing what is long decided: a sheet or a deal as it is to read, and the line that replaces it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.screen.kit.text_field import TextField
from game.screen.scenes.console.forms import (
    CashForm,
    EndForm,
    EventForm,
    EvidenceForm,
    ForkForm,
    MirrorForm,
    NameForm,
    PapersForm,
)
from game.session.entries import Sheet, Signed
from game.session.round_state import with_signatures
from game.session.session import Session
from game.typed.codes import handles
from game.typed.deals import advanced, agreed, stepped, without_exchange
from game.typed.sheet_parser import put, read_line
from game.typed.slip_parser import read_slip
from game.typed.slip_terms import put_on
from game.typed.unclear import Unclear
from sim.decisions import DealTerms, Decision


@dataclass(slots=True)
class SheetEdit:
    """A sheet that is being edited."""

    session: Session
    line: int
    sheet: Sheet
    decisions: list[Decision] = field(init=False)
    editing: TextField = field(default_factory=TextField)
    unclear: tuple[Unclear, ...] = ()

    def __post_init__(self) -> None:
        self.decisions = list(self.sheet.decisions)

    def enter(self) -> None:
        """Put what was typed on the sheet, in the language of the codes."""
        session = self.session
        team = session.team(self.sheet.team)
        state = session.state(team.world)
        read = read_line(session.plan, state, team.firms, handles(session.plan), self.editing.text)
        self.unclear = read.unclear
        self.decisions = put(self.decisions, read)
        if not read.unclear:
            self.editing.set("")

    def remove(self, index: int) -> None:
        """Take one decision off it."""
        del self.decisions[index]

    def save(self) -> None:
        """The sheet reads like this from now on. Raises SessionError."""
        instead = self.sheet.model_copy(update={"decisions": tuple(self.decisions)})
        self.session.edit(self.line, instead)


@dataclass(slots=True)
class DealEdit:
    """A signed deal that is being edited: exchanges change or are struck, advances change; to strike all, undo it."""

    session: Session
    line: int
    signed: Signed
    terms: DealTerms = field(init=False)
    editing: TextField = field(default_factory=TextField)
    unclear: tuple[Unclear, ...] = ()

    def __post_init__(self) -> None:
        self.terms = self.signed.deal

    def enter(self) -> None:
        """Change what was typed: `X4 120 kt 3 € 6 y`."""
        plan = self.session.plan
        slip = read_slip(plan, handles(plan), self.editing.text)
        changed = slip.unclear[0] if slip.unclear else put_on(plan, self.terms, slip)
        if isinstance(changed, Unclear):
            self.unclear = (changed,)
            return
        self.terms, self.unclear = changed, ()
        self.editing.set("")

    def step(self, at: int, what: str, by: int) -> None:
        """An exchange with more or less of something."""
        self.terms = stepped(self.terms, at, what, by)

    def advance(self, project: str, firm: str, by: int) -> None:
        """A party carries so many tenths more of a project."""
        self.terms = advanced(self.terms, project, firm, by)

    def remove(self, at: int) -> None:
        """Strike one exchange."""
        self.terms = without_exchange(self.terms, at)

    def save(self) -> None:
        """The deal reads like this from now on. Raises SessionError."""
        deal = with_signatures(self.session.plan, agreed(self.terms))
        self.session.edit(self.line, self.signed.model_copy(update={"deal": deal}))


Form = (
    EventForm
    | CashForm
    | ForkForm
    | MirrorForm
    | NameForm
    | EndForm
    | PapersForm
    | EvidenceForm
    | SheetEdit
    | DealEdit
)
"""what an action of the console asks for"""

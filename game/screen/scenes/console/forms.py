"""What an action of the console asks for before it is done: an event, a sum and its reason, a folder, a round."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final

from game.screen.kit.text_field import FIGURE_LETTERS, SENTENCE_LETTERS, TextField
from game.session.entries import MOMENTS, CashAdjusted, Injected, Moment
from game.session.session import Session
from game.typed.numbers import plainly
from game.typed.sums import read_sum
from sim.units import CENTS

_MILLION: Final = Decimal("1e6") * CENTS
"""cents"""


@dataclass(slots=True)
class EventForm:
    """An event or a measure that begins at the next New Year, or in place of one that was brought."""

    session: Session
    line: int = 0
    """of the journal, that the event is to stand for; 0: a new one"""

    def begins(self) -> int:
        """The year from which an event that is brought now works."""
        past = self.session.past
        entry = past.reads(self.line) if self.line else None
        number = entry.round if isinstance(entry, Injected) else past.reached + 1
        return self.session.plan.scenario.about.years_of(
            min(number, len(self.session.scenario.about.rounds))
        )[0]

    def measures(self) -> list[str]:
        """Events and measures that are not under way; events first, by their year."""
        session = self.session
        under_way = session.state(session.worlds[0]).events
        plan, events = session.plan, session.scenario.events
        by_year = sorted(events, key=lambda key: events[key].year or 0)
        others = [
            key for key, measure in plan.measures.items() if key not in events and measure.kind != "advantage"
        ]
        return [key for key in (*by_year, *others) if key not in under_way]

    def bring(self, measure: str) -> None:
        """Write it down. Raises SessionError."""
        before = self.session.past.reads(self.line) if self.line else None
        if isinstance(before, Injected):
            self.session.edit(self.line, before.model_copy(update={"measure": measure}))
        else:
            self.session.inject(measure)


@dataclass(slots=True)
class CashForm:
    """Money given to a firm, or taken from it; everybody can read why."""

    session: Session
    line: int = 0
    """of the journal, that the adjustment is to stand for; 0: a new one"""
    at: int = 0
    """position of the firm"""
    amount: TextField = field(default_factory=lambda: TextField(longest=FIGURE_LETTERS))
    reason: TextField = field(default_factory=lambda: TextField(longest=SENTENCE_LETTERS))

    @classmethod
    def of(cls, session: Session, line: int, entry: CashAdjusted) -> CashForm:
        """The form as it was filled in for a line of the journal."""
        form = cls(session, line)
        form.at = form.firms().index((entry.world, entry.firm))
        form.amount.set(plainly(Decimal(entry.cents) / _MILLION))
        form.reason.set(entry.reason)
        return form

    def firms(self) -> list[tuple[str, str]]:
        """Every firm that is played: (cluster, firm)."""
        return [(team.world, firm) for team in self.session.teams for firm in team.firms]

    @property
    def firm(self) -> tuple[str, str]:
        """The chosen one: (cluster, firm)."""
        return self.firms()[self.at]

    def next_firm(self, by: int = 1) -> None:
        """Choose another firm."""
        self.at = (self.at + by) % len(self.firms())

    def cents(self) -> int:
        """The amount that is typed. Raises NotReadError."""
        return int(read_sum(self.amount.text) * CENTS)

    def adjust(self, cents: int) -> None:
        """Write it down. Raises SessionError."""
        (world, firm), reason = self.firm, self.reason.text.strip()
        before = self.session.past.reads(self.line) if self.line else None
        if isinstance(before, CashAdjusted):
            change = {"world": world, "firm": firm, "cents": cents, "reason": reason}
            self.session.edit(self.line, before.model_copy(update=change))
        else:
            self.session.adjust_cash(world, firm, cents, reason)


@dataclass(slots=True)
class MirrorForm:
    """A folder on another disk into which every line is written too."""

    folder: TextField = field(default_factory=TextField)


@dataclass(slots=True)
class NameForm:
    """What the session is to be called."""

    name: TextField = field(default_factory=lambda: TextField(longest=SENTENCE_LETTERS))

    @classmethod
    def of(cls, path: Path | None) -> NameForm:
        """With the name that it has, to be typed over."""
        form = cls()
        form.name.set(path.stem if path is not None else "")
        form.name.select()
        return form


@dataclass(frozen=True, slots=True)
class ForkForm:
    """The rounds from which this game can be played on in a session of its own."""

    rounds: range


@dataclass(frozen=True, slots=True)
class EndForm:
    """Whether the game is to end here, or with a round fewer."""

    rounds: int
    """that have run"""
    left: int = 0
    """rounds still to be played"""


@dataclass(slots=True)
class PapersForm:
    """Whether the report that is about to be written holds what people typed."""

    has_texts: bool = True


@dataclass(slots=True)
class EvidenceForm:
    """Sheets of statements, marked on paper without a name, one after the other."""

    moment: Moment
    sheet: TextField = field(default_factory=lambda: TextField(longest=SENTENCE_LETTERS))

    @classmethod
    def of(cls, session: Session) -> EvidenceForm:
        """Those that are likely now."""
        return cls("after" if session.records else "before")

    def next_moment(self, by: int = 1) -> None:
        """Choose another moment."""
        self.moment = MOMENTS[(MOMENTS.index(self.moment) + by) % len(MOMENTS)]

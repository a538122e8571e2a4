"""Editing a sheet that is long sealed: its decisions, what is typed to change them, and the line that replaces it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.screen.editing import Editing
from game.session.entries import Sheet
from game.session.session import Session
from game.session.slips.codes import handles
from game.session.slips.sheets import Unclear, put, read_line
from sim.decisions import Decision


@dataclass(slots=True)
class Amending:
    """One sheet under the pencil."""

    session: Session
    line: int
    sheet: Sheet
    decisions: list[Decision] = field(init=False)
    editing: Editing = field(default_factory=Editing)
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
        self.editing.set(", ".join(one.item for one in read.unclear))

    def remove(self, index: int) -> None:
        """Take one decision off it."""
        del self.decisions[index]

    def save(self) -> None:
        """The sheet reads like this from now on. Raises SessionFault."""
        instead = self.sheet.model_copy(update={"decisions": tuple(self.decisions)})
        self.session.edit(self.line, instead)

"""What is known at the bell: whose voice speaks, what it may say, and what is ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from game.board.spoken import SpokenThing, spoken_things, toggled
from game.roster.setup import Team
from game.screen.kit.text_field import TextField
from game.screen.kit.turning import Turning
from game.session.errors import SessionError
from game.session.promises import reasons_of
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import Handle, handles
from game.typed.promise_line import read_promise
from game.typed.unclear import Unclear
from sim.message import Message

_QUOTES: Final = "\"'“”„‘’«»"
"""a line that begins with one of these is a reason, and holds no codes"""


@dataclass(slots=True)
class BellModel:
    """The voices one after the other. Every tick is a line of the journal before it is shown."""

    session: Session
    at: int = 0
    """position of the team that speaks, among those that people play"""
    editing: TextField = field(default_factory=lambda: TextField(clears=True))
    unclear: tuple[Unclear, ...] = ()
    fault: Message | None = None
    turning: Turning = field(default_factory=Turning)
    codes: dict[str, Handle] = field(init=False)

    def __post_init__(self) -> None:
        self.codes = handles(self.session.plan)

    @property
    def teams(self) -> tuple[Team, ...]:
        """Those that speak: bots say nothing, unless there is nobody else."""
        people = tuple(team for team in self.session.teams if not team.bot)
        return people or self.session.teams

    @property
    def team(self) -> Team:
        """The one that speaks."""
        return self.teams[min(self.at, len(self.teams) - 1)]

    @property
    def is_last(self) -> bool:
        """Whether nobody speaks after it."""
        return self.at >= len(self.teams) - 1

    def things(self, team: Team, w: Translator) -> tuple[SpokenThing, ...]:
        """What a team may say, and has said; worked out once for each line of the journal."""
        session = self.session
        version = (session.past.last, w.language)
        return session.derived.once(
            ("spoken", team.id), version, lambda: spoken_things(session, team, self.codes, w)
        )

    def open(self, at: int) -> None:
        """Another voice."""
        self.at, self.unclear, self.fault = max(0, min(at, len(self.teams) - 1)), (), None
        self.turning = Turning()
        self.editing.set("")

    def tick(self, w: Translator, handles: Sequence[Handle]) -> None:
        """It says that it will do this, or no longer says it."""
        try:
            self.session.promise(self.team.id, toggled(self.things(self.team, w), handles))
        except SessionError as fault:
            self.fault = fault.message

    def _explain(self, words: str) -> None:
        """Why, in the team's own words."""
        try:
            self.session.explain(self.team.world, words, team=self.team.id)
        except SessionError as fault:
            self.fault = fault.message
        else:
            self.editing.set("")

    def reason(self, team: Team) -> str:
        """What it gave as its reason."""
        given = reasons_of(self.session.past, self.session.round, team.world)
        return next((each.text for each in given if each.team == team.id), "")

    def enter(self, w: Translator) -> bool:
        """The codes that were typed are ticked. Whether nothing was typed: then the next voice speaks."""
        line, self.unclear, self.fault = self.editing.text.strip(), (), None
        if not line:
            return True
        if line[0] in _QUOTES:
            self._explain(line.strip(_QUOTES))
            return False
        read = read_promise(self.codes, line)
        self.unclear = (read,) if isinstance(read, Unclear) else ()
        if not isinstance(read, Unclear):
            self.tick(w, read)
        self.editing.set(line if self.unclear else "")
        self.editing.select(self.unclear[0].unread if self.unclear else "")
        return False

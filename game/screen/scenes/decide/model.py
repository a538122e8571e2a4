"""What the Desk knows while teams decide: whose sheet is open, what stands on it, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from game.board.choices import Owed, chances_shown, owed
from game.board.columns import Column, columns
from game.preview.figures import Preview
from game.preview.preview import Request
from game.preview.worker import PreviewWorker
from game.roster.setup import Team
from game.roster.teams import purse_of
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import Transition
from game.screen.scenes.decide.desk_lists import DeskLists
from game.screen.scenes.decide.situation import public_situation
from game.screen.scenes.decide.taken_back import lies_open
from game.session.entries import Signed
from game.session.errors import Refused, SessionError
from game.session.session import Session
from game.session.wall import judged_from
from game.text.translator import Translator
from game.typed.codes import Handle, handles
from game.typed.deals import Chance
from game.typed.promise_line import is_promise, note_promise
from game.typed.read_back import codes_of, codes_typed
from game.typed.sheet_parser import put, read_line
from game.typed.slip_parser import TypedSlip, is_slip, read_slip
from game.typed.unclear import Unclear
from sim.decisions import Decision
from sim.message import Message
from sim.rules import Objection
from sim.rules.cards import Card, open_cards
from sim.rules.deal_verdict import Answer
from sim.rules.objection import Problem

Value = TypeVar("Value")

_READ_BACK = 5.0
"""seconds for which codes are read back behind the curtain"""
_RANK: dict[Answer, int] = {"both gain": 0, "one loses": 1, "not possible": 2}


@dataclass(slots=True)
class Desk:
    """The open sheets of a round. Every change is a draft in the journal before it is shown."""

    session: Session
    preview_worker: PreviewWorker | None
    at: int = 0
    """position of the team whose sheet is open"""
    editing: TextField = field(default_factory=lambda: TextField(clears=True))
    unclear: tuple[Unclear, ...] = ()
    taken: tuple[str, ...] = ()
    """the codes of the line that was read last, for some seconds: behind the curtain they are read back"""
    taken_ago: float = 0.0
    fault: Message | None = None
    objected: bool = False
    """whether the sheet was refused, and each objection stands below its decision"""
    asked: bool = False
    """whether Enter was pressed on an empty sheet: once more, and it is sealed"""
    preview: Preview | None = None
    lists: DeskLists = field(default_factory=DeskLists)
    codes: dict[str, Handle] = field(init=False)

    def __post_init__(self) -> None:
        self.codes = handles(self.session.plan)
        self.look()

    @property
    def team(self) -> Team:
        """The team whose sheet is open."""
        return self.session.teams[self.at]

    def purse_of(self, team: Team) -> int:
        """Cents in a team's purse."""
        return purse_of(self.session.state(team.world), team.firms)

    @property
    def sheet(self) -> tuple[Decision, ...]:
        """What it has on its sheet."""
        sealed = self.session.sealed(self.team.id)
        return sealed if sealed is not None else self.session.drafted(self.team.id)

    @property
    def is_sealed(self) -> bool:
        """Whether its sheet is sealed."""
        return self.session.sealed(self.team.id) is not None

    def open(self, at: int) -> None:
        """Open a team's sheet."""
        self.at = at % len(self.session.teams)
        self.lists = DeskLists()
        self.preview = None
        self._clear()
        self.editing.set("")
        self.look()

    # --- what is typed ----------------------------------------------------------------------------
    def enter(self) -> Transition | None:
        """Put what was typed on the sheet; a deal opens its slip; with nothing typed, seal the sheet."""
        line = self.editing.text.strip()
        if not line:
            self._seal_or_ask()
            return None
        self._clear()
        if is_slip(self.codes, line):
            slip = read_slip(self.session.plan, self.codes, line)
            self._keep(line, slip.unclear)
            return None if slip.unclear else self.deal(slip)
        if is_promise(line):
            self._keep(line, note_promise(self.session, self.team.id, self.codes, line))
            return None
        session, team = self.session, self.team
        read = read_line(session.plan, session.state(team.world), team.firms, self.codes, line)
        self._keep(line, read.unclear)
        if read.decisions or read.removed:
            self.write(put(self.sheet, read))
            self.taken_ago = 0.0
            self.taken = codes_typed(session.plan, session.state(team.world), self.codes, read)
        return None

    def _keep(self, line: str, unclear: tuple[Unclear, ...]) -> None:
        """A line that was not read stays, and what was not read is chosen, to be mended; nothing of it counts."""
        self.unclear = unclear
        self.editing.set(line if unclear else "")
        self.editing.select(unclear[0].unread if unclear else "")

    def _clear(self) -> None:
        """Nothing is said of what was tried before."""
        self.unclear, self.taken, self.fault, self.objected, self.asked = (), (), None, False, False

    def _seal_or_ask(self) -> None:
        """Enter on an empty line seals; an empty sheet only when it is pressed twice."""
        if self.is_sealed:
            self._go_on()
        elif self.sheet or self.asked:
            self.seal()
        else:
            self._clear()
            self.asked = True

    def deal(self, slip: TypedSlip) -> Transition:
        """Open a deal slip of this team's cluster."""
        return Transition("deal", (self.team.world, slip))

    def unsigned(self) -> list[tuple[str, ...]]:
        """The matches of each slip of this team's cluster that was begun and waits for signatures."""
        return list(self.session.slips(self.team.world))

    def signed(self) -> list[tuple[int, Signed]]:
        """The deals of this team's cluster that were signed in this round, with their lines of the journal."""
        past, world = self.session.past, self.team.world
        of_all = past.of_round(self.session.round, Signed)
        return [(line, signed) for line, signed in of_all if signed.world == world]

    def take_back(self, line: int) -> None:
        """A signed deal no longer binds anybody; its slip waits again."""
        self._clear()
        if self._done(partial(self.session.undo, line)):
            self.undone(line)

    def undone(self, line: int) -> None:
        """What was taken back lies open again: the slip of a deal, a team's own sheet."""
        self.fault, team = lies_open(self.session, line)
        if team is not None:
            self.open(team)
        self.look()

    def write(self, sheet: list[Decision]) -> None:
        """The sheet as it is now, as a draft in the journal. A sealed sheet is opened again first."""
        self.fault, self.objected, self.asked = None, False, False
        if not self.is_sealed or self._done(partial(self.session.unseal, self.team.id)):
            self._done(partial(self.session.draft, self.team.id, sheet))
        self.look()

    def remove(self, index: int) -> None:
        """Take one decision off the sheet."""
        self.write([decision for i, decision in enumerate(self.sheet) if i != index])

    def toggle(self, code: str) -> None:
        """A card by mouse: on the sheet, or off it."""
        handle = self.codes[code]
        on = any(getattr(decision, "project", "") == handle.id for decision in self.sheet)
        self.editing.set(f"{code} no" if on else code)
        self.enter()

    def seal(self) -> None:
        """Seal the sheet, and go on to the next team that has not."""
        self._clear()
        try:
            self.session.seal(self.team.id, self.sheet)
        except Refused:
            self.objected = True
            return
        except SessionError as fault:
            self.fault = fault.message
            return
        self._go_on()

    def _go_on(self) -> None:
        """To the next team that has not sealed."""
        teams, sealed = self.session.teams, self.session.sealed
        waiting = [i for i, team in enumerate(teams) if not team.bot and sealed(team.id) is None]
        if waiting:
            self.open(next((i for i in waiting if i > self.at), waiting[0]))

    def unseal(self) -> None:
        """Open a sealed sheet again."""
        self._clear()
        self._done(partial(self.session.unseal, self.team.id))

    def _done(self, act: Callable[[], None]) -> bool:
        """Whether the session did it; if not, why not is said."""
        try:
            act()
        except SessionError as fault:
            self.fault = fault.message
        return self.fault is None

    # --- what is known ----------------------------------------------------------------------------
    def codes_on(self, index: int) -> tuple[str, ...]:
        """The codes of a decision on the open sheet."""
        state = self.session.state(self.team.world)
        return codes_of(self.session.plan, state, self.codes, self.sheet[index])

    def objections(self) -> list[Objection]:
        """Everything against the open sheet, as things stand."""
        return self._once("check", lambda: self.session.check(self.team.id, self.sheet))

    def owed(self) -> Owed:
        """What the team owes the fund, and what levies would cost it."""
        return self._once("owed", lambda: owed(self.session, self.team, self.sheet, self.codes))

    def cards(self) -> list[Card]:
        """The team's open project cards, playable ones first."""
        session, team = self.session, self.team
        state, seats = session.state(team.world), session.setup.seats(team.world)
        cards = self._once("cards", lambda: open_cards(session.plan, state, team.firms, seats))
        return sorted(cards, key=lambda card: bool(card.problems))

    def chances(self) -> list[Chance]:
        """Matches that could be agreed on now."""
        return chances_shown(self.session, self.team.world)

    def columns(self, w: Translator) -> tuple[Column, ...]:
        """The team board; what could be agreed on is known of the cluster that is open here."""
        world = self.team.world
        make = partial(columns, self.session, w, self.codes, {world: self.chances()})
        return self._once("columns", make, (w.language, world))

    def _once(self, what: str, work_out: Callable[[], Value], of: object = None) -> Value:
        """Worked out once for each line of the journal: of the team whose sheet is open, or of something else."""
        version = (self.session.past.last, of or self.team.id)
        return self.session.derived.once(("desk", what), version, work_out)

    def look(self) -> None:
        """Ask for a preview of the open sheet."""
        if self.preview_worker is None:
            return
        situation = public_situation(self.session, self.team.world)
        self.preview_worker.ask(situation, Request({self.team.id: self.sheet}))

    def answered(self) -> list[tuple[Chance, Answer | None]]:
        """Each match, and whether its ordinary package is possible; with the broker's aid for whom that gains, and the
        best ones first."""
        session, world, offered = self.session, self.team.world, self.chances()
        if not session.scenario.about.brokers_aid:
            against = self.against()
            return [(chance, "not possible" if against.get(chance.match) else None) for chance in offered]

        def work_out() -> list[tuple[Chance, Answer | None]]:
            answers = [(chance, session.verdict(world, chance.terms).answer) for chance in offered]
            return [*sorted(answers, key=lambda answer: _RANK[answer[1]])]

        return session.derived.once(("answered", world), judged_from(session), work_out)

    def against(self) -> dict[str, Problem]:
        """Of each match whose ordinary package is not possible now the first thing that speaks against it."""
        session, world, offered = self.session, self.team.world, self.chances()

        def work_out() -> dict[str, Problem]:
            problems = {chance.match: session.against(world, chance.terms)[0] for chance in offered}
            return {match: against[0] for match, against in problems.items() if against}

        return session.derived.once(("against", world), judged_from(session), work_out)

    def poll(self, seconds: float = 0.0) -> bool:
        """Take what the preview has found; whether there is anything new. What was read back goes in a while."""
        self.taken_ago += seconds
        self.taken = self.taken if self.taken_ago < _READ_BACK else ()
        newest = self.preview_worker.poll() if self.preview_worker is not None else None
        self.preview = self.preview if newest is None else newest
        return newest is not None

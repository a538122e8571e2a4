"""The session: one game from its set-up to its debrief, as screens and commands use it.

Every action is checked, then written down and flushed, and only then counts. Computing is apart from
writing: `task` is a round waiting to be played, whole in itself; run it anywhere and hand the outcome to
`record`. Nothing here keeps anything that the journal does not say.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.roster.setup import BotName, Setup, Team
from game.session import history as told
from game.session.corrections import Corrections
from game.session.debrief_notes import DebriefNotes
from game.session.derived import DerivedValues
from game.session.entries import BotSeated, Clock, Ended, Entry, Phase, PhaseBegun, RoundPlayed
from game.session.errors import SessionError
from game.session.fold import OVER
from game.session.history import Item
from game.session.journal import Journal
from game.session.journal.filesystem import Disk
from game.session.journal.memory import Keeper, Memory
from game.session.journal.sealing import write_journal
from game.session.letters import opened_at_end
from game.session.phases import BEFORE, next_step
from game.session.phases import DECIDING as OPEN
from game.session.reader import head
from game.session.records import RoundRecord
from game.session.round_decisions import RoundDecisions
from game.session.round_task import Task
from game.session.rounds import SessionRounds
from game.session.store import JournalStore, made, opened
from game.session.teams import SessionTeams
from sim.message import Message
from sim.plan.plan import Plan
from sim.scenario.file import Scenario

Place = str | Path


class Session:
    """A game in play, or one that was: a facade over its parts.

    `store` keeps it, `past` is the state that its lines come to, `played` are its rounds, `deciding` the round under
    way, `corrections` what is done to earlier lines; `derived` keeps what anybody works out from them.
    """

    def __init__(self, journal: Keeper, plan: Plan | None = None, *, is_verified: bool = False) -> None:
        self.is_verified = is_verified
        """whether this program has played its rounds, or played them again and compared"""
        self.store = store = JournalStore(journal, plan)
        self.journal, self.plan, self.past = store.journal, store.plan, store.past
        self.scenario, self.setup, self.worlds = self.plan.scenario, self.past.setup, self.past.setup.worlds
        self.derived = DerivedValues()
        self.seated = SessionTeams(store, self.derived)
        self.played = SessionRounds(store, self.derived)
        self.deciding = RoundDecisions(store, self.seated, self.played)
        self.corrections = Corrections(store, self.deciding)
        self.notes = DebriefNotes(store)
        self._pass_on()

    def _pass_on(self) -> None:
        """What the parts do is asked of the session."""
        store, played = self.store, self.played
        self.continue_at, self.save_copy, self.mirror_in = store.continue_at, store.save_copy, store.mirror_in
        self.rename = store.rename
        self.close, self.state, self.catch_up = store.close, played.state, played.catch_up
        self.record, self.record_beside, self.is_outdated = (
            played.record,
            played.record_beside,
            played.is_outdated,
        )
        self.team, self.bots = self.seated.team, self.seated.bots
        round_, earlier = self.deciding, self.corrections
        self.check, self.verdict, self.bot_sheets = round_.check, round_.verdict, round_.bot_sheets
        self.against, self.to_wall, self.explain = round_.against, round_.to_wall, round_.explain
        self.promise, self.guess, self.count_hands = round_.promise, round_.guess, round_.count_hands
        self.draft, self.drafted, self.slip, self.slips = (
            round_.draft,
            round_.drafted,
            round_.slip,
            round_.slips,
        )
        self.seal, self.sealed, self.sign, self.hand_in = (
            round_.seal,
            round_.sealed,
            round_.sign,
            round_.hand_in,
        )
        self.inject, self.adjust_cash = round_.inject, round_.adjust_cash
        self.undo, self.undo_last, self.redo = earlier.undo, earlier.undo_last, earlier.redo
        self.edit, self.unseal = earlier.edit, earlier.unseal

    # -- beginning --------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Place,
        scenario: Scenario,
        setup: Setup,
        *,
        mirror: Place | None = None,
        disk: Disk | None = None,
    ) -> Session:
        """A new session in a new file. Raises SessionError if the set-up does not fit, or no file can be made."""
        first = head(scenario, setup)
        journal = opened(lambda: Journal.create(path, first, mirror=mirror, disk=disk))
        return cls(journal, is_verified=True)

    @classmethod
    def open(cls, path: Place, *, mirror: Place | None = None, read_only: bool = False) -> Session:
        """A session where it stopped. Raises SessionError if nothing of it can be read."""
        session = cls(opened(lambda: Journal.open(path, mirror=mirror, read_only=read_only)))
        try:
            session.played.check_records()
        except SessionError:
            session.close()
            raise
        return session

    @classmethod
    def in_memory(cls, scenario: Scenario, setup: Setup) -> Session:
        """A session that nobody saves."""
        return cls(Memory([head(scenario, setup)]), is_verified=True)

    def copy(self) -> Session:
        """The same session in memory: for what-ifs, where nothing that happens is kept."""
        lines = [line.data for line in self.journal.lines[: self.past.last]]
        copy = Session(Memory(lines), self.plan, is_verified=self.is_verified)
        self.played.hand_on(copy.played)
        return copy

    def write_to(self, path: Place) -> None:
        """Write the session to a new file, whole or not at all. Raises SessionError if it cannot be."""
        lines = [line.data for line in self.journal.lines[: self.past.last]]
        opened(lambda: write_journal(Path(path), lines))

    def retell(self, entry: Entry) -> None:
        """Write down a line of another session that plays the same game: how forks begin."""
        if isinstance(entry, RoundPlayed):
            entry = entry.model_copy(update={"stands_on": self.past.last})
        self.store.write(entry)

    # -- as it stands -----------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file it is kept in; None if it is in none."""
        return self.journal.path

    @property
    def mirror(self) -> Path | None:
        """The file of the second copy; None if there is none."""
        return self.store.mirror

    @property
    def damage(self) -> Message | None:
        """What is wrong with the first line that cannot be used; None if all can."""
        return self.store.damage

    @property
    def read_only(self) -> Message | None:
        """Why nothing can be added, in one sentence; None if lines can."""
        return self.store.read_only

    @property
    def write_fault(self) -> Message | None:
        """Why the file can no longer be written, since a line could not be; None if all is well."""
        return self.store.write_fault

    @property
    def notices(self) -> tuple[Message, ...]:
        """What has to be said about its file: a torn end that was cut, a mirror that is missing."""
        return self.store.notices

    @property
    def language(self) -> str | None:
        """In which teams are named that nobody renamed; none: as they were written down."""
        return self.seated.language

    @language.setter
    def language(self, language: str | None) -> None:
        self.seated.language = language

    @property
    def teams(self) -> tuple[Team, ...]:
        """The teams as they are now, called as in the language of the moment."""
        return self.seated.all

    @property
    def round(self) -> int:
        """The round under way, from 1."""
        return self.past.round

    @property
    def phase(self) -> Phase:
        """The phase under way."""
        return self.past.phase

    @property
    def records(self) -> tuple[RoundRecord, ...]:
        """The rounds that stand, in order, the legacy run last; those after an undo or edit are gone."""
        return self.played.records

    @property
    def task(self) -> Task | None:
        """The next round that must be played, or played again after an undo or edit; None if all stand."""
        return self.played.task

    @property
    def is_behind(self) -> bool:
        """Whether years that had run must run again, since something before them was changed."""
        return self.played.is_behind

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to play: the last round, and the legacy run where there is one."""
        last = ("legacy", "debrief") if self.scenario.about.legacy_years else OVER
        return self.past.phase in last and self.past.due() is None

    # -- phases -----------------------------------------------------------------------------------

    @property
    def rounds(self) -> int:
        """How many rounds the game has, as things are now."""
        return self.setup.rounds if self.past.ended is None else self.past.ended

    def go_to(self, phase: Phase) -> None:
        """Go on to a phase; from the results of a round, into the next. When a round closes, bots decide."""
        step = next_step(self.past, phase, self.rounds)
        if phase == "legacy" and not self.plan.scenario.about.legacy_years:
            raise SessionError("The scenario has no years after. Go on to the debrief.")
        if step.round > self.past.round:
            self.store.write(PhaseBegun(round=step.round, phase="news"))
        if phase in ("reveal", "years") and self.past.phase in (*BEFORE, *OPEN):
            self._before_closing()
        if (self.past.round, self.past.phase) != (step.round, step.phase):
            self.store.write(step)

    def _before_closing(self) -> None:
        if self.past.phase in BEFORE:
            self.store.write(PhaseBegun(round=1, phase="decide"))
        self.bot_sheets()

    def end_here(self) -> None:
        """End the game after the last round whose years have run; a round under way is left out."""
        if self.past.phase in OVER:
            raise SessionError("The game is over already.")
        self.played.all_played()
        reached = self.past.reached
        if reached < self.setup.rounds:
            self.store.write(Ended(round=reached))
        self.store.write(PhaseBegun(round=max(1, reached), phase="end"))

    # -- playing rounds ---------------------------------------------------------------------------

    def play_round(self, tick: Callable[[], object] = lambda: None) -> RoundRecord:
        """Close the round under way, or the next one, and let its years run."""
        if self.past.due() is None:
            if self.past.phase in ("years", "results"):
                self.go_to("news")
            self.go_to("years")
        self.catch_up(tick)
        return self.records[-1]

    def legacy(self, tick: Callable[[], object] = lambda: None) -> RoundRecord:
        """The years after the last round, in which nobody decides."""
        self.go_to("legacy")
        self.catch_up(tick)
        return self.records[-1]

    # -- the room -----------------------------------------------------------------------------------

    def seat_bot(self, team: str, bot: BotName) -> None:
        """A bot plays a seat from now on."""
        self.store.write(BotSeated(round=self.past.round, team=team, bot=bot))

    def give_seat(self, team: str, name: str | None = None) -> None:
        """People play a seat from now on, under a name of their own if they give one."""
        self.store.write(made(BotSeated, round=self.past.round, team=team, bot=None, name=name))

    def clock(self, minutes: int = 0, *, paused: bool | None = None) -> None:
        """More minutes for the phase under way, or fewer; hold the clock, or let it go on."""
        self.store.write(made(Clock, round=self.past.round, minutes=minutes, paused=paused))

    def history(self) -> tuple[Item, ...]:
        """Every line as one readable item, with whether it counts."""
        letters = opened_at_end(self.plan, self.setup, self.past.phase, self.records)
        return told.history(self.plan, self.past, self.teams, letters)

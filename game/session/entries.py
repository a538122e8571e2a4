"""What a line of the journal can say. Plain, frozen data; the fold over these is the session.

The decisions inside are those of `sim.decisions`. Facts that follow from decisions (what a round came
to) are recorded beside them, so that a debrief can show a session without running anything.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, get_args

from pydantic import Field, TypeAdapter

from game.roster.setup import BotName, Setup, SheetBy
from game.session.spoken_entries import Expectation as Expectation
from game.session.spoken_entries import Explained as Explained
from game.session.spoken_entries import Guessed as Guessed
from game.session.spoken_entries import Round as Round
from sim.decisions import AgreeDeal, DealTerms, Decision
from sim.scenario.frozen import Frozen, Id

Phase = Literal[
    "set_up", "briefing", "news", "decide", "reveal", "years", "results", "end", "legacy", "debrief"
]
Decisions = Annotated[tuple[Decision, ...], Field(max_length=5_000)]
"""A sheet. Nobody decides more in a round."""
LineNumber = Annotated[int, Field(ge=1)]


class SessionOpened(Frozen):
    """The first line: enough to play the session anywhere, without any other file."""

    line: Literal["opened"] = "opened"
    format: Literal[2] = 2
    rules: int = Field(ge=1, description="Version of the rules: a session of other rules opens read-only.")
    made_by: dict[str, str] = Field(description="Program and library versions.")
    setup: Setup
    scenario: dict[str, Any] = Field(description="The whole scenario, as its author wrote it.")


class PhaseBegun(Frozen):
    """The session goes on to a phase of a round."""

    line: Literal["phase"] = "phase"
    round: Round
    phase: Phase


class Draft(Frozen):
    """What a team has on its sheet so far. Without effect: it comes back after a crash."""

    line: Literal["draft"] = "draft"
    round: Round
    team: Id
    decisions: Decisions


class SlipDraft(Frozen):
    """A deal slip as it is filled in so far. Without effect: it comes back after a crash."""

    line: Literal["slip"] = "slip"
    round: Round
    world: Id
    matches: Annotated[tuple[Id, ...], Field(min_length=1, max_length=50)]
    """what is to be exchanged, in the order in which it was put on the slip: one slip each"""
    deal: DealTerms | None = None
    """none: signed by now, or thrown away"""


class WallTry(Frozen):
    """A slip that came to the wall: the Room saw for whom it gains. It decides nothing, and is counted."""

    line: Literal["wall"] = "wall"
    round: Round
    world: Id
    matches: Annotated[tuple[Id, ...], Field(min_length=1, max_length=50)]
    """which deal it is: the same exchanges at other terms are the same deal"""
    deal: DealTerms


class SaidThing(Frozen):
    """Something that a team says it will do: build, sign, pay into the fund, collect, vote for."""

    what: Literal["project", "match", "fund", "recovery", "measure"]
    id: Annotated[str, Field(min_length=1, max_length=200)]


class Promised(Frozen):
    """What a team's voice said at the bell. It binds nobody; the last one of a round stands."""

    line: Literal["promise"] = "promise"
    round: Round
    team: Id
    things: Annotated[tuple[SaidThing, ...], Field(max_length=50)]


class Sheet(Frozen):
    """A team's sealed sheet: all of its decisions of a round, as one. The last of a round counts."""

    line: Literal["sheet"] = "sheet"
    round: Round
    team: Id
    decisions: Decisions
    by: SheetBy | None = None
    """the bot or the deputy that decided; none: the team itself"""


class Signed(Frozen):
    """A package signed by all its parties: binding from this line on."""

    line: Literal["deal"] = "deal"
    round: Round
    world: Id
    deal: AgreeDeal


class Injected(Frozen):
    """An event or measure that the facilitator begins, for every world."""

    line: Literal["inject"] = "inject"
    round: Round
    measure: Id


class CashAdjusted(Frozen):
    """Money the facilitator gives a firm, or takes from it; with the reason."""

    line: Literal["adjust_cash"] = "adjust_cash"
    round: Round
    world: Id
    firm: Id
    cents: int = Field(ge=-(10**13), le=10**13)
    reason: str = Field(min_length=1, max_length=200)


class Undone(Frozen):
    """An earlier sheet, deal, injection, adjustment, edit, seat or end no longer counts."""

    line: Literal["undo"] = "undo"
    of: LineNumber


class Redone(Frozen):
    """An undone line counts again."""

    line: Literal["redo"] = "redo"
    of: LineNumber


class Edited(Frozen):
    """An earlier sheet, deal, injection or adjustment reads like this instead."""

    line: Literal["edit"] = "edit"
    of: LineNumber
    instead: Annotated[Sheet | Signed | Injected | CashAdjusted, Field(discriminator="line")]


class BotSeated(Frozen):
    """A bot plays a seat from now on; none: people do (a latecomer takes the seat)."""

    line: Literal["seat"] = "seat"
    round: Round
    team: Id
    bot: BotName | None = None
    name: str | None = Field(None, min_length=1, max_length=60)
    """what the team is called from now on"""


class Clock(Frozen):
    """What the facilitator did to the clock. Never undone."""

    line: Literal["clock"] = "clock"
    round: Round
    minutes: int = Field(0, ge=-600, le=600)
    """minutes more, or fewer, for the phase under way"""
    paused: bool | None = None


class StepGuess(Frozen):
    """What most hands were up for in the debrief, before the answer was shown."""

    line: Literal["debrief_guess"] = "debrief_guess"
    round: Round
    step: Literal["road", "signature"]
    options: Annotated[
        tuple[Annotated[int, Field(ge=-1000, le=1000)], ...], Field(min_length=2, max_length=5)
    ]
    """per cent of replaceable new material against idle that could be guessed"""
    chosen: int = Field(ge=0, le=4)
    """which of them, from 0"""


MondayText = Annotated[str, Field(max_length=120)]


class MondayPlan(Frozen):
    """What somebody will do at home: no names of people, but their roles. The last one of a number counts."""

    line: Literal["monday"] = "monday"
    round: Round
    number: int = Field(ge=1, le=200)
    by_product: MondayText
    """empty: taken off the sheet"""
    firm: MondayText = ""
    role: MondayText = ""
    date: MondayText = ""
    witness: MondayText = ""


class TalkNote(Frozen):
    """What the facilitator wrote down while people talked: after a round, or in the debrief."""

    line: Literal["note"] = "note"
    round: Round
    about: Annotated[str, Field(min_length=1, max_length=40)]
    """the round's questions, or a step of the debrief"""
    text: Annotated[str, Field(min_length=1, max_length=200)]


Moment = Literal["before", "after", "later"]
"""when people were asked: before the game, after it, or half a year later"""
MOMENTS: Final[tuple[Moment, ...]] = get_args(Moment)


class EvidenceSheet(Frozen):
    """What one person marked on the scenario's statements, without a name. The last of a sign and moment counts."""

    line: Literal["evidence"] = "evidence"
    round: Round
    moment: Moment
    sign: Annotated[str, Field(min_length=1, max_length=20)]
    """what this person writes on each sheet, and nobody else can tell whose it is"""
    marks: Annotated[tuple[Annotated[int, Field(ge=0, le=5)], ...], Field(max_length=10)]
    """1 (not at all) to 5 (fully) for each statement; 0: left open"""


NOTES = (StepGuess, MondayPlan, TalkNote, Explained, EvidenceSheet)
"""What is written down in the debrief, and while people talk."""


class Ended(Frozen):
    """The game ends after this round: the legacy run and the debrief are next."""

    line: Literal["ended"] = "ended"
    round: Annotated[int, Field(ge=0)]


class RoundPlayed(Frozen):
    """What a round came to in every world, as recorded. Lines after `stands_on` had no part in it."""

    line: Literal["round"] = "round"
    round: Round
    phase: Literal["play", "legacy"]
    years: Annotated[tuple[int, ...], Field(min_length=1, max_length=50)]
    stands_on: LineNumber
    worlds: dict[Id, dict[str, Any]]
    """world → what `game.session.records` packs: digests by firm, indicators, compressed ledgers, …"""


Entry = Annotated[
    SessionOpened
    | PhaseBegun
    | Draft
    | SlipDraft
    | WallTry
    | Promised
    | Sheet
    | Signed
    | Injected
    | CashAdjusted
    | Undone
    | Redone
    | Edited
    | BotSeated
    | Clock
    | Guessed
    | StepGuess
    | MondayPlan
    | EvidenceSheet
    | TalkNote
    | Explained
    | Ended
    | RoundPlayed,
    Field(discriminator="line"),
]

ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
"""Reads and writes one entry as plain data."""

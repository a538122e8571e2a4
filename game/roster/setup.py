"""What is settled before the first round: the scenario, the luck, the plan of the session, and the teams."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from sim.message import Message
from sim.scenario.frozen import Frozen, Id
from sim.scenario.texts import LanguageTag

BotName = Literal["idle", "private", "dealing", "cooperative", "conditional", "stubborn", "random"]
BOT_NAMES: Final[dict[BotName, Message]] = {
    "idle": Message("idle"),
    "private": Message("private"),
    "dealing": Message("dealing"),
    "cooperative": Message("cooperative"),
    "conditional": Message("conditional"),
    "stubborn": Message("stubborn"),
    "random": Message("random"),
}
SheetBy = BotName | Literal["deputy"]
"""Who decides where people do not: a bot, or the deputy of people who handed in nothing."""
Preset = Literal["two hours", "ninety minutes", "one hour", "two half-days", "tutorial"]

CLUSTER = "cluster"
"""The name of the world in which all teams play the same cluster."""


class Team(Frozen):
    """Those who decide together: people round a table, or a bot. A team's id is its seat in its world."""

    id: Id
    name: str = Field(min_length=1, max_length=60)
    automatic: bool = Field(
        False, description="Nobody chose the name: it is said in the language of the moment."
    )
    mark: int = Field(0, ge=0, le=7, description="Which colour and shape stand for it.")
    world: Id = CLUSTER
    firms: tuple[Id, ...] = Field(min_length=1)
    bot: BotName | None = Field(None, description="Who plays it from the start; none: people.")


class Origin(Frozen):
    """Where a fork comes from: the session, and the round it was forked before."""

    session: str
    """hash of the first line of the original"""
    name: str
    round: int = Field(ge=1)


class Setup(Frozen):
    """Everything a session is begun with, beside the scenario."""

    seed: int = Field(ge=0, lt=2**63)
    teams: tuple[Team, ...] = Field(min_length=1, max_length=20_000)
    rounds: int = Field(ge=1, description="Rounds to be played before the legacy run.")
    preset: Preset = "two hours"
    minutes_per_round: int = Field(10, ge=1, le=600, description="Older sessions: of every round.")
    round_minutes: tuple[Annotated[int, Field(ge=1, le=600)], ...] = Field(
        (), max_length=50, description="Minutes of each round; empty in older sessions."
    )
    language: LanguageTag = "en"
    deputy: bool = Field(
        False, description="A deputy decides where people hand in no sheet; older sessions: nobody does."
    )
    origin: Origin | None = None

    def minutes_of(self, number: int) -> int:
        """How many minutes a round has by the clock on the wall."""
        if number <= len(self.round_minutes):
            return self.round_minutes[number - 1]
        return self.round_minutes[-1] if self.round_minutes else self.minutes_per_round

    @property
    def worlds(self) -> tuple[str, ...]:
        """The worlds in the order in which their first team stands."""
        return tuple(dict.fromkeys(team.world for team in self.teams))

    def seats(self, world: str) -> dict[str, tuple[str, ...]]:
        """Seat → the firms that it runs, in one world."""
        return {team.id: team.firms for team in self.teams if team.world == world}

"""The owners' letters in a session: when they are handed out, which each team gets, and what they came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.roster.setup import Setup, Team
from game.session.entries import Phase
from game.session.fold import OVER
from game.session.records import RoundRecord
from sim.letters import EndOfPlay, OpenedLetter, Seats, letters_of, numbers_of, open_letters
from sim.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is handed to a team: one of the envelopes printed for it, by its number."""

    team: Team
    number: int
    letter: str


def envelopes(plan: Plan, seats: Seats, seed: int, teams: tuple[Team, ...]) -> tuple[Envelope, ...]:
    """Which envelope each team of a cluster gets."""
    drawn = letters_of(plan, seats, seed)
    return tuple(
        Envelope(team, numbers_of(plan, team.firms)[drawn[team.id]], drawn[team.id])
        for team in teams
        if team.id in drawn
    )


def opened_at_end(
    plan: Plan, setup: Setup, phase: Phase, records: Sequence[RoundRecord]
) -> tuple[OpenedLetter, ...]:
    """The letters of all clusters once the game is over; none before."""
    played = [record for record in records if record.phase == "play"]
    if phase not in OVER or not played:
        return ()
    return tuple(
        letter
        for world in setup.worlds
        for letter in opened_letters(plan, setup.seed, setup.seats(world), played[-1], world)
    )


def opened_letters(
    plan: Plan, seed: int, seats: Seats, last: RoundRecord, world: str
) -> tuple[OpenedLetter, ...]:
    """The letters of a cluster after the last round of play; none if it ended before they were handed out."""
    cluster = last.worlds[world]
    return open_letters(plan, seats, seed, EndOfPlay(cluster.ledgers, cluster.state, cluster.idle_state))

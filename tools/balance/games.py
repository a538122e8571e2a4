"""Games of bots for the balance of a scenario: who plays how, and what a game came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from game.bots import Bot, View, seated
from game.bots.bot import Presence
from game.bots.game import play_bots
from game.roster.seating import seating
from game.roster.setup import Preset
from game.session.presets import in_preset
from sim.decisions import DealTerms, Decision, OfferDeal
from sim.indicators.round import indicators
from sim.letters import EndOfPlay, opened
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult
from sim.scenario.file import Seat
from sim.scenario.loader import load
from sim.units import CENTS

MISSED: Final = (1, 2)
"""rounds in which a sheet is missing: those in which most is begun"""


@dataclass(frozen=True, slots=True)
class Mixture:
    """Who plays how: each seat's bot, and after how many rounds all cooperate."""

    name: str
    bots: tuple[tuple[str, str], ...]
    learns_after: int = 0
    """0: never"""
    misses: tuple[str, int] = ("", 0)
    """a seat, and the round in which its people hand in no sheet"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a game came to."""

    cuts: tuple[float, ...]
    """round → share by which the headline of its last year lies below the game in which nobody acts"""
    gains: tuple[dict[str, float], ...]
    """round, the legacy run last → seat → million EUR more in its purse than if nobody acts"""
    built: frozenset[str]
    """projects begun by the end of play"""
    started: frozenset[str]
    """actions and audits started by then"""
    letters: dict[str, bool]
    """every letter of the scenario, drawn or not → whether it came true"""

    def gain(self, number: int) -> dict[str, float]:
        """What each seat has gained after a round; −1: after the legacy run, −2: at the end of play."""
        return self.gains[number if number < 0 else number - 1]


@dataclass(frozen=True, slots=True)
class Changing:
    """A seat that somebody else plays in some rounds."""

    usual: Bot
    other: Bot
    rounds: range
    """in which the other plays"""

    def presence(self, number: int) -> Presence:
        """As whoever played it in that round."""
        return (self.other if number in self.rounds else self.usual).presence(number)

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """Those of its temper of the moment."""
        return self._now(view).offers(view)

    def sheet(self, view: View) -> Sequence[Decision]:
        """That of its temper of the moment."""
        return self._now(view).sheet(view)

    def signs(self, view: View, deal: DealTerms) -> bool:
        """As its temper of the moment would."""
        return self._now(view).signs(view, deal)

    def _now(self, view: View) -> Bot:
        return self.other if view.state.round in self.rounds else self.usual


def mixtures(plan: Plan) -> list[Mixture]:
    """All alike, one alone otherwise, and rooms that learn after one, two or three rounds."""
    seats = sorted(plan.seats)

    def all_but(usual: str, seat: str = "", other: str = "") -> tuple[tuple[str, str], ...]:
        return tuple((each, other if each == seat else usual) for each in seats)

    return [
        Mixture("together", all_but("cooperative")),
        Mixture("alone", all_but("private")),
        Mixture("in pairs", all_but("dealing")),
        *(Mixture(f"{seat} rides free", all_but("cooperative", seat, "private")) for seat in seats),
        *(Mixture(f"{seat} leads", all_but("private", seat, "cooperative")) for seat in seats),
        *(Mixture(f"learns after {n}", all_but("private"), n) for n in (1, 2, 3)),
        *(Mixture(f"{seat} has a deputy", all_but("cooperative", seat, "deputy")) for seat in seats),
        *(
            Mixture(f"{seat} misses round {n}", all_but("cooperative"), misses=(seat, n))
            for seat in seats for n in MISSED
        ),
    ]  # fmt: skip


class Kind(NamedTuple):
    """Which game is played."""

    file: str
    preset: Preset
    teams: int | None = None
    """None: as many as the scenario has seats"""


@cache
def plan_of(kind: Kind) -> Plan:
    """A scenario in one of its lengths, seated for so many teams."""
    scenario = in_preset(load(kind.file), kind.preset)
    plan = Plan(scenario)
    if kind.teams is None:
        return plan
    seats = {team.id: Seat(firms=list(team.firms)) for team in seating(plan, kind.teams)}
    return Plan(scenario.model_copy(update={"seats": seats}))


def play_one(kind: Kind, job: tuple[Mixture, int]) -> Outcome:
    """One game: a mixture and a seed."""
    plan, (mixture, seed) = plan_of(kind), job
    bots: dict[str, Bot] = {seat: seated(name) for seat, name in mixture.bots}
    alone = range(1, mixture.learns_after + 1)
    if alone:
        bots = {seat: Changing(seated("cooperative"), bot, alone) for seat, bot in bots.items()}
    seat, missed = mixture.misses
    if missed:
        bots[seat] = Changing(bots[seat], seated("deputy"), range(missed, missed + 1))
    games = list(play_bots(plan, seed, bots))
    rounds = games[: len(plan.scenario.about.rounds)]
    return Outcome(
        tuple(_cut(plan, played) for played in rounds),
        tuple(_gains(plan, played) for played in games),
        frozenset(rounds[-1].result.state.projects),
        frozenset(rounds[-1].result.state.started),
        _letters(plan, rounds[-1]),
    )


def _letters(plan: Plan, last: Played) -> dict[str, bool]:
    end = EndOfPlay(last.result.ledgers, last.result.state, last.idle.state)
    return {
        key: opened(plan, key, seat, firms, end).is_met
        for seat, firms in plan.seats.items()
        for key, letter in plan.scenario.letters.items()
        if letter.firm in firms
    }


def _cut(plan: Plan, played: Played) -> float:
    ours, idle = (_headline(plan, result) for result in (played.result, played.idle))
    return 1 - ours / idle


def _headline(plan: Plan, result: RoundResult) -> int:
    last = indicators(plan, result.ledgers[-1:], result.state.contracts, result.state.closed)
    return last.addressable_virgin_kg


def _gains(plan: Plan, played: Played) -> dict[str, float]:
    ours, idle = played.result.state.cash, played.idle.state.cash
    return {
        seat: sum(ours[firm] - idle[firm] for firm in firms) / CENTS / 1_000_000
        for seat, firms in plan.seats.items()
    }

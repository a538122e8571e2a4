"""Games of bots for the balance of a scenario: who plays how, and what a game came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from game.bots import Bot, View, seated
from game.bots.game import play_bots
from game.roster.setup import Preset
from game.session.presets import in_preset
from sim.decisions import DealTerms, Decision, OfferDeal
from sim.indicators.round import Indicators, indicators
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult
from sim.scenario.loader import load
from sim.units import CENTS

SHOWN = ("addressable_virgin_kg", "heap_kg", "co2e_kg")


@dataclass(frozen=True, slots=True)
class Mixture:
    """Who plays how: each seat's bot, and after how many rounds all cooperate."""

    name: str
    bots: tuple[tuple[str, str], ...]
    learns_after: int = 0
    """0: never"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a game came to."""

    cuts: tuple[tuple[float, ...], ...]
    """round → share by which each of `SHOWN` lies below the game in which nobody acts"""
    gains: tuple[dict[str, float], ...]
    """round, the legacy run last → seat → million EUR more in its purse than if nobody acts"""
    built: frozenset[str]
    """projects begun by the end of play"""

    def cut(self, number: int = 0) -> float:
        """By how much the headline is lower after a round; 0: the last of play."""
        return self.cuts[number - 1][0]

    def gain(self, number: int) -> dict[str, float]:
        """What each seat has gained after a round; −1: after the legacy run, −2: at the end of play."""
        return self.gains[number if number < 0 else number - 1]


@dataclass(frozen=True, slots=True)
class Learner:
    """A seat that plays for itself in the first rounds, and with all from then on."""

    first: Bot
    then: Bot
    rounds: int

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
        return self.first if view.state.round <= self.rounds else self.then


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
    ]


@cache
def plan_of(file: str, preset: Preset | None) -> Plan:
    """A scenario in one of its lengths."""
    scenario = load(file)
    return Plan(scenario if preset is None else in_preset(scenario, preset))


def play_one(file: str, preset: Preset | None, job: tuple[Mixture, int]) -> Outcome:
    """One game: a mixture and a seed."""
    plan, (mixture, seed) = plan_of(file, preset), job
    bots: dict[str, Bot] = {seat: seated(name) for seat, name in mixture.bots}
    if mixture.learns_after:
        bots = {seat: Learner(bot, seated("cooperative"), mixture.learns_after) for seat, bot in bots.items()}
    games = list(play_bots(plan, seed, bots))
    rounds = games[: len(plan.scenario.about.rounds)]
    return Outcome(
        tuple(_cuts(plan, played) for played in rounds),
        tuple(_gains(plan, played) for played in games),
        frozenset(rounds[-1].result.state.projects),
    )


def _cuts(plan: Plan, played: Played) -> tuple[float, ...]:
    ours, idle = (_last_year(plan, result) for result in (played.result, played.idle))
    figures = [(getattr(ours, name), getattr(idle, name)) for name in SHOWN]
    return tuple(1 - our / other if other else 0.0 for our, other in figures)


def _last_year(plan: Plan, result: RoundResult) -> Indicators:
    return indicators(plan, result.ledgers[-1:], result.state.contracts, result.state.closed)


def _gains(plan: Plan, played: Played) -> dict[str, float]:
    ours, idle = played.result.state.cash, played.idle.state.cash
    return {
        seat: sum(ours[firm] - idle[firm] for firm in firms) / CENTS / 1_000_000
        for seat, firms in plan.seats.items()
    }

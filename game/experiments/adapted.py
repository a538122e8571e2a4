"""The same decisions in another world, each within its meaning: what cannot be done yet is done when it can be.

An investment that no purse allows, or a deal that cannot stand yet, waits for the next round and keeps its terms. What
still cannot be done in the last round, and whatever has no meaning later (an answer, a setting, a vote), is set aside
and counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.experiments.replay_plan import DecidedGame, RoundDecided, RoundOutcome
from game.roster.teams import purse_of
from game.session.round_task import prepared
from sim.decisions import AgreeDeal, Decision, Invest
from sim.indicators.round import indicators
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, RoundResult, play_round
from sim.rules import SIGNED


@dataclass(slots=True)
class _Waiting:
    """What is to be tried again."""

    sheets: dict[str, tuple[Decision, ...]] = field(default_factory=dict)
    signed: tuple[AgreeDeal, ...] = ()

    def before(self, of_round: RoundDecided) -> RoundDecided:
        """A round in which it is tried first."""
        seats = dict.fromkeys((*self.sheets, *of_round.sheets))
        sheets = {seat: (*self.sheets.get(seat, ()), *of_round.sheets.get(seat, ())) for seat in seats}
        return replace(of_round, sheets=sheets, signed=(*self.signed, *of_round.signed))


def play_adapted(plan: Plan, decided: DecidedGame) -> tuple[RoundOutcome, ...]:
    """All of a game in this world. `set_aside` of a round: what was given up in it for good."""
    state, waiting, outcomes = opening_state(plan, decided.seed), _Waiting(), []
    for number, of_round in enumerate(decided.rounds, 1):
        tried = waiting.before(of_round)
        state, aside = prepared(plan, state, tried.injected, tried.adjusted)
        sheets = {seat: sheet for seat, sheet in tried.sheets.items() if sheet}
        given = RoundInput(sheets, tried.years, "play", decided.seats, tried.signed)
        played = play_round(plan, decided.seed, state, given)
        waiting = _Waiting() if number == len(decided.rounds) else _later(tried, played)
        waits = len(waiting.signed) + sum(map(len, waiting.sheets.values()))
        state = played.state
        outcomes.append(
            RoundOutcome(
                tried.years,
                indicators(plan, played.ledgers, state.contracts, state.closed),
                {seat: purse_of(state, firms) for seat, firms in decided.seats.items()},
                len(played.objections) + len(aside) - waits,
            )
        )
    return tuple(outcomes)


def _later(tried: RoundDecided, played: RoundResult) -> _Waiting:
    """What of a round's objections has a meaning in the next."""
    waiting = _Waiting()
    for objection in played.objections:
        if objection.decider == SIGNED:
            if objection.index < len(tried.signed):
                waiting.signed = (*waiting.signed, tried.signed[objection.index])
            continue
        sheet = tried.sheets.get(objection.decider, ())
        decision = sheet[objection.index] if objection.index < len(sheet) else None
        if isinstance(decision, Invest):
            waiting.sheets[objection.decider] = (*waiting.sheets.get(objection.decider, ()), decision)
    return waiting

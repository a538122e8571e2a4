"""The same decisions in another world, each within its meaning: what cannot be done yet is done when it can be.

A package is one decision, whether it was signed at the table or offered and accepted on sheets. An investment that no
purse allows, a vote that the fund cannot pay, or a package that cannot stand yet waits for the next round; there a
package splits its gain as it says and does without a support that it does not get. What still cannot be done in the
last round, and whatever has no meaning later (a setting), is set aside and counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from game.experiments.replay_plan import DecidedGame, RoundDecided, RoundOutcome
from game.roster.teams import purse_of
from game.session.round_task import Seats, prepared
from sim.decisions import (
    AcceptDeal,
    AgreeDeal,
    Contribute,
    DealTerms,
    Decision,
    DeclineDeal,
    Invest,
    OfferDeal,
    Vote,
)
from sim.indicators.round import indicators
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.rules import SIGNED

_WAITING = Invest, Vote, Contribute
"""what stands on a sheet and has the same meaning a round later"""


def with_packages_signed(of_round: RoundDecided, seats: Seats) -> RoundDecided:
    """The round with its packages as slips that all signed, in place of offers and their answers. An offer that
    somebody left unsigned came to nothing, and does so in every world."""
    on_sheets = [(seat, each) for seat, sheet in sorted(of_round.sheets.items()) for each in sheet]
    accepted = {(seat, each.offer) for seat, each in on_sheets if isinstance(each, AcceptDeal)}
    packages = [
        _agreed(each)
        for seat, each in on_sheets
        if isinstance(each, OfferDeal)
        and all(
            (other, each.offer) in accepted
            for other, firms in seats.items()
            if other != seat and set(firms) & set(each.parties)
        )
    ]
    answers = OfferDeal, AcceptDeal, DeclineDeal
    sheets = {
        seat: tuple(each for each in sheet if not isinstance(each, answers))
        for seat, sheet in of_round.sheets.items()
    }
    return replace(of_round, sheets=sheets, signed=(*of_round.signed, *packages))


def _agreed(offer: OfferDeal) -> AgreeDeal:
    terms = {name: getattr(offer, name) for name in DealTerms.model_fields}
    return AgreeDeal(do="agree_deal", signed=offer.parties, **terms)


def _eased(deal: AgreeDeal) -> AgreeDeal:
    """A package as it is tried again: its gain is split, whatever prices are in this world, and it asks no support."""
    exchanges = [each.model_copy(update={"price": None, "indexed": None}) for each in deal.exchanges]
    projects = [each.model_copy(update={"co_funding": None}) for each in deal.projects]
    return deal.model_copy(update={"exchanges": exchanges, "projects": projects})


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
        tried = waiting.before(with_packages_signed(of_round, decided.seats))
        state, aside = prepared(plan, state, tried.injected, tried.adjusted)
        sheets = {seat: sheet for seat, sheet in tried.sheets.items() if sheet}
        given = RoundInput(sheets, tried.years, "play", decided.seats, tried.signed)
        played = play_round(plan, decided.seed, state, given)
        refused = dict.fromkeys((each.decider, each.index) for each in played.objections)
        waiting = _Waiting() if number == len(decided.rounds) else _later(tried, refused)
        waits = len(waiting.signed) + sum(map(len, waiting.sheets.values()))
        state = played.state
        outcomes.append(
            RoundOutcome(
                tried.years,
                indicators(plan, played.ledgers, state.contracts, state.closed),
                {seat: purse_of(state, firms) for seat, firms in decided.seats.items()},
                len(refused) + len(aside) - waits,
            )
        )
    return tuple(outcomes)


def _later(tried: RoundDecided, refused: Iterable[tuple[str, int]]) -> _Waiting:
    """What of a round's refused decisions (decider, place) has a meaning in the next."""
    waiting = _Waiting()
    for decider, at in refused:
        if decider == SIGNED:
            if at < len(tried.signed):
                waiting.signed = (*waiting.signed, _eased(tried.signed[at]))
            continue
        sheet = tried.sheets.get(decider, ())
        decision = sheet[at] if at < len(sheet) else None
        if isinstance(decision, _WAITING):
            waiting.sheets[decider] = (*waiting.sheets.get(decider, ()), _without_support(decision))
    return waiting


def _without_support(decision: Decision) -> Decision:
    return decision.model_copy(update={"co_funding": None}) if isinstance(decision, Invest) else decision

"""The pledge: what each seat owes the fund this round, who has paid, and what the region adds.

A due is a share of a seat's own money in the years of the round, to two digits: what is said in the room is what is
owed. A contribution that reaches it counts as paid. What is paid beyond it, or short of it, is in the fund all the
same, but the region adds to dues alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sim.ledger import FUND, PROGRAMME
from sim.plan.plan import Plan
from sim.scenario.measures import Pledge
from sim.scenario.windows import years_open
from sim.situation import Seats, Situation
from sim.state import Due, PledgeRound, PledgeShare, State
from sim.units import cents, half_even

CONTRIBUTION = "contribution"
"""Kind of the payment into the fund."""
MATCH = "match"
"""Kind of the payment by which the region adds to what was pledged."""
_DIGITS = 2


def terms_now(plan: Plan, state: State) -> Pledge | None:
    """The terms of the pledge, if there is one in the round that is being decided."""
    if not plan.pledge:
        return None
    about, measure = plan.scenario.about, plan.measures[plan.pledge]
    years = years_open(about, measure)
    open_now = state.round <= len(about.rounds) and not (
        years and years.isdisjoint(about.years_of(state.round))
    )
    return measure.pledge if open_now else None


def due_of(plan: Plan, state: State, firms: Sequence[str]) -> int:
    """Cents that the seat of these firms owes the fund this round; none under restructuring, or for closed firms."""
    terms = terms_now(plan, state)
    if terms is None or any(firm in state.restructuring for firm in firms):
        return 0
    there = [plan.firms[firm] for firm in firms if firm in plan.firms and firm not in state.closed]
    years = plan.scenario.about.years_of(state.round)
    own = sum((firm.yearly.in_year(year) for firm in there for year in years), Fraction(0))
    return _as_said(cents(own * terms.share.exact))


def _as_said(sum_: int) -> int:
    """A sum to two digits."""
    size: int = 10 ** max(0, len(str(sum_)) - _DIGITS)
    return half_even(sum_, size) * size


def added(terms: Pledge, shares: tuple[PledgeShare, ...]) -> int:
    """Cents that the region adds to the dues that were paid: never more than these."""
    kept = [share.due for share in shares if share.is_kept]
    missing = sum(share.due > 0 for share in shares) - len(kept)
    rates = (terms.all_paid, terms.one_missing)
    rate = rates[missing].exact if kept and missing < len(rates) else Fraction(0)
    return int(sum(kept) * rate)


def settle_pledge(situation: Situation, seats: Seats) -> None:
    """When all have contributed: note who paid, and owe the fund what the region adds."""
    plan, state = situation.plan, situation.state
    terms = terms_now(plan, state)
    if terms is None:
        return
    shares = tuple(
        PledgeShare(seat, due_of(plan, state, seats[seat]), _paid(state, seats[seat]))
        for seat in sorted(seats)
    )
    match = added(terms, shares)
    if match:
        state.dues = (*state.dues, Due(PROGRAMME, FUND, MATCH, plan.pledge, match))
    state.pledges = (*state.pledges, PledgeRound(state.round, shares, match))


def _paid(state: State, firms: Sequence[str]) -> int:
    return sum(due.cents for due in state.dues if due.kind == CONTRIBUTION and due.payer in firms)

"""What a bot makes of the rules that fill the fund: whether it keeps the pledge, and how it votes on a levy."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from game.bots.bot import View
from game.bots.strategy import Strategy
from sim.economy.levied import is_levy, levy_a_year
from sim.rules.pledge import added, due_of, terms_now
from sim.scenario.windows import years_open
from sim.situation import Situation
from sim.state import PledgeRound, PledgeShare

_HALF: Final = Fraction(1, 2)
_ENOUGH: Final = 2
"""others who pay nothing, from which on a room does not keep its pledge: one alone leaves it half of the match"""


def is_pledged(view: View) -> bool:
    """Whether the region adds to what is paid this round."""
    return terms_now(view.plan, view.state) is not None


def owed(view: View) -> dict[str, int]:
    """Seat → its due of this round, in cents."""
    return {seat: due_of(view.plan, view.state, view.seats[seat]) for seat in sorted(view.seats)}


def part_kept(view: View, seat: str) -> Fraction:
    """What part of its due a seat pays that shares: all while the room keeps its pledge, half after it has failed
    once, nothing after twice; then it begins again with half.

    Who pays half shows good will: a room with one who forgets now and then comes back to the whole.
    """
    past = view.state.pledges
    if not past or not _failed(past[-1], seat):
        return Fraction(1)
    if len(past) > 1 and _failed(past[-2], seat) and _paid(past[-1], seat):
        return Fraction(0)
    return _HALF


def _failed(outcome: PledgeRound, seat: str) -> bool:
    """Whether the region added nothing, and not for want of good will alone."""
    others = (share for share in outcome.shares if share.seat != seat)
    return not outcome.added and sum(share.due > 0 and not share.paid for share in others) >= _ENOUGH


def _paid(outcome: PledgeRound, seat: str) -> int:
    return sum(share.paid for share in outcome.shares if share.seat == seat)


def _expected(view: View) -> dict[str, bool]:
    """Seat → whether it will keep the pledge: whoever kept it last time; at first all but the one who owes most."""
    dues = owed(view)
    if view.state.pledges:
        last = {share.seat: share.is_kept for share in view.state.pledges[-1].shares}
        return {seat: last.get(seat, False) for seat in dues}
    most = max(dues, key=lambda seat: (dues[seat], seat), default="")
    return {seat: seat != most for seat in dues}


def _shares(view: View, keeps: dict[str, bool]) -> tuple[PledgeShare, ...]:
    return tuple(PledgeShare(seat, due, due if keeps[seat] else 0) for seat, due in owed(view).items())


def incoming(view: View) -> int:
    """Cents that the fund can count on this round, with what the region adds."""
    terms = terms_now(view.plan, view.state)
    shares = _shares(view, _expected(view))
    return sum(share.paid for share in shares) + added(terms, shares) if terms else 0


def own_due(view: View, lacking: int) -> int:
    """Cents that a seat pays which looks to itself: its due if its part of what the region adds for it is more.

    `lacking`: cents that the fund could still use.
    """
    terms, due = terms_now(view.plan, view.state), due_of(view.plan, view.state, view.firms)
    if terms is None or not due:
        return 0
    others = _expected(view)
    with_it, without = (_shares(view, others | {view.seat: pays}) for pays in (True, False))
    match = added(terms, with_it) - added(terms, without)
    whole = sum(share.paid for share in with_it) + added(terms, with_it)
    use = min(Fraction(1), Fraction(max(0, lacking), max(1, whole)))
    return due if Fraction(match, len(view.seats)) * use > due else 0


def levies_wanted(view: View, temper: Strategy, lacking: int) -> list[str]:
    """The levies that this seat votes for.

    Who looks to itself weighs what it would pay until the end of play against its part of what the fund would buy
    for all of it; who looks at the whole wants one that brings no more than the fund can use.
    """
    plan, state = view.plan, view.state
    situation = Situation(plan, state)
    wanted = []
    for key, measure in plan.measures.items():
        years = years_open(plan.scenario.about, measure)
        covered = plan.scenario.about.years_of(state.round)
        is_open = not years or not years.isdisjoint(covered)
        if measure.begins != "by vote" or not is_levy(measure) or key in state.started or not is_open:
            continue
        left = plan.scenario.about.last_year + 1 - state.year
        each = {seat: levy_a_year(situation, key, firms) * left for seat, firms in view.seats.items()}
        whole = sum(each.values())
        bought = min(whole, max(0, lacking))
        if (2 * bought >= whole) if temper.shares else (bought > each[view.seat] * len(view.seats)):
            wanted.append(key)
    return wanted

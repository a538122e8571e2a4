"""What a seat does for all: dues, votes, priority areas; and the audits and cards it uses for itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from game.bots import pledging
from game.bots.bot import View
from game.bots.gain_split import euros
from game.bots.market import MarketView
from game.bots.strategy import Strategy
from sim.decisions import Apply, Contribute, Decision, SetPriorityAreas, Vote
from sim.economy.levied import is_levy
from sim.economy.volumes import required
from sim.rules import pledge
from sim.rules.fund import in_fund
from sim.rules.measures import cost_of_measure, shares_of_cost
from sim.situation import stage_of
from sim.units import CENTS, cents

_FROM_PURSE = 5
"""Hundredths of its purse a seat pays where owners give no money of their own (tuned: about as much)."""
_MOST_AREAS = 2


def duties(view: View, market: MarketView, temper: Strategy) -> list[Decision]:
    """Dues, votes, areas and applications of a seat this round."""
    if temper.is_stubborn:
        return []
    decisions: list[Decision] = []
    due = dues(view, temper).get(view.seat, 0) if temper.shares else pledging.own_due(view, _lacking(view))
    if due:
        decisions.append(Contribute(do="contribute", amount=euros(due)))
    levies = pledging.levies_wanted(view, temper, _lacking(view) - _expected(view, temper))
    decisions += [Vote(do="vote", measure=key) for key in (*_wanted(view, temper), *levies)]
    if temper.shares:
        decisions += _areas(view)
    return [*decisions, *_audits(view, market)]


def reciprocated(view: View, decisions: Sequence[Decision]) -> list[Decision]:
    """The same, but paying the part of its due that others paid last, in the middle."""
    part = part_others_paid(view)
    if part is None:
        return list(decisions)
    due = int(part * pledge.due_of(view.plan, view.state, view.firms))
    paid = [Contribute(do="contribute", amount=euros(due))] if due else []
    return [*paid, *(decision for decision in decisions if not isinstance(decision, Contribute))]


def part_others_paid(view: View) -> Fraction | None:
    """What part of its due each other seat paid in the last round of the pledge, in the middle; None before one."""
    if not view.state.pledges:
        return None
    parts = sorted(
        min(Fraction(1), Fraction(share.paid, share.due))
        for share in view.state.pledges[-1].shares
        if share.due and share.seat != view.seat
    )
    return parts[(len(parts) - 1) // 2] if parts else None


def actions(view: View) -> list[str]:
    """What the fund can buy and has not bought, cheapest first."""
    plan, state = view.plan, view.state
    left = [
        key
        for key, measure in plan.measures.items()
        if measure.begins == "by vote"
        and not is_levy(measure)
        and key not in state.events
        and not (measure.once and key in state.started)
    ]
    return sorted(left, key=lambda key: (cost_of_measure(plan.measures[key]), key))


def due_of(view: View, seat: str, temper: Strategy) -> int:
    """Cents a year a seat pays that shares what all need."""
    plan, state = view.plan, view.state
    firms = [plan.firms[firm] for firm in view.seats[seat] if firm in plan.firms and firm not in state.closed]
    own = sum(cents(firm.yearly.in_year(state.year)) for firm in firms) * temper.dues // 100
    purse = sum(max(0, state.cash.get(firm.id, 0)) for firm in firms)
    return min(own or purse * _FROM_PURSE // 100, purse // 4)


def paid_so_far(view: View) -> int:
    """Cents that the fund has had in all."""
    plan, state = view.plan, view.state
    spent = sum(
        cost_of_measure(plan.measures[key])
        for key in state.started
        if key in plan.measures and plan.measures[key].paid_by == "fund"
    )
    return in_fund(state) + spent


def trusts(view: View, temper: Strategy) -> bool:
    """Whether the fund will buy what it can: who pays takes that for granted at first, then looks at the fund.

    Others must have paid beside it; who pays nothing sees whether anybody has.
    """
    played = view.state.round - 1
    if not played:
        return temper.shares
    own = due_of(view, view.seat, temper) * played
    if not temper.shares:
        return bool(paid_so_far(view))
    return paid_so_far(view) * 2 >= own * 3 or not actions(view)


def dues(view: View, temper: Strategy) -> dict[str, int]:
    """Seat → its dues this year, as far as the fund still has something to buy."""
    lacking, is_pledged = _lacking(view), pledging.is_pledged(view)
    if not view.plan.has_fund or lacking <= 0 or not (is_pledged or trusts(view, temper)):
        return {}
    if is_pledged:
        shares = {
            seat: int(due * pledging.part_kept(view, seat)) for seat, due in pledging.owed(view).items()
        }
    else:
        shares = {seat: due_of(view, seat, temper) for seat in sorted(view.seats)}
    total = sum(shares.values())
    if total > lacking:
        shares = {seat: -(-due * lacking // total) for seat, due in shares.items()}
    return shares


def _lacking(view: View) -> int:
    """Cents that the fund still lacks for all that it can buy."""
    return sum(cost_of_measure(view.plan.measures[key]) for key in actions(view)) - in_fund(view.state)


def _wanted(view: View, temper: Strategy) -> list[str]:
    """What to vote for: as many actions as the fund can pay, cheapest first; others' money is welcome to all."""
    money = in_fund(view.state)
    if temper.shares:
        money += _expected(view, temper)
    wanted = []
    for key in actions(view):
        money -= cost_of_measure(view.plan.measures[key])
        if money < 0:
            break
        wanted.append(key)
    return wanted


def _expected(view: View, temper: Strategy) -> int:
    """What all seats will pay this round if they go on as they have; at first, if one of them does not pay."""
    if pledging.is_pledged(view):
        return pledging.incoming(view)
    each = dues(view, temper)
    planned = sum(each.values())
    played = view.state.round - 1
    if not played:
        return planned - max(each.values(), default=0)
    usual = sum(due_of(view, seat, temper) for seat in view.seats) * played
    return planned * min(usual, paid_so_far(view)) // usual if usual else 0


def _areas(view: View) -> list[Decision]:
    """The areas in which most is still to be built."""
    plan, state = view.plan, view.state
    sums: dict[str, int] = defaultdict(int)
    for key, card in plan.projects.items():
        if not stage_of(plan, state, key) and card.firm not in state.closed:
            for area in card.areas:
                sums[area] += card.cost
    best = sorted(sums, key=lambda area: (-sums[area], area))[:_MOST_AREAS]
    if not best or set(best) == set(state.areas):
        return []
    return [SetPriorityAreas(do="set_priority_areas", areas=best)]


def _audits(view: View, market: MarketView) -> list[Decision]:
    """Audits and cards that save a firm more in a year than they cost it."""
    decisions: list[Decision] = []
    for key, measure in view.plan.scenario.measures.items():
        if measure.begins != "by application" or measure.call is not None:
            continue
        used = view.state.started.get(key, ())
        for firm in (firm for firm in view.firms if firm not in used):
            cost = shares_of_cost(measure, (firm,)).get(firm, 0)
            if _saves(market, key, firm) > cost and not measure.eligible.least_parties > 1:
                decisions.append(Apply(do="apply", call=key, firm=firm))
    return decisions


def _saves(market: MarketView, key: str, firm: str) -> int:
    """Cents a year that the needs of a firm would cost less."""
    plan, total = market.plan, Fraction(0)
    for effect in plan.measures[key].effects:
        need = plan.needs.get(effect.of)
        if effect.change == "saving" and effect.saves and need is not None and need.firm == firm:
            price = need.price.in_year(market.state.year)
            total += required(market.situation, need.id) * effect.saves.exact * price * CENTS / 1000
    return int(total)

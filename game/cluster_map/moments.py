"""The plot of a round: up to five moments worth standing still at, chosen from its weekly record.

The first says what is new, the last counts. Between them stand the three that weigh most: tonnes a year × how little
anybody could have expected it. A moment has one or two firms and one exchange: whoever looks knows where to look.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, Literal

import numpy as np

from game.cluster_map.flows import Key, Weeks, flows_of, stretches
from game.cluster_map.round_weeks import RoundWeeks
from game.cluster_map.worst_spill import of_year
from game.session.records import WorldRecord
from sim.causes import Cause
from sim.indicators.goals import goal_results
from sim.ledger import Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.units import WEEKS

MomentKind = Literal["plan", "start", "open", "spill", "stop", "closure", "goal", "count"]
HEADLINE: Final = "addressable_virgin_kg"
"""the indicator whose goal may be passed in mid-year"""
_EXCHANGED: Final = ("recovered", "energy")
_BETWEEN: Final = 3
"""moments between the first and the last"""
_APART: Final = 3
"""weeks between two moments at least"""
_SETTLED: Final = 4
"""weeks in which the Room finds its bearings; what flows from New Year on is shown after them"""
_SURE: Final = 26
"""weeks after which a goal that is passed is worth saying"""
_WEIGHT: Final[dict[MomentKind, float]] = {"goal": 4, "stop": 3, "start": 1.5, "open": 1, "spill": 1}
"""how little it was to be expected: nobody plans a stop; a new exchange is what was agreed. A firm that closes is told
of before anything else"""
_KNOWN: Final = 0.1
"""of a spill's weight, what would spill if nobody acted: the Room has seen it"""
_FIRST_SEEN: Final = 0.5
"""the same in the first year of play"""


@dataclass(frozen=True, slots=True)
class YearMoment:
    """A moment of a round."""

    kind: MomentKind
    year: int
    """position of the year in the round"""
    week: int
    firms: tuple[str, ...] = ()
    """who is looked at: giver and taker; the one that stopped and the one that felt it; the one whose heap grows"""
    material: str = ""
    amount: int = 0
    """kg, kWh or l a week; of the last moment, kg of new material fewer in its year; of the first, exchanges begun"""
    change: int = 0
    """of the last moment: kg that it is more than in the year before the round"""
    works: tuple[str, ...] = ()
    """of the first moment: projects begun; of an opening: what opens"""
    missing: str = ""
    """need, treatment or project that would have taken what spills"""
    is_waste: bool = False
    """whether what a stop held up went to waste; otherwise somebody had to do without it"""
    full: bool = False
    """whether it spills over a full store"""
    pairs: tuple[tuple[str, str], ...] = ()
    """exchanges that are spoken of"""

    @property
    def at(self) -> int:
        """Week of the round."""
        return self.year * WEEKS + self.week


Exchanges = Mapping[tuple[str, str], tuple[int, str]]
"""(giver, taker) → kg, kWh or l that went over a week in the mean of a year, and the material there was most of"""


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What the Room saw in the last year of the round before; nothing before the first."""

    exchanges: Exchanges = field(default_factory=dict)
    saved: int | None = None
    """kg of new material fewer than if nobody had acted"""


def year_before(plan: Plan, record: WorldRecord, saved: int) -> YearBefore:
    """The last year of a round, for whoever tells of the next."""
    return YearBefore(_exchanges(flows_of(plan, record, record.ledgers[-1])), saved)


def _exchanges(flows: Mapping[Key, tuple[Weeks, str]]) -> Exchanges:
    return {
        (giver, taker): (int(amounts.sum()) // WEEKS, material)
        for (giver, taker, kind), (amounts, material) in flows.items()
        if kind in _EXCHANGED and amounts.any()
    }


def moments_of(weeks: RoundWeeks, before: YearBefore) -> tuple[YearMoment, ...]:
    """The moments of a round, in the order of the calendar."""
    last = len(weeks.flows) * WEEKS - 1
    chosen: list[YearMoment] = []
    for _, moment in sorted(_between(weeks, before), key=lambda each: (-each[0], each[1].at, each[1].firms)):
        free = all(abs(moment.at - other.at) >= _APART and not _alike(moment, other) for other in chosen)
        if free and _APART <= moment.at <= last - _APART and len(chosen) < _BETWEEN:
            chosen.append(moment)
    return (_plan(weeks), *sorted(chosen, key=lambda moment: moment.at), _count(weeks, before))


def _plan(weeks: RoundWeeks) -> YearMoment:
    record, years = weeks.record, {ledger.year for ledger in weeks.record.ledgers}
    begun = {
        _pair(weeks, key) for key, contract in record.before.contracts.items() if contract.first_year in years
    }
    new = tuple(sorted(pair for pair in begun if pair[0] != pair[1]))
    works = (
        key
        for key, project in record.before.projects.items()
        if project.stage == "permit" and not project.elapsed
    )
    return YearMoment("plan", 0, 0, amount=len(new), pairs=new, works=tuple(sorted(works)))


def _count(weeks: RoundWeeks, before: YearBefore) -> YearMoment:
    saved = int(weeks.idle_virgin[-1].sum() - weeks.virgin[-1].sum())
    change = 0 if before.saved is None else saved - before.saved
    return YearMoment("count", len(weeks.flows) - 1, WEEKS - 1, amount=saved, change=change)


def _alike(moment: YearMoment, other: YearMoment) -> bool:
    """Whether two moments would tell of the same firms the same way: once is enough."""
    return (
        moment.kind == other.kind and bool(set(moment.firms) & set(other.firms))
    ) or moment.firms == other.firms


def _pair(weeks: RoundWeeks, contract: str) -> tuple[str, str]:
    record, plan = weeks.record, weeks.plan
    signed = record.state.contracts.get(contract) or record.before.contracts[contract]
    return plan.firm_of(signed.giver), plan.firm_of(signed.taker)


def _between(weeks: RoundWeeks, before: YearBefore) -> Iterator[tuple[float, YearMoment]]:
    """Every moment that might be shown between the first and the last, with its weight."""
    kinds = _starts(weeks, before), _opens(weeks), _stops(weeks), _closures(weeks, before), _goals(weeks)
    for moment in chain.from_iterable(kinds):
        yield math.inf if moment.kind == "closure" else _WEIGHT[moment.kind] * moment.amount, moment
    share = _FIRST_SEEN if before.saved is None else _KNOWN
    for moment, known in _spills(weeks):
        yield (
            _WEIGHT[moment.kind] * (max(0, moment.amount - known) + share * min(moment.amount, known)),
            moment,
        )


def _starts(weeks: RoundWeeks, before: YearBefore) -> Iterator[YearMoment]:
    """The first loads: exchanges that did not run in the year before."""
    seen = set(before.exchanges)
    for year, flows in enumerate(weeks.flows):
        for (giver, taker, kind), (amounts, material) in flows.items():
            pair, moving = (giver, taker), np.flatnonzero(amounts)
            if kind not in _EXCHANGED or not moving.size or pair in seen:
                continue
            seen.add(pair)
            week = max(int(moving[0]), _SETTLED)
            weekly = int(amounts[week:].sum()) // max(1, WEEKS - week)
            yield YearMoment("start", year, week, pair, material, weekly, pairs=(pair,))


def _opens(weeks: RoundWeeks) -> Iterator[YearMoment]:
    """Works that came to stand; their tonnes are what their treatments can take in."""
    plan = weeks.plan
    for project, week in weeks.opened.items():
        works = plan.projects[project]
        taken = [plan.treatments[build.thing] for build in works.builds if build.what == "treatment"]
        weekly = sum(treatment.capacity for treatment in taken) // WEEKS
        yield YearMoment("open", *divmod(week, WEEKS), (works.firm,), amount=weekly, works=(project,))


def _stops(weeks: RoundWeeks) -> Iterator[YearMoment]:
    """What stood still while others felt it, each at its longest."""
    for year, ledger in enumerate(weeks.record.ledgers):
        for (stopped, felt, material, is_waste), amounts in _felt(weeks, ledger).items():
            runs = [run for run in stretches(amounts > 0) if run[1] > run[0]]
            if not runs:
                continue
            first, last = max(runs, key=lambda run: int(amounts[run[0] : run[1] + 1].sum()))
            weekly = int(amounts[first : last + 1].mean())
            pair = (felt, stopped) if is_waste else (stopped, felt)
            firms = (stopped, felt)
            yield YearMoment("stop", year, first, firms, material, weekly, is_waste=is_waste, pairs=(pair,))


def _felt(weeks: RoundWeeks, ledger: Ledger) -> dict[tuple[str, str, str, bool], Weeks]:
    """(who stood still, who felt it, which material, whether it went to waste) → amounts by week."""
    sums: dict[tuple[str, str, str, bool], Weeks] = {}
    for row, moved in ledger.flows.items():
        key = _who_felt(weeks, row)
        if key is not None:
            sums[key] = sums.get(key, np.zeros(WEEKS, dtype=np.int64)) + np.asarray(moved, dtype=np.int64)
    return sums


def _who_felt(weeks: RoundWeeks, row: Row) -> tuple[str, str, str, bool] | None:
    plan, is_waste = weeks.plan, row.kind is Kind.DISPOSAL
    down = Cause.TAKER_DOWN if is_waste else Cause.GIVER_DOWN
    if row.cause != down or not row.culprit or not (is_waste or row.kind is Kind.VIRGIN):
        return None
    stopped, felt = plan.firm_of(row.culprit), plan.firm_of(row.source)
    if stopped == felt or stopped not in plan.firms:
        return None
    return stopped, felt, row.material, is_waste


def _closures(weeks: RoundWeeks, before: YearBefore) -> Iterator[YearMoment]:
    """Firms that stopped for good, and the largest exchange that ended with them."""
    years = [ledger.year for ledger in weeks.record.ledgers]
    for firm, closed in weeks.record.state.closed.items():
        if closed not in years:
            continue
        year = years.index(closed)
        earlier = _exchanges(weeks.flows[year - 1]) if year else before.exchanges
        ended = {
            pair: flow for pair, flow in {**_exchanges(weeks.flows[year]), **earlier}.items() if firm in pair
        }
        week = min(max(_APART, _last_week(weeks, year, firm) + 1), WEEKS - 1 - _APART)
        if not ended:
            yield YearMoment("closure", year, week, (firm,))
            continue
        pair = max(ended, key=lambda each: (ended[each], each))
        weekly, material = ended[pair]
        other = pair[1] if pair[0] == firm else pair[0]
        yield YearMoment("closure", year, week, (firm, other), material, weekly, pairs=(pair,))


def _last_week(weeks: RoundWeeks, year: int, firm: str) -> int:
    """The last week of a year in which a firm gave or took anything; −1: none."""
    moving = [amounts for key, (amounts, _) in weeks.flows[year].items() if firm in key[:2] and amounts.any()]
    return max((int(np.flatnonzero(amounts)[-1]) for amounts in moving), default=-1)


def _spills(weeks: RoundWeeks) -> Iterator[tuple[YearMoment, int]]:
    """Waste that somebody could have taken, and how much of it a week would be wasted if nobody acted."""
    plan, record = weeks.plan, weeks.record
    for year, (ledger, idle) in enumerate(zip(record.ledgers, record.idle_ledgers, strict=True)):
        known = {spill.store: spill.amount for spill in of_year(plan, year, idle)}
        for spill in of_year(plan, year, ledger):
            if spill.missing:
                store, weekly = plan.stores[spill.store], spill.amount // WEEKS
                moment = YearMoment(
                    "spill", year, spill.week, (store.firm,), store.material, weekly,
                    missing=spill.missing, is_waste=True, full=spill.full,
                )  # fmt: skip
                yield moment, known.get(spill.store, 0) // WEEKS


def _goals(weeks: RoundWeeks) -> Iterator[YearMoment]:
    """The week from which on the headline's goal is reached, if it was not when the year began."""
    for result in goal_results(weeks.plan, weeks.record.indicators, weeks.record.idle):
        if result.goal.indicator != HEADLINE or result.goal.also or not result.reached:
            continue
        for year, (ours, idle) in enumerate(zip(weeks.virgin, weeks.idle_virgin, strict=True)):
            spent, against = np.cumsum(ours), np.cumsum(idle)
            short = np.flatnonzero(spent > against * (1 + result.change))
            if short.size and _SURE <= int(short[-1]) + 1 < WEEKS - 1:
                week = int(short[-1]) + 1
                weekly = int(against[-1] - spent[-1]) // WEEKS
                yield YearMoment("goal", year, week, (), "", weekly)

"""What teams and firms have at the end of a round: money, what was made, how long machines were up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from game.roster.setup import Team
from game.roster.teams import purse_of
from game.session.records import WorldRecord
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class TeamPurse:
    """A team's money at the end of a round, what it would have had if nobody had decided, and what it began with."""

    team: Team
    cents: int
    idle: int
    before: int


def purses(cluster: WorldRecord, teams: Sequence[Team]) -> tuple[TeamPurse, ...]:
    """What each team had when a round was over, in seat order."""
    return tuple(
        TeamPurse(
            team,
            purse_of(cluster.state, team.firms),
            purse_of(cluster.idle_state, team.firms),
            purse_of(cluster.before, team.firms),
        )
        for team in teams
    )


@dataclass(frozen=True, slots=True)
class FirmResult:
    """A firm in a round."""

    cash: int
    """cents at its end"""
    made: dict[str, int]
    """material → kg, kWh or l that its lines and treatments made on purpose"""
    uptime: float | None
    """share of the round's hours in which its lines and treatments were up; None if it has none"""


def firm_results(plan: Plan, cluster: WorldRecord) -> dict[str, FirmResult]:
    """Every firm's round."""
    made = _made(plan, cluster.ledgers)
    return {
        firm: FirmResult(
            cluster.state.cash.get(firm, 0), made.get(firm, {}), _uptime(plan, cluster.ledgers, firm)
        )
        for firm in plan.firms
    }


def _made(plan: Plan, ledgers: Sequence[Ledger]) -> dict[str, dict[str, int]]:
    made: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for ledger in ledgers:
        for row, amount in ledger.totals(Kind.PRODUCT, Kind.MADE):
            if row.source in plan.lines if row.kind is Kind.PRODUCT else plan.stores[row.target].is_yield:
                made[plan.firm_of(row.source)][row.material] += amount
    return {
        firm: {material: amount for material, amount in sorted(amounts.items()) if amount}
        for firm, amounts in made.items()
    }


def _uptime(plan: Plan, ledgers: Sequence[Ledger], firm: str) -> float | None:
    up = there = 0
    for ledger in ledgers:
        for process, (hours_up, hours) in ledger.uptime.items():
            if plan.firm_of(process) == firm:
                up, there = up + hours_up, there + hours
    return round(up / there, 4) if there else None

"""What each team moved in a round: passed on to others, took in place of something new, threw away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from game.cluster_map.flows import key_of
from game.roster.setup import Team
from game.session.records import WorldRecord
from sim.ledger import Ledger
from sim.plan.plan import Plan

_EXCHANGED = ("recovered", "energy")


@dataclass(frozen=True, slots=True)
class Moved:
    """Kilograms a year; energy is not among them."""

    team: Team
    gave: int
    """to firms of other teams, and between its own"""
    took: int
    wasted: int
    """to landfill and heaps"""
    idle_wasted: int
    """had nobody decided"""

    @property
    def change(self) -> float:
        """Of what was thrown away, against nobody deciding; 0 where there was nothing to throw."""
        return self.wasted / self.idle_wasted - 1 if self.idle_wasted else 0.0


def moved_by(plan: Plan, one: WorldRecord, teams: Sequence[Team]) -> tuple[Moved, ...]:
    """Each team's part, in seat order and never ranked."""
    years = max(1, len(one.ledgers))
    found = []
    for team in teams:
        gave, took, wasted = (sum(part) // years for part in _parts(plan, one, one.ledgers, team.firms))
        idle = sum(_parts(plan, one, one.idle_ledgers, team.firms)[2]) // years
        found.append(Moved(team, gave, took, wasted, idle))
    return tuple(found)


def _parts(
    plan: Plan, one: WorldRecord, ledgers: Sequence[Ledger], firms: Collection[str]
) -> tuple[list[int], list[int], list[int]]:
    gave, took, wasted = [], [], []
    for ledger in ledgers:
        for row, weeks in ledger.flows.items():
            key = key_of(plan, one, row)
            if key is None or plan.scenario.materials[row.material].unit != "t":
                continue
            source, target, kind = key
            if kind in _EXCHANGED:
                gave += [sum(weeks)] if source in firms else []
                took += [sum(weeks)] if target in firms else []
            elif kind == "landfill" and source in firms:
                wasted.append(sum(weeks))
    return gave, took, wasted

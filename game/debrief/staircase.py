"""The fall of the headline as a staircase: from the game in which nobody acts, deal by deal, down to what was bought.

The order is fixed and said: deals as they were signed, then what firms use of their own, then what no flow explains.
A deal's step is what came through it and took the place of virgin material, less what nobody deciding would have put
to use at the same need too. What no flow explains is that needs themselves changed: less was needed for the same
service (a saving), or more was made than the service asks (a rise). So steps and what was bought make the headline of
nobody acting, to the kg.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from game.debrief.contributions import Contribution, contributions
from game.session.records import WorldRecord
from sim.plan.plan import Plan
from sim.state import Contract, State


@dataclass(frozen=True, slots=True)
class Step:
    """What one deal, one firm's own use, or changed needs take off the headline: virgin-equivalent kg a year."""

    deal: str
    """the package, or the contract where it was part of none; empty: none was needed"""
    flows: tuple[Contribution, ...]
    """the largest first; none: needs changed"""
    firms: tuple[str, ...]
    """who signed, or who uses its own"""
    kg: int
    """all that came through it"""


@dataclass(frozen=True, slots=True)
class Staircase:
    """A round's fall, in kg a year: `idle` less all steps is `ours`."""

    idle: int
    """the headline if nobody acts"""
    ours: int
    steps: tuple[Step, ...]
    """deals in the order in which they were signed, then what firms use of their own, then changed needs"""

    def shown(self, most: int) -> tuple[tuple[Step, ...], int, int]:
        """So many of the largest steps, in their order; what all others come to; and how many those are."""
        by_size = sorted(self.steps, key=lambda step: -abs(step.kg))
        large = by_size if len(by_size) <= most + 1 else by_size[:most]
        kept = tuple(step for step in self.steps if step in large)
        others = self.idle - self.ours - sum(step.kg for step in kept)
        return kept, others, len(self.steps) - len(kept)


def staircase(plan: Plan, cluster: WorldRecord) -> Staircase:
    """What brought a round's headline down, in the order of signing."""
    by_deal: dict[tuple[str, str], list[Contribution]] = defaultdict(list)
    for flow in contributions(plan, cluster):
        deal = _deal(cluster.state, flow)
        by_deal[deal, "" if deal else f"{flow.giver} {flow.store}"].append(flow)
    steps = [
        Step(deal, tuple(flows), _firms(cluster.state, deal, flows), sum(flow.kg for flow in flows))
        for (deal, _), flows in by_deal.items()
    ]
    steps.sort(key=lambda step: _signed(cluster.state, step))
    idle, ours = cluster.idle.addressable_virgin_kg, cluster.indicators.addressable_virgin_kg
    return Staircase(idle, ours, _with_rest(idle - ours, steps))


def _with_rest(fall: int, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps, and what they leave. Flows and headlines are whole kg: what rounding leaves, less than two kg a flow,
    is the largest step's."""
    rest = fall - sum(step.kg for step in steps)
    if abs(rest) > 2 * sum(len(step.flows) for step in steps) + 2:
        return *steps, Step("", (), (), rest)
    largest = max(steps, key=lambda step: step.kg, default=None)
    return tuple(replace(step, kg=step.kg + rest) if step is largest else step for step in steps)


def _deal(state: State, flow: Contribution) -> str:
    contract = state.contracts.get(flow.contract)
    return contract.deal or contract.id if contract is not None else ""


def _firms(state: State, deal: str, flows: Iterable[Contribution]) -> tuple[str, ...]:
    """Everybody who signed; the ends of its flows where that is not known."""
    ends = dict.fromkeys(firm for flow in flows for firm in (flow.giver, flow.taker))
    return state.deals.get(deal, tuple(ends))


def _signed(state: State, step: Step) -> tuple[bool, int, int, str, int]:
    """When, and which of its round: names of packages are counted, so the shorter name is the earlier."""
    if not step.deal:
        return True, 0, 0, "", -step.kg
    return False, _first_year(state.contracts.values(), step.deal), len(step.deal), step.deal, 0


def _first_year(contracts: Iterable[Contract], deal: str) -> int:
    return min(contract.first_year for contract in contracts if deal in (contract.deal, contract.id))


def rounded(total: int, parts: Sequence[int], unit: int) -> tuple[int, ...]:
    """Parts of a total in whole units, so that the figures on show add up to those of the total: each level is
    rounded, half to even, and a part is the difference of two. What is left of the total stands last."""
    levels = [total]
    for part in parts:
        levels.append(levels[-1] - part)
    whole = [round(Fraction(level, unit)) for level in levels]
    steps = [before - after for before, after in pairwise(whole)]
    return *steps, whole[-1]

"""The fall of the headline as a staircase: from the game in which nobody acts, deal by deal, down to what was bought.

The order is fixed and said: deals as they were signed, then what firms use of their own, then the rest. A deal's
step is what came through it and took the place of virgin material, less what nobody deciding would have put to use
at the same need too. The rest is what no flow explains: less was needed or not delivered (a fall), or more was made
than the twin made (a rise). So steps and what was bought make the twin's headline to the kg, by construction, and
the rest is proved by itself in `rest_kg`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from game.debrief.contributions import Contribution, contributions
from game.session.records import WorldRecord
from sim.plan.plan import Plan
from sim.state import Contract, State


@dataclass(frozen=True, slots=True)
class Step:
    """What one deal, or one firm's own use, takes off the headline: virgin-equivalent kg a year."""

    deal: str
    """the package, or the contract where it was part of none; empty: used by its own firm"""
    flows: tuple[Contribution, ...]
    """the largest first"""
    firms: tuple[str, ...]
    """who signed, or who uses its own"""
    kg: int
    """all that came through it"""


@dataclass(frozen=True, slots=True)
class Staircase:
    """A round's fall, in kg a year: `idle` less all steps and the rest is `ours`."""

    idle: int
    """the headline if nobody acts"""
    ours: int
    steps: tuple[Step, ...]
    """deals in the order in which they were signed, then what firms use of their own"""

    @property
    def rest_kg(self) -> int:
        """What no flow explains; below zero where it raised the headline."""
        return self.idle - self.ours - sum(step.kg for step in self.steps)

    def shown(self, most: int) -> tuple[tuple[Step, ...], int, int]:
        """So many of the largest steps, in their order; what all others come to; and how many those are."""
        by_size = sorted(self.steps, key=lambda step: -step.kg)
        large = by_size if len(by_size) <= most + (not self.rest_kg) else by_size[:most]
        kept = tuple(step for step in self.steps if step in large)
        others = len(self.steps) - len(kept) + bool(self.rest_kg)
        return kept, self.idle - self.ours - sum(step.kg for step in kept), others


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
    return Staircase(idle, ours, _without_crumbs(idle - ours, steps))


def _without_crumbs(fall: int, steps: Sequence[Step]) -> tuple[Step, ...]:
    """A flow is whole kg, and so is a headline: what rounding leaves, less than two kg a flow, is the largest step's."""
    crumbs = fall - sum(step.kg for step in steps)
    if not steps or abs(crumbs) > 2 * sum(len(step.flows) for step in steps) + 2:
        return tuple(steps)
    largest = max(steps, key=lambda step: step.kg)
    return tuple(replace(step, kg=step.kg + crumbs) if step is largest else step for step in steps)


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
    steps = [before - after for before, after in zip(whole, whole[1:], strict=False)]
    return *steps, whole[-1]

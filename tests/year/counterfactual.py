"""Whether causes are true: each large one is removed, and the same years are played again.

    python -m tests.year.counterfactual [CLUSTERS [FIRST]]

A cause holds as far as its tonnes are no longer thrown away, or bought virgin, for it: they are put to use, or stop at
a cause asked later. What only piles up in a store, or falls to a cause asked before, does not count. Exit status 1
below 80 % in all, of what is thrown away or of what is bought virgin.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from sim.causes import ORDER, Cause
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import State
from sim.year import play_year
from tests.clusters.draws import Data
from tests.random_scenarios import random_scenario
from tests.year.remedies import REMEDIES, VIRGIN_REMEDIES, YEARS

LARGE: Final = 20
"""A cause is large from one part in so many of what its cluster throws away, or buys, in the same unit."""
ENOUGH: Final = 0.8
SIDES: Final = {Kind.DISPOSAL: REMEDIES, Kind.VIRGIN: VIRGIN_REMEDIES}
CAUSED = dict[tuple[Kind, str, str], dict[str, int]]
"""(kind, source, cause) → culprit → kg, kWh or l thrown away or bought virgin"""


@dataclass(slots=True)
class Outcome:
    """Amounts labelled with a cause, on either side, and how much of them its removal moved."""

    labelled: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    held: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    worst: list[tuple[int, str]] = field(default_factory=list)

    def share(self, kind: Kind) -> float:
        """What part of a side's held."""
        whole = sum(amount for (side, _), amount in self.labelled.items() if side == kind)
        return sum(amount for (side, _), amount in self.held.items() if side == kind) / max(1, whole)


def played(data: Data, seed: int) -> tuple[CAUSED, State, Plan]:
    """What some years throw away and buy, by source and cause, and what they leave."""
    plan = Plan(Scenario.model_validate(data))
    state, caused = opening_state(plan, seed), defaultdict(lambda: defaultdict(int))  # type: ignore[var-annotated]
    for _ in range(YEARS):
        ledger, state = (result := play_year(plan, seed, state)).ledger, result.state
        for row, amount in ledger.totals(*SIDES):
            caused[row.kind, row.source, row.cause][row.culprit] += amount
    return dict(caused), state, plan


def _parked(state: State, place: str) -> int:
    return sum(amount for key, amount in state.stocks.items() if key.place == place)


def try_cluster(number: int, outcome: Outcome) -> None:
    """Remove every large cause of one random cluster in turn."""
    data = random_scenario(number, 2 + number % 9, rounds=[1] * YEARS, outages=number % 3 > 0)
    before, state, plan = played(data, number)
    whole: Counter[tuple[Kind, str]] = Counter()
    for (kind, source, _), culprits in before.items():
        whole[kind, _unit(plan, source)] += sum(culprits.values())
    for (kind, source, cause), culprits in before.items():
        for culprit, amount in culprits.items():
            removable = (
                cause in SIDES[kind] and culprit and (cause != Cause.NOT_BUILT or culprit in data["projects"])
            )
            if removable and amount * LARGE >= whole[kind, _unit(plan, source)]:
                other = deepcopy(data)
                SIDES[kind][cause](other, source, culprit)
                after, end, _ = played(other, number)
                held = _held((kind, source, cause), culprit, (before, after))
                if kind == Kind.DISPOSAL:
                    held -= max(0, _parked(end, source) - _parked(state, source))
                held = min(amount, max(0, held))
                outcome.labelled[kind, cause] += amount
                outcome.held[kind, cause] += held
                text = f"{number}: {kind} {source} {cause} {culprit} {held}/{amount}"
                outcome.worst.append((amount - held, text))


def _unit(plan: Plan, source: str) -> str:
    for parts in (plan.stores, plan.lines, plan.treatments, plan.needs):
        if source in parts:
            return parts[source].unit
    return ""


def _held(key: tuple[Kind, str, str], culprit: str, sides: tuple[CAUSED, CAUSED]) -> int:
    """What no longer carries the cause, less what a cause asked before it has got more of."""
    before, after = sides
    held = before[key][culprit] - after.get(key, {}).get(culprit, 0)
    for other in {*before, *after}:
        if other[:2] == key[:2] and ORDER[Cause(other[2])] < ORDER[Cause(key[2])]:
            held -= max(0, sum(after.get(other, {}).values()) - sum(before.get(other, {}).values()))
    return held


def tried(clusters: Sequence[int]) -> Outcome:
    """Every cluster of these numbers."""
    outcome = Outcome()
    for number in clusters:
        try_cluster(number, outcome)
    return outcome


def main(arguments: Sequence[str]) -> int:
    """Print what holds by cause; 1 if too little does."""
    count, first = (*map(int, arguments), *(1000, 1)[len(arguments) :])
    outcome = tried(range(first, first + count))
    for key in sorted(outcome.labelled, key=lambda key: (key[0], ORDER[Cause(key[1])])):
        labelled, held = outcome.labelled[key], outcome.held[key]
        sys.stdout.write(f"{key[0]:9}{key[1]:16}{labelled // 1000:14,} t {held / labelled:7.1%}\n")
    for _, text in sorted(outcome.worst, reverse=True)[:25]:
        sys.stdout.write(f"  {text}\n")
    shares = {kind: outcome.share(kind) for kind in SIDES}
    for kind, share in shares.items():
        sys.stdout.write(f"{count} clusters: of what carries a cause of {kind}, {share:.1%} moves\n")
    return int(min(shares.values()) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

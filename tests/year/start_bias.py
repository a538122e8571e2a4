"""Whether the first year is a year like any other: games in which nothing changes, year by year.

    python -m tests.year.start_bias [CLUSTERS [SEEDS]]

Contracts are older than the game, prices and demand level, nobody decides, nothing is news; stores open as no `stock`
says. Exit status 1 where a sum over all clusters is 0.2 % off in year 1 beyond luck, or one sum in ten of the single
clusters is.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import variance
from typing import Any, Final, NamedTuple

from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.year import play_year
from tests.clusters.draws import Data
from tests.random_scenarios import random_scenario
from tools.validation.games import scenario
from tools.validation.played import plan_of

SUMS: Final = (Kind.VIRGIN, Kind.DISPOSAL, Kind.USED, Kind.PRODUCT)
LATER: Final = 3
"""years that the first is compared with"""
NEAR: Final = 0.002
FEW: Final = 0.1
"""the part of single sums that may be further off: by a load, a batch, or a large store that fills for years"""
SHIPPED: Final = ("tutorial", "kemi-tornio")


def unchanged(data: Data) -> Data:
    """A scenario in which every year is like the one before."""
    first = data["about"]["first_year"]
    firms = _level(data["firms"])
    for firm in firms.values():
        firm |= {"purse": {"start": 10**9}, "credit": {"limit": 10**9, "rate": 0}}
        for goods in firm.get("collections", {}).values():
            goods["after_years"] = 50
    lasting = {"first_year": first - 1, "last_year": first + LATER}
    exchanges = {key: _level(part) | lasting for key, part in data.get("exchanges", {}).items()}
    return data | {"firms": firms, "exchanges": exchanges, "events": {}, "measures": {}}


def _level(part: Any) -> Any:
    """The same without stocks and luck, and every figure at its first."""
    if isinstance(part, list):
        return [_level(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _level(item) for key, item in part.items() if key not in ("stock", "volatility")}
    years = [key for key in kept if isinstance(key, int)]
    return {years[0]: kept[years[0]]} if years else kept


def clusters(numbers: Sequence[int]) -> Iterator[tuple[str, Plan]]:
    """The shipped clusters, and random ones of these numbers; every third has no outages."""
    for name in SHIPPED:
        yield name, plan_of(unchanged(scenario(name)))
    for number in numbers:
        data = random_scenario(number, 2 + number % 9, rounds=[1], outages=number % 3 > 0)
        yield str(number), plan_of(unchanged(data))


def years(plan: Plan, seed: int) -> tuple[Counter[Kind], Counter[Kind]]:
    """The sums of the first year, and of the later ones together."""
    state, first, later = opening_state(plan, seed), Counter[Kind](), Counter[Kind]()
    for year in range(1 + LATER):
        played = play_year(plan, seed, state)
        state = played.state
        for row, amount in played.ledger.totals(*SUMS):
            (later if year else first)[row.kind] += amount
    return first, later


class Off(NamedTuple):
    """By what part of the later years' mean the first is off, and by how much luck may put it off."""

    part: float
    luck: float

    @property
    def beyond_luck(self) -> float:
        """How far off it is whatever luck did."""
        return max(0.0, abs(self.part) - self.luck)


def off(more: Sequence[float], noise: float, yearly: float) -> Off:
    """Of what the first year had more in each game, its variance in all, and a year of all games."""
    return Off(sum(more) / yearly, 3 * sqrt(noise) / yearly)


def compared(numbers: Sequence[int], seeds: int) -> tuple[dict[Kind, Off], dict[tuple[str, Kind], Off]]:
    """How far off the first year is: over all clusters, and in each of them, over all seeds."""
    mores, noises, yearlies = (defaultdict[Kind, Any](empty) for empty in (list, float, float))
    single = {}
    for name, plan in clusters(numbers):
        games = [years(plan, seed) for seed in range(seeds)]
        for kind in SUMS:
            more = [first[kind] - later[kind] / LATER for first, later in games]
            noise = variance(more) * seeds
            yearly = sum(later[kind] for _, later in games) / LATER
            if yearly:
                single[name, kind] = off(more, noise, yearly)
            mores[kind] += more
            noises[kind] += noise
            yearlies[kind] += yearly
    return {kind: off(mores[kind], noises[kind], yearlies[kind]) for kind in SUMS}, single


def main(arguments: Sequence[str]) -> int:
    """Print how far off the first year is; 1 if too far."""
    count, seeds = (*map(int, arguments), *(200, 4)[len(arguments) :])
    whole, single = compared(range(1, count + 1), seeds)
    for kind, sums in whole.items():
        sys.stdout.write(f"{kind:10}{sums.part:+9.3%}, luck {sums.luck:.3%}\n")
    far = {key: sums for key, sums in single.items() if sums.beyond_luck > NEAR}
    for (name, kind), sums in sorted(far.items(), key=lambda item: -item[1].beyond_luck)[:15]:
        sys.stdout.write(f"  cluster {name}: {kind} {sums.part:+.2%}, luck {sums.luck:.2%}\n")
    sys.stdout.write(f"{len(far)} of {len(single)} single sums are more than {NEAR:.1%} off beyond luck\n")
    too_far = max(sums.beyond_luck for sums in whole.values()) > NEAR
    return int(too_far or len(far) > len(single) * FEW)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

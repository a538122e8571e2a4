"""Whether causes are true: each large one is removed, and the same years are played again.

    python -m tests.year.counterfactual [CLUSTERS [FIRST]]

A cause holds as far as its tonnes are no longer thrown away for it: they are taken, or stop at a cause asked later.
What only piles up in a store, or falls to a cause asked before, does not count. Exit status 1 below 80 % in all.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from sim.causes import ORDER, Cause
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import State
from sim.year import play_year
from tests.clusters.draws import FIRST_YEAR, Data
from tests.random_scenarios import random_scenario

YEARS: Final = 3
LARGE: Final = 20
"""A cause is large from one part in so many of what its cluster throws away in the same unit."""
ENOUGH: Final = 0.8
MORE: Final = 20
"""How much larger a store, a contract or a need is made."""
ENDLESS: Final = 1000  # of a need that shall take all
WASTED = dict[tuple[str, str], dict[str, int]]
"""(source, cause) → culprit → kg, kWh or l thrown away"""


# -- what is removed ------------------------------------------------------------------------------


def _parts(data: Data, *groups: str) -> Iterator[tuple[str, Data, Data]]:
    """(id, part, what it stands in) of every line or treatment."""
    for firm in data["firms"].values():
        for group in groups:
            for key, part in firm.get(group, {}).items():
                yield key, part, firm


def _needs(data: Data) -> dict[str, Data]:
    return {key: need for _, line, _ in _parts(data, "lines") for key, need in line["needs"].items()}


def _machine(data: Data, key: str) -> Data:
    """The line or treatment that a need, a store or itself stands in."""
    for name, part, _ in _parts(data, "lines", "treatments"):
        inside = {**part.get("needs", {}), **part.get("side_streams", {}), **part.get("yields", {})}
        if key == name or key in inside:
            return part
    return {}


def _store(data: Data, key: str) -> Data:
    for _, part, _ in _parts(data, "lines", "treatments"):
        stores: Data = {**part.get("side_streams", {}), **part.get("yields", {})}
        if key in stores:
            found: Data = stores[key]
            return found
    return next(part for name, part, _ in _parts(data, "collections") if name == key)


def _value(figure: Any) -> Decimal:
    return Decimal(str(figure.get("value", figure.get("base")) if isinstance(figure, dict) else figure))


def _collect(data: Data, source: str, culprit: str) -> None:
    _store(data, culprit)["recovery"] = 1


def _pass_tests(data: Data, source: str, culprit: str) -> None:
    _machine(data, culprit)["off_spec"] = 0


def _agree(data: Data, source: str, culprit: str) -> None:
    """A contract with whoever could have taken it, or what it is treated to, by a belt that carries anything."""
    data["carriers"]["ideal"] = {"kind": "conveyor", "per_unit": 0, "estimate": "for the test"}
    for number, giver in enumerate(_leads_to(data, source, culprit)):
        data["exchanges"][f"ideal{number}"] = {
            "giver": giver, "taker": culprit, "most": 10**8, "carrier": "ideal", "first_year": FIRST_YEAR,
            "last_year": FIRST_YEAR + YEARS, "estimate": "for the test",
        }  # fmt: skip


def _leads_to(data: Data, source: str, taker: str) -> list[str]:
    """The store itself if the taker takes its material, or the yields it comes to that the taker takes."""
    needs = _needs(data)
    works = _machine(data, taker)
    taken = set(needs[taker]["secondaries"]) if taker in needs else {works["takes"]}
    material = _store(data, source)["material"]
    if material in taken:
        return [source]
    return [
        key for _, part, _ in _parts(data, "treatments") if part["takes"] == material
        for key, product in part["yields"].items() if product["material"] in taken
    ]  # fmt: skip


def _build(data: Data, source: str, culprit: str) -> None:
    data["projects"][culprit]["done"] = True


def _renew(data: Data, source: str, culprit: str) -> None:
    for part in data["exchanges"].values():
        if part["giver"] == source:
            part |= {"renews": True, "last_year": max(part["last_year"], FIRST_YEAR + YEARS)}


def _stay(data: Data, source: str, culprit: str) -> None:
    for news in (*data["events"].values(), *data["measures"].values()):
        news["effects"] = [
            effect for effect in news.get("effects", ())
            if (effect["change"], effect.get("of")) != ("close", culprit)
        ] or [{"change": "price", "of": "all", "times": 1}]  # fmt: skip


def _allow(data: Data, source: str, culprit: str) -> None:
    data["exchanges"][culprit]["most"] = _value(data["exchanges"][culprit]["most"]) * MORE


def _blend(data: Data, source: str, culprit: str) -> None:
    _needs(data)[culprit]["blend"] = 1


def _mend(data: Data, source: str, culprit: str) -> None:
    part = _machine(data, culprit)
    part.pop("outage", None)
    part.pop("stops", None)


def _enlarge_intake(data: Data, source: str, culprit: str) -> None:
    """Room for what may come in a year."""
    needs = _needs(data)
    if culprit in needs:
        line = _machine(data, culprit)
        yearly = _value(line["capacity"]) * _value(needs[culprit]["amount"]) * 4
        for secondary in needs[culprit]["secondaries"].values():
            secondary["store"] = round(yearly, 3) + 1
    else:
        works = _machine(data, culprit)
        works["feed_store"] = _value(works["capacity"])


def _more_vehicles(data: Data, source: str, culprit: str) -> None:
    carrier = data["exchanges"][culprit].get("carrier")
    for key, part in data["carriers"].items():
        if carrier in (None, key):
            part.pop("capacity", None)
            if part["kind"] in ("truck", "rail"):
                part["vehicles"] = 100_000


def _enlarge_store(data: Data, source: str, culprit: str) -> None:
    part = _store(data, culprit)
    part["store"] = _value(part.get("store", 0)) * MORE + 1000


def _need_more(data: Data, source: str, culprit: str) -> None:
    needs = _needs(data)
    if culprit in needs:
        need = needs[culprit]
        need["amount"] = _value(need["amount"]) * ENDLESS
        need.pop("supply", None)
        for secondary in need["secondaries"].values():
            if "store" in secondary:
                secondary["store"] = _value(secondary["store"]) * ENDLESS
    else:
        works = _machine(data, culprit)
        works["capacity"] = _value(works["capacity"]) * ENDLESS
        if "feed_store" in works:
            works["feed_store"] = _value(works["feed_store"]) * ENDLESS


REMEDIES: Final[dict[str, Callable[[Data, str, str], None]]] = {
    Cause.NOT_NEEDED: _need_more,
    Cause.NOT_COLLECTED: _collect,
    Cause.OFF_SPEC: _pass_tests,
    Cause.NO_PARTNER: _agree,
    Cause.NOT_BUILT: _build,
    Cause.CONTRACT_ENDED: _renew,
    Cause.PARTNER_CLOSED: _stay,
    Cause.CONTRACT_CAP: _allow,
    Cause.BLEND_SETTING: _blend,
    Cause.TAKER_DOWN: _mend,
    Cause.GIVER_DOWN: _mend,
    Cause.TAKER_FULL: _enlarge_intake,
    Cause.CARRIER_BUSY: _more_vehicles,
    Cause.STORE_FULL: _enlarge_store,
}
"""Cause → how it is removed from a scenario. A residue cannot be, nor a firm that has closed, nor that nobody could
ever take something (a cause without a culprit)."""


# -- what comes of it -----------------------------------------------------------------------------


@dataclass(slots=True)
class Outcome:
    """Tonnes labelled with a cause, and how many of them its removal moved."""

    labelled: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[int, str]] = field(default_factory=list)

    def share(self) -> float:
        """What part of it held."""
        return sum(self.held.values()) / max(1, sum(self.labelled.values()))


def played(data: Data, seed: int) -> tuple[WASTED, State, Plan]:
    """What some years throw away, by store and cause, and what they leave."""
    plan = Plan(Scenario.model_validate(data))
    state, wasted = opening_state(plan), defaultdict(lambda: defaultdict(int))  # type: ignore[var-annotated]
    for _ in range(YEARS):
        ledger, state = (result := play_year(plan, seed, state)).ledger, result.state
        for row, amount in ledger.totals(Kind.DISPOSAL):
            wasted[row.source, row.cause][row.culprit] += amount
    return dict(wasted), state, plan


def _parked(state: State, place: str) -> int:
    return sum(amount for key, amount in state.stocks.items() if key.place == place)


def try_cluster(number: int, outcome: Outcome) -> None:
    """Remove every large cause of one random cluster in turn."""
    data = random_scenario(number, 2 + number % 9, rounds=[1] * YEARS, outages=number % 3 > 0)
    wasted, state, plan = played(data, number)
    whole: Counter[str] = Counter()
    for (source, _), culprits in wasted.items():
        whole[_unit(plan, source)] += sum(culprits.values())
    for (source, cause), culprits in wasted.items():
        for culprit, amount in culprits.items():
            may_be = (
                cause in REMEDIES and culprit and (cause != Cause.NOT_BUILT or culprit in data["projects"])
            )
            if may_be and amount * LARGE >= whole[_unit(plan, source)]:
                other = deepcopy(data)
                REMEDIES[cause](other, source, culprit)
                after, end, _ = played(other, number)
                held = _held(source, cause, culprit, (wasted, after))
                held -= max(0, _parked(end, source) - _parked(state, source))
                held = min(amount, max(0, held))
                outcome.labelled[cause] += amount
                outcome.held[cause] += held
                outcome.worst.append((amount - held, f"{number}: {source} {cause} {culprit} {held}/{amount}"))


def _unit(plan: Plan, source: str) -> str:
    for parts in (plan.stores, plan.lines, plan.treatments):
        if source in parts:
            return parts[source].unit
    return ""


def _held(source: str, cause: str, culprit: str, sides: tuple[WASTED, WASTED]) -> int:
    """What no longer carries the cause, less what a cause asked before it has got more of."""
    before, after = sides
    held = before[source, cause][culprit] - after.get((source, cause), {}).get(culprit, 0)
    for place, other in {*before, *after}:
        if place == source and ORDER[Cause(other)] < ORDER[Cause(cause)]:
            more = sum(after.get((place, other), {}).values()) - sum(before.get((place, other), {}).values())
            held -= max(0, more)
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
    for cause in sorted(outcome.labelled, key=lambda cause: ORDER[Cause(cause)]):
        labelled, held = outcome.labelled[cause], outcome.held[cause]
        sys.stdout.write(f"{cause:16}{labelled // 1000:14,} t {held / labelled:7.1%}\n")
    for _, text in sorted(outcome.worst, reverse=True)[:25]:
        sys.stdout.write(f"  {text}\n")
    sys.stdout.write(f"{count} clusters: {outcome.share():.1%} of the tonnes labelled move\n")
    return int(outcome.share() < ENOUGH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

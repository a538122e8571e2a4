"""What there is to tell of each flow of a Sankey beside its amount: money, climate, why, and by which deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from game.cluster_map.flows import YearsPlayed, key_of
from game.cluster_map.links import LinkKey
from sim.indicators.disposals import disposal_of
from sim.indicators.gain import gains
from sim.ledger import Kind, Ledger, Row
from sim.plan.plan import Plan

_GRAMS = 1_000_000
_DUMPED = ("disposal", "waste_tax")
"""payments for landfill and heaps"""
Why = tuple[str, str]
"""a cause and its culprit"""


@dataclass(slots=True)
class LinkFacts:
    """Of one flow over some years."""

    cents: int = 0
    """of an exchange: what both ends gain by it; else what was paid for it"""
    co2e_kg: int = 0
    """of an exchange: what its taker spares, below zero; else what making, burning or dumping it comes to"""
    why: dict[Why, int] = field(default_factory=dict)
    """kg, kWh or l of what was bought or thrown away, by what stopped it"""
    deals: tuple[tuple[int, str], ...] = ()
    """(first year, giver's store) of the contracts that it runs under, the earliest first"""
    years: int = 1

    @property
    def main_why(self) -> Why | None:
        """What explains most of it."""
        return max(self.why, key=lambda why: (self.why[why], why)) if self.why else None


def facts_of(plan: Plan, played: YearsPlayed, ledgers: Sequence[Ledger]) -> dict[LinkKey, LinkFacts]:
    """Of all flows of a round."""
    facts: dict[LinkKey, LinkFacts] = defaultdict(lambda: LinkFacts(years=max(1, len(ledgers))))
    for ledger in ledgers:
        for row, amount in ledger.totals(Kind.VIRGIN, Kind.DISPOSAL):
            place = key_of(plan, played, row)
            if place is None:
                continue
            known = facts[LinkKey(*place, plan.scenario.materials[row.material].unit)]
            why = row.cause, row.culprit
            known.why[why] = known.why.get(why, 0) + amount
            known.co2e_kg += round(amount * _climate(plan, row))
        for key, cents in _paid(plan, ledger):
            facts[key].cents += cents
    _exchanged(plan, played, ledgers, facts)
    return dict(facts)


def facts_beside(
    ours: Mapping[LinkKey, LinkFacts], beside: Mapping[LinkKey, LinkFacts]
) -> dict[LinkKey, LinkFacts]:
    """What is more, or less, of each flow than in another game of the same years; why and by which deals is ours."""
    facts = {}
    for key in {**ours, **beside}:
        here, there = ours.get(key, LinkFacts()), beside.get(key, LinkFacts())
        years = max(here.years, there.years)
        cents, co2e = here.cents - there.cents, here.co2e_kg - there.co2e_kg
        facts[key] = LinkFacts(cents, co2e, here.why, here.deals, years)
    return facts


def facts_together(rounds: Iterable[Mapping[LinkKey, LinkFacts]]) -> dict[LinkKey, LinkFacts]:
    """Of several rounds as one. A flow that is missing in a round was nothing there."""
    sums: dict[LinkKey, LinkFacts] = {}
    rounds = list(rounds)
    whole = sum(next(iter(facts.values())).years for facts in rounds if facts) or 1
    for facts in rounds:
        for key, of_round in facts.items():
            whole_game = sums.setdefault(key, LinkFacts(years=whole))
            whole_game.cents += of_round.cents
            whole_game.co2e_kg += of_round.co2e_kg
            for why, amount in of_round.why.items():
                whole_game.why[why] = whole_game.why.get(why, 0) + amount
            whole_game.deals = tuple(sorted({*whole_game.deals, *of_round.deals}))
    return sums


def _climate(plan: Plan, row: Row) -> Fraction:
    """kg CO2e to the kg, kWh or l of what was bought new, or thrown away."""
    if row.kind is Kind.DISPOSAL:
        way = disposal_of(plan, row)
        return Fraction(way.co2e_g, _GRAMS) if way else Fraction(0)
    of = plan.scenario.materials[row.material]
    return of.upstream.exact + of.direct.exact + of.grid.exact


def _paid(plan: Plan, ledger: Ledger) -> Iterator[tuple[LinkKey, int]]:
    """What was paid for new material, and for landfill and heaps with their tax."""
    for payment, weeks in ledger.payments.items():
        need, store = plan.needs.get(payment.about), plan.stores.get(payment.about)
        if payment.kind == "virgin" and need is not None and need.counted:
            yield LinkKey("", need.firm, "virgin", need.unit), sum(weeks)
        elif payment.kind in _DUMPED and store is not None and store.disposal.kind in ("landfill", "heap"):
            yield LinkKey(store.firm, "landfill", "landfill", store.unit), sum(weeks)


def _exchanged(
    plan: Plan, played: YearsPlayed, ledgers: Sequence[Ledger], facts: Mapping[LinkKey, LinkFacts]
) -> None:
    """What exchanges were worth, and what they spared where they took the place of new material."""
    contracts = {**played.before.contracts, **played.state.contracts}
    for gain in gains(plan, ledgers, contracts):
        contract = contracts.get(gain.contract)
        if contract is None or gain.giver_firm == gain.taker_firm:
            continue
        unit = plan.scenario.materials[gain.material].unit
        kind = "energy" if unit == "MWh" else "recovered"
        known = facts[LinkKey(gain.giver_firm, gain.taker_firm, kind, unit)]  # type: ignore[arg-type]
        known.cents += gain.joint
        known.deals = tuple(sorted({*known.deals, (contract.first_year, contract.giver)}))
        if contract.taker in plan.needs:
            known.co2e_kg -= round(gain.received * plan.spared_co2e(contract.taker, gain.material))

"""All indicators of a round, from its ledgers.

Amounts are yearly means over the years of the round, so that a round of one year and one of two compare;
stocks' growth too. Counts and shares are of the round as a whole. Everything is in kg and litres here;
`Indicators.plain` gives the t, m3 and EUR that people read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple

from sim.indicators.carbon import Carbon, carbon
from sim.indicators.countable import uncounted
from sim.indicators.formulas import ProductFlow, mci
from sim.indicators.links import Network, links, network
from sim.indicators.moved import Moved
from sim.indicators.streams import Streams, streams
from sim.indicators.value import jobs, productivity
from sim.indicators.virgin import Headline, Shares, VirginUse, headline, shares, virgin_use
from sim.ledger import Ledger
from sim.plan.plan import Plan
from sim.state import Contract
from sim.units import BASE


@dataclass(frozen=True, slots=True)
class Indicators:
    """What a round came to."""

    addressable_virgin_kg: int
    """the headline, undelivered service included"""
    undelivered_virgin_kg: int
    """the part of the headline that is made elsewhere because it was not delivered here"""
    virgin_kg: int
    virgin_by_class: dict[str, int]
    virgin_by_stage: dict[str, int]
    landfill_kg: int
    heap_kg: int
    parked_kg: int
    """growth of the stores of secondary material: parked, not saved"""
    co2e_kg: int
    scope1_kg: int
    scope2_kg: int
    scope3_kg: int
    biogenic_kg: int
    water_l: int
    secondary_share: float
    energy_share: float
    fill_share: float
    replaced_by_label: dict[str, int]
    symbiotic_utilisation: float
    own_use: float
    exchanges: int
    exchanges_by_label: dict[str, int]
    link_density: float
    eco_connectance: float
    mci: float
    resource_productivity_eur_per_t: float
    jobs: float
    outside_virgin_kg: int = 0
    """what firms outside the cluster and its region used: in no other figure of virgin use"""
    removed_kg: int = 0
    """CO2 taken out of the air for good: in no scope, as biogenic CO2"""
    uncounted: tuple[str, ...] = ()
    """the fields that the scenario gives nothing to count of"""

    def plain(self) -> dict[str, Any]:
        """The indicators under the names and in the units of `run --json`: t, m3, EUR; None where the
        scenario gives nothing to count."""
        result: dict[str, Any] = {}
        for field in fields(self)[:-1]:
            value: Any = None if field.name in self.uncounted else getattr(self, field.name)
            if field.name.endswith("_kg"):
                result[field.name.removesuffix("kg") + "t"] = _in_units(value)
            elif field.name == "water_l":
                result["water_m3"] = _in_units(value)
            elif field.name in _BY_KILOGRAM:
                result[f"{field.name}_t"] = {key: amount / BASE for key, amount in value.items()}
            else:
                result[field.name] = value
        return result


def _in_units(amount: int | None) -> float | None:
    return None if amount is None else amount / BASE


_BY_KILOGRAM = frozenset({"virgin_by_class", "virgin_by_stage", "replaced_by_label"})


def indicators(
    plan: Plan,
    ledgers: Sequence[Ledger],
    contracts: Mapping[str, Contract] | None = None,
    closed: Collection[str] = (),
) -> Indicators:
    """The indicators of a round.

    `ledgers` are its years in order; `contracts` and `closed` those of the state at its end.
    """
    moved = Moved(ledgers)
    exchanged = links(plan, moved, contracts or {})
    virgin = virgin_use(plan, moved)
    return _assemble(
        _Parts(
            headline(plan, moved),
            virgin,
            streams(plan, moved),
            carbon(plan, moved, exchanged),
            shares(plan, moved),
            network(plan, exchanged),
            productivity(plan, moved, virgin.total_kg),
            jobs(plan, closed),
        ),
        uncounted(plan),
    )


class _Parts(NamedTuple):
    """What is worked out apart, each by a module of its own."""

    headline: Headline
    virgin: VirginUse
    streams: Streams
    carbon: Carbon
    shares: Shares
    network: Network
    eur_per_t: float
    jobs: float


def _assemble(of: _Parts, left_out: tuple[str, ...]) -> Indicators:
    return Indicators(
        addressable_virgin_kg=of.headline.total_kg,
        undelivered_virgin_kg=of.headline.undelivered_kg,
        virgin_kg=of.virgin.total_kg,
        virgin_by_class=of.virgin.by_class,
        virgin_by_stage=of.virgin.by_stage,
        landfill_kg=of.streams.disposed["landfill"],
        heap_kg=of.streams.disposed["heap"],
        parked_kg=of.streams.parked_kg,
        co2e_kg=of.carbon.total_kg,
        **asdict(of.carbon),
        water_l=of.virgin.water_l,
        secondary_share=of.shares.secondary,
        energy_share=of.shares.energy,
        fill_share=of.shares.fill,
        replaced_by_label=of.shares.by_label,
        symbiotic_utilisation=of.streams.utilisation,
        own_use=of.streams.own_use,
        exchanges=of.network.exchanges,
        exchanges_by_label=of.network.by_label,
        link_density=of.network.density,
        eco_connectance=of.network.connectance,
        mci=circularity(of.shares.secondary, of.streams),
        resource_productivity_eur_per_t=of.eur_per_t,
        jobs=of.jobs,
        outside_virgin_kg=of.virgin.outside_kg,
        uncounted=left_out,
    )


def circularity(secondary_share: float, side: Streams) -> float:
    """The cluster's Material Circularity Indicator.

    All counted inputs are taken as one product: its recycled feed is the secondary share, what is
    collected for recycling is what is taken up of the side streams, both at the treatments' efficiency.
    X = 1, since nothing here tells how long goods last.
    """
    collected = min(1.0, side.utilisation + side.own_use)
    efficiency = side.recovery or 1.0
    return mci(
        ProductFlow(
            recycled_feed=secondary_share,
            collected_for_recycling=collected,
            recycling_efficiency=efficiency,
            feed_efficiency=efficiency,
        )
    )

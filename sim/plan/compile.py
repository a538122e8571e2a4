"""From a scenario to its plan: t become kg, EUR stay paths, ids become references."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sim.plan.amounts import amount_of, grams, ratio
from sim.plan.held import Held
from sim.plan.parts import (
    AuxiliaryPlan,
    CollectionPlan,
    DisposalPlan,
    FirmPlan,
    IntakePlan,
    Limits,
    LinePlan,
    MarketPlan,
    NeedPlan,
    OutagePlan,
    ResiduePlan,
    StorePlan,
    SupplyPlan,
    TreatmentPlan,
)
from sim.scenario.energy import ratio_of
from sim.scenario.figures import Figure, path
from sim.scenario.file import Scenario
from sim.scenario.firms import (
    Collection,
    Line,
    LostPower,
    Market,
    Need,
    Outage,
    Residue,
    SideStream,
    Supply,
    Treatment,
    Yield,
)
from sim.scenario.materials import Disposal
from sim.state import Ratio
from sim.units import DAY, YEAR, Unit, base_units, cents

_INTAKE_WEEKS = 2
"""Default size of an intake store: two weeks of the greatest share; heat and water keep one batch."""


def disposal(part: Disposal, limits: Limits = ()) -> DisposalPlan:
    """Where what nobody takes goes, in whole numbers."""
    way = part.kind, part.fee, part.tax, int(part.taxed_from or 0)
    return DisposalPlan(
        *way, grams(part.co2e), ratio(part.transport), grams(part.removes), limits, part.over_limit
    )


def _outage(part: Outage | None) -> OutagePlan | None:
    return OutagePlan(int(part.mtbf), int(part.mttr)) if part else None


def _supply(part: Supply | None) -> SupplyPlan | None:
    if part is None:
        return None
    return SupplyPlan(amount_of(part.lot), amount_of(part.reorder), part.lead_days * DAY, _stock(part.stock))


def _stock(part: Figure | None) -> int | None:
    return None if part is None else amount_of(part)


class Compiler:
    """Holds the scenario while its parts are turned into plans."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.materials = scenario.materials
        self.held = Held(scenario)

    def store(self, key: str, firm: str, process: str, part: SideStream | Collection | Yield) -> StorePlan:
        """The store of a side stream, of goods taken back, or of what a treatment yields."""
        return StorePlan(
            key,
            firm,
            process,
            part.material,
            (isinstance(part, SideStream) and part.mixed) or part.material,
            self.materials[part.material].unit,
            ratio(part.amount if isinstance(part, SideStream) else part.share),
            amount_of(part.store),
            _stock(part.stock),
            (1, 1) if isinstance(part, Yield) else ratio(part.recovery),
            path(0) if isinstance(part, Yield) else part.sorting_cost,
            disposal(part.disposal, self.held.limits(part.disposal.limits)),
            is_yield=isinstance(part, Yield),
            left_of=(isinstance(part, SideStream) and part.left_of) or "",
            lost_power=self._lost_power(part.lost_power) if isinstance(part, SideStream) else None,
            sale=part.sale if isinstance(part, Yield) else None,
            support=part.support if isinstance(part, Yield) else None,
            levels=self.held.levels(self.materials[part.material].contents),
            carries=not isinstance(part, Collection) and part.carries,
        )

    @staticmethod
    def _lost_power(part: LostPower | None) -> AuxiliaryPlan | None:
        return AuxiliaryPlan(part.material, "MWh", ratio(part.amount), part.price) if part else None

    def collection(self, key: str, firm: str, part: Collection) -> CollectionPlan:
        store = self.store(key, firm, key, part)
        return CollectionPlan(key, part.of_line, int(part.after_years), part.sold_before, store)

    def need(self, key: str, firm: str, line_id: str, line: Line, part: Need) -> NeedPlan:
        return NeedPlan(
            key,
            line_id,
            firm,
            part.virgin,
            self.materials[part.virgin].unit,
            ratio(part.amount),
            part.counted,
            part.price,
            ratio(part.blend),
            _supply(part.supply),
            tuple(self._intakes(key, firm, line_id, line, part)),
            self.held.limits(part.limits),
            self.held.levels(self.materials[part.virgin].contents),
        )

    def _intakes(self, key: str, firm: str, line_id: str, line: Line, part: Need) -> Iterator[IntakePlan]:
        yearly = line.capacity.exact * part.amount.exact
        for material, secondary in sorted(part.secondaries.items()):
            unit = self.materials[material].unit
            replaces = ratio_of(self.scenario, part, material)
            most = yearly * secondary.greatest_share.exact / replaces
            kept = Fraction(_INTAKE_WEEKS, 52) if unit == "t" else Fraction(line.batch_hours, YEAR)
            yield IntakePlan(
                key,
                line_id,
                firm,
                material,
                unit,
                replaces.as_integer_ratio(),
                ratio(secondary.greatest_share),
                ratio(secondary.lowest_grade),
                secondary.label,
                secondary.cost,
                base_units(secondary.store.exact if secondary.store else most * kept),
                _stock(secondary.stock),
                removes_g=grams(secondary.removes),
                own_line=secondary.own_line,
                levels=self.held.levels(self.materials[material].contents),
            )

    def line(self, key: str, firm: str, part: Line) -> LinePlan:
        return LinePlan(
            key,
            firm,
            part.makes,
            self.materials[part.makes].unit,
            amount_of(part.capacity),
            part.batch_hours,
            _outage(part.outage),
            tuple(sorted(((stop.from_day - 1) * DAY, stop.to_day * DAY) for stop in part.stops)),
            tuple(self.need(k, firm, key, part, n) for k, n in sorted(part.needs.items())),
            tuple(self.store(k, firm, key, s) for k, s in sorted(part.side_streams.items())),
            self._market(part.market) if part.market else None,
            self._inputs(part),
            self.held.levels(part.adds),
        )

    def _inputs(self, part: Line) -> dict[Unit, Ratio]:
        totals: dict[Unit, Fraction] = {}
        for need in part.needs.values():
            unit = self.materials[need.virgin].unit
            totals[unit] = totals.get(unit, Fraction(0)) + need.amount.exact
        return {unit: total.as_integer_ratio() for unit, total in totals.items()}

    @staticmethod
    def _market(part: Market) -> MarketPlan:
        return MarketPlan(
            part.demand,
            part.price,
            tuple(part.season) if part.season and any(part.season) else (),
            ratio(part.elasticity),
            ratio(part.pass_through),
            part.backlog_days * DAY,
            part.premium,
        )

    def treatment(self, key: str, firm: str, part: Treatment) -> TreatmentPlan:
        return TreatmentPlan(
            key,
            firm,
            self.materials[part.takes].unit,
            amount_of(part.capacity),
            part.batch_hours,
            self._feed(key, firm, part),
            tuple(self.store(k, firm, key, y) for k, y in sorted(part.yields.items())),
            self._residue(part.residue),
            tuple(
                AuxiliaryPlan(material, self.materials[material].unit, ratio(aux.amount), aux.price)
                for material, aux in sorted(part.auxiliaries.items())
            ),
            part.cost,
            _outage(part.outage),
            float(part.off_spec.value),
            part.runs_for,
            limits=self.held.limits(part.limits),
        )

    def _feed(self, key: str, firm: str, part: Treatment) -> IntakePlan:
        capacity = amount_of(part.capacity)
        store = amount_of(part.feed_store) if part.feed_store else capacity // 52
        return IntakePlan(
            key,
            key,
            firm,
            part.takes,
            self.materials[part.takes].unit,
            (1, 1),
            (1, 1),
            ratio(part.lowest_grade),
            None,
            None,
            max(store, capacity * part.batch_hours // YEAR),
            None,
            is_feed=True,
        )

    @staticmethod
    def _residue(part: Residue | None) -> ResiduePlan | None:
        if part is None:
            return None
        stated = part.share.value > 0
        return ResiduePlan(part.material, disposal(part.disposal), ratio(part.share), loses_rest=stated)

    def firm(self, key: str) -> FirmPlan:
        part = self.scenario.firms[key]
        return FirmPlan(
            key,
            part.size,
            part.sector,
            part.outside,
            ratio(part.place[0]),
            ratio(part.place[1]),
            cents(part.purse.start.exact),
            part.purse.yearly,
            cents(part.credit.limit.exact),
            ratio(part.credit.rate),
            int(part.sites),
            part.successor or "",
        )

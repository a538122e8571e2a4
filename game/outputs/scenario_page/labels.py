"""What each figure of the format is called on the page, and its unit. `{u}` is the material's unit."""

from __future__ import annotations

from typing import Final

from game.outputs.scenario_page.names import along, units
from sim.rules.names import readable
from sim.scenario.file import Scenario
from sim.scenario.problems import Where

LABELS: Final[dict[str, tuple[str, str]]] = {
    "Scenario.detour": ("road km per straight km", ""),
    "Scenario.co2_price": ("price of CO₂", "EUR per t"),
    "Material.tonnes": ("virgin-equivalent tonnes", "t per {u}"),
    "Material.upstream": ("CO₂e before it is bought", "t per {u}"),
    "Material.direct": ("fossil CO₂e when used", "t per {u}"),
    "Material.biogenic": ("biogenic CO₂ when used", "t per {u}"),
    "Material.grid": ("CO₂e of power or heat bought", "t per {u}"),
    "Material.greatest_km": ("carried at most", "km"),
    "Carrier.lot": ("one load", "units"),
    "Carrier.speed": ("speed", "km/h"),
    "Carrier.per_unit": ("loading", "EUR per unit"),
    "Carrier.per_unit_km": ("carriage", "EUR per unit and km"),
    "Carrier.co2e_per_unit_km": ("CO₂e", "kg per unit and km"),
    "Carrier.capacity": ("most", "units an hour"),
    "Disposal.fee": ("cost of disposal", "EUR per {u}"),
    "Disposal.co2e": ("CO₂e of disposal", "kg per {u}"),
    "Disposal.transport": ("way to disposal", "km"),
    "Disposal.removes": ("CO₂ stored for good", "kg per {u}"),
    "Secondary.removes": ("CO₂ stored for good", "kg per {u}"),
    "Secondary.ratio": ("virgin units that one replaces", ""),
    "Secondary.greatest_share": ("greatest share of the need", ""),
    "Secondary.cost": ("cost of using it", "EUR per {u}"),
    "Secondary.store": ("intake store", "{u}"),
    "Need.amount": ("amount", "{u} per {made} made"),
    "Need.price": ("price", "EUR per {u}"),
    "Need.blend": ("share allowed at the start", ""),
    "SideStream.amount": ("amount", "{u} per {made} made"),
    "SideStream.recovery": ("share collected at the start", ""),
    "SideStream.sorting_cost": ("sorting", "EUR per {u}"),
    "SideStream.store": ("store", "{u}"),
    "Market.demand": ("demand", "{u} a year"),
    "Market.price": ("price of the product", "EUR per {u}"),
    "Market.premium": ("premium on spared CO₂e", "EUR per t CO₂e"),
    "Market.elasticity": ("price elasticity of demand", ""),
    "Line.capacity": ("capacity", "{u} a year"),
    "Treatment.capacity": ("capacity", "{u} a year"),
    "Treatment.cost": ("cost of treating", "EUR per {u}"),
    "Treatment.off_spec": ("chance that a lot fails its test", ""),
    "Yield.share": ("made from each {made} treated", "{u}"),
    "Yield.store": ("store", "{u}"),
    "Yield.sale": ("sold outside for", "EUR per {u}"),
    "Yield.support": ("public support", "EUR per {u}"),
    "Auxiliary.amount": ("used for each {made} treated", "{u}"),
    "Auxiliary.price": ("price", "EUR per {u}"),
    "Collection.share": ("scrap from each unit sold", "{u}"),
    "Collection.sold_before": ("sold a year before the game", "{u}"),
    "Purse.start": ("purse at the start", "EUR"),
    "Purse.yearly": ("purse, each year", "EUR"),
    "Credit.limit": ("credit", "EUR"),
    "Credit.rate": ("interest", ""),
    "Firm.jobs": ("jobs", ""),
    "Permit.median_days": ("permit, half come sooner than", "days"),
    "Permit.spread": ("permit, log-deviation", ""),
    "Project.cost": ("cost", "EUR"),
    "Project.running": ("running cost", "EUR a year"),
    "Project.overrun_chance": ("chance to be late", ""),
    "Project.overrun_cost": ("share added when late", ""),
    "Measure.cost": ("cost", "EUR"),
    "Measure.chance": ("chance a year", ""),
    "Call.rate": ("share of the cost that is paid", ""),
    "Call.pot": ("pot", "EUR"),
    "Call.ceiling": ("most for a project", "EUR"),
    "Effect.saves": ("part of the need that is saved", ""),
    "Distance.km": ("road", "km"),
    "Outage.mtbf": ("runs between failures", "hours"),
    "Outage.mttr": ("stands after a failure", "hours"),
    "Supply.lead_days": ("from order to arrival", "days"),
    "Market.backlog_days": ("customers wait", "days"),
    "Collection.after_years": ("comes back after", "years"),
    "Carrier.vehicles": ("loads of one exchange on the road", ""),
    "Carrier.handling_hours": ("loading and unloading", "hours"),
    "Firm.sites": ("building sites at once", ""),
    "Project.build_days": ("time to build", "days"),
    "Project.ramp_days": ("from first to full output", "days"),
    "Project.overrun_days": ("later when late", "days"),
    "Project.readiness": ("technology readiness", "of 9"),
    "Measure.lead_days": ("works after", "days"),
    "Measure.lasts_days": ("works for", "days"),
}
"""Class and field → name and unit. What is not named here is shown under its key."""


def label(scenario: Scenario, where: Where) -> tuple[str, str]:
    """What the figure at a place is called, and its unit."""
    if where[0] == "taxes":
        return "tax", "EUR per unit"
    steps = list(along(scenario, where[:-1]))
    owner = steps[-1].part if steps else scenario
    name, unit = LABELS.get(f"{type(owner).__name__}.{where[-1]}", (readable(str(where[-1])), ""))
    near, made = units(scenario, where[:-1])
    return name.format(u=near, made=made), unit.format(u=near, made=made)

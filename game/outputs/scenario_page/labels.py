"""What each figure of the format is called on the page, and its unit. `{unit}` is the material's unit."""

from __future__ import annotations

from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.names import along, units
from game.typed.unclear import marked
from sim.rules.names import readable
from sim.scenario.problems import Where

LABELS: Final[dict[str, tuple[str, str]]] = {
    "Scenario.detour": (marked("road km per straight km"), ""),
    "Scenario.co2_price": (marked("price of CO₂"), marked("EUR per t")),
    "Material.tonnes": (marked("virgin-equivalent tonnes"), marked("t per {unit}")),
    "Material.upstream": (marked("CO₂e before it is bought"), marked("t per {unit}")),
    "Material.direct": (marked("fossil CO₂e when used"), marked("t per {unit}")),
    "Material.biogenic": (marked("biogenic CO₂ when used"), marked("t per {unit}")),
    "Material.grid": (marked("CO₂e of power or heat bought"), marked("t per {unit}")),
    "Carrier.lot": (marked("one load"), marked("units")),
    "Carrier.speed": (marked("speed"), marked("km/h")),
    "Carrier.per_unit": (marked("loading"), marked("EUR per unit")),
    "Carrier.per_unit_km": (marked("carriage"), marked("EUR per unit and km")),
    "Carrier.co2e_per_unit_km": (marked("CO₂e"), marked("kg per unit and km")),
    "Carrier.capacity": (marked("most"), marked("units an hour")),
    "Disposal.fee": (marked("cost of disposal"), marked("EUR per {unit}")),
    "Disposal.co2e": (marked("CO₂e of disposal"), marked("kg per {unit}")),
    "Disposal.transport": (marked("way to disposal"), marked("km")),
    "Secondary.ratio": (marked("virgin units that one replaces"), ""),
    "Secondary.greatest_share": (marked("greatest share of the need"), ""),
    "Secondary.cost": (marked("cost of using it"), marked("EUR per {unit}")),
    "Secondary.store": (marked("intake store"), marked("{unit}")),
    "Need.amount": (marked("amount"), marked("{unit} per {made} made")),
    "Need.price": (marked("price"), marked("EUR per {unit}")),
    "Need.blend": (marked("share allowed at the start"), ""),
    "SideStream.amount": (marked("amount"), marked("{unit} per {made} made")),
    "recovery": (marked("share collected at the start"), ""),
    "sorting_cost": (marked("sorting"), marked("EUR per {unit}")),
    "SideStream.store": (marked("store"), marked("{unit}")),
    "Market.demand": (marked("demand"), marked("{unit} a year")),
    "Market.price": (marked("price of the product"), marked("EUR per {unit}")),
    "Market.elasticity": (marked("price elasticity of demand"), ""),
    "Line.capacity": (marked("capacity"), marked("{unit} a year")),
    "Treatment.capacity": (marked("capacity"), marked("{unit} a year")),
    "Treatment.cost": (marked("cost of treating"), marked("EUR per {unit}")),
    "Treatment.off_spec": (marked("chance that a lot fails its test"), ""),
    "Yield.share": (marked("made from each {made} treated"), marked("{unit}")),
    "Yield.store": (marked("store"), marked("{unit}")),
    "Auxiliary.amount": (marked("used for each {made} treated"), marked("{unit}")),
    "Auxiliary.price": (marked("price"), marked("EUR per {unit}")),
    "Collection.share": (marked("scrap from each unit sold"), marked("{unit}")),
    "Collection.sold_before": (marked("sold a year before the game"), marked("{unit}")),
    "Purse.start": (marked("purse at the start"), marked("EUR")),
    "Purse.yearly": (marked("purse, each year"), marked("EUR")),
    "Credit.limit": (marked("credit"), marked("EUR")),
    "Credit.rate": (marked("interest"), ""),
    "Firm.jobs": (marked("jobs"), ""),
    "Permit.median_days": (marked("permit, half come sooner than"), marked("days")),
    "Permit.spread": (marked("permit, log-deviation"), ""),
    "Project.cost": (marked("cost"), marked("EUR")),
    "Project.running": (marked("running cost"), marked("EUR a year")),
    "Project.overrun_chance": (marked("chance to be late"), ""),
    "Project.overrun_cost": (marked("share added when late"), ""),
    "Measure.cost": (marked("cost"), marked("EUR")),
    "Measure.chance": (marked("chance a year"), ""),
    "Call.rate": (marked("share of the cost that is paid"), ""),
    "Call.pot": (marked("pot"), marked("EUR")),
    "Call.ceiling": (marked("most for a project"), marked("EUR")),
    "Effect.saves": (marked("part of the need that is saved"), ""),
    "Distance.km": (marked("road"), marked("km")),
    "Outage.mtbf": (marked("runs between failures"), marked("hours")),
    "Outage.mttr": (marked("stands after a failure"), marked("hours")),
    "Supply.lead_days": (marked("from order to arrival"), marked("days")),
    "Market.backlog_days": (marked("customers wait"), marked("days")),
    "Collection.after_years": (marked("comes back after"), marked("years")),
    "Carrier.vehicles": (marked("loads of one exchange on the road"), ""),
    "Carrier.handling_hours": (marked("loading and unloading"), marked("hours")),
    "Firm.sites": (marked("building sites at once"), ""),
    "Project.build_days": (marked("time to build"), marked("days")),
    "Project.ramp_days": (marked("from first to full output"), marked("days")),
    "Project.overrun_days": (marked("later when late"), marked("days")),
    "Project.fails": (marked("chance to fail for each level of readiness below 9"), ""),
    "Project.falls_short": (marked("chance to fall short for each level of readiness below 9"), ""),
    "Project.short_reaches": (marked("share reached when it falls short"), ""),
    "Project.readiness": (marked("technology readiness"), marked("of 9")),
    "Measure.lead_days": (marked("works after"), marked("days")),
    "Measure.lasts_days": (marked("works for"), marked("days")),
    "Goal.also": (marked("weight in the goal"), ""),
    "Material.greatest_km": (marked("carried at most"), marked("km")),
    "Elements.calcium": (marked("calcium in it"), marked("t per {unit}")),
    "Elements.chromium": (marked("chromium in it"), marked("t per {unit}")),
    "Elements.iron": (marked("iron in it"), marked("t per {unit}")),
    "Elements.carbon": (marked("carbon in it"), marked("t per {unit}")),
    "removes": (marked("CO₂ stored for good"), marked("kg per {unit}")),
    "Market.premium": (marked("premium on spared CO₂e"), marked("EUR per t CO₂e")),
    "Yield.sale": (marked("sold outside for"), marked("EUR per {unit}")),
    "Yield.support": (marked("public support"), marked("EUR per {unit}")),
    "About.purse_bears_rises": (marked("share of dearer taxes that the purse pays"), ""),
    "contents": (marked("contents of one unit"), marked("as declared")),
    "limits": (marked("limit of contents"), marked("as declared")),
    "Line.adds": (marked("added to the contents"), marked("as declared")),
    "Disposal.over_limit": (marked("more cost beyond a limit"), marked("EUR per {unit}")),
    "Material.energy": (marked("energy in one tonne"), marked("MWh per t")),
    "LostPower.amount": (marked("power lost"), marked("MWh per {unit}")),
    "LostPower.price": (marked("price of the power lost"), marked("EUR per MWh")),
    "Goal.change": (marked("change aimed at"), ""),
    "Material.grade": (marked("grade"), ""),
    "Firm.place": (marked("place"), marked("km")),
    "lowest_grade": (marked("lowest grade"), ""),
    "stock": (marked("in store at the start"), marked("{unit}")),
    "Supply.lot": (marked("one order"), marked("{unit}")),
    "Supply.reorder": (marked("ordered when the store falls to"), marked("{unit}")),
    "Market.pass_through": (marked("share of a cost that reaches the price"), ""),
    "Line.off_gas": (marked("leaves as gas or vapour"), marked("t per {made} made")),
    "Line.from_air": (marked("comes from air or water"), marked("t per {made} made")),
    "Line.losses": (marked("lost as low heat"), marked("MWh per {made} made")),
    "Line.untracked": (marked("inputs that are not followed"), marked("units per {made} made")),
    "Treatment.feed_store": (marked("intake store"), marked("{unit}")),
    "Treatment.off_gas": (marked("leaves as gas or vapour"), marked("t per {made} treated")),
    "Residue.share": (marked("left over from each {made} treated"), marked("{unit}")),
    "Collection.store": (marked("store"), marked("{unit}")),
    "Project.ramp_start": (marked("share of the capacity at first"), ""),
    "Builds.share": (marked("share"), ""),
    "Builds.amount": (marked("amount"), marked("units")),
    "ExchangeTerms.most": (marked("most"), marked("units a year")),
    "ExchangeTerms.price": (marked("price"), marked("EUR per unit")),
    "ExchangeTerms.indexed": (marked("share of the virgin price"), ""),
    "ExchangeTerms.least": (marked("least"), marked("units a year")),
    "ExchangeTerms.shortfall_price": (marked("price of a shortfall"), marked("EUR per unit")),
    "ExchangeTerms.leaving_price": (marked("price of leaving early"), marked("EUR")),
    "Eligible.least_ticket": (marked("least cost of a project"), marked("EUR")),
    "Measure.applicants_share": (marked("share that the applicants pay"), ""),
}
"""Class and field, or the field in every class → name and unit of every figure of the format."""


def label(book: Book, where: Where) -> tuple[str, str]:
    """What the figure at a place is called, and its unit."""
    if where[0] == "taxes":
        return book.w("tax"), book.w("EUR per unit")
    steps = list(along(book, where[:-1]))
    owner = steps[-1].part if steps else book.scenario
    field = next(step for step in reversed(where) if step in type(owner).model_fields)
    keys = (field, *(f"{kind.__name__}.{field}" for kind in type(owner).__mro__))
    named = next((LABELS[key] for key in keys if key in LABELS), (readable(str(field)), ""))
    unit, made = units(book, where[:-1])
    name, per = (book.w(part, unit=unit, made=made) for part in named)
    return name, per

"""Every theme of the event the game was commissioned for is something people can touch, in scenario data alone.

Each row names what stands for the theme in Kemi-Tornio: measures, projects, materials, lines, by id.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.scenario.file import Scenario
from sim.scenario.measures import Measure
from tests.scenario.kemi import plan

SCENARIO: Scenario = plan().scenario
CARDS = (
    "technology_card",
    "business_card",
    "low_carbon_card",
    "skills_card",
    "entrepreneur_card",
    "export_card",
)
ACTIONS = (
    "matchmaking",
    "funding_desk",
    "product_approval",
    "partner_region",
    "permit_desk",
    "shared_terminal",
)
CALLS = ("consortium_call_2020", "consortium_call_2022", "consortium_call_2024")
AREAS = ("minerals_first", "energy_first", "bio_first")


def measure(key: str) -> Measure:
    return SCENARIO.measures[key]


def changes(key: str) -> set[str]:
    return {effect.change for effect in measure(key).effects}


def stages() -> set[str]:
    return {material.stage for material in SCENARIO.materials.values()}


def losing_lines() -> list[str]:
    lines = plan().scenario.firms.values()
    found = [(key, line) for firm in lines for key, line in firm.lines.items()]
    return [key for key, line in found if line.off_gas.value or line.losses.value or line.side_streams]


def grade(material: str) -> float:
    return float(SCENARIO.materials[material].grade.value)


def resold(giver: str) -> bool:
    return any(match.giver == giver for match in SCENARIO.matches.values())


def technologies_across_sectors() -> list[str]:
    sectors: dict[str, set[str]] = {}
    for project in SCENARIO.projects.values():
        if project.technology:
            sectors.setdefault(project.technology, set()).add(SCENARIO.firms[project.firm].sector)
    return [key for key, found in sectors.items() if len(found) > 1]


def is_call(key: str) -> bool:
    found, call = measure(key), measure(key).call
    eligible = found.eligible
    return bool(call and call.rate.value and call.pot.value and eligible.least_ticket.value and found.years)


def small_firm_pays_more() -> bool:
    firms = [firm for firm in SCENARIO.firms.values() if not firm.outside]
    small = [firm.credit.rate.value for firm in firms if firm.size == "sme"]
    return min(small) > max(firm.credit.rate.value for firm in firms if firm.size == "anchor")


THEMES: dict[str, Callable[[], object]] = {
    "industrial value chains depend on natural resources": lambda: (
        {"extraction", "processing", "manufacture", "use", "end_of_life"} <= stages()
    ),
    "material loss and waste minimised, use planned over the life cycle": lambda: (
        len(losing_lines()) > 10 and "saving" in changes("material_audit")
    ),
    "pumping resources back must begin early in the chain": lambda: (
        grade("sorted_slag") > grade("fecr_slag") and SCENARIO.projects["s1"].firm == "steel"
    ),
    "enormous volumes; climate and raw-material demand": lambda: (
        sum(line.capacity.value for firm in SCENARIO.firms.values() for line in firm.lines.values()) > 1_000_000
    ),
    "business opportunity": lambda: all(resold(one) for one in ("road_slag", "ground_slag", "slag_metal")),
    "clusters promote and accelerate investment": lambda: (
        all(measure(key).paid_by == "fund" for key in ACTIONS) and changes("permit_desk") == {"permit"}
    ),
    "SMEs lack the tractor effect of big industry, have an innovation deficit": lambda: (
        small_firm_pays_more()
        and changes("tractor") == {"credit_rate", "risk"}
        and measure("tractor").eligible.anchor_years
    ),
    "cross-sector fertilisation": lambda: (
        technologies_across_sectors() and measure("learning_across").eligible.proven_elsewhere
    ),
    "matchmaking events": lambda: changes("matchmaking") == {"reveal"},
    "resource-efficiency audits (EREK, material audits)": lambda: (
        measure("material_audit").kind == "audit" and measure("material_audit").applicants_share.exact * 2 == 1
    ),
    "INNOSUP-1 cross-sector value-chain projects": lambda: (
        "readiness" in changes("slag_binder_trial") and measure("slag_binder_trial").eligible.least_sectors == 2
    ),
    "ESIF / cluster investment co-funding": lambda: (
        all(is_call(key) and measure(key).eligible.least_parties == 3 for key in CALLS)
    ),
    "COSME internationalisation, matchmaking abroad": lambda: (
        measure("terni_partner").kind == "partner" and changes("export_card") == {"carriage"}
    ),
    "smart specialisation (S3P-Industry), pipeline of industrial projects": lambda: (
        all({"permit", "grant"} == changes(key) for key in AREAS)
        and all(project.areas for project in SCENARIO.projects.values())
    ),
    "interregional collaboration": lambda: (
        {"stand", "reveal", "cost", "risk"} == changes("partner_region") and SCENARIO.firms["cement_works"].outside
    ),
    "Joint Cluster Initiatives' six kinds of SME support": lambda: (
        all(measure(key).kind == "card" and measure(key).eligible.sizes == ["sme"] for key in CARDS)
    ),
    "medium and long-term impact": lambda: SCENARIO.about.legacy_years == 5,
    "local ecosystems and cities": lambda: (
        "city" in SCENARIO.seats
        and {"heating", "paving", "collecting"} <= SCENARIO.firms["city"].lines.keys()
        and SCENARIO.projects["c1"].firm == "city"
    ),
}  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_handle(theme: str) -> None:
    assert THEMES[theme]()


def test_all_six_actions_together_cost_five_point_eight_million() -> None:
    assert sum(measure(key).cost.value for key in ACTIONS) == 5_800_000


def test_every_measure_has_a_card_that_says_what_it_does_or_a_condition() -> None:
    for key, found in SCENARIO.measures.items():
        assert found.name is not None, key
        assert found.what is not None, key
        assert found.effects or found.call or found.pledge or key == "funding_desk", key


def test_every_year_but_the_last_has_a_call() -> None:
    years = [year for measure in SCENARIO.measures.values() if measure.call for year in measure.years]
    assert set(years) == set(range(2019, 2026))

"""Figures in texts: filled from the plan, written by the language, and none typed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.text.told_text import told
from game.text.translator import NO_BREAK, Translator
from game.typed.reserved import unplayable
from sim.indicators.virgin import addressable
from sim.plan.plan import Plan
from sim.scenario.checks.spoken import typed_figures
from sim.scenario.file import Scenario
from sim.scenario.frozen import Mistake
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.texts import Text
from sim.told_figures import figure
from tests.scenario.files import SCENARIOS

KEMI = Plan(load(SCENARIOS / "kemi-tornio.yaml"))
SHIPPED = sorted(SCENARIOS.glob("*.yaml"))
POWER = "firms.power.treatments.own_heat_pump.auxiliaries.power.price"


def saying(news: str, **languages: str) -> Scenario:
    """The tutorial with other news."""
    data = to_data(load(SCENARIOS / "tutorial.yaml"))
    data["events"]["higher_tax"]["news"] = {"en": news, **languages}  # type: ignore[index]
    return from_data(data)


@pytest.mark.parametrize(
    ("template", "language", "filled"),
    [
        ("{projects.s1.cost:M€} million", "en", "3 million"),
        ("{events.new_mill_starts.effects[1].times} times", "fi", "2,4 times"),
        ("{idle.filler_need} t", "en", "60,000 t"),
        ("{idle.filler_need} t", "fi", f"60{NO_BREAK}000 t"),
        ("{idle.pulp_dregs.2024:kt}", "sv", "15"),
        ("{measures.energy_aid_2019.call.rate:%}", "en", f"20{NO_BREAK}%"),
        ("{measures.low_carbon_card.effects[1].times:% less}", "sv", f"5{NO_BREAK}%"),
        ("{measures.entrepreneur_card.effects[1].plus:points less}", "en", "3"),
        (f"{{{POWER}.2022 / {POWER}.2020}}", "fi", "5,5"),
        (f"{{{POWER}}}", "en", "44"),
        ("{facts.slag_since:year}", "fi", "1968"),
        ("{about.rounds}", "en", "8"),
        ("{projects.s1.permit.median_days:months}", "en", "1.2"),
        ("{events.permit_appealed.effects[1].times:times} as long", "en", "twice as long"),
        ("{events.permit_appealed.effects[1].times:times} niin kauan", "fi", "kaksi kertaa niin kauan"),
        ("{events.permit_appealed.effects[1].times:times} så lång tid", "sv", "dubbelt så lång tid"),
        ("{events.new_mill_starts.effects[1].times:times} as much", "en", "2.4 times as much"),
        ("no place", "en", "no place"),
        ("{nothing.here}", "en", "{nothing.here}"),
        ("{ open", "en", "{ open"),
    ],
)
def test_a_place_is_filled_as_the_language_writes_it(template: str, language: str, filled: str) -> None:
    assert told(Translator(language), KEMI, Text(en=template)) == filled


@pytest.mark.parametrize(
    ("place", "unit", "says"),
    [
        ("projects.s1.costs", "", "Did you mean `projects.s1.cost`?"),
        ("projects.s1", "", "Write a field that holds a number"),
        ("projects.s1.name", "", "Write a field that holds a number"),
        ("670", "", "has no figure `670`"),
        ("idle.pulp_dreg", "", "Did you mean `idle.pulp_dregs`?"),
        ("idle.pulp_dregs.soon", "", "is no year"),
        ("projects.s1.cost +", "", "has no figure ``"),
        ("", "", "has no figure ``"),
        ("projects.s1.cost", "tons", "cannot be told in `tons`"),
        ("projects.s1.cost * projects.m1.cost", "", "cannot be reckoned by `*`"),
        ("events.higher_tax.year / events.paper_stops.effects[1].times", "", "cannot be reckoned by `/`"),
        ("events.furnace_down.effects[1].times", "% more", "the other way"),
    ],
)
def test_a_place_that_names_no_figure_says_what_to_write(place: str, unit: str, says: str) -> None:
    with pytest.raises(Mistake) as caught:
        figure(KEMI, place, unit)
    assert says in str(caught.value)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_no_figure_of_a_shipped_scenario_is_typed_and_every_place_is_filled(file: Path) -> None:
    scenario = load(file)
    assert [str(finding) for finding in (*typed_figures(scenario), *unplayable(scenario))] == []


@pytest.mark.parametrize(
    ("news", "typed"),
    [
        ("Tax rises by 15 euros.", "15"),
        ("Tax rises by 1.5 million.", "1.5"),
        ("A 43-megawatt plant.", "43"),
        ("It doubled.", "doubled"),
        ("Twice as much.", "Twice"),
        ("A third less, “half” of it.", "third"),
        ("A million tonnes.", "million"),
        ("In 2027 and 2031: M4, CO2, CO₂, R1.", ""),
        ("In 2032.", "2032"),
        ("{taxes.waste_tax:kt} million, one second.", ""),
        ("{taxes.waste_tax} and two.", "two"),
    ],
)  # fmt: skip
def test_a_figure_typed_by_hand_is_told_from_a_year_and_a_code(news: str, typed: str) -> None:
    found = [str(finding.what) for finding in typed_figures(saying(news))]
    assert found == ([f"The figure `{typed}` is typed by hand."] if typed else [])


def test_translations_keep_the_places_and_type_no_digits_either() -> None:
    place = "{taxes.waste_tax}"
    [finding] = unplayable(saying(f"It costs {place}.", fi="Se maksaa."))
    assert (finding.where[-1], str(finding.what)) == ("fi", "The places are not those of the English text.")
    [finding] = typed_figures(saying(f"It costs {place}.", fi=f"Se maksaa {place}, ei 20."))
    assert (finding.where[-1], str(finding.what)) == ("fi", "The figure `20` is typed by hand.")


def test_the_figures_of_a_year_without_decisions_are_those_of_its_lines() -> None:
    counted = sum(float(figure(KEMI, f"idle.{need}", "").value) for need in addressable(KEMI))
    assert counted > float(figure(KEMI, "idle.addressable_virgin_t", "").value) > 1_600_000
    loads = float(figure(KEMI, "idle.side_streams_t", "").value) / 40
    assert round(365 * 24 * 60 / loads) == KEMI.scenario.facts["truck_minutes"].value.value

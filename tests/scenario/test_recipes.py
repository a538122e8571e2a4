"""No recipe makes matter or energy out of nothing, and none loses mass without saying so."""

from __future__ import annotations

from tests.scenario.files import Tell


def test_a_recipe_that_creates_mass_is_refused_and_says_how_much(tell: Tell) -> None:
    [problem] = tell("amount: 1.08", "amount: 0.98")
    assert problem.field == "firms.foundry.lines.casting"
    assert str(problem.what) == "Per t made 1.58 t go in and 1.68 t come out: 0.1 t come from nowhere."
    assert "Add 0.1 to `from_air` or `untracked`" in str(problem.instead)


def test_a_recipe_that_loses_mass_is_refused_and_says_which_key_would_close_it(tell: Tell) -> None:
    [problem] = tell("off_gas: 0.01", "off_gas: 0")
    assert str(problem.what).endswith("0.01 t vanish.") or str(problem.what).endswith("come from nowhere.")
    assert "Add 0.01 to `off_gas`" in str(problem.instead)


def test_half_a_per_cent_is_left_open_for_rounding(tell: Tell) -> None:
    [other] = tell("amount: 1.08", "amount: 1.085", "to_day: 203", "to_day: 100")
    assert other.field.endswith("stops[1].to_day")


def test_a_boiler_that_gives_more_energy_than_its_fuel_holds_is_refused(tell: Tell) -> None:
    [problem] = tell("{value: 1.12, estimate: a biomass", "{value: 0.9, estimate: a biomass")
    assert problem.field == "firms.town.lines.heating"
    assert "0.9 MWh of energy go in and 1.12 MWh come out: 0.22 MWh come from nowhere" in str(problem.what)


def test_energy_may_be_lost_without_a_word(tell: Tell) -> None:
    [other] = tell("        losses: 0.12\n", "", "code: F2", "code: F1")
    assert other.field == "projects.less_sand.code"


def test_waste_heat_cannot_exceed_the_power_a_line_takes(tell: Tell) -> None:
    [problem] = tell("            amount: 0.5\n", "            amount: 1.6\n")
    assert "1.5 MWh of energy go in and 1.6 MWh come out" in str(problem.what)


def test_ash_comes_from_the_mass_of_the_fuel_and_not_from_nowhere(tell: Tell) -> None:
    [problem] = tell("amount: 0.012", "amount: 0.4")
    assert problem.field == "firms.town.lines.heating"
    assert "0.3696 t of mass go in and 0.4 t come out" in str(problem.what)


def test_a_treatment_cannot_yield_more_than_it_takes(tell: Tell) -> None:
    [problem] = tell("share: 0.82", "share: 0.9")
    assert problem.field == "firms.foundry.treatments.sand_plant"
    assert "0.08 t come from nowhere" in str(problem.what)


def test_a_binder_adds_its_mass_to_a_treatment(tell: Tell) -> None:
    binder = "auxiliaries: {iron: {amount: 0.08, price: 5}}\n        yields:\n          cleaned_sand:"
    [other] = tell(
        "share: 0.82", "share: 0.9", "yields:\n          cleaned_sand:", binder, "sites: 1", "sites: -1"
    )
    assert other.field == "firms.roads.sites"


def test_a_treatment_that_loses_mass_says_so(tell: Tell) -> None:
    [problem] = tell("share: 0.18", "share: 0.1")
    assert problem.field == "firms.foundry.treatments.sand_plant"
    assert str(problem.what) == "Per t treated 1 t go in and 0.92 t come out: 0.08 t vanish."
    assert str(problem.instead).startswith("Add 0.08 to `off_gas`")


def test_dust_and_gas_of_a_treatment_close_its_recipe(tell: Tell) -> None:
    dust = "yields:\n          cleaned_sand:"
    [other] = tell(
        "share: 0.18", "share: 0.1", dust, f"off_gas: 0.08\n        {dust}", "sites: 1", "sites: -1"
    )
    assert other.field == "firms.roads.sites"

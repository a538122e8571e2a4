"""Every thing that a team can decide on has one code, and every code one thing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from game.outputs.handouts.facts import Facts
from game.resources import SCENARIOS
from game.text.translator import Translator
from game.typed.codes import handle_of, handles
from game.typed.reserved import unfit_codes
from game.typed.vocabulary import meanings
from sim.plan.plan import Plan
from sim.scenario.loader import from_data, load
from tests.cli.shell import inside
from tests.random_scenarios import random_scenario

TYPED = ("by vote", "by application", "by choice")


def check_codes(plan: Plan) -> None:
    """Each stream, need, project, match, measure and fund has exactly one code, at the Desk and on paper."""
    firms = {firm for seat in plan.seats.values() for firm in seat}
    expected = {("project", key) for key in plan.scenario.projects}
    expected |= {("match", key) for key in plan.scenario.matches}
    expected |= {
        ("measure", key) for key, measure in plan.measures.items() if measure.code or measure.begins in TYPED
    }
    expected |= {
        ("recovery", key) for key, store in plan.stores.items() if store.firm in firms and not store.is_yield
    }
    expected |= {("blend", key) for key, need in plan.needs.items() if need.firm in firms and need.intakes}
    expected |= {("treatment", key) for key, part in plan.treatments.items() if part.firm in firms}
    expected |= {("fund", "FUND")} if plan.has_fund else set()
    codes = handles(plan)
    found = Counter((handle.what, handle.id) for handle in codes.values())
    assert set(found) == expected
    assert set(found.values()) <= {1}
    assert all(handle_of(codes, code) is handle for code, handle in codes.items())
    facts = Facts(plan, Translator("en", plan))
    roles = [facts.role(firm) for firm in firms]
    cards = (*facts.projects(), *facts.measures(), *facts.matches(hidden=False), *facts.matches(hidden=True))
    printed = Counter(card.code for card in cards)
    printed += Counter(stream.code for role in roles for stream in role.streams)
    printed += Counter(need.code for role in roles for need in role.bought)
    printed += Counter(code for role in roles for code, *_ in role.works)
    built = {key for key, project in plan.projects.items() if project.done}
    assert printed == {
        code: 1
        for code, handle in codes.items()
        if handle.id not in built and (code != "FUND" or plan.pledge)
    }


@pytest.mark.parametrize("scenario", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_scenarios_have_one_code_for_each_thing(scenario: Path) -> None:
    check_codes(Plan(load(scenario, unfit_codes)))


MORE = [pytest.param(seed, marks=pytest.mark.whole) for seed in range(12, 200)]


@pytest.mark.parametrize("seed", [*range(12), *MORE])
def test_random_scenarios_have_one_code_for_each_thing(seed: int) -> None:
    scenario = from_data(random_scenario(seed, firms=3 + seed % 12))
    assert list(unfit_codes(scenario)) == []
    check_codes(Plan(scenario))


@pytest.mark.parametrize("code", ["R1", "B1", "r2", "X1", "A1", "R10"])
def test_what_is_numbered_goes_round_a_code_of_the_author(code: str, tmp_path: Path) -> None:
    town = (SCENARIOS / "tutorial.yaml").read_text(encoding="utf-8")
    path = tmp_path / "town.yaml"
    town = town.replace("    code: R1\n", "    code: Q1\n").replace("    code: F1\n", f"    code: {code}\n")
    path.write_text(town, encoding="utf-8")
    plan = Plan(load(path, unfit_codes))
    check_codes(plan)
    assert handles(plan)[code.upper()].what == "project"


def test_matches_and_measures_without_a_code_are_numbered(tmp_path: Path) -> None:
    kemi = (SCENARIOS / "kemi-tornio.yaml").read_text(encoding="utf-8")
    codes = handles(Plan(load(SCENARIOS / "kemi-tornio.yaml")))
    left_out = [code for code, handle in codes.items() if handle.what in ("match", "measure")][::5]
    for code in left_out:
        kemi = kemi.replace(f"    code: {code}\n", "")
    path = tmp_path / "kemi.yaml"
    path.write_text(kemi, encoding="utf-8")
    plan = Plan(load(path, unfit_codes))
    assert any(match.code is None for match in plan.scenario.matches.values())
    check_codes(plan)


UNFIT = (
    "FUND",
    "fund",
    "RAHAST0 x",
    "FOND",
    "yes",
    "Ei",
    "nej",
    "kt",
    "GWh",
    "k",
    "v",
    "år",
    "5y",
    "S-2",
    "S 2",
    "€",
    "roads",
)


@pytest.mark.parametrize(
    "code", [*UNFIT, *sorted(word for word in meanings() if word.isalpha() and len(word) < 7)]
)
def test_a_code_that_could_not_be_typed_is_refused_with_what_to_write(code: str, tmp_path: Path) -> None:
    town = (SCENARIOS / "tutorial.yaml").read_text(encoding="utf-8")
    path = tmp_path / "town.yaml"
    path.write_text(town.replace("    code: F1\n", f'    code: "{code}"\n'), encoding="utf-8")
    refused = inside("check", path)
    assert refused.returncode == 1
    assert "projects.build_sand_plant.code: " in refused.stderr
    assert f"{code}" in refused.stderr or "at most 6" in refused.stderr
    assert refused.stderr.count("\n") <= 2


def test_two_cards_of_one_code_are_refused_however_it_is_written(tmp_path: Path) -> None:
    town = (SCENARIOS / "tutorial.yaml").read_text(encoding="utf-8")
    path = tmp_path / "town.yaml"
    path.write_text(town.replace("    code: F1\n", "    code: f2\n"), encoding="utf-8")
    refused = inside("check", path)
    assert refused.returncode == 1
    assert "already" in refused.stderr


def test_numbered_codes_go_round_those_of_the_author() -> None:
    """The tutorial's own project is called R1: the foundry's waste heat is still to be typed."""
    plan = Plan(load(SCENARIOS / "tutorial.yaml"))
    codes = handles(plan)
    assert codes["R1"].what == "project"
    assert {handle.what for code, handle in codes.items() if code[0] == "R"} >= {"project", "recovery"}

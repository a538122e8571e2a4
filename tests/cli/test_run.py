"""`run`: the table for people, the object for programs, and the same game every time."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.cli.files import read_plan, shipped
from game.debrief.model import debrief
from game.experiments.whole_game import GameOptions, whole_game
from sim.ledger import SINKS
from tests.cli.shell import PACKAGE, PLAIN_LOCALE, ROOT, TUTORIAL, inside, kierto

INDICATORS = {
    "addressable_virgin_t", "undelivered_virgin_t", "virgin_t", "landfill_t", "heap_t", "co2e_t", "water_m3",
    "secondary_share", "symbiotic_utilisation", "exchanges", "resource_productivity_eur_per_t",
}  # fmt: skip
KINDS = {"virgin", "exchange", "own", "product", "disposal"}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A decisions file with a package deal in it."""
    file = tmp_path / "päätökset.yaml"
    file.write_text(PACKAGE, encoding="utf-8")
    return file


@cache
def idle_game() -> dict[str, Any]:
    """The tutorial, nobody deciding."""
    done = inside("run", TUTORIAL, "--seed", "7", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def game(package: Path, *options: str) -> dict[str, Any]:
    """The tutorial with the package deal."""
    done = inside("run", TUTORIAL, "--seed", "7", "--json", "--decisions", package, *options)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def tonnes(amount: str) -> float:
    """An amount of the table in tonnes."""
    number, unit = amount.split("\u00a0")
    return float(number.replace(",", "")) * {"t": 1, "kt": 1e3, "Mt": 1e6}[unit]


# -- the same game every time -----------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes_under_any_hash_seed_and_without_asserts() -> None:
    command = ("run", TUTORIAL, "--seed", "7", "--json")
    runs = [
        kierto(*command, PYTHONHASHSEED="0"),
        kierto(*command, PYTHONHASHSEED="4242"),
        kierto(*command, python=("-O",), PYTHONHASHSEED="99"),
        kierto(*command, PYTHONHASHSEED="1", LC_ALL=PLAIN_LOCALE, TZ="Asia/Tokyo", PYTHONIOENCODING="ascii"),
    ]
    assert [one.returncode for one in runs] == [0, 0, 0, 0]
    assert len({one.stdout for one in runs}) == 1


def test_another_seed_gives_another_game() -> None:
    other = json.loads(inside("run", TUTORIAL, "--seed", "8", "--json").stdout)
    assert other["digest"] != idle_game()["digest"]


def test_the_table_is_the_same_under_any_hash_seed(package: Path) -> None:
    command = ("run", TUTORIAL, "--decisions", package, "--resilience")
    one, other = kierto(*command, PYTHONHASHSEED="3"), kierto(*command, PYTHONHASHSEED="5")
    assert one.stdout == other.stdout != ""


# -- the object for programs ------------------------------------------------------------------


def test_the_object_has_every_part_that_was_promised() -> None:
    found = idle_game()
    assert list(found) == ["scenario", "seed", "digest", "goals", "rounds"]
    assert (found["scenario"], found["seed"]) == ("tutorial", 7)
    assert re.fullmatch("[0-9a-f]{32}", found["digest"])
    phases = [(one["round"], one["phase"]) for one in found["rounds"]]
    assert phases == [(1, "play"), (2, "play"), (3, "play"), (4, "legacy")]
    years = [year for one in found["rounds"] for year in one["years"]]
    assert years == list(range(years[0], years[0] + len(years)))
    for one in found["rounds"]:
        (world,) = one["worlds"]
        assert list(world) == ["name", "indicators", "idle", "teams", "firms", "flows", "balance"]
        assert set(world["indicators"]) == set(world["idle"]) >= INDICATORS


def test_every_balance_is_zero(package: Path) -> None:
    for found in (idle_game(), game(package)):
        for one in found["rounds"]:
            assert set(one["worlds"][0]["balance"].values()) == {0}
            assert list(one["worlds"][0]["balance"]) == ["mass_kg", "energy_kwh", "water_l", "money_cents"]


def test_flows_run_between_firms_and_the_world_outside() -> None:
    for one in idle_game()["rounds"]:
        world = one["worlds"][0]
        places = {*world["firms"], "outside", "market", *SINKS}
        for flow in world["flows"]:
            assert list(flow) == ["from", "to", "material", "unit", "amount", "kind", "cause", "culprit"]
            assert {flow["from"], flow["to"]} <= places
            assert flow["kind"] in KINDS
            assert flow["unit"] in ("t", "MWh", "m3")
            assert flow["amount"] > 0
            assert bool(flow["cause"]) == (flow["kind"] in ("virgin", "disposal"))


def test_landfill_flows_add_up_to_the_indicator() -> None:
    for one in idle_game()["rounds"]:
        world = one["worlds"][0]
        tipped = sum(
            flow["amount"] for flow in world["flows"] if flow["to"] == "landfill" and flow["unit"] == "t"
        )
        assert tipped / len(one["years"]) == pytest.approx(world["indicators"]["landfill_t"], abs=0.001)


def test_purses_are_those_of_the_teams_firms_to_the_cent() -> None:
    for one in idle_game()["rounds"]:
        world = one["worlds"][0]
        for team in world["teams"].values():
            cash = sum(world["firms"][firm]["cash_eur"] for firm in team["firms"])
            assert team["purse_eur"] == pytest.approx(cash, abs=0.001)
            assert round(team["purse_eur"], 2) == team["purse_eur"]


def test_firms_say_what_they_made_and_how_long_they_were_up() -> None:
    for one in idle_game()["rounds"]:
        firms = one["worlds"][0]["firms"]
        assert all(0 <= firm["uptime"] <= 1 for firm in firms.values() if firm["uptime"] is not None)
        assert firms["foundry"]["made"]["castings"] > 0


def test_who_decides_nothing_plays_the_idle_game() -> None:
    for one in idle_game()["rounds"]:
        assert one["worlds"][0]["indicators"] == one["worlds"][0]["idle"]


# -- decisions --------------------------------------------------------------------------------


def test_a_package_deal_uses_less_virgin_material_than_idling(package: Path) -> None:
    last = game(package)["rounds"][2]["worlds"][0]
    assert last["indicators"]["addressable_virgin_t"] < last["idle"]["addressable_virgin_t"]
    sent = [flow for flow in last["flows"] if flow["kind"] == "exchange" and flow["from"] == "foundry"]
    assert [flow["to"] for flow in sent] == ["roads"]


def test_the_idle_game_beside_it_is_the_one_without_decisions(package: Path) -> None:
    ours = [one["worlds"][0]["idle"] for one in game(package)["rounds"]]
    assert ours == [one["worlds"][0]["idle"] for one in idle_game()["rounds"]]


def test_a_file_of_empty_sheets_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "none.yaml"
    file.write_text("1: {foundry: []}\n2: {}\n", encoding="utf-8")
    assert game(file) == idle_game()


def test_fewer_rounds_are_followed_by_the_legacy_run(package: Path) -> None:
    short = game(package, "--rounds", "1")
    assert [(one["round"], one["phase"]) for one in short["rounds"]] == [(1, "play"), (2, "legacy")]
    assert short["rounds"][0] == game(package)["rounds"][0]


def test_rounds_that_are_not_played_are_named(tmp_path: Path) -> None:
    file = tmp_path / "later.yaml"
    file.write_text("2: {town: [{do: invest, project: town_pipe}]}\n", encoding="utf-8")
    done = inside("run", TUTORIAL, "--rounds", "1", "--decisions", file)
    assert done.stderr == f"Round 2 of {file} is left out: the game ends after round 1.\n"
    assert "Nobody decided anything" in done.stdout


def test_resilience_names_every_firm() -> None:
    done = inside("run", TUTORIAL, "--json", "--resilience", "--rounds", "1")
    removals = json.loads(done.stdout)["resilience"]
    assert [one["firm"] for one in removals] == ["foundry", "roads", "town"]
    assert all(0 <= one["needs_met"] <= 1 for one in removals)


def test_goals_say_how_far_the_cluster_came(package: Path) -> None:
    (goal,) = game(package)["goals"]
    last = game(package)["rounds"][2]["worlds"][0]
    came_to = last["indicators"]["addressable_virgin_t"] / last["idle"]["addressable_virgin_t"] - 1
    assert goal == {
        "name": "Less new material",
        "indicator": "addressable_virgin_t",
        "also": {},
        "change": -0.25,
        "came_to": pytest.approx(came_to),
        "reached": False,
    }
    assert idle_game()["goals"][0]["came_to"] == 0


def test_a_goal_that_is_reached_is_said_to_be(tmp_path: Path) -> None:
    file = tmp_path / "easy.yaml"
    text = (ROOT / TUTORIAL).read_text(encoding="utf-8").replace("change: -0.25", "change: -0.1")
    file.write_text(text, encoding="utf-8")
    (tmp_path / "decisions.yaml").write_text(PACKAGE, encoding="utf-8")
    shown = inside("run", file, "--decisions", tmp_path / "decisions.yaml").stdout
    assert re.search(r"^  Less new material  20\W% less  aim: 10\W% less +reached$", shown, re.M)


def test_news_stand_with_the_round_they_come_in() -> None:
    told = {
        one["round"]: [(item["year"], item["id"]) for item in one["news"]] for one in idle_game()["rounds"]
    }
    assert told == {
        1: [],
        2: [(2027, "dear_chips"), (2027, "market_evening")],
        3: [(2028, "higher_tax")],
        4: [],
    }
    assert idle_game()["rounds"][2]["news"][0]["text"] == "Waste tax rises by 15 euros a tonne."


@pytest.mark.parametrize("seed", range(1, 4))
def test_the_news_told_are_the_events_that_the_years_had(seed: int) -> None:
    plan = read_plan(shipped("kemi-tornio"))
    (played,) = debrief(whole_game(plan, GameOptions(seed)))
    items = [item for each in played.rounds for item in each.news]
    under_way = {key for each in played.rounds for key in each.cluster.state.events}
    assert under_way <= {item.measure for item in items}
    for each in played.rounds:
        known = {item.measure for item in items if item.year <= each.record.years[-1]}
        assert set(each.cluster.state.events) <= known


# -- the table for people ---------------------------------------------------------------------


def test_the_table_puts_the_headline_first_and_fits_the_terminal(package: Path) -> None:
    done = inside("run", TUTORIAL, "--decisions", package, "--resilience")
    lines = done.stdout.splitlines()
    assert lines[0].endswith("number of the draw 1")
    assert lines[2].startswith("Replaceable new material")
    assert "less than if nobody acts" in lines[3]
    assert max(map(len, lines)) <= 100
    assert lines[-1] == lines[-1].rstrip()
    assert any(line.split()[:3] == ["played", "nobody", "acts"] for line in lines)
    assert any(line.startswith("If one firm were gone in the year after the last round:") for line in lines)


def test_the_idle_table_says_that_nobody_decided() -> None:
    done = inside("run", TUTORIAL)
    assert "Nobody decided anything" in done.stdout
    assert " nobody acts" not in done.stdout.split("Obstacles")[0].split("compared with this one.")[1]
    assert "Balances: mass, energy, water and money close" in done.stdout


def test_a_terminal_without_thin_spaces_gets_plain_ones() -> None:
    done = kierto("run", TUTORIAL, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "\\u" not in done.stdout


def test_reasons_add_up_to_the_headline_and_end_with_what_nobody_can_help(package: Path) -> None:
    shown = inside("run", TUTORIAL, "--decisions", package, "--seed", "7").stdout
    lines = shown.split("Obstacles (Round 3, a year):\n")[1].split("\n\n")[0].splitlines()
    assert re.match("  [0-9]+ smaller reasons +", lines[-2])
    assert lines[-1].startswith("  Nothing here can replace it  ")
    amounts = [tonnes(re.split("  +", line)[-1]) for line in lines]
    last = game(package)["rounds"][2]["worlds"][0]["indicators"]
    assert sum(amounts) == pytest.approx(last["addressable_virgin_t"], abs=100)


def test_what_nobody_has_built_yet_is_named_with_its_card() -> None:
    shown = inside("run", TUTORIAL).stdout
    assert "  Foundry, Cleaned sand: no deal. Not built yet: F1 Sand plant.  " in shown
    assert "  Foundry, Slag: no deal.  " in shown


def test_resilience_says_what_it_tells_and_whose_loss_does_most_harm(package: Path) -> None:
    shown = inside("run", TUTORIAL, "--decisions", package, "--resilience").stdout
    table = shown.split("The firm that would be missed most stands first.\n")[1].splitlines()
    harm = [tonnes(re.split("  +", line)[2]) for line in table[2:]]
    assert harm == sorted(harm, reverse=True)
    assert "Nothing is exchanged yet" not in shown


def test_where_nothing_is_exchanged_nobody_would_miss_anybody() -> None:
    shown = inside("run", "scenarios/kemi-tornio.yaml", "--rounds", "1", "--resilience").stdout
    assert (
        "\nNothing is exchanged yet, so nobody would miss anybody: with a firm, only its own needs go."
        in shown
    )

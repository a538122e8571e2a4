"""An owner's letter wishes what needs another team; it is drawn by luck and judged by the last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from game.roster.seating import seating
from game.session.presets import in_preset
from sim.decisions import Decision
from sim.ledger import Kind, Ledger, Row
from sim.letters import EndOfPlay, letters_of, numbers_of, open_letters, opened, round_of_letters
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.problems import ScenarioFault
from sim.state import Contract
from tests.scenario.kemi import ROOT

_Decisions = tuple[Decision, ...]


@cache
def scenario() -> Scenario:
    return load(ROOT / "scenarios" / "kemi-tornio.yaml")


@cache
def plan() -> Plan:
    return Plan(scenario())


def with_letter(wish: dict[str, Any], firm: str = "steel", **about: Any) -> Scenario:
    """Kemi-Tornio with one letter of its own."""
    data: dict[str, Any] = to_data(scenario())
    letter = {"firm": firm, "what": "It should be so.", "bonus": 1000, "wish": wish, "tuned": "for a test"}
    return from_data({**data, "about": {**data["about"], **about}, "letters": {"only": letter}})


def end(*rows: tuple[Row, int], contracts: tuple[Contract, ...] = (), **cash: int) -> EndOfPlay:
    """The end of a game in which this alone moved in 2026, and firms had so many cents more than if nobody acts."""
    state = replace(opening_state(plan()), year=2027, round=6)
    ledger = Ledger(2026)
    for row, amount in rows:
        ledger.move(row, 3, amount)
    ours = replace(state, contracts={each.id: each for each in contracts}, cash=dict(state.cash))
    for firm, more in cash.items():
        ours.cash[firm] += more
    return EndOfPlay((Ledger(2025), ledger), ours, state)


def contract(giver: str, taker: str, years: int = 6, **fields: Any) -> Contract:
    return Contract(f"{giver}-{taker}", giver, taker, "truck", 10**9, 0, None, 2021, 2020 + years, **fields)


def came_true(wish: dict[str, Any], firm: str, at: EndOfPlay, seat: str | None = None) -> bool:
    game = Plan(with_letter(wish, firm))
    seats = game.seats
    seat = seat or next(key for key, firms in seats.items() if firm in firms)
    return opened(game, "only", seat, seats[seat], at).is_met


SLAG = contract("yard_slag", "slag_plant")
GAS = contract("clean_gas", "kiln_fuel")


@pytest.mark.parametrize(
    ("contracts", "is_met"),
    [
        ((SLAG, GAS), True),
        ((SLAG,), False),
        ((SLAG, replace(GAS, last_year=2024)), False),
        ((SLAG, replace(GAS, ended="left")), False),
        ((SLAG, replace(GAS, ended="expired")), True),
    ],
    ids=["two", "one", "one is too short", "one was left", "one ran out in its year"],
)
def test_contracts_count_by_firm_and_length_and_only_if_they_were_kept(
    contracts: tuple[Contract, ...], is_met: bool
) -> None:
    wish = {"contracts": {"firms": 2, "size": "sme", "years": 5}}
    assert came_true(wish, "steel", end(contracts=contracts)) is is_met


def test_a_contract_with_a_firm_of_ones_own_team_does_not_count() -> None:
    bark = contract("pulp_ash", "ash_granulator")
    chips = contract("screened_chips", "chip_need")
    wish = {"contracts": {"size": "anchor"}}
    assert not came_true(wish, "paper", end(contracts=(bark, chips)))


def test_little_of_a_side_stream_is_thrown_away_to_the_kilogram() -> None:
    wish = {"disposed": {"of": ["pulp_dregs"], "to": "landfill", "below": 2}}
    gone = Row("pulp_dregs", "landfill", "dregs", Kind.DISPOSAL, "no_partner")
    assert came_true(wish, "pulp", end((gone, 1999)))
    assert not came_true(wish, "pulp", end((gone, 2000)))
    assert came_true(wish, "pulp", end((gone._replace(target="heap"), 5000)))


def test_a_need_is_filled_by_its_share_of_the_last_year() -> None:
    wish = {"filled": {"need": "road_stone", "share": 0.25}}
    new = Row("road_stone", "roadbuilding", "quarry_rock", Kind.VIRGIN)
    slag = Row("road_stone", "roadbuilding", "slag_stone", Kind.USED)
    assert came_true(wish, "earthworks", end((new, 3000), (slag, 1000)))
    assert not came_true(wish, "earthworks", end((new, 3001), (slag, 1000)))
    assert not came_true(wish, "earthworks", end())


def test_an_exchange_runs_if_something_arrived_in_the_last_year() -> None:
    wish = {"runs": {"matches": ["gas_to_kiln", "gas_to_plant"]}}
    gas = Row(GAS.id, "kiln_fuel", "co_gas", Kind.RECEIVED)
    assert came_true(wish, "steel", end((gas, 1), contracts=(GAS,)))
    assert not came_true(wish, "steel", end(contracts=(GAS,)))


def test_every_firm_of_a_size_must_have_gained() -> None:
    wish = {"better_off": {"size": "sme"}}
    assert came_true(wish, "paper", end(kiln=1, processor=1, earthworks=1))
    assert not came_true(wish, "paper", end(kiln=1, processor=0, earthworks=1))


# --- who gets which -----------------------------------------------------------------------------------


def test_every_team_gets_one_letter_and_under_some_luck_each_of_them() -> None:
    drawn = [letters_of(plan(), plan().seats, seed) for seed in range(80)]
    assert all(each.keys() == plan().seats.keys() for each in drawn)
    assert {letter for each in drawn for letter in each.values()} == set(scenario().letters)
    assert drawn[7] == letters_of(plan(), plan().seats, 7)


@pytest.mark.parametrize("teams", [2, 3, 6, 9])
def test_however_many_teams_come_each_gets_one_that_it_cannot_fulfil_alone(teams: int) -> None:
    seats = {team.id: team.firms for team in seating(plan(), teams)}
    for seed in range(20):
        drawn = letters_of(plan(), seats, seed)
        assert drawn.keys() == seats.keys()
        for seat, key in drawn.items():
            assert scenario().letters[key].firm in seats[seat]
            assert key in numbers_of(plan(), seats[seat])


def test_a_team_that_runs_all_firms_gets_none() -> None:
    everything = {"all": tuple(key for key, firm in scenario().firms.items() if not firm.outside)}
    assert letters_of(plan(), everything, 1) == {}


def test_letters_come_after_the_second_round_of_five_and_after_the_first_of_three() -> None:
    cut = {name: Plan(in_preset(scenario(), name)) for name in ("two hours", "two half-days", "one hour")}
    assert {name: round_of_letters(game) for name, game in cut.items()} == {
        "two hours": 3,
        "two half-days": 4,
        "one hour": 2,
    }


def test_a_game_that_ends_before_the_letters_come_opens_none() -> None:
    over = replace(end(), state=replace(end().state, round=3))
    assert open_letters(plan(), plan().seats, 7, over) == ()
    assert len(open_letters(plan(), plan().seats, 7, end())) == 4


# --- what `check` refuses ----------------------------------------------------------------------------


def refused() -> Iterator[tuple[dict[str, Any], str, str]]:
    yield {"runs": {"matches": ["gas_to_klin"]}}, "steel", "There is no “gas_to_klin”."
    yield {"disposed": {"of": ["saw_chips"], "below": 1}}, "paper", "It needs nobody else"
    yield {"disposed": {"of": ["pulp_dregs"], "below": 1}}, "steel", "is no side stream of its firm"
    yield {"runs": {"matches": ["binder_abroad"]}, "filled": {"need": "x", "share": 1}}, "city", "exactly one"
    yield {}, "city", "exactly one thing"
    yield {"filled": {"need": "town_heat", "share": 0.5}}, "city", "There is no"
    yield {"contracts": {"firms": 4, "size": "sme"}}, "steel", "There are 3 such firms of other teams."
    yield {"filled": {"need": "plant_fuel", "share": 0.5}}, "power", "It needs nobody else."


@pytest.mark.parametrize(("wish", "firm", "said"), list(refused()))
def test_a_letter_that_needs_nobody_or_names_what_is_not_there_is_refused(
    wish: dict[str, Any], firm: str, said: str
) -> None:
    with pytest.raises(ScenarioFault) as fault:
        with_letter(wish, firm)
    problems = [str(problem) for problem in fault.value.problems]
    assert any(said.replace("“", "").replace("”", "") in each.replace("`", "") for each in problems), problems
    assert all("letters.only" in each for each in problems)


@pytest.mark.parametrize("year", [2018, 2027])
def test_letters_come_in_a_year_of_the_game(year: int) -> None:
    with pytest.raises(ScenarioFault, match="letters_from"):
        with_letter({"runs": {"matches": ["gas_to_kiln"]}}, letters_from=year)


def test_a_fourth_letter_of_a_firm_is_refused() -> None:
    data: dict[str, Any] = to_data(scenario())
    one = {"firm": "city", "what": "So.", "bonus": 1, "tuned": "x", "wish": {"better_off": {"size": "sme"}}}
    with pytest.raises(ScenarioFault, match="A firm has 3 letters at most"):
        from_data({**data, "letters": {f"letter_{n}": one for n in range(4)}})

"""Kalundborg: links that run at the start, a hub whose end is published, and what it is worth to have read the date."""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import Final

import pytest

from game.board.front_page import front_page_of
from game.board.news import brought_news
from game.bots.game import play_bots
from game.cli.decisions_file import read_decisions
from game.outputs.front_text import figure_in_words
from game.roster.seating import seating
from game.roster.setup import Preset
from game.session.presets import in_preset
from game.text.translator import Translator
from sim.indicators.moved import Moved
from sim.indicators.round import Indicators, indicators
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult
from sim.scenario.beats import beat_of
from sim.scenario.loader import load

ROOT = Path(__file__).parents[2]
SEED = 3
KT = 1_000_000


@cache
def plan() -> Plan:
    """In rounds of a year, as two half-days play it."""
    return Plan(in_preset(load(ROOT / "scenarios" / "kalundborg.yaml"), "two half-days"))


@cache
def game(decisions: str) -> tuple[Played, ...]:
    """A recorded game: `real`, what the neighbours signed; `early`, the chip unit a year sooner."""
    sheets = read_decisions(str(ROOT / "tests" / "golden" / f"kalundborg-{decisions}.yaml"), plan()).sheets
    return tuple(play_bots(plan(), SEED, {}, people=sheets))


def shown(result: RoundResult) -> Indicators:
    return indicators(plan(), result.ledgers, result.state.contracts, result.state.closed)


def gas_burnt(played: Played) -> int:
    """kWh of gas that medicine works, refinery and town heat bought in the year."""
    moved = Moved(played.result.ledgers)
    needs = ("medicine_steam", "refinery_steam", "town_heat")
    return int(sum(moved.total(Kind.VIRGIN, source=need) for need in needs))


def test_eleven_firms_five_seats_and_twenty_four_cards() -> None:
    scenario = plan().scenario
    seated = sorted(firm for seat in scenario.seats.values() for firm in seat.firms)
    assert seated == sorted(key for key, firm in scenario.firms.items() if not firm.outside)
    assert (len(seated), len(scenario.seats)) == (10, 5)
    assert len([card for card in scenario.projects.values() if not card.done]) == 24
    assert len(scenario.exchanges) == 7


def test_the_last_rounds_bring_nearly_every_seat_a_card_of_its_own() -> None:
    """From 2021 on, when the first decks are played out; what Energy decides in the last year are contracts."""
    scenario = plan().scenario
    seat_of = {firm: key for key, seat in scenario.seats.items() for firm in seat.firms}
    opens: dict[int, set[str]] = {}
    for card in scenario.projects.values():
        opens.setdefault(card.from_year or 2016, set()).add(seat_of[card.firm])
    assert opens[2021] | opens[2022] == set(scenario.seats)
    assert opens[2023] == set(scenario.seats) - {"energy"}


def test_if_nobody_acts_virgin_use_rises_while_co2e_falls() -> None:
    idle = [shown(played.idle) for played in game("real")[:8]]
    virgin = [one.addressable_virgin_kg / KT for one in idle]
    assert virgin == pytest.approx([163, 164, 205, 223, 284, 287, 287, 290], abs=4)
    assert idle[-1].co2e_kg < 0.45 * idle[0].co2e_kg
    assert idle[4].co2e_kg < 0.6 * idle[3].co2e_kg, "coal leaves in 2020"


def test_contracts_of_coal_end_and_nobody_can_renew_them() -> None:
    scenario = plan().scenario
    ends = {key: part.last_year for key, part in scenario.exchanges.items() if not part.renews}
    assert ends == {
        "steam_to_medicine": 2017, "steam_to_refinery": 2017, "heat_to_town": 2017,
        "gypsum_since_1993": 2019, "ash_since_1979": 2019,
    }  # fmt: skip
    for exchange, last in ends.items():
        one = scenario.exchanges[exchange]
        matches = [
            each for each in scenario.matches.values() if (each.giver, each.taker) == (one.giver, one.taker)
        ]
        assert [match.last_year for match in matches] == [last]


def test_whoever_signs_the_chip_unit_in_the_first_year_has_steam_when_the_contracts_end() -> None:
    early, real = game("early"), game("real")
    assert (
        shown(early[2].result).addressable_virgin_kg < shown(real[2].result).addressable_virgin_kg - 20 * KT
    )
    assert gas_burnt(early[2]) < 0.6 * gas_burnt(real[2])
    assert shown(early[3].result).addressable_virgin_kg == pytest.approx(
        shown(real[3].result).addressable_virgin_kg, rel=0.03
    ), "whoever signed a year later has it a year later"


def test_with_every_luck_of_its_permit_that_unit_stands_when_the_contracts_end() -> None:
    """Of a hundred permits the slowest lets it stand by New Year of 2018: it varies little, and it never overruns."""
    card = plan().scenario.projects["e1"]
    assert card.permit is not None
    slowest = float(card.permit.median_days.value) * exp(2.33 * float(card.permit.spread.value))
    assert slowest + card.build_days < 2 * 365 + 10
    assert card.overrun_chance.value == 0


def test_the_prize_is_told_in_the_debrief_and_by_no_card() -> None:
    scenario = plan().scenario
    assert any("E1" in text.en for text in scenario.about.questions)
    assert not any("first" in (card.what.en if card.what else "") for card in scenario.projects.values())


def test_the_real_links_come_to_about_where_the_goal_says_the_region_is() -> None:
    last = game("real")[7]
    change = shown(last.result).addressable_virgin_kg / shown(last.idle).addressable_virgin_kg - 1
    goal = next(goal for goal in plan().scenario.about.goals if goal.estimate)
    assert change == pytest.approx(float(goal.change.value), abs=0.03)


def test_every_news_asks_one_team_or_two_and_has_a_front_page() -> None:
    scenario, state, teams = plan().scenario, opening_state(plan()), seating(plan())
    seats = [set(firms) for firms in plan().seats.values()]
    for key, event in scenario.events.items():
        assert 1 <= sum(bool(set(event.answers) & firms) for firms in seats) <= 2, key
        if event.effects:
            state.events = {key: 0}
            (item,) = brought_news(plan(), state, state.year, [key])
            front = front_page_of(plan(), item, teams)
            assert front.figure.kind != "none", key
            assert all(figure_in_words(Translator("en"), plan(), front.figure)[:1]), key
            assert front.seat is not None, key


LENGTHS: Final[tuple[Preset, ...]] = ("two hours", "ninety minutes", "one hour", "two half-days")


@pytest.mark.parametrize("preset", LENGTHS)
def test_every_round_of_every_length_has_a_beat_of_its_own_years(preset: Preset) -> None:
    scenario = in_preset(load(ROOT / "scenarios" / "kalundborg.yaml"), preset)
    years = [scenario.about.years_of(number + 1) for number in range(len(scenario.about.rounds))]
    beats = [beat_of(scenario.beats, each) for each in years]
    assert [(beat.from_year, beat.to_year) for beat in beats if beat] == [(one[0], one[-1]) for one in years]

"""The team board names every open choice: what can be played first, then what cannot yet, then what takes two."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.board.choices import open_choices
from game.board.columns import columns
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.deals import chances
from sim.plan.plan import Plan
from sim.rules.cards import open_cards
from sim.scenario.loader import load

SCENARIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"


@cache
def session() -> Session:
    scenario = load(SCENARIO)
    setup = Setup(seed=7, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    return Session.in_memory(scenario, setup)


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_every_open_card_stands_with_its_code_its_name_and_its_price(language: str) -> None:
    one = session()
    for team in one.teams:
        state = one.state(team.world)
        cards = open_cards(one.plan, state, team.firms, one.setup.seats(team.world))
        shown = open_choices(one, team, handles(one.plan), (), Translator(language))
        assert len(shown) == len(cards) > 0
        free = {one.plan.scenario.projects[card.project].code for card in cards if not card.problems}
        assert {choice.code for choice in shown if choice.is_free} == free
        assert all(choice.name and choice.name != choice.code and choice.cost for choice in shown)


def test_what_cannot_be_played_yet_comes_after_what_can() -> None:
    one = session()
    for team in one.teams:
        free = [choice.is_free for choice in open_choices(one, team, handles(one.plan), (), Translator("en"))]
        assert free == sorted(free, reverse=True)


def test_exchanges_that_a_team_could_join_come_last_and_have_no_price() -> None:
    one = session()
    found = chances(one.plan, one.state(one.worlds[0]), one.setup.seats(one.worlds[0]))
    joined = set()
    for team in one.teams:
        shown = open_choices(one, team, handles(one.plan), found, Translator("en"))
        prices = [choice.cost is None for choice in shown]
        assert prices == sorted(prices)
        joined |= {choice.code for choice in shown if choice.cost is None}
    assert joined == {chance.code for chance in found}


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_column_of_the_team_board_has_the_purse_and_the_choices_of_its_team(language: str) -> None:
    one = session()
    codes, words = handles(one.plan), Translator(language)
    world = one.worlds[0]
    possible = chances(one.plan, one.state(world), one.setup.seats(world))
    for column, team in zip(columns(one, words, codes, {world: possible}), one.teams, strict=True):
        cash = one.state(team.world).cash
        assert column.team == team
        assert column.cents == sum(cash[firm] for firm in team.firms)
        assert column.choices == open_choices(one, team, codes, possible, words)
        assert column.waste == ""  # nobody has thrown anything away before the first round

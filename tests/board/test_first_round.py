"""A first round shows a firm two cards and two exchanges at most; the rest unfolds, and nothing is forbidden."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from game.board.columns import columns
from game.board.first_round import is_shown
from game.outputs.handouts.facts import Facts
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.deals import chances
from game.typed.entry import Table, read_entry
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.problems import ScenarioFault
from tests.scenario.kemi import ROOT


@cache
def plan() -> Plan:
    return Plan(load(ROOT / "scenarios" / "kemi-tornio.yaml"))


def begun() -> Session:
    session = Session.in_memory(plan().scenario, Setup(seed=5, teams=seating(plan()), rounds=5))
    session.go_to("decide")
    return session


def test_a_firm_shows_two_cards_and_two_exchanges_at_most_and_each_has_a_neighbour_to_walk_to() -> None:
    seats = {firm: seat for seat, firms in plan().seats.items() for firm in firms}
    neighbours: dict[str, set[str]] = {seat: set() for seat in plan().seats}
    for firm in seats:
        cards = [card for card in plan().projects.values() if card.firm == firm and card.window.is_open(1)]
        exchanges = [
            key
            for key, match in plan().scenario.matches.items()
            if firm in (plan().firm_of(match.giver), plan().firm_of(match.taker))
            and not match.hidden
            and is_shown(plan(), key, (firm,), 1)
        ]
        assert len(cards) <= 2
        assert 1 <= len(exchanges) <= 2
        for key in exchanges:
            match = plan().scenario.matches[key]
            ends = {seats[plan().firm_of(end)] for end in (match.giver, match.taker)}
            neighbours[seats[firm]] |= ends - {seats[firm]}
    assert all(neighbours.values()), "every team has a neighbour to walk to"


def test_the_board_unfolds_after_the_first_round() -> None:
    session, w, codes = begun(), Translator("en", plan()), handles(plan())
    world = session.worlds[0]

    def exchanges() -> int:
        possible = chances(plan(), session.state(world), session.setup.seats(world))
        shown = columns(session, w, codes, {world: possible})
        return sum(choice.code.startswith("X") for column in shown for choice in column.choices)

    first = exchanges()
    session.play_round()
    session.go_to("news")
    assert exchanges() > first
    firms = {column.team.id: len(column.team.firms) for column in columns(session, w, codes, {})}
    assert first <= 2 * sum(firms.values())


def test_a_code_that_is_not_shown_yet_can_be_typed_all_the_same() -> None:
    data: dict[str, Any] = to_data(plan().scenario)
    for firm, shown in (("steel", "slag_to_plant"), ("kiln", "filler_to_paper")):
        data["firms"][firm] = {**data["firms"][firm], "first_exchanges": [shown]}
    game = Plan(from_data(data))
    assert not is_shown(game, "gas_to_kiln", game.firms, 1)
    assert is_shown(game, "gas_to_kiln", game.firms, 2)
    state = opening_state(game)
    read = read_entry(Table(game, state, game.seats, handles(game)), tuple(game.firms), "X22 3 € 6 y")
    assert read.decisions
    assert not read.unclear


def test_role_sheets_name_what_the_first_round_shows() -> None:
    facts = Facts(plan(), Translator("en", plan()))
    first = {card.code for card in facts.matches(hidden=False, first=True)}
    later = {card.code for card in facts.matches(hidden=False, first=False)}
    assert first == {"X1", "X2", "X3", "X9", "X10", "X22", "X24", "X25", "X33"}
    assert not first & later
    assert first | later == {card.code for card in facts.matches(hidden=False)}


@pytest.mark.parametrize(
    ("match", "said"),
    [
        ("bark_to_plant", "is no exchange of this firm"),
        ("lime_to_pulp", "not on the table in the first round"),
        ("gas_to_klin", "There is no"),
    ],
)
def test_a_first_exchange_that_cannot_be_one_is_refused(match: str, said: str) -> None:
    data: dict[str, Any] = to_data(plan().scenario)
    data["firms"]["kiln"] = {**data["firms"]["kiln"], "first_exchanges": [match]}
    with pytest.raises(ScenarioFault, match=said):
        from_data(data)

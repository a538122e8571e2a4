"""How each bot behaves at a table: what it offers, signs, pays and keeps to itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from game.bots import EXPLAINED, View, seated
from game.bots.bot import Reckoning
from game.bots.bot_round import decide
from game.roster.setup import BotName
from sim.decisions import AgreeDeal, Contribute, Decision, OfferDeal, SetPriorityAreas, Vote
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules import Seating, put_on_table
from sim.rules.matches import match_problems
from sim.scenario.loader import load
from sim.situation import Situation
from sim.state import State

KEMI_TORNIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"
NAMES: tuple[BotName, ...] = get_args(BotName)
RECKONING = ("private", "dealing", "cooperative")


@cache
def plan() -> Plan:
    return Plan(load(str(KEMI_TORNIO)))


@cache
def sheets(name: str) -> dict[str, tuple[Decision, ...]]:
    """The first round of four bots of a kind."""
    return decide(
        Reckoning(plan(), opening_state(plan()), plan().seats), dict.fromkeys(plan().seats, seated(name)), 1
    )


def packages(name: str) -> list[OfferDeal]:
    return [one for sheet in sheets(name).values() for one in sheet if isinstance(one, OfferDeal)]


def view(seat: str, state: State) -> View:
    return View(plan(), state, plan().seats, seat, 1)


@pytest.mark.parametrize("name", NAMES)
def test_every_bot_is_explained_in_plain_words(name: BotName) -> None:
    assert len(EXPLAINED[name].text) > 40
    assert seated(name)


def test_a_name_nobody_bears_is_no_bot() -> None:
    with pytest.raises(KeyError):
        seated("greedy")


def test_the_idle_bot_hands_in_a_blank_sheet() -> None:
    assert not any(sheets("idle").values())


@pytest.mark.parametrize("name", ["private", "dealing"])
def test_who_does_not_look_at_the_whole_pays_no_dues_and_lends_nothing(name: str) -> None:
    decided = [one for sheet in sheets(name).values() for one in sheet]
    assert not any(isinstance(one, Contribute | SetPriorityAreas) for one in decided)
    deals = [one for one in decided if isinstance(one, OfferDeal | AgreeDeal)]
    assert deals
    assert not any(part.paid_by for deal in deals for part in deal.projects)


def test_a_private_seat_asks_nobody_else_to_build() -> None:
    owners = {firm: seat for seat, firms in plan().seats.items() for firm in firms}
    for seat, sheet in sheets("private").items():
        for one in sheet:
            if isinstance(one, OfferDeal):
                assert {owners[plan().projects[part.project].firm] for part in one.projects} <= {seat}


def test_a_dealing_seat_talks_with_one_other_at_a_time() -> None:
    owners = {firm: seat for seat, firms in plan().seats.items() for firm in firms}
    for one in packages("dealing"):
        assert len({owners[firm] for firm in one.parties if firm in owners}) <= 2


def test_cooperative_seats_pay_dues_vote_and_choose_areas() -> None:
    for sheet in sheets("cooperative").values():
        kinds = {type(one) for one in sheet}
        assert {Contribute, Vote, SetPriorityAreas} <= kinds


def test_a_cooperative_seat_offers_the_same_package_in_harder_versions() -> None:
    """It does not know who sits opposite: whoever bargains hard finds a version to sign."""
    parts = [tuple(sorted(part.project for part in one.projects)) for one in packages("cooperative")]
    assert any(parts.count(one) > 1 for one in parts)


@pytest.mark.parametrize("name", [*RECKONING, "random"])
def test_hidden_matches_stay_hidden_from_bots(name: str) -> None:
    situation = Situation(plan(), opening_state(plan()))
    for one in packages(name):
        for exchange in one.exchanges:
            assert match_problems(situation, exchange.giver, exchange.taker) == []


@pytest.mark.parametrize("name", RECKONING)
def test_a_bot_would_sign_what_it_offers_itself(name: str) -> None:
    state = opening_state(plan())
    bot = seated(name)
    for seat in plan().seats:
        for one in bot.offers(view(seat, state)):
            assert bot.signs(view(seat, state), one)


@pytest.mark.parametrize("name", RECKONING)
def test_dice_make_no_difference_to_who_reckons(name: str) -> None:
    state = opening_state(plan())
    seats, bots = plan().seats, dict.fromkeys(plan().seats, seated(name))
    assert decide(Reckoning(plan(), state, seats), bots, 1) == decide(
        Reckoning(plan(), state, seats), bots, 2
    )


def test_offers_of_people_are_answered_too() -> None:
    """A good offer by a team of people is signed by the bot across the table."""
    state = opening_state(plan())
    mine = [one for one in sheets("cooperative")["city"] if isinstance(one, OfferDeal)]
    assert mine
    others = {seat: seated("cooperative") for seat in plan().seats if seat != "city"}
    found = decide(Reckoning(plan(), state, plan().seats), others, 1, {"city": mine})
    table, objections = put_on_table(plan(), state, {"city": mine}, Seating(plan().seats, 1))
    assert (len(table.offers), objections) == (len(mine), [])
    accepted = {
        getattr(one, "offer", "") for sheet in found.values() for one in sheet if one.do == "accept_deal"
    }
    assert accepted & {one.offer for one in mine}

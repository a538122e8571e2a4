"""At the reveal every deal is a picture of who gives what to whom, and no team's sheet repeats it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.board.reveal import opened
from game.debrief.model import game_debrief
from game.debrief.round_cards import DealCard
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from game.text.translator import Translator
from game.typed.deals import chances
from sim.decisions import OfferDeal
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@cache
def revealed() -> Session:
    """A first round in which bots have decided, before its years run."""
    scenario = load(SCENARIOS / "kemi-tornio.yaml")
    setup = Setup(seed=7, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    session = Session.in_memory(scenario, setup)
    for team in session.teams:
        session.seat_bot(team.id, "cooperative")
    session.go_to("reveal")
    return session


def test_what_the_reveal_shows_as_a_deal_is_told_as_a_deal_once_the_years_have_run() -> None:
    session, w = revealed().copy(), Translator("en")
    shown = [one for one in opened(session, w) if one.passing is not None]
    session.play_round()
    deals = [
        card
        for card in game_debrief(session, session.worlds[0]).rounds[0].cards
        if isinstance(card, DealCard)
    ]
    assert len(shown) == len(deals) > 0


def test_a_deal_names_its_giver_its_taker_and_how_much_goes_over() -> None:
    session = revealed()
    for one in opened(session, Translator("en")):
        if one.passing is not None:
            parties = {firm for team in one.teams for firm in team.firms}
            assert {one.passing.giver, one.passing.taker} <= parties
            assert one.passing.size > 0
            assert one.passing.amount.endswith("a year")


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_every_team_has_one_sheet_without_its_deals(language: str) -> None:
    session = revealed()
    sheets = [one for one in opened(session, Translator(language)) if not one.is_deal]
    assert [one.title for one in sheets] == [team.name for team in session.teams]
    decided = [one for sheet in session.past.basis(1).sheets for one in sheet.decisions]
    offers = {one.offer for one in decided if isinstance(one, OfferDeal)}
    assert not any(offer in line for one in sheets for line in one.lines for offer in offers)


def test_a_team_that_only_signed_a_deal_is_not_said_to_go_on_as_last_year() -> None:
    scenario = load(SCENARIOS / "kemi-tornio.yaml")
    setup = Setup(seed=7, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    session, w = Session.in_memory(scenario, setup), Translator("en")
    session.go_to("decide")
    world = session.worlds[0]
    deal = chances(session.plan, session.state(world), session.setup.seats(world))[0].terms
    session.sign(world, deal)
    session.go_to("reveal")
    signed = {team.name for team in session.teams if set(team.firms) & set(deal.parties)}
    said = {one.title: one.lines for one in opened(session, w) if not one.is_deal}
    assert signed
    assert {name for name, lines in said.items() if lines == ("only its deals",)} == signed
    assert {name for name, lines in said.items() if lines == ("as last year",)} == set(said) - signed

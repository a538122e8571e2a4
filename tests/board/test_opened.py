"""At the reveal every deal is a picture of who gives what to whom, and no team's sheet repeats it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from game.board.choices import open_choices, owed
from game.board.reveal import opened
from game.debrief.model import game_debrief
from game.debrief.round_cards import DealCard
from game.outputs.round_text import cards_in_words, fund_lines
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.deals import chances
from sim.decisions import Contribute, OfferDeal
from sim.plan.plan import Plan
from sim.rules.pledge import due_of
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


def test_the_reveal_says_who_keeps_the_pledge_and_what_the_region_adds_and_so_do_the_results() -> None:
    session, w = revealed().copy(), Translator("en")
    assert not [item for item in opened(session, w) if item.title == "The pledge"], "it begins in round 2"
    session.play_round()
    session.go_to("decide")
    steel, *others = sorted(session.teams, key=lambda team: team.id != "steel")
    for team in others:
        due = due_of(session.plan, session.state(team.world), team.firms)
        session.seal(team.id, [Contribute(do="contribute", amount=Decimal(due) / 100)])
    session.seal(steel.id, [])
    session.go_to("reveal")
    (pledge,) = [item for item in opened(session, w) if item.title == "The pledge"]
    assert pledge.lines[:2] == (
        "Paid their due: City, Forest, Minerals",
        "Did not pay all that was due: Steel",
    )
    assert pledge.lines[2].startswith("The region adds 0.4")
    session.play_round()
    played = game_debrief(session, session.worlds[0]).rounds[1]
    assert tuple(fund_lines(played, w)) == pledge.lines
    assert played.fund.contributed == 2 * played.fund.added > 0
    assert [line.text for line in cards_in_words(played, w)[-1].lines] == list(pledge.lines)


def test_a_team_still_owes_its_due_until_it_stands_on_its_sheet() -> None:
    session = revealed().copy()
    session.play_round()
    session.go_to("decide")
    team, codes = session.teams[0], handles(session.plan)
    due = due_of(session.plan, session.state(team.world), team.firms)
    assert owed(session, team, (), codes).due == due > 0
    assert owed(session, team, [Contribute(do="contribute", amount=Decimal(due) / 100)], codes).due == 0
    assert open_choices(session, team, codes, (), Translator("en"))[0].brief == Translator("en").money(due)

"""Bots plan with what they know this round: who is there, and what news was read out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.bots import Bot, seated
from game.bots.bot import Reckoning
from game.bots.bot_round import decide
from game.bots.game import play_bots, sheets_of
from game.bots.market import Absent
from sim.decisions import AcceptDeal, Decision, OfferDeal
from sim.opening import opening_state
from sim.state import State
from tests.bots.test_manners import plan
from tests.session.table import plan as tutorial

SILENT = "minerals"
Decided = Mapping[str, Sequence[Decision]]


def second_round(absent: Absent) -> Decided:
    """What three cooperative seats decide in round 2, when nothing came about in the first."""
    state = replace(opening_state(plan()), round=2, year=plan().scenario.about.years_of(2)[0])
    bots = {seat: seated("cooperative") for seat in plan().seats if seat != SILENT}
    return decide(Reckoning(plan(), state, plan().seats, absent), bots, 1)


def offered(sheets: Decided) -> list[OfferDeal]:
    return [one for sheet in sheets.values() for one in sheet if isinstance(one, OfferDeal)]


def with_silent(deals: list[OfferDeal]) -> list[OfferDeal]:
    firms = set(plan().seats[SILENT])
    return [one for one in deals if firms & set(one.parties)]


def test_after_one_silent_round_nothing_is_planned_with_a_seat_that_never_answers() -> None:
    waiting, again = second_round(Absent()), second_round(Absent(silent=frozenset({SILENT})))
    assert with_silent(offered(again)) == []
    assert len(offered(again)) >= len(offered(waiting)) - len(with_silent(offered(waiting)))
    assert any(isinstance(one, AcceptDeal) for sheet in again.values() for one in sheet)


def test_packages_with_a_deputised_seat_are_written_by_those_who_are_there() -> None:
    again = second_round(Absent(deputised=frozenset({SILENT})))
    assert with_silent(offered(again))


def test_in_a_game_the_others_wait_one_round_and_no_longer() -> None:
    bots: dict[str, Bot] = {seat: seated("cooperative") for seat in plan().seats} | {SILENT: seated("idle")}
    state = opening_state(plan())
    assert with_silent(offered(sheets_of(plan(), 1, state, bots, {})))
    (first,) = play_bots(plan(), 1, bots, rounds=1) if not plan().scenario.about.legacy_years else [
        next(iter(play_bots(plan(), 1, bots)))
    ]  # fmt: skip
    assert with_silent(offered(sheets_of(plan(), 1, first.result.state, bots, {}))) == []


# -- news ---------------------------------------------------------------------------------------------


def reckoned(state: State) -> Reckoning:
    return Reckoning(plan(), state, plan().seats)


def test_a_firm_whose_closing_was_read_out_is_in_no_package_of_this_round() -> None:
    state = opening_state(plan())
    firm = next(one.parties[0] for one in offered(decide(reckoned(state), _all(), 1)))
    closed = replace(state, closed={**state.closed, firm: state.year})
    deals = offered(decide(reckoned(closed), _all(), 1))
    assert deals
    assert not any(firm in one.parties for one in deals)


def test_a_price_that_was_read_out_counts_in_this_round() -> None:
    """The tutorial's cold winter makes wood chips dearer, so whoever burns them can pay more for what replaces them."""
    town = tutorial()
    state = opening_state(town)
    news = next(
        key
        for key, measure in town.measures.items()
        if measure.begins == "by itself" and any(effect.change == "price" for effect in measure.effects)
    )
    before = Reckoning(town, state, town.seats).now
    after = Reckoning(town, replace(state, events={**state.events, news: 1}), town.seats).now
    ceilings = {(link.giver, link.taker): link.ceiling for link in before.links}
    assert any(link.ceiling > ceilings.get((link.giver, link.taker), link.ceiling) for link in after.links)


def _all() -> dict[str, Bot]:
    return {seat: seated("cooperative") for seat in plan().seats}

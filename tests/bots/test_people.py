"""Bots as people are: one that does as the others did, one that plans alone, and both at a table with others."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from game.bots import View, seated
from sim.decisions import AcceptDeal, Contribute, LeaveExchange, OfferDeal, Vote
from sim.opening import opening_state
from sim.rules import Seating, put_on_table
from sim.rules.pledge import due_of
from sim.state import PledgeRound, PledgeShare, Scope, State
from tests.bots.test_leaving import left, slag_at
from tests.bots.test_manners import packages, plan, view

PAID = Fraction(1)
NOTHING = Fraction(0)
HALF = Fraction(1, 2)


def after(**paid: Fraction) -> State:
    """Round 2, when seats have paid these parts of a due of 1 M€ in the round before."""
    due = 100_000_000
    shares = tuple(PledgeShare(seat, due, int(due * paid.get(seat, 1))) for seat in sorted(plan().seats))
    year = plan().scenario.about.years_of(2)[0]
    return replace(opening_state(plan()), round=2, year=year, pledges=(PledgeRound(1, shares, 0),))


def paid_by(name: str, state: State, seat: str = "steel") -> int:
    """Cents that a bot pays into the fund."""
    sheet = seated(name).sheet(view(seat, state))
    return sum(int(one.amount * 100) for one in sheet if isinstance(one, Contribute))


@pytest.mark.parametrize(
    ("parts", "pays"),
    [((1, 1, 1), 1), ((1, HALF, 0), HALF), ((1, 0, 0), 0), ((1, 1, 0), 1), ((HALF, HALF, 1), HALF)],
)
def test_who_reciprocates_pays_what_the_others_paid_in_the_middle(
    parts: tuple[Fraction, ...], pays: Fraction
) -> None:
    others = dict(zip(("city", "forest", "minerals"), parts, strict=True))
    state = after(**others)
    assert paid_by("conditional", state) == int(pays * due_of(plan(), state, plan().seats["steel"]))


def test_who_reciprocates_shares_while_the_others_do_and_then_looks_to_itself() -> None:
    shared, kept = after(), after(city=NOTHING, forest=NOTHING, minerals=PAID)
    for state, like in ((shared, "cooperative"), (kept, "private")):
        for seat in ("steel", "minerals"):
            own = seated("conditional").offers(view(seat, state))
            assert own == seated(like).offers(view(seat, state))


def test_who_reciprocates_begins_as_one_who_shares() -> None:
    state = opening_state(plan())
    for seat in plan().seats:
        assert seated("conditional").offers(view(seat, state)) == seated("cooperative").offers(
            view(seat, state)
        )


def test_the_stubborn_seat_offers_nothing_and_keeps_out_of_the_fund() -> None:
    for seat in plan().seats:
        for state in (opening_state(plan()), after()):
            assert list(seated("stubborn").offers(view(seat, state))) == []
            sheet = seated("stubborn").sheet(view(seat, state))
            assert not any(isinstance(one, Contribute | Vote | OfferDeal) for one in sheet)


def test_the_stubborn_seat_signs_what_favours_it_and_nothing_else() -> None:
    state = opening_state(plan())
    offers = {
        seat: [one for one in packages("cooperative") if one.offer.startswith(seat)] for seat in plan().seats
    }
    table, _ = put_on_table(plan(), state, offers, Seating(plan().seats, 1))
    signed = {}
    for seat in plan().seats:
        sheet = seated("stubborn").sheet(View(plan(), table, plan().seats, seat, 1))
        signed[seat] = {one.offer for one in sheet if isinstance(one, AcceptDeal)}
    fair = {"city-1", "minerals-1", "steel-1"}
    assert any(signed.values())
    assert not fair & set().union(*signed.values()), "the versions with a fair split favour nobody"


def test_the_stubborn_seat_leaves_nothing_whatever_happened() -> None:
    assert left("private", "red", slag_at(60)) == ["slag"]
    assert left("stubborn", "red", slag_at(60)) == []
    assert not any(isinstance(one, LeaveExchange) for one in seated("stubborn").sheet(view("steel", after())))


def test_the_stubborn_seat_reckons_as_if_no_news_had_been_read() -> None:
    state = opening_state(plan())
    news = next(key for key, one in plan().measures.items() if one.begins == "by itself" and one.effects)
    struck = replace(state, events={**state.events, news: 0})
    read, unread = view("steel", struck).reckoning.now, view("steel", struck).reckoning.unread
    assert news in read.state.events
    assert news not in unread.state.events
    assert unread.links == view("steel", state).reckoning.now.links


def test_what_some_firms_started_for_themselves_is_no_news() -> None:
    """Under way it has a name of its own, beside the measure's."""
    key = next(key for key, one in plan().measures.items() if one.begins == "by application")
    scope = Scope(key, (plan().seats["steel"][0],))
    state = replace(opening_state(plan()), events={f"{key} of some": 0}, scopes={f"{key} of some": scope})
    assert f"{key} of some" in view("steel", state).reckoning.unread.state.events

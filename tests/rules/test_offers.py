"""Offers: signed one by one, and gone when the round is over."""

from __future__ import annotations

import pytest

from sim.decisions import Decision
from sim.opening import opening_state
from sim.rounds import RoundInput, play_round
from sim.rules import Seating, check, put_on_table, settle
from tests.rules.cluster import HEAT, SEATS, SEED, SLAG, deal, decided, opening, plan
from tests.rules.settling import apply

PLAN = plan()
OFFER = deal(SLAG, do="offer_deal", offer="gravel")
ACCEPT, DECLINE = (decided(do, offer="gravel") for do in ("accept_deal", "decline_deal"))


def _three_sided(**parts: object) -> Decision:
    pipe = {"project": "heat-pipe", "paid_by": [{"firm": "roads", "share": "0.5"}]}
    three = ["steel", "bricks", "roads"]
    return deal(HEAT, do="offer_deal", offer="warm", parties=three, projects=[pipe], **parts)


def test_an_offer_that_all_sign_becomes_a_deal() -> None:
    state, objections = apply(PLAN, opening(PLAN), {"blue": [OFFER], "red": [ACCEPT]}, SEATS, SEED)
    assert objections == []
    assert list(state.contracts) == ["r1-steel-roads-1"]


def test_an_offer_and_a_slip_signed_together_make_the_same_deal() -> None:
    offered, _ = apply(PLAN, opening(PLAN), {"blue": [OFFER], "red": [ACCEPT]}, SEATS, SEED)
    signed, _ = apply(PLAN, opening(PLAN), {"blue": [deal(SLAG)]}, SEATS, SEED)
    assert offered.digest() == signed.digest()


def test_all_offers_lie_on_the_table_before_the_first_answer() -> None:
    """Whatever the order of the sheets and of the turns drawn."""
    for seed in range(20):
        sheets = {"red": [ACCEPT], "blue": [OFFER]}
        state, objections = apply(PLAN, opening(PLAN), sheets, SEATS, seed)
        assert (objections, len(state.contracts)) == ([], 1)


def test_an_offer_that_nobody_answers_lapses_and_is_nobodys_fault() -> None:
    before = opening(PLAN)
    settled = settle(PLAN, before, {"blue": [OFFER]}, Seating(SEATS, SEED))
    assert (settled.objections, settled.lapsed) == ((), ("gravel",))
    assert settled.state.digest() == before.digest()


@pytest.mark.parametrize("answer", [ACCEPT, DECLINE])
def test_an_answered_offer_does_not_lapse(answer: Decision) -> None:
    assert settle(PLAN, opening(PLAN), {"blue": [OFFER], "red": [answer]}, Seating(SEATS, SEED)).lapsed == ()


def test_a_round_names_the_offers_that_lapsed() -> None:
    result = play_round(PLAN, SEED, opening_state(PLAN), RoundInput({"blue": [OFFER]}, 1, seats=SEATS))
    assert (result.objections, result.lapsed) == ((), ("gravel",))


def test_one_refusal_is_enough() -> None:
    accept, decline = (decided(do, offer="warm") for do in ("accept_deal", "decline_deal"))
    before = opening(PLAN)
    sheets = {"blue": [_three_sided()], "green": [accept], "red": [decline]}
    state, objections = apply(PLAN, before, sheets, SEATS, SEED)
    assert (objections, state.digest()) == ([], before.digest())


def test_two_parties_may_both_refuse_an_offer() -> None:
    decline = decided("decline_deal", offer="warm")
    sheets = {"blue": [_three_sided()], "green": [decline], "red": [decline]}
    settled = settle(plan(), opening_state(plan()), sheets, Seating(plan().seats, 1))
    assert (settled.objections, settled.lapsed, settled.state.deals) == ((), (), {})


def test_three_parties_must_all_sign() -> None:
    accept = decided("accept_deal", offer="warm")
    two, _ = apply(PLAN, opening(PLAN), {"blue": [_three_sided()], "green": [accept]}, SEATS, SEED)
    sheets = {"blue": [_three_sided()], "green": [accept], "red": [accept]}
    three, _ = apply(PLAN, opening(PLAN), sheets, SEATS, SEED)
    assert (list(two.projects), list(three.projects)) == ([], ["heat-pipe"])


def test_a_seat_signs_for_all_its_firms_at_once() -> None:
    package = deal(
        do="offer_deal",
        offer="gravel",
        parties=["bricks", "roads", "mine"],
        projects=[{"project": "thrift", "paid_by": [{"firm": "mine", "share": "0.1"}]}],
    )
    state, objections = apply(PLAN, opening(PLAN), {"green": [package], "red": [ACCEPT]}, SEATS, SEED)
    assert (objections, list(state.projects)) == ([], ["thrift"])


def test_answers_can_be_checked_with_the_offers_on_the_table() -> None:
    before = opening(PLAN)
    digest = before.digest()
    table, objections = put_on_table(PLAN, before, {"blue": [OFFER]}, Seating(SEATS, SEED))
    assert (objections, before.digest()) == ([], digest)
    assert check(PLAN, table, ("roads", "mine"), ACCEPT, SEATS) == []
    assert check(PLAN, table, ("roads", "mine"), DECLINE, SEATS) == []
    said = [str(check(PLAN, table, firms, ACCEPT, SEATS)[0].what) for firms in (("bricks",), ("steel",))]
    assert said == ["None of your firms is a party to this deal.", "You have signed this offer already."]


def test_nobody_answers_what_is_not_on_the_table() -> None:
    for answer in (ACCEPT, DECLINE):
        found = check(PLAN, opening(PLAN), ("roads",), answer)
        assert [str(one.what) for one in found] == ["There is no offer called gravel."]


def test_two_offers_cannot_bear_one_name() -> None:
    other = deal(SLAG | {"most": 1}, do="offer_deal", offer="gravel")
    found = apply(PLAN, opening(PLAN), {"blue": [OFFER], "red": [other]}, SEATS, SEED)[1]
    assert [str(one.what) for one in found] == ["There is an offer called gravel already."]


def test_an_offer_is_checked_when_it_is_made() -> None:
    bad = deal(SLAG | {"taker": "clay"}, do="offer_deal", offer="gravel", parties=["steel", "bricks"])
    found = apply(PLAN, opening(PLAN), {"blue": [bad]}, SEATS, SEED)[1]
    assert [(one.decider, one.index, str(one.what)) for one in found] == [
        ("blue", 0, "Nobody knows yet that slag fits clay.")
    ]


def test_what_can_no_longer_stand_goes_back_to_who_offered_it() -> None:
    """Two offers for the same gravel, both signed: the second finds the contract made."""
    again = deal(SLAG, do="offer_deal", offer="again")
    sheets = {"blue": [OFFER, again], "red": [ACCEPT, decided("accept_deal", offer="again")]}
    state, objections = apply(PLAN, opening(PLAN), sheets, SEATS, SEED)
    assert len(state.contracts) == 1
    assert [(one.decider, one.index) for one in objections] == [("blue", 1)]


def test_an_offer_to_a_buyer_abroad_is_one_it_would_sign() -> None:
    dear = deal(
        SLAG | {"taker": "far-clay", "price": 5}, do="offer_deal", offer="far", parties=["steel", "abroad"]
    )
    state, objections = apply(PLAN, opening(PLAN), {"blue": [dear]}, SEATS, SEED)
    assert [str(one.what) for one in objections] == [
        "Buyer abroad would lose by this price and will not sign."
    ]
    assert not state.contracts

"""The pledge: what each team owes the fund, who has paid, and what the region adds to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.balance import residuals
from sim.ledger import FUND, PROGRAMME, Payment
from sim.rules import Objection
from sim.rules.pledge import due_of
from sim.serialisation import state_from_plain, state_to_plain
from sim.state import PledgeRound, PledgeShare, State
from sim.year import play_year
from tests.rules.cluster import CLUSTER, SEATS, SEED, decided, opening, plan
from tests.rules.settling import apply

TERMS = {"share": 0.1, "all_paid": 1, "one_missing": 0.5}
PLEDGE = {"kind": "pledge", "name": "Pledge", "years": [2021, 2022, 2023], "pledge": TERMS}
DESK = {"kind": "action", "name": "Desk", "cost": 1_000, "paid_by": "fund"}
OWN = {"steel": 40_000, "roads": 10_000, "mine": 5_000, "bricks": 8_000}
FIRMS = {
    key: firm | {"purse": firm["purse"] | {"yearly": OWN.get(key, 0)}}
    for key, firm in CLUSTER["firms"].items()
}
PLAN = plan(measures={"pledge": PLEDGE, "desk": DESK}, firms=FIRMS)
DUES = {"blue": 4_000, "red": 1_500, "green": 800}
"""EUR in a round of one year"""


def second(**changes: Any) -> State:
    """The New Year of round 2, in which the pledge begins."""
    return opening(PLAN, round=2, year=2021, **changes)


def pays(**amounts: float) -> dict[str, Any]:
    """Sheets on which teams pay so many EUR into the fund."""
    return {seat: [decided("contribute", amount=amount)] for seat, amount in amounts.items() if amount}


def settled(state: State, sheets: dict[str, Any]) -> tuple[State, list[Objection]]:
    return apply(PLAN, state, sheets, SEATS, SEED)


def added(sheets: dict[str, Any], state: State | None = None) -> int:
    """EUR that the region adds."""
    return settled(state or second(), sheets)[0].pledges[-1].added // 100


def test_a_due_is_a_tenth_of_a_teams_own_money_a_year() -> None:
    assert {seat: due_of(PLAN, second(), firms) // 100 for seat, firms in SEATS.items()} == DUES


def test_a_round_of_two_years_owes_twice_as_much() -> None:
    assert due_of(PLAN, opening(PLAN, round=3, year=2022), SEATS["blue"]) == 800_000


def test_a_due_has_two_digits_so_that_what_is_said_is_what_is_owed() -> None:
    odd = FIRMS | {"steel": FIRMS["steel"] | {"purse": {"start": 0, "yearly": 44_480}}}
    assert due_of(plan(measures={"pledge": PLEDGE}, firms=odd), second(), SEATS["blue"]) == 440_000


def test_nothing_is_owed_before_the_first_year_nor_in_the_years_that_run_on() -> None:
    assert due_of(PLAN, opening(PLAN), SEATS["blue"]) == 0
    assert due_of(PLAN, opening(PLAN, round=4, year=2024), SEATS["blue"]) == 0
    assert settled(opening(PLAN), pays(**DUES))[0].pledges == ()


def test_a_purse_under_restructuring_and_a_closed_firm_owe_nothing() -> None:
    assert due_of(PLAN, second(restructuring={"mine": 1}), SEATS["red"]) == 0
    assert due_of(PLAN, second(closed={"mine": 2020}), SEATS["red"]) == 100_000


def test_all_have_paid_and_the_region_doubles_it() -> None:
    assert added(pays(**DUES)) == 6_300


def test_all_but_one_have_paid_and_the_region_adds_half_of_what_they_owed() -> None:
    assert added(pays(**DUES | {"blue": 0})) == (1_500 + 800) // 2


def test_two_have_not_paid_and_the_region_adds_nothing() -> None:
    assert added(pays(blue=4_000)) == 0
    assert added({}) == 0


def test_less_than_the_due_is_in_the_fund_but_does_not_count_as_paid() -> None:
    state, _ = settled(second(), pays(**DUES | {"blue": 3_999}))
    assert state.pledges[-1].added == (150_000 + 80_000) // 2
    assert [share.is_kept for share in state.pledges[-1].shares] == [False, True, True]
    assert play_year(PLAN, SEED, state).state.fund == 399_900 + 150_000 + 80_000 + 115_000


def test_more_than_the_due_is_in_the_fund_and_the_region_adds_to_dues_alone() -> None:
    assert added(pays(**DUES | {"blue": 9_000})) == 6_300


def test_who_owes_nothing_neither_keeps_the_pledge_nor_breaks_it() -> None:
    assert added(pays(red=1_500, green=800), second(restructuring={"steel": 1})) == 2_300


def test_several_sums_of_a_team_count_together() -> None:
    halves = pays(**DUES) | {"blue": [decided("contribute", amount=2_000)] * 2}
    assert added(halves) == 6_300


def test_what_the_region_adds_is_there_for_the_votes_of_the_same_round() -> None:
    sheets = {
        seat: [*sheet, decided("vote", measure="desk")] for seat, sheet in pays(red=1_500, green=800).items()
    }
    dear = plan(measures={"pledge": PLEDGE, "desk": DESK | {"cost": 3_400}}, firms=FIRMS)
    state, objections = apply(dear, second(), sheets, SEATS, SEED)
    assert objections == []
    assert "desk" in state.events


def test_what_the_region_adds_is_a_payment_from_its_programme_and_all_closes() -> None:
    state, _ = settled(second(), pays(**DUES))
    result = play_year(PLAN, SEED, state)
    assert result.ledger.payments[Payment(PROGRAMME, FUND, "match", "pledge")][0] == 630_000
    assert result.state.fund == 2 * 630_000
    assert residuals(PLAN, result.ledger).where == ()


def test_who_paid_is_kept_round_by_round() -> None:
    state, _ = settled(second(), pays(**DUES | {"blue": 10}))
    after = play_year(PLAN, SEED, state).state
    assert after.pledges == (
        PledgeRound(2, (
            PledgeShare("blue", 400_000, 1_000), PledgeShare("green", 80_000, 80_000),
            PledgeShare("red", 150_000, 150_000),
        ), 115_000),
    )  # fmt: skip
    assert state_from_plain(state_to_plain(after)) == after


def test_without_a_pledge_a_state_has_the_digest_of_before_there_were_any() -> None:
    plain = state_to_plain(opening(PLAN))
    del plain["pledges"]
    assert state_from_plain(plain).digest() == opening(PLAN).digest()
    noted = opening(PLAN, pledges=(PledgeRound(1, (), 0),))
    assert noted.digest() != opening(PLAN).digest()


@pytest.mark.parametrize("closed", [{}, {"bricks": 2020}])
@given(amounts=st.lists(st.integers(0, 9_000), min_size=3, max_size=3))
def test_the_region_never_adds_more_than_the_dues_and_the_fund_is_the_sum_of_its_payments(
    closed: dict[str, int], amounts: list[int]
) -> None:
    state, objections = settled(second(closed=closed), pays(**dict(zip(SEATS, amounts, strict=True))))
    outcome, refused = state.pledges[-1], {each.decider for each in objections}
    given_ = {seat: amount for seat, amount in zip(SEATS, amounts, strict=True) if seat not in refused}
    assert {share.seat: Decimal(share.paid) / 100 for share in outcome.shares} == dict(
        sorted((dict.fromkeys(SEATS, 0) | given_).items())
    )
    assert 0 <= outcome.added <= sum(share.due for share in outcome.shares if share.is_kept)
    result = play_year(PLAN, SEED, state)
    into = sum(sum(weeks) for payment, weeks in result.ledger.payments.items() if payment.payee == FUND)
    assert result.state.fund == into == sum(share.paid for share in outcome.shares) + outcome.added
    assert residuals(PLAN, result.ledger).where == ()

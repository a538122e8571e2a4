"""A levy on what is thrown away: voted by a majority of its own, paid from purses into the fund at the year's end."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sim.balance import residuals
from sim.economy.outlook import Outlook
from sim.ledger import FUND, Kind, Ledger, Payment
from sim.rounds import RoundInput, play_round
from sim.state import State
from sim.year import play_year
from sim.year.year import YearResult
from tests.rules.cluster import SEATS, SEED, decided, opening, plan
from tests.rules.settling import apply

LEVY: dict[str, Any] = {
    "kind": "action", "name": "Levy", "paid_by": "fund", "majority": 0.75, "years": [2021],
    "effects": [{"change": "levy", "of": "heap", "plus": 0.25}, {"change": "levy", "of": "landfill", "plus": 3}],
}  # fmt: skip
PLAN = plan(measures={"levy": LEVY})
STEEL = Payment("steel", FUND, "levy", "landfill")


def played(**changes: Any) -> YearResult:
    """The first year, with the levy at work."""
    return play_year(PLAN, SEED, opening(PLAN, events={"levy": 0}, **changes))


def thrown_away(ledger: Ledger, firm: str, sink: str) -> int:
    """kg that a firm disposed of in one way."""
    return sum(
        amount
        for row, amount in ledger.totals(Kind.DISPOSAL)
        if row.target == sink and PLAN.firm_of(row.source) == firm
    )


def votes(*seats: str) -> dict[str, Any]:
    return {seat: [decided("vote", measure="levy")] for seat in seats}


def owed(ledger: Ledger, firm: str) -> int:
    """Cents for what a firm threw away: 3 EUR a tonne landfilled, a quarter a tonne heaped."""
    cents = thrown_away(ledger, firm, "landfill") * 300 + thrown_away(ledger, firm, "heap") * 25
    return round(Fraction(cents, 1000))


def test_what_is_landfilled_pays_3_euros_a_tonne_and_what_is_heaped_a_quarter() -> None:
    """100 t of steel a year leave about 40 t of slag and dust, all landfilled; 20 t of ore leave as much rock on a
    heap."""
    ledger = played().ledger
    assert owed(ledger, "steel") == pytest.approx(40 * 300, rel=0.01)
    assert owed(ledger, "mine") == pytest.approx(20 * 25, rel=0.01)
    paid = {payment: sum(weeks) for payment, weeks in ledger.payments.items() if payment.kind == "levy"}
    assert paid == {STEEL: owed(ledger, "steel"), Payment("mine", FUND, "levy", "heap"): owed(ledger, "mine")}


def test_the_levy_is_paid_at_the_years_end_and_is_in_the_fund_at_new_year() -> None:
    result = played()
    assert [week for week, cents in enumerate(result.ledger.payments[STEEL]) if cents] == [51]
    assert result.state.fund == owed(result.ledger, "steel") + owed(result.ledger, "mine")
    assert residuals(PLAN, result.ledger).where == ()


@pytest.mark.parametrize("money", ["purse", "cash"])
def test_the_levy_hurts_whoever_throws_away_in_purse_play_too(money: str) -> None:
    about = PLAN.scenario.about.model_dump(exclude_unset=True) | {"money": money}
    game = plan(measures={"levy": LEVY}, about=about)
    result = play_year(game, SEED, opening(game, events={"levy": 0}))
    without = play_year(game, SEED, opening(game)).state.cash
    assert without["steel"] - result.state.cash["steel"] == owed(result.ledger, "steel") > 0
    assert without["bricks"] == result.state.cash["bricks"]


def test_a_levy_moves_no_tonne() -> None:
    without = play_year(PLAN, SEED, opening(PLAN)).ledger
    assert dict(played().ledger.flows) == dict(without.flows)


def test_a_levy_of_half_a_year_takes_half() -> None:
    late = plan(measures={"levy": LEVY | {"lead_days": 182}})
    ledger = play_year(late, SEED, opening(late, events={"levy": 0})).ledger
    first = -(-182 // 7)
    expected = sum(
        sum(list(weeks)[first:]) for row, weeks in ledger.flows.items() if row.target == "landfill"
    )  # fmt: skip
    assert sum(ledger.payments[STEEL]) == expected * 300 // 1000


def test_a_purse_that_cannot_pay_goes_into_debt_as_for_any_other_due() -> None:
    result = played(cash=dict.fromkeys(PLAN.firms, 0))
    assert result.state.cash["mine"] == -owed(result.ledger, "mine") < 0
    assert result.state.fund == owed(result.ledger, "steel") + owed(result.ledger, "mine")
    assert residuals(PLAN, result.ledger).where == ()


def test_what_a_taker_pays_for_is_worth_the_levy_more_to_its_giver() -> None:
    """The table reckons with the levy once it works."""
    route = PLAN.stores["slag"].disposal
    before, after = (
        Outlook.at(PLAN, opening(PLAN, events=events), 2020).disposal(route, "slag")
        for events in ({}, {"levy": 0})
    )
    assert after - before == 3


def test_the_levy_goes_on_in_the_years_that_run_on() -> None:
    after = play_round(
        PLAN, SEED, opening(PLAN, events={"levy": 8760}, year=2024, round=4), RoundInput({}, 1, "legacy")
    )
    assert after.state.fund > 0


@pytest.mark.parametrize(
    ("seats", "carried"), [(("blue",), False), (("blue", "red"), False), (tuple(SEATS), True)]
)
def test_three_quarters_of_three_seats_are_all_of_them(seats: tuple[str, ...], carried: bool) -> None:
    state, objections = apply(PLAN, second(), votes(*seats), SEATS, SEED)
    assert objections == []
    assert ("levy" in state.events) is carried


def test_three_quarters_of_four_seats_are_three() -> None:
    seats = SEATS | {"red": ("roads",), "grey": ("mine",)}
    assert "levy" in apply(PLAN, second(), votes("blue", "red", "grey"), seats, SEED)[0].events


def test_the_vote_is_open_in_its_years_only() -> None:
    _, objections = apply(PLAN, opening(PLAN), votes(*SEATS), SEATS, SEED)
    assert {str(each.what) for each in objections} == {"Levy can be started only in 2021."}


def second() -> State:
    return opening(PLAN, round=2, year=2021)

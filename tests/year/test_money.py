"""What a purse gets and pays, and what cash sees; to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from game.bots.game import play_bots
from sim.digest import digest
from sim.ledger import Kind, Ledger
from sim.opening import opening_state
from sim.rounds import RoundInput, play_round
from sim.state import Due
from sim.units import half_even
from tests.clusters.draws import FIRST_YEAR, Data
from tests.random_scenarios import random_scenario, steady_pair
from tests.year.worlds import moved, need_of, paid, paid_weeks, plan_of, play, project, stream_of, weeks, year


def flows_of(ledger: Ledger, firm: str) -> dict[str, int]:
    """What a firm received less what it paid, by kind."""
    found: dict[str, int] = {}
    for payment, columns in ledger.payments.items():
        sign = (payment.payee == firm) - (payment.payer == firm)
        if sign:
            found[payment.kind] = found.get(payment.kind, 0) + sign * sum(columns)
    return found


# -- a purse --------------------------------------------------------------------------------------


@pytest.mark.parametrize("store", [0, 5, None])
def test_an_idle_purse_gets_its_own_money_and_nothing_else(store: int | None) -> None:
    data = steady_pair(contract=False, years=3, tax=20, giver_store=store)
    data["firms"]["giver"]["purse"]["yearly"] = 1_000
    for number, found in enumerate(play(data, 3), 1):
        assert flows_of(found.ledger, "giver") == {"own_money": 100_000}
        assert flows_of(found.ledger, "taker") == {}
        assert found.state.cash == {"giver": 100_000_000 + number * 100_000, "taker": 100_000_000}


def test_the_worked_case_in_the_purse() -> None:
    ledger = year(steady_pair(tax=20, price=4))
    given = moved(ledger, Kind.EXCHANGE)
    assert flows_of(ledger, "giver") == {
        "disposal_saved": pytest.approx(given * 9.5, abs=30),
        "tax_saved": pytest.approx(given * 2, abs=30),
        "contract": pytest.approx(given * 0.4, abs=30),
    }
    assert flows_of(ledger, "taker") == {
        "virgin_saved": pytest.approx(given * 0.8 * 6, abs=30),
        "contract": pytest.approx(-given * 0.4, abs=30),
        "carriage": pytest.approx(-given * 0.5, abs=30),
        "intake": pytest.approx(-given * 1.2, abs=30),
    }


def test_what_is_parked_pays_when_it_is_given_away() -> None:
    data = steady_pair(giver_store=30, years=2)
    data["exchanges"]["pair"] |= {"first_year": FIRST_YEAR + 1}
    first, second = play(data, 2)
    assert flows_of(first.ledger, "giver") == {}
    given = moved(second.ledger, Kind.EXCHANGE)
    assert given > 45_000, "this year's and last year's"
    assert paid(second.ledger, "disposal_saved", payee="giver") == pytest.approx(given * 9.5, abs=30)


def test_a_tax_that_does_not_fall_yet_is_not_saved() -> None:
    data = steady_pair(tax=20, years=2)
    stream_of(data)["disposal"]["taxed_from"] = FIRST_YEAR + 1
    first, second = play(data, 2)
    assert paid(first.ledger, "tax_saved") == 0 < paid(second.ledger, "tax_saved")


def test_the_co2_price_is_paid_on_what_is_burnt() -> None:
    data = steady_pair(waste=10, need=40, ratio=1)
    data["co2_price"] = 80
    data["materials"]["rock"] = data["materials"]["rock"] | {"direct": Decimal("0.5")}
    ledger = year(data)
    used = moved(ledger, Kind.USED)
    assert paid(ledger, "co2_saved", payee="taker") == pytest.approx(used * 4, abs=30)
    assert paid(ledger, "co2", payer="business:taker") == pytest.approx(
        (moved(ledger, Kind.VIRGIN)) * 4, abs=30
    )


# -- cash -----------------------------------------------------------------------------------------


def test_in_cash_everything_is_paid_and_sold_for() -> None:
    data = steady_pair(tax=20, giver_store=0, contract=False)
    data["about"]["money"] = "cash"
    data["firms"]["taker"]["lines"]["taker_line"]["market"]["price"] = 100
    ledger = year(data)
    assert flows_of(ledger, "taker") == {
        "sales": moved(ledger, Kind.PRODUCT, source="taker_line") * 10,
        "virgin": pytest.approx(-240_000, abs=30),
    }
    assert flows_of(ledger, "giver") == {
        "disposal": pytest.approx(-285_000, rel=0.003), "waste_tax": pytest.approx(-60_000, rel=0.003)
    }  # fmt: skip


# -- debt -----------------------------------------------------------------------------------------


def indebted(rate: str = "0.10") -> Data:
    data = steady_pair(contract=False, years=2)
    data["firms"]["giver"] |= {"purse": {"start": 0}, "credit": {"limit": 10_000_000, "rate": Decimal(rate)}}
    return project(data, {"store": "giver_waste", "amount": 1}, firm="giver", done=True, running=5_200)


def test_interest_is_paid_weekly_on_what_is_owed() -> None:
    ledger = year(indebted())
    dues = [half_even(10_000 * week, 10 * 52) for week in range(1, 53)]
    assert paid_weeks(ledger, "interest", payer="giver", payee="bank") == dues
    assert ledger.closing_cash["giver"] == -520_000 - sum(dues)


@pytest.mark.parametrize("rate", ["0.1", "0.05", "1"])
def test_who_owes_the_same_sum_all_year_pays_the_rate(rate: str) -> None:
    data = indebted(rate)
    data["projects"]["works"]["running"] = 0
    first, second = play(data, 2, cash={"giver": -100_000_000, "taker": 0})
    due = round(100_000_000 * float(rate))
    assert paid(first.ledger, "interest") == pytest.approx(due, abs=26)
    assert paid(second.ledger, "interest") == pytest.approx(due * (1 + float(rate)), abs=52)


def test_who_owes_nothing_pays_no_interest() -> None:
    data = indebted()
    data["firms"]["giver"]["purse"]["start"] = 5_201
    assert paid(year(data), "interest") == 0


def test_the_firms_of_a_seat_share_a_purse_and_its_credit() -> None:
    data = indebted()
    data["seats"] = {"both": {"firms": ["giver", "taker"]}}
    data["firms"]["giver"]["credit"]["limit"] = 1
    found = play(data)[0]
    assert paid(found.ledger, "interest") == 0
    assert found.state.restructuring == {}


def test_firms_that_come_to_sit_together_share_a_purse_from_then_on() -> None:
    data = indebted()
    data["firms"]["giver"]["credit"]["limit"] = 1
    plan = plan_of(data)
    alone = play_round(plan, 1, opening_state(plan), RoundInput({}, 1))
    both = {"both": ("giver", "taker", "gone")}
    together = play_round(plan, 1, opening_state(plan), RoundInput({}, 1, seats=both))
    assert paid(alone.ledgers[0], "interest") > 0
    assert paid(together.ledgers[0], "interest") == 0
    assert (together.state.purses, together.state.restructuring) == ((("giver", "taker"),), {})
    apart = play_round(
        plan, 1, together.before, RoundInput({}, 1, seats={"a": ("giver",), "b": ("taker", "giver")})
    )
    assert apart.before.purses == (("giver",), ("taker",))
    assert apart.ledgers == alone.ledgers


def test_half_a_cent_goes_to_the_even_one() -> None:
    """At a cent a tonne every week is rounded by itself."""
    ledger = year(steady_pair(price=Decimal("0.01")))
    received = weeks(ledger, Kind.RECEIVED)
    assert paid_weeks(ledger, "contract") == [half_even(amount, 1000) for amount in received]


# -- the legacy run -------------------------------------------------------------------------------


def legacy(data: Data) -> list[Ledger]:
    data["about"]["legacy_years"] = 3
    plan = plan_of(data)
    *_, last = play_bots(plan, 5, {})
    assert last.result.phase == "legacy"
    return list(last.result.ledgers)


def test_in_the_legacy_run_prices_hold() -> None:
    data = steady_pair(contract=False, years=2)
    price = {FIRST_YEAR: 60, FIRST_YEAR + 1: 80, FIRST_YEAR + 4: 200}
    need_of(data)["price"] = {"by_year": price, "volatility": Decimal("0.3")}
    plan = plan_of(data | {"about": data["about"] | {"legacy_years": 3}})
    games = list(play_bots(plan, 5, {}))
    costs = [paid(one, "virgin") for game in games for one in game.result.ledgers]
    assert costs[0] != costs[1]
    assert costs[1:] == [pytest.approx(costs[1], abs=5)] * 4


def test_in_the_legacy_run_parked_stores_are_cleared_once_and_at_cost() -> None:
    ledgers = legacy(steady_pair(contract=False, giver_store=20, years=1))
    disposed = [moved(one, Kind.DISPOSAL) for one in ledgers]
    assert disposed[0] == pytest.approx(20_000 + 10_000, rel=0.01), (
        "the store of a year, and then it fills again"
    )
    assert disposed[1] == pytest.approx(30_000, rel=0.01)
    assert paid(ledgers[0], "disposal") == pytest.approx(disposed[0] * 9.5, abs=30)


def test_what_stood_in_a_store_from_the_start_is_not_cleared() -> None:
    data = steady_pair(contract=False, giver_store=20)
    stream_of(data)["stock"] = 20
    assert moved(legacy(data)[0], Kind.DISPOSAL) == pytest.approx(30_000, rel=0.01)


def test_in_the_legacy_run_contracts_lapse_unless_they_renew() -> None:
    for renews, flowing in ((False, False), (True, True)):
        data = steady_pair(years=1)
        data["exchanges"]["pair"] |= {"last_year": FIRST_YEAR, "renews": renews}
        assert any(moved(one, Kind.EXCHANGE) for one in legacy(data)) is flowing


def test_the_idle_twin_has_the_same_luck() -> None:
    plan = plan_of(random_scenario(3, 6, rounds=2))
    assert opening_state(plan).round == 1
    for game in play_bots(plan, 9, {}):
        for mine, idle in zip(game.result.ledgers, game.idle.ledgers, strict=True):
            assert mine == idle


@pytest.mark.parametrize("mode", ["purse", "cash"])
def test_money_beyond_a_machines_word_is_counted_to_the_cent(mode: str) -> None:
    """A debt that has outgrown 64 bits, and a fine on top: nothing overflows, everything closes."""
    data = steady_pair(years=2)
    data["about"]["money"] = mode
    debt, fine = -(10**19), 9 * 10**18
    dues = tuple(Due("giver", "taker", "leaving", "pair", fine) for _ in range(3))
    first, second = play(data, 2, cash={"giver": debt, "taker": 0}, dues=dues)
    assert first.state.cash["giver"] < debt - 3 * fine
    assert paid(first.ledger, "interest") > fine // 10
    assert digest(first.ledger) != digest(second.ledger)

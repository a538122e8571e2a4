"""Money that leaves nobody out: new lines, closing firms, and taxes that rise for what is still thrown away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sim.ledger import Kind
from tests.clusters.draws import FIRST_YEAR, WHY, Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import begun, event, moved, paid, play, project, wasted, year

START = 100_000_000
"""Cents in each purse at first."""


# -- lines that projects build --------------------------------------------------------------------


def built_line() -> Data:
    """The taker's line is built by a project that is under way at New Year, and stands half a year later."""
    return project(steady_pair(contract=False), {"line": "taker_line"}, build_days=182)


def test_a_line_that_a_project_built_pays_for_its_inputs_from_the_purse() -> None:
    ledger = year(built_line(), projects=begun("works"))
    bought = moved(ledger, Kind.BOUGHT)
    assert 15_000 < bought < 21_000
    assert paid(ledger, "virgin", payer="taker") == pytest.approx(bought * 6, abs=60)
    assert paid(ledger, "virgin", payer="business:taker") == paid(ledger, "virgin_saved") == 0


def test_what_secondaries_save_such_a_line_is_what_it_does_not_pay() -> None:
    with_waste = project(steady_pair(), {"line": "taker_line"}, build_days=0)
    ledger = play(with_waste, 2, projects=begun("works"))[1].ledger
    assert paid(ledger, "virgin", payer="taker") == pytest.approx(16_000 * 6, rel=0.02)
    assert paid(ledger, "virgin_saved") == 0


def test_what_such_a_line_throws_away_is_paid_from_the_purse() -> None:
    data = project(steady_pair(contract=False), {"line": "giver_line"}, firm="giver", build_days=0)
    ledger = play(data, 2, projects=begun("works"))[1].ledger
    thrown = sum(wasted(ledger, "giver_waste").values())
    assert paid(ledger, "disposal", payer="giver") == pytest.approx(thrown * 9.5, abs=60)
    assert paid(ledger, "disposal", payer="business:giver") == paid(ledger, "disposal_saved") == 0


# -- closing --------------------------------------------------------------------------------------


def closed(firm: str, seats: tuple[tuple[str, ...], ...], **firms: Any) -> Any:
    data = event(steady_pair(years=2, carrier="truck", ratio=1), {"change": "close", "of": firm}, day=100)
    data["firms"]["other"] = {**data["firms"]["giver"], "lines": {}, "estimate": WHY}
    for key, terms in firms.items():
        data["firms"][key] |= terms
    return play(data, 2, purses=seats)


def test_a_closing_firm_s_cash_stays_with_its_seat() -> None:
    first, second = closed("giver", (("giver", "other"), ("taker",)), giver={"successor": "taker"})
    assert paid(first.ledger, "closing", payer="giver", payee="other") > 0.99 * START
    assert second.state.cash["giver"] == 0
    assert second.state.cash["other"] > 1.99 * START


def test_where_the_seat_has_no_other_firm_it_is_the_successor_s_or_kept() -> None:
    seats = (("giver",), ("other",), ("taker",))
    first, _ = closed("giver", seats, giver={"successor": "other"})
    assert paid(first.ledger, "closing", payer="giver", payee="other") > 0.99 * START
    first, second = closed("giver", seats)
    assert paid(first.ledger, "closing") == 0
    assert first.state.cash["giver"] == second.state.cash["giver"] > 0.99 * START


def test_a_debt_nobody_is_left_to_bear_is_the_owner_s() -> None:
    poor = {"purse": {"start": 0}, "credit": {"limit": 10_000_000, "rate": 0}}
    data = event(steady_pair(years=2, price=-10_000), {"change": "close", "of": "giver"}, day=100)
    data["firms"]["giver"] |= poor
    ledger = year(data)
    assert paid(ledger, "closing", payer="giver", payee="owner") < 0
    assert ledger.closing_cash["giver"] == 0


def test_what_lies_in_the_intakes_of_a_closing_firm_is_disposed_of_at_cost() -> None:
    data = steady_pair(years=2, ratio=1, tax=20)
    data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"]["secondaries"]["waste"] |= {
        "store": 10, "stock": 10,
    }  # fmt: skip
    event(data, {"change": "close", "of": "taker"}, day=2)
    ledger = year(data)
    cleared = wasted(ledger, "taker_need")["closed", "taker"]
    assert cleared > 9_000
    assert paid(ledger, "disposal", payer="taker", about="taker_need") == pytest.approx(cleared * 9.5, abs=2)
    assert paid(ledger, "waste_tax", payer="taker", about="taker_need") == pytest.approx(cleared * 2, abs=2)


# -- rises ----------------------------------------------------------------------------------------


def taxed(share: object, contract: bool, later: int = 70) -> Data:
    """Landfill is taxed 20 EUR/t in the first year and more in the second."""
    data = steady_pair(tax=20, contract=contract, years=2)
    data["taxes"]["landfill_tax"]["by_year"][FIRST_YEAR + 1] = later
    data["about"]["purse_bears_rises"] = share
    return data


def test_a_tax_that_rises_hurts_who_still_throws_away_by_the_share_named() -> None:
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        first, second = play(taxed(share, contract=False), 2)
        thrown = sum(wasted(second.ledger, "giver_waste").values())
        assert paid(first.ledger, "rise") == 0
        assert paid(second.ledger, "rise", payer="giver") == pytest.approx(
            float(share) * 50 * thrown / 10, abs=60
        )
        assert first.state.cash["giver"] - second.state.cash["giver"] == paid(second.ledger, "rise")


def test_against_idle_a_tonne_put_to_use_saves_just_its_fee_and_tax() -> None:
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        cash = [play(taxed(share, contract), 2)[1] for contract in (True, False)]
        gained = [found.ledger.closing_cash["giver"] - found.ledger.opening_cash["giver"] for found in cash]
        given = moved(cash[0].ledger, Kind.EXCHANGE)
        assert gained[0] - gained[1] == pytest.approx(given * (95 + 70) / 10, rel=0.002)


def test_a_fee_that_falls_brings_nothing_and_news_of_a_levy_counts() -> None:
    ledger = play(taxed(1, contract=False, later=5), 2)[1].ledger
    assert paid(ledger, "rise") == 0
    data = event(
        taxed(1, contract=False, later=20), {"change": "tax", "of": "landfill_tax", "times": 2}, day=183
    )
    ledger = year(data)
    assert paid(ledger, "rise") == pytest.approx(
        sum(wasted(ledger, "giver_waste").values()) * 2 * 0.55, rel=0.15
    )


def test_whole_cash_pays_all_of_it_once() -> None:
    data = taxed(1, contract=False)
    data["about"]["money"] = "cash"
    assert paid(play(data, 2)[1].ledger, "rise") == 0

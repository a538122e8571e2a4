"""Slips that say what is exchanged and no more; and every clause of lock-in, as it is typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from game.typed.codes import handles
from game.typed.deals import may_advance, repaid_years_of, slip_for, with_advance
from game.typed.slip_parser import read_slip
from game.typed.slip_terms import put_on
from game.typed.slots import LoanSlot, slot_typed
from game.typed.unclear import Unclear
from sim.decisions import DealTerms
from sim.rules.names import firm_name
from tests.typed.test_slips import match_of, plan, session


def opened_blank(code: str) -> DealTerms:
    game = session()
    terms = slip_for(plan(), game.state("cluster"), game.setup.seats("cluster"), (match_of(code),))
    assert terms is not None
    return terms


@pytest.mark.parametrize("code", [code for code, one in handles(plan()).items() if one.what == "match"])
def test_without_the_brokers_aid_a_slip_proposes_no_price_no_years_no_builder_and_no_lender(
    code: str,
) -> None:
    terms = opened_blank(code)
    (exchange,) = terms.exchanges
    assert (exchange.price, exchange.indexed, exchange.years, exchange.renews) == (None, None, None, False)
    assert not any((exchange.least, exchange.shortfall_price, exchange.leaving_price))
    assert terms.projects == []
    assert set(terms.parties) == {plan().firm_of(exchange.giver), plan().firm_of(exchange.taker)}


@pytest.mark.parametrize("line", ["X4 50 %", "X4 fair", "X4 reilu"])
def test_nothing_that_is_typed_has_a_price_reckoned(line: str) -> None:
    assert read_slip(plan(), handles(plan()), line).unclear


def test_whoever_is_written_builds_and_whoever_is_struck_does_not() -> None:
    terms = opened_blank("X1")
    with_both = put_on(plan(), terms, read_slip(plan(), handles(plan()), "S1 M1"))
    assert isinstance(with_both, DealTerms)
    assert [plan().scenario.projects[part.project].code for part in with_both.projects] == ["S1", "M1"]
    assert all(plan().projects[part.project].firm in with_both.parties for part in with_both.projects)
    without = put_on(plan(), with_both, read_slip(plan(), handles(plan()), "M1 no"))
    assert isinstance(without, DealTerms)
    assert [part.project for part in without.projects] == [with_both.projects[0].project]


@pytest.mark.parametrize(
    "line",
    [
        "X1 120 kt index 60 % 6 y least 80 kt short 5 € giver exit 0.2 M€ renews",
        "X1 120 kt indeksi 60 % 6 v vähintään 80 kt vaje 5 € antaja lähtö 0,2 M€ jatkuu",
        "X1 120 kt index 60 % 6 år minst 80 kt brist 5 € givare utträde 0,2 M€ förlängs",
    ],
)
def test_every_clause_of_lock_in_can_be_typed_in_each_language(line: str) -> None:
    found = put_on(plan(), opened_blank("X1"), read_slip(plan(), handles(plan()), line))
    assert isinstance(found, DealTerms)
    terms = found.exchanges[0].model_dump(exclude={"giver", "taker", "carrier", "carriage_paid_by"})
    assert terms == {
        "most": 120_000,
        "price": None,
        "indexed": Decimal("0.6"),
        "years": 6,
        "least": 80_000,
        "shortfall_price": 5,
        "shortfall_paid_by": "giver",
        "leaving_price": 200_000,
        "renews": True,
    }


def test_a_fixed_price_takes_the_place_of_an_index_and_the_other_way_round() -> None:
    indexed = put_on(plan(), opened_blank("X1"), read_slip(plan(), handles(plan()), "X1 index 60 %"))
    assert isinstance(indexed, DealTerms)
    fixed = put_on(plan(), indexed, read_slip(plan(), handles(plan()), "X1 3 €"))
    assert isinstance(fixed, DealTerms)
    assert fixed.exchanges[0].price == 3
    assert fixed.exchanges[0].indexed is None


@pytest.mark.parametrize("line", ["X1 index 60 % 3 €", "X1 3 € index 60 %", "X1 index 60 % index 50 %"])
def test_a_slip_with_a_price_and_an_index_is_asked_about_rather_than_half_read(line: str) -> None:
    said = read_slip(plan(), handles(plan()), line)
    assert any("Two figures say the same" in str(one) for one in said.unclear)


@pytest.mark.parametrize(
    "line", ["X1 index", "X1 index 0.6", "X1 least", "X1 least 5 €", "X1 short", "X1 exit", "X1 exit kt"]
)
def test_half_a_clause_is_asked_about(line: str) -> None:
    assert read_slip(plan(), handles(plan()), f"X1 {line}").unclear


def test_a_lender_who_pays_a_share_already_is_not_written_over() -> None:
    lent = put_on(plan(), opened_blank("X1"), read_slip(plan(), handles(plan()), "S1"))
    assert isinstance(lent, DealTerms)
    [part] = lent.projects
    [payer] = may_advance(plan(), lent, part.project)
    paying = with_advance(lent, part.project, payer, Decimal("0.2"), 0)
    name = firm_name(plan(), payer, "en")
    refused = slot_typed(plan(), handles(plan()), paying, LoanSlot(part.project, "", "lender"), name)
    assert isinstance(refused, Unclear)
    assert refused.what == "This firm carries a share already."


def test_a_loan_comes_back_in_whole_years() -> None:
    lent = put_on(plan(), opened_blank("X1"), read_slip(plan(), handles(plan()), "S1"))
    assert isinstance(lent, DealTerms)
    [part] = lent.projects
    [lender] = may_advance(plan(), lent, part.project)
    lent = with_advance(lent, part.project, lender, Decimal("0.2"), 5)
    back = LoanSlot(part.project, lender, "back")
    assert isinstance(slot_typed(plan(), handles(plan()), lent, back, "2.5"), Unclear)
    whole = slot_typed(plan(), handles(plan()), lent, back, "2 y")
    assert isinstance(whole, DealTerms)
    assert repaid_years_of(whole, part.project, lender) == 2

"""A deal slip in one line, as it is typed while two negotiators stand before the Desk."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from game.bots.market import market
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from game.text.languages import languages
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.deals import chances, propose
from game.typed.slip_parser import Advance, Change, TypedSlip, is_slip, read_slip
from game.typed.slip_terms import put_on, visible
from game.typed.unclear import Unclear, in_words
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.typed.tables import table

KEMI = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"


@cache
def plan() -> Plan:
    return Plan(load(KEMI))


def match_of(code: str) -> str:
    return handles(plan())[code].id


def session() -> Session:
    found = Session.in_memory(plan().scenario, Setup(seed=7, teams=seating(plan(), 4), rounds=5))
    found.go_to("decide")
    return found


def proposed() -> tuple[str, DealTerms]:
    """An exchange that can be agreed on in the first round, with its ordinary package."""
    game = session()
    one = chances(plan(), game.state("cluster"), game.setup.seats("cluster"))[0]
    return one.match, one.terms


@pytest.mark.parametrize(
    "line", ["X4", "x4 120", "X4 X5", "X4+X5", "X4 120 kt 3 € 6 y", "X4 120kt -3€ 6a", "X4 50%"]
)
def test_a_line_that_begins_with_an_exchange_is_a_slip(line: str) -> None:
    assert is_slip(handles(plan()), line)


@pytest.mark.parametrize("line", ["", "S2", "R3 80", "X4 leave", "X4 irti", "ZZ9", "120 X4"])
def test_other_lines_belong_on_the_sheet(line: str) -> None:
    assert not is_slip(handles(plan()), line)


@pytest.mark.parametrize(
    "line", ["X4 120 kt 2,50 € 6 y", "x4 120 2.5€ 6v", "X4 120000 t 2.5 eur 6 år", "X4 6 vuotta 2.5e 120k"]
)
def test_amount_price_and_years_are_read_in_any_order_and_language(line: str) -> None:
    slip = read_slip(plan(), handles(plan()), line)
    assert slip.matches == (match_of("X4"),)
    assert {change.what: change.value for change in slip.changes} == {
        "most": Decimal(120_000),
        "price": Decimal("2.5"),
        "years": Decimal(6),
    }
    assert slip.unclear == ()


def test_what_follows_a_code_belongs_to_it() -> None:
    slip = read_slip(plan(), handles(plan()), "X4 120 X5 6y")
    assert slip.changes == (
        Change(match_of("X4"), "most", Decimal(120_000)),
        Change(match_of("X5"), "years", Decimal(6)),
    )


def test_a_slip_is_read_whole_or_not_at_all() -> None:
    slip = read_slip(plan(), handles(plan()), "X4 3€ ZZ9")
    assert slip == TypedSlip(unclear=slip.unclear)
    assert "ZZ9" in slip.unclear[0].places["typed"]


def test_a_package_takes_what_was_typed() -> None:
    match, terms = proposed()
    one = plan().scenario.matches[match]
    found = put_on(
        plan(),
        terms,
        TypedSlip((match,), (Change(match, "years", Decimal(6)), Change(match, "price", Decimal("3.5")))),
    )
    assert isinstance(found, DealTerms)
    changed = next(it for it in found.exchanges if (it.giver, it.taker) == (one.giver, one.taker))
    assert (changed.years, changed.price) == (6, Decimal("3.5"))


def test_with_the_brokers_aid_a_share_for_the_takers_sets_prices_anew() -> None:
    town = table("tutorial")
    terms = chances(town.plan, town.state, town.seats)[0].terms
    found = put_on(town.plan, terms, read_slip(town.plan, town.codes, "60%"))
    assert isinstance(found, DealTerms)
    assert found.takers_share == Decimal("0.6")
    assert {one.price for one in found.exchanges} == {None}


@pytest.mark.parametrize("line", ["-5 kt", "0 y", "900 y"])
def test_what_no_contract_can_say_is_refused_in_words(line: str) -> None:
    _, terms = proposed()
    assert isinstance(put_on(plan(), terms, read_slip(plan(), handles(plan()), line)), Unclear)


def test_hidden_exchanges_are_on_no_list() -> None:
    state = session().state("cluster")
    shown = visible(plan(), state)
    hidden = [key for key, one in plan().scenario.matches.items() if one.hidden and one.revealed_from is None]
    assert hidden
    assert not shown & set(hidden)
    assert all(key in shown for key, one in plan().scenario.matches.items() if not one.hidden)


def test_an_ordinary_slip_takes_four_keys() -> None:
    """`X4`, Enter opens it with an answer; Enter once more, and all have signed."""
    game, codes = session(), handles(plan())
    state, seats = game.state("cluster"), game.setup.seats("cluster")
    for code, one in codes.items():
        if one.what != "match" or not is_slip(codes, code):
            continue
        terms = propose(market(plan(), state, seats), read_slip(plan(), codes, code).matches)
        if terms is not None and game.verdict("cluster", terms).answer == "both gain":
            game.sign("cluster", terms)
            return
    raise AssertionError("nothing can be agreed on in the first round")


@pytest.mark.parametrize("word", ["fair", "reilu", "rättvist"])
def test_a_fair_price_may_be_asked_for_in_every_language_where_the_brokers_aid_is_on(word: str) -> None:
    town = table("tutorial")
    changes = read_slip(town.plan, town.codes, f"M1 {word}").changes
    assert changes == (Change(town.codes["M1"].id, "price", None),)
    assert read_slip(plan(), handles(plan()), f"X4 {word}").unclear


@pytest.mark.parametrize(
    ("line", "readings"),
    [
        ("X1 12,500 t", ("12.5 t", "12500 t")),
        ("X1 12.500 t", ("12.5 t", "12500 t")),
        ("X4 120 300 €", ("120300 €", "120 kt 300 €")),
        ("X4 40 000", ("40000 t", "40000 kt")),
        ("X22 40 300", ("40300 MWh", "40 GWh 300 €")),
        ("X4 12000 3 €", ("12000 t", "12000 kt")),
        ("X4 1234,567 t", ("1234.5670 t", "1234567 t")),
        ("X33 M7 paper lends 0.3", ("0.3 %", "30 %")),
    ],
)
def test_what_may_mean_two_things_is_asked(line: str, readings: tuple[str, str]) -> None:
    (unclear,) = read_slip(plan(), handles(plan()), line).unclear
    assert (unclear.places["one"], unclear.places["other"]) == readings


@pytest.mark.parametrize(
    ("line", "tonnes"),
    [
        ("X4 40 000 t", 40_000),
        ("X4 40\u202f000 t", 40_000),
        ("X4 1.234.567 t", 1_234_567),
        ("X4 1.234,5 t", Decimal("1234.5")),
        ("X4 0,125 Mt", 125_000),
        ("X4 12 500,5 t", Decimal("12500.5")),
        ("X4 120 kt/v", 120_000),
    ],
)
def test_amounts_are_read_as_people_write_them(line: str, tonnes: Decimal) -> None:
    assert read_slip(plan(), handles(plan()), line).changes == (
        Change(match_of("X4"), "most", Decimal(tonnes), "t"),
    )


@pytest.mark.parametrize(
    ("typed", "share", "years"),
    [
        ("X33 M7 paper 50", "0.5", 5),
        ("X33 M7 paper lends 30 % 6 y", "0.3", 6),
        ("X33 M7 paper maksaa 25 %", "0.25", 0),
        ("X33 M7 paper förskott 30 % 6 år", "0.3", 6),
    ],
)
def test_who_carries_what_share_is_read(typed: str, share: str, years: int) -> None:
    slip = read_slip(plan(), handles(plan()), typed)
    assert slip.advances == (Advance(handles(plan())["M7"].id, frozenset({"paper"}), Decimal(share), years),)


@pytest.mark.parametrize(
    "typed",
    [
        "X33 M7 50 %",
        "X33 M7 paper",
        "X1 500 MT",
        "X1 2 y 6 m",
        "X1 3-4 €",
        "X33 M7 paper 1/3",
        "X33 M7 paper lends 20 % M7 paper pays 10 %",
        "X4 120 kt 130 kt",
        "X4 120 GWh 3 €/t x",
        "X4 R3 80",
    ],
)
def test_half_a_slip_is_never_taken(typed: str) -> None:
    slip = read_slip(plan(), handles(plan()), typed)
    assert slip.unclear
    assert (slip.matches, slip.changes, slip.advances, slip.takers_share) == ((), (), (), None)


def test_an_amount_in_another_unit_than_the_material_s_is_refused() -> None:
    match, terms = proposed()
    stream = plan().stores[plan().scenario.matches[match].giver]
    wrong = "GWh" if stream.unit != "MWh" else "kt"
    assert isinstance(put_on(plan(), terms, read_slip(plan(), handles(plan()), f"120 {wrong}")), Unclear)


def test_a_firm_that_exchanges_nothing_may_lend_and_becomes_a_party() -> None:
    slip = read_slip(plan(), handles(plan()), "X33 M7 steel lends 30 %")
    game = session()
    terms = propose(market(plan(), game.state("cluster"), game.setup.seats("cluster")), slip.matches)
    assert terms is not None
    deal = put_on(plan(), terms, slip)
    assert isinstance(deal, DealTerms)
    assert set(deal.parties) - set(terms.parties) == {"steel"}
    assert game.verdict("cluster", deal).answer != "not possible"


def test_what_is_to_be_written_instead_can_be_written() -> None:
    for scenario, line in (("kemi-tornio", "X33 M7 50 %"), ("tutorial", "M1 F1 30 %")):
        at = table(scenario)
        (unclear,) = read_slip(at.plan, at.codes, line).unclear
        for language in languages():
            _, write = in_words(Translator(language, at.plan), unclear)
            example = write.partition(": ")[2]
            assert read_slip(at.plan, at.codes, f"{line.split()[0]} {example}").advances, example

"""What the Desk says of a deal slip."""

from __future__ import annotations

import copy
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from sim.decisions import DECISION, DealTerms
from sim.economy.annual_worth import own_gain
from sim.economy.volumes import free_demand, free_supply
from sim.opening import opening_state
from sim.rules.deal_verdict import PartyView, Verdict, verdict
from sim.situation import Situation
from sim.state import Contract, ProjectState, State
from tests.random_scenarios import steady_pair
from tests.rules.cluster import CLUSTER, HEAT, SEATS, SLAG, deal, opening, plan
from tests.year.worlds import plan_of

PLAN = plan()
PARTNERS = ["steel", "bricks"]


def _verdict(*exchanges: dict[str, Any], state: State | None = None, **parts: Any) -> Verdict:
    slip = deal(*exchanges, **parts)
    assert isinstance(slip, DealTerms)
    return verdict(PLAN, None, state or opening(PLAN), slip, SEATS)


def test_both_gain_in_the_worked_case() -> None:
    """126 EUR/t on 30 t, half each."""
    found = _verdict(SLAG)
    assert found.answer == "both gain"
    assert found.parties == tuple(
        PartyView(firm, 189_000, 0, 3, gain=567_000, by_end=567_000) for firm in ("steel", "roads")
    )


def test_a_package_is_reckoned_at_the_prices_that_each_year_has_on_paper() -> None:
    """Gravel at 60 EUR, three times that from the next year on: 24 t of it are replaced; luck bends nothing."""
    data = copy.deepcopy(CLUSTER)
    need = data["firms"]["roads"]["lines"]["paving"]["needs"]["road-gravel"]
    year = opening(PLAN).year
    need["price"] = {"by_year": {year: need["price"], year + 1: need["price"] * 3}}
    level = plan_of(data)
    need["price"]["volatility"] = 1
    dearer = plan_of(data)
    slip = deal(SLAG)
    assert isinstance(slip, DealTerms)
    found = verdict(dearer, None, opening(dearer), slip, SEATS)
    assert found == verdict(level, None, opening(level), slip, SEATS)
    assert [one.yearly for one in found.parties] == [189_000, 189_000]
    assert [one.gain for one in found.parties] == [567_000, 567_000 + 2 * 24 * 120_00]


@pytest.mark.parametrize(("leaving_price", "said"), [(0, True), (700, False)])
def test_who_would_leave_before_the_end_is_named(leaving_price: int, said: bool) -> None:
    """Gravel at half its price from the second year on: at 17 EUR roads then loses 600 EUR on 30 t in two years."""
    data = copy.deepcopy(CLUSTER)
    need = data["firms"]["roads"]["lines"]["paving"]["needs"]["road-gravel"]
    year = opening(PLAN).year
    need["price"] = {"by_year": {year: 60, year + 1: 30}}
    cheaper = plan_of(data)
    slip = deal(SLAG | {"price": 17, "leaving_price": leaving_price})
    assert isinstance(slip, DealTerms)
    notes = [str(note.what) for note in verdict(cheaper, None, opening(cheaper), slip, SEATS).notes]
    named = [note for note in notes if note.endswith(f"by leaving in {year + 1} than by staying.")]
    assert bool(named) == said


@pytest.mark.parametrize("price", [-96, 32])
def test_one_loses_outside_the_zone(price: int) -> None:
    assert _verdict(SLAG | {"price": price}).answer == "one loses"


@pytest.mark.parametrize("price", [-95, 31])
def test_nobody_loses_at_the_ends_of_the_zone(price: int) -> None:
    assert _verdict(SLAG | {"price": price}).answer == "both gain"


def test_a_slip_that_cannot_stand_is_told_why_before_anybody_signs() -> None:
    found = _verdict(SLAG | {"taker": "clay"}, parties=PARTNERS, signed=["steel"])
    assert found.answer == "not possible"
    assert str(found.because[0].what) == "Nobody knows yet that slag fits clay."
    assert found.parties == ()


def test_no_more_flows_than_there_is_to_give_or_to_take() -> None:
    """Steel makes 30 t of slag, whatever the slip says; a blend of a tenth leaves room for 5 t."""
    found = _verdict(SLAG | {"most": 900})
    assert replace(found, notes=()) == _verdict(SLAG)
    assert "says 900 t a year, but about 30 t would flow" in str(found.notes[0].what)
    little = opening(PLAN, blend={"road-gravel": (1, 10)})
    assert _verdict(SLAG, state=little).parties[0].yearly == 6300 * 5


@pytest.mark.parametrize(("years", "answer"), [(7, "one loses"), (8, "both gain")])
def test_an_investment_must_come_back_while_the_package_lasts(years: int, answer: str) -> None:
    """Heat replaces fuel at 40; the pipe takes 2 a MWh and 12 000 EUR. The old dryer leaves a need of 45."""
    pipe = {"project": "heat-pipe"}
    found = _verdict(HEAT | {"years": years, "price": 0}, parties=PARTNERS, projects=[pipe])
    assert (found.answer, found.parties[1].invested, found.parties[1].yearly) == (
        answer,
        1_200_000,
        4_500 * 38,
    )


def test_an_advance_costs_the_one_who_pays_it_back() -> None:
    def invested(repaid_years: int) -> list[int]:
        share = {"firm": "steel", "share": "0.25", "repaid_years": repaid_years}
        pipe = {"project": "heat-pipe", "paid_by": [share]}
        return [one.invested for one in _verdict(HEAT, parties=PARTNERS, projects=[pipe]).parties]

    assert invested(5) == [0, 1_200_000]
    assert invested(0) == [300_000, 900_000]


def test_who_only_pays_and_gains_nothing_loses() -> None:
    pipe = {"project": "heat-pipe", "paid_by": [{"firm": "roads", "share": "0.5"}]}
    found = _verdict(HEAT | {"years": 50}, parties=[*PARTNERS, "roads"], projects=[pipe])
    assert [one.loses for one in found.parties] == [False, False, True]
    assert found.parties[2].yearly == 0 < found.parties[2].invested


def test_a_treatment_between_two_exchanges_pays_for_treating_once() -> None:
    """20 t of slag at −90, crushed for 4, sent on at −80, no carriage to pay: 20 × (90 − 4 − 3 − 80)."""
    feed = SLAG | {"taker": "crusher", "most": 20, "price": -90}
    out = {"giver": "crushed", "taker": "far-clay", "most": 20, "years": 3, "price": -80}
    found = _verdict(feed, out, parties=["steel", "bricks", "abroad"], state=opening(PLAN, round=2))
    assert {one.firm: one.yearly for one in found.parties}["bricks"] == 100 * 20 * (90 - 4 - 3 - 80)


@pytest.mark.parametrize("signed", [["steel"], ["steel", "abroad"]])
def test_what_a_buyer_abroad_refuses_is_not_possible(signed: list[str]) -> None:
    found = _verdict(SLAG | {"taker": "far-clay", "price": 5}, parties=["steel", "abroad"], signed=signed)
    assert found.answer == "not possible"
    assert str(found.because[0].what) == "Buyer abroad would lose by this price and will not sign."


def test_running_contracts_are_counted_as_taken() -> None:
    old = Contract("old", "slag", "road-gravel", "truck", 10_000, 0, None, 2018, 2025)
    situation = Situation(PLAN, opening(PLAN, contracts={"old": old}))
    assert free_supply(situation, "slag", {}) == 20_000
    assert free_demand(situation, "road-gravel", "slag") == 40_000


def test_prevention_saves_disposal_or_purchases() -> None:
    """A tenth of 30 t of slag at 95 EUR; a fifth of 50 t of clay at 30 EUR."""
    situation = Situation(PLAN, opening(PLAN))
    assert own_gain(situation, "cleaner") == 28_500
    assert own_gain(situation, "thrift") == 30_000


def test_what_prevention_already_saves_cannot_be_given() -> None:
    done = ProjectState("cleaner", "done", 0, 0, (), 2019)
    situation = Situation(PLAN, opening(PLAN, projects={"cleaner": done}))
    assert free_supply(situation, "slag", {}) == 27_000


def test_outages_and_the_market_limit_what_a_line_makes() -> None:
    firms = {key: dict(part) for key, part in CLUSTER["firms"].items()}
    melting = firms["steel"]["lines"]["melting"] | {"outage": {"mtbf": 90, "mttr": 10}}
    firms["steel"] = firms["steel"] | {"lines": {"melting": melting}}
    shaky = plan(firms=firms)
    assert free_supply(Situation(shaky, opening(shaky)), "slag", {}) == 27_000
    firms["steel"] = firms["steel"] | {"lines": {"melting": melting | {"market": {"demand": 50}}}}
    slack = plan(firms=firms)
    assert free_supply(Situation(slack, opening(slack)), "slag", {}) == 15_000


@pytest.mark.parametrize(
    ("effect", "given"),
    [
        ({"change": "rate", "of": "melting", "times": "0.5"}, 15_000),
        ({"change": "demand", "of": "melting", "times": "0.5"}, 12_000),
        ({"change": "rate", "of": "bricks", "times": "0.5"}, 24_000),
    ],
)
def test_the_news_in_force_changes_what_there_is_to_give(effect: dict[str, Any], given: int) -> None:
    """Melting could make 100 t of goods and sells 80 of them; three tenths of it is slag."""
    firms = {key: dict(part) for key, part in CLUSTER["firms"].items()}
    melting = firms["steel"]["lines"]["melting"] | {"market": {"demand": 80}}
    firms["steel"] = firms["steel"] | {"lines": {"melting": melting}}
    told = plan(firms=firms, events={"slump": {"year": 2020, "effects": [effect]}}, matches={})
    quiet, news = (Situation(told, opening(told, events=begun)) for begun in ({}, {"slump": 1}))
    assert [free_supply(at, "slag", {}) for at in (quiet, news)] == [24_000, given]


def test_what_fell_short_gives_takes_and_saves_less() -> None:
    half = {
        key: ProjectState(key, "done", 0, 0, (), 2019, works=(1, 2)) for key in ("cleaner", "crusher-hall")
    }
    whole, short = (
        Situation(PLAN, opening(PLAN, projects=found))
        for found in ({key: replace(one, works=(1, 1)) for key, one in half.items()}, half)
    )
    assert [free_supply(one, "slag", {}) for one in (whole, short)] == [27_000, 28_500]
    assert [free_demand(one, "crusher", "slag") for one in (whole, short)] == [20_000, 10_000]
    extra = {"crusher": Fraction(99_000)}
    assert [free_supply(one, "crushed", extra) for one in (whole, short)] == [20_000, 10_000]


# -- who shares a purse ---


def test_what_one_firm_of_a_purse_loses_another_may_gain() -> None:
    """Those who sign share a purse: the answer is theirs, the firms' own figures stand below it."""
    alone = _verdict(SLAG | {"price": -96})
    assert alone.answer == "one loses"
    (loser,) = [one for one in alone.parties if one.loses]
    together = {"all": tuple(one.firm for one in alone.parties)}
    slip = deal(SLAG | {"price": -96})
    assert isinstance(slip, DealTerms)
    found = verdict(PLAN, None, opening(PLAN), slip, together)
    assert found.answer == "both gain"
    assert found.parties == alone.parties
    assert loser in found.parties
    assert found.sides[0].yearly == sum(one.yearly for one in alone.parties)


# -- one tonne, one price ---------------------------------------------------------------------------


@pytest.mark.parametrize("most", [(30, 30), (30, 10), (20, 10), (40, 40)])
def test_two_takers_of_one_side_stream_are_promised_no_more_than_there_is(most: tuple[int, int]) -> None:
    """A slip for both says what five years of both then bring."""
    data = steady_pair(contract=False, years=5)
    other = copy.deepcopy(data["firms"]["taker"])
    line = other["lines"].pop("taker_line")
    line["needs"]["other_need"] = line["needs"].pop("taker_need")
    other["lines"]["other_line"] = line
    data["firms"]["other"] = other
    plan = plan_of(data)
    exchanges = [
        {"giver": "giver_waste", "taker": taker, "most": amount, "price": 0, "years": 5}
        for taker, amount in zip(("taker_need", "other_need"), most, strict=True)
    ]
    deal = DECISION.validate_python(
        {
            "do": "agree_deal",
            "parties": ["giver", "taker", "other"],
            "signed": ["giver"],
            "exchanges": exchanges,
        }
    )
    assert isinstance(deal, DealTerms)
    said = {one.firm: one.yearly for one in verdict(plan, 1, opening_state(plan), deal).parties}
    assert said["giver"] == 95_00 * min(30, sum(most))
    assert said["taker"] + said["other"] == 31_00 * min(30, sum(most))
    assert said["taker"] * most[1] == said["other"] * most[0]

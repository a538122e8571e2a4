"""How bots keep the pledge: while their room does, with patience; and how they weigh a levy on waste."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.bots.bot import View
from game.bots.pledging import levies_wanted, own_due, part_kept
from game.bots.strategy import COOPERATIVE, PRIVATE
from sim import keyed_random
from sim.economy.levied import levy_a_year
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules.pledge import added, due_of, terms_now
from sim.scenario.loader import load
from sim.situation import Situation
from sim.state import PledgeRound, PledgeShare, State

KEMI_TORNIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"
ALL_TO_BUY = 10**9
"""cents that the fund still lacks"""


@cache
def plan() -> Plan:
    return Plan(load(str(KEMI_TORNIO)))


def at(number: int, *past: PledgeRound) -> State:
    """The New Year of a round, with what came of the pledge before."""
    first = plan().scenario.about.years_of(number)[0]
    return replace(opening_state(plan()), round=number, year=first, pledges=past)


def view(seat: str, state: State) -> View:
    return View(plan(), state, plan().seats, seat, 1)


def outcome(number: int, **parts: float) -> PledgeRound:
    """A round in which seats paid these parts of their dues; who is not named paid all."""
    state = at(number)
    shares = tuple(
        PledgeShare(seat, due, int(due * parts.get(seat, 1)))
        for seat, due in (
            (seat, due_of(plan(), state, firms)) for seat, firms in sorted(plan().seats.items())
        )
    )
    terms = terms_now(plan(), state)
    return PledgeRound(number, shares, added(terms, shares) if terms else 0)


def test_who_shares_pays_while_the_region_adds() -> None:
    assert part_kept(view("city", at(2)), "city") == 1
    assert part_kept(view("city", at(3, outcome(2))), "city") == 1
    assert part_kept(view("city", at(3, outcome(2, steel=0))), "city") == 1, "one free rider halves the match"


def test_who_shares_pays_half_after_one_failure_nothing_after_two_and_then_begins_again() -> None:
    failed = outcome(2, steel=0, forest=0)
    assert part_kept(view("city", at(3, failed)), "city") == 0.5
    again = outcome(3, steel=0, forest=0, city=0.5, minerals=0.5)
    assert part_kept(view("city", at(4, failed, again)), "city") == 0
    nothing = outcome(4, steel=0, forest=0, city=0, minerals=0)
    assert part_kept(view("city", at(5, failed, again, nothing)), "city") == 0.5


@pytest.mark.parametrize("free_rider", ["", "steel"])
def test_one_who_forgets_a_fifth_of_the_rounds_does_not_end_the_dues_for_good(free_rider: str) -> None:
    """Forty rounds of three who share, one of whom is forgetful, with a fourth who shares or rides free."""
    past: list[PledgeRound] = []
    for number in range(40):
        state = at(2, *past[-3:])
        parts = {seat: float(part_kept(view(seat, state), seat)) for seat in plan().seats}
        if keyed_random.uniform(7, "forgets", "", number) < 0.2:
            parts["city"] = 0
        parts |= {free_rider: 0.0} if free_rider else {}
        past.append(outcome(2, **parts))
    came = [bool(each.added) for each in past]
    assert sum(came) > 20
    assert any(came[-8:]), "they come back to it"


def test_who_looks_to_itself_does_not_pay_for_a_quarter_of_what_its_due_brings() -> None:
    for seat in plan().seats:
        assert own_due(view(seat, at(2)), ALL_TO_BUY) == 0


def test_who_looks_to_itself_votes_for_a_levy_that_others_pay() -> None:
    state = at(3)
    costs = {
        seat: levy_a_year(Situation(plan(), state), "waste_levy", firms)
        for seat, firms in plan().seats.items()
    }
    wants = {seat for seat in costs if levies_wanted(view(seat, state), PRIVATE, ALL_TO_BUY)}
    assert wants == {seat for seat, cents in costs.items() if cents * len(costs) < sum(costs.values())}
    assert 0 < len(wants) < len(costs)


def test_nobody_wants_a_levy_when_there_is_nothing_left_to_buy() -> None:
    for seat in plan().seats:
        for temper in (PRIVATE, COOPERATIVE):
            assert levies_wanted(view(seat, at(3)), temper, 0) == []


def test_who_looks_at_the_whole_wants_the_levy_where_it_has_a_use() -> None:
    assert levies_wanted(view("steel", at(3)), COOPERATIVE, ALL_TO_BUY) == ["waste_levy"]


def test_a_levy_is_not_voted_on_before_its_years() -> None:
    assert levies_wanted(view("steel", at(2)), COOPERATIVE, ALL_TO_BUY) == []


def test_in_kemi_tornio_each_team_would_pay_2_to_25_per_cent_of_its_own_money() -> None:
    state = at(3)
    for firms in plan().seats.values():
        own = sum(int(plan().firms[firm].yearly.in_year(2022) * 100) for firm in firms)
        assert 0.02 < levy_a_year(Situation(plan(), state), "waste_levy", firms) / own < 0.26

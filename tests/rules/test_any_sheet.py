"""What holds for any sheets at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sim.decisions import DECISION, Decision
from sim.plan.plan import Plan
from sim.rules import Seating, check, check_sheet
from sim.situation import Situation, room
from sim.state import Contract, State
from tests.rules.cluster import SEATS, decided, opening, plan
from tests.rules.settling import apply

PLAN: Plan = plan()
FIRMS = ["steel", "roads", "mine", "bricks", "abroad", "nobody"]
STORES = [*PLAN.stores, "nothing"]
TAKERS = [*PLAN.needs, *PLAN.treatments, "nothing"]
PROJECTS = [*PLAN.projects, "nothing"]
SHARES = st.integers(0, 4).map(lambda quarters: Decimal(quarters) / 4)
OFFERS = ["one", "two"]
RUNNING = Contract("old", "slag", "road-gravel", "truck", 9000, 0, None, 2018, 2021, leaving_price=50_000)

exchanges = st.fixed_dictionaries(
    {
        "giver": st.sampled_from(STORES),
        "taker": st.sampled_from(TAKERS),
        "most": st.sampled_from([Decimal("0.0001"), 10, 30]),
        "years": st.integers(1, 4),
        "price": st.none() | st.integers(-100, 100),
    }
)
firms = st.lists(st.sampled_from(FIRMS), min_size=2, max_size=4)
payers = st.fixed_dictionaries({"firm": st.sampled_from(FIRMS), "share": SHARES})
builds = st.fixed_dictionaries(
    {"project": st.sampled_from(PROJECTS), "paid_by": st.lists(payers, max_size=2)}
)
# Half of all packages fit; the others are thrown together.
fitting = st.sampled_from(
    [
        {"parties": ["steel", "roads"],
         "exchanges": [{"giver": "slag", "taker": "road-gravel", "most": 30, "years": 3}]},
        {"parties": ["steel", "bricks"], "projects": [{"project": "heat-pipe"}],
         "exchanges": [{"giver": "heat-out", "taker": "kiln-heat", "most": 50, "years": 3}]},
        {"parties": ["bricks", "mine"], "projects": [
            {"project": "thrift", "paid_by": [{"firm": "mine", "share": "0.5"}]}]},
    ]
)  # fmt: skip
thrown = st.fixed_dictionaries(
    {
        "parties": firms,
        "exchanges": st.lists(exchanges, max_size=2),
        "projects": st.lists(builds, max_size=2),
    }
)
packages = fitting | thrown


def _offer(package: dict[str, Any], offer: str) -> Decision:
    return decided("offer_deal", offer=offer, **package)


def _deal(package: dict[str, Any], unsigned: int) -> Decision:
    return decided("agree_deal", signed=package["parties"][: len(package["parties"]) - unsigned], **package)


def _recovery(stream: str, share: Decimal) -> Decision:
    return decided("set_recovery", side_stream=stream, share=share)


def _blend(need: str, share: Decimal) -> Decision:
    return decided("set_blend", need=need, share=share)


decisions: st.SearchStrategy[Decision] = st.one_of(
    st.builds(lambda one: decided("invest", project=one), st.sampled_from(PROJECTS)),
    st.builds(lambda one: decided("cancel", project=one), st.sampled_from(PROJECTS)),
    st.builds(_recovery, st.sampled_from(STORES), SHARES),
    st.builds(_blend, st.sampled_from(TAKERS), SHARES),
    st.builds(lambda one: decided("leave_exchange", exchange=one), st.sampled_from(["old", "nothing"])),
    st.builds(_deal, packages, st.integers(0, 1)),
    st.builds(_offer, packages, st.sampled_from(OFFERS)),
    st.builds(lambda one: decided("accept_deal", offer=one), st.sampled_from(OFFERS)),
    st.builds(lambda one: decided("decline_deal", offer=one), st.sampled_from(OFFERS)),
)
sheets_of_all = st.dictionaries(st.sampled_from(list(SEATS)), st.lists(decisions, max_size=6), max_size=3)
rounds = st.integers(1, 3)
seeds = st.integers(0, 1000)


def _state(round_now: int) -> State:
    return opening(PLAN, round=round_now, year=2019 + round_now, contracts={"old": RUNNING})


def _plain(sheets: Mapping[str, Sequence[Decision]]) -> dict[str, list[Any]]:
    return {seat: [DECISION.dump_python(one) for one in sheet] for seat, sheet in sheets.items()}


@given(sheets_of_all, rounds, seeds)
def test_checking_and_applying_change_nothing_they_are_given(
    sheets: dict[str, list[Decision]], round_now: int, seed: int
) -> None:
    state, plain = _state(round_now), _plain(sheets)
    digest = state.digest()
    for seat, sheet in sheets.items():
        for one in sheet:
            check(PLAN, state, SEATS[seat], one, SEATS)
        check_sheet(PLAN, state, SEATS[seat], sheet, Seating(SEATS, seed))
    apply(PLAN, state, sheets, SEATS, seed)
    assert (state.digest(), _plain(sheets)) == (digest, plain)


@given(st.sampled_from(list(SEATS)), st.lists(decisions, max_size=8), rounds, seeds)
def test_applying_never_objects_after_a_clean_check(
    seat: str, sheet: list[Decision], round_now: int, seed: int
) -> None:
    state = _state(round_now)
    while objections := check_sheet(PLAN, state, SEATS[seat], sheet, Seating(SEATS, seed)):
        wrong = {one.index for one in objections}
        assert {one.decider for one in objections} == {seat}
        sheet = [one for index, one in enumerate(sheet) if index not in wrong]
    after, objections = apply(PLAN, state, {seat: sheet}, SEATS, seed)
    assert objections == []
    assert after.offers == {}


@given(st.sampled_from(list(SEATS)), st.lists(decisions, max_size=8), rounds, seeds)
def test_what_is_set_aside_leaves_no_trace(
    seat: str, sheet: list[Decision], round_now: int, seed: int
) -> None:
    """A team's sheet without what could not stand gives the same state. (An offer's turn may shift.)"""
    sheet = [one for one in sheet if one.do != "offer_deal"]
    after, objections = apply(PLAN, _state(round_now), {seat: sheet}, SEATS, seed)
    aside = {one.index for one in objections}
    rest = [one for index, one in enumerate(sheet) if index not in aside]
    again, none = apply(PLAN, _state(round_now), {seat: rest}, SEATS, seed)
    assert (again.digest(), none) == (after.digest(), [])


@given(sheets_of_all, rounds, seeds, st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_never_matters(
    sheets: dict[str, list[Decision]], round_now: int, seed: int, luck: Any
) -> None:
    names = list(sheets)
    luck.shuffle(names)
    one = apply(PLAN, _state(round_now), sheets, SEATS, seed)
    other = apply(PLAN, _state(round_now), {name: sheets[name] for name in names}, SEATS, seed)
    assert (one[0].digest(), one[1]) == (other[0].digest(), other[1])


@given(sheets_of_all, rounds, seeds)
def test_no_purse_and_no_firm_is_overstretched(
    sheets: dict[str, list[Decision]], round_now: int, seed: int
) -> None:
    after, _ = apply(PLAN, _state(round_now), sheets, SEATS, seed)
    purses = {firm: firms for firms in SEATS.values() for firm in firms}
    for firm in purses:
        assert room(Situation(PLAN, after, purses), firm) >= 0
        sites = [one for one in after.projects.values() if PLAN.projects[one.id].firm == firm]
        assert sum(one.stage in ("permit", "build") for one in sites) <= PLAN.firms[firm].sites
    in_force = [
        one
        for one in after.contracts.values()
        if not one.ended and (one.renews or one.last_year >= after.year)
    ]
    pairs = [(one.giver, one.taker) for one in in_force]
    assert len(pairs) == len(set(pairs))


@given(decisions, rounds)
def test_a_decision_that_passes_alone_passes_on_a_sheet_of_its_own(one: Decision, round_now: int) -> None:
    for firms in SEATS.values():
        alone = check(PLAN, _state(round_now), firms, one, SEATS)
        sheet = check_sheet(PLAN, _state(round_now), firms, [one], Seating(SEATS))
        assert alone == sheet

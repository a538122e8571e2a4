"""Recovery and blend: what a firm sets by itself."""

from __future__ import annotations

from sim.rules import check
from tests.rules.cluster import SEATS, SEED, decided, opening, plan
from tests.rules.settling import apply

PLAN = plan()


def test_a_share_is_kept_exactly_as_written() -> None:
    sheets = {
        "blue": [decided("set_recovery", side_stream="slag", share="0.35")],
        "red": [decided("set_blend", need="road-gravel", share="0.1")],
    }
    state, objections = apply(PLAN, opening(PLAN), sheets, SEATS, SEED)
    assert objections == []
    assert (state.recovery, state.blend) == ({"slag": (7, 20)}, {"road-gravel": (1, 10)})


def test_the_last_of_two_settings_on_a_sheet_holds() -> None:
    twice = [decided("set_recovery", side_stream="slag", share=share) for share in (0, 1)]
    assert apply(PLAN, opening(PLAN), {"blue": twice}, SEATS, SEED)[0].recovery == {"slag": (1, 1)}


def test_nobody_sets_what_belongs_to_another() -> None:
    state = opening(PLAN)
    stream = decided("set_recovery", side_stream="slag", share=1)
    need = decided("set_blend", need="road-gravel", share=1)
    assert str(check(PLAN, state, ("bricks",), stream)[0].what) == "slag belongs to Steelworks."
    assert str(check(PLAN, state, ("bricks",), need)[0].what) == "Gravel for roads is needed by Road builder."


def test_the_yield_of_a_treatment_is_always_collected() -> None:
    found = check(PLAN, opening(PLAN), ("steel",), decided("set_recovery", side_stream="clean-dust", share=1))
    assert [str(one.what) for one in found] == ["filler comes from a treatment and is always collected."]


def test_unknown_things_are_named_back() -> None:
    state = opening(PLAN)
    assert str(check(PLAN, state, ("steel",), decided("set_blend", need="gold", share=1))[0].what) == (
        "There is no need called gold."
    )
    assert str(
        check(PLAN, state, ("steel",), decided("set_recovery", side_stream="gold", share=1))[0].what
    ) == ("There is no side stream called gold.")
    assert str(check(PLAN, state, (), decided("set_blend", need="clay", share=1))[0].what) == (
        "Nobody sits at this seat."
    )


def test_an_owner_says_what_its_treatment_runs_for() -> None:
    key = next(iter(PLAN.treatments))
    firm = PLAN.treatments[key].firm
    seat = next(seat for seat, firms in SEATS.items() if firm in firms)
    decision = decided("set_treatment", treatment=key, runs_for="disposal")
    state, objections = apply(PLAN, opening(PLAN), {seat: [decision]}, SEATS, SEED)
    assert (objections, state.runs_for) == ([], {key: "disposal"})
    other = next(firms for firms in SEATS.values() if firm not in firms)
    assert "belongs to" in str(check(PLAN, opening(PLAN), other, decision)[0].what)
    unknown = decided("set_treatment", treatment="gold", runs_for="outlets")
    assert str(check(PLAN, opening(PLAN), (firm,), unknown)[0].what) == "There is no treatment called gold."

"""What a batch leaves over crosses New Year as a fraction of one unit, whatever has changed meanwhile."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sim.decisions import SetRecovery
from sim.ledger import Kind
from sim.opening import opening_state
from sim.rules.kinds import set_recovery
from sim.rules.rule import Decider
from sim.situation import Situation
from sim.state import State
from sim.year import play_year
from tests.random_scenarios import steady_pair
from tests.tries import tries
from tests.year.worlds import event, moved, paid, plan_of, played, project, wasted

SHARES = st.decimals(0, 1, allow_nan=False, allow_infinity=False, places=12)


@given(SHARES)
@tries(0.3)
def test_a_side_stream_made_smaller_stays_as_much_smaller_every_year(share: Decimal) -> None:
    data = project(
        steady_pair(waste=Decimal("365"), contract=False, giver_store=0, years=3),
        {"less_waste": "giver_waste", "share": share}, firm="giver", done=True,
    )  # fmt: skip
    plan = plan_of(data)
    for found in played(plan, opening_state(plan), 3):
        made = moved(found.ledger, Kind.PRODUCT, source="giver_line")
        left = made * (1 - Fraction(share))
        assert 0 <= left - moved(found.ledger, Kind.DISPOSAL) < 2


@given(st.lists(SHARES, min_size=2, max_size=3))
@tries(0.3)
def test_changing_how_much_is_collected_makes_nothing_and_loses_nothing(shares: list[Decimal]) -> None:
    plan = plan_of(steady_pair(waste=Decimal("36.5"), contract=False, giver_store=1000, years=3))
    state: State = opening_state(plan)
    for share in shares:
        decision = SetRecovery(do="set_recovery", side_stream="giver_waste", share=share)
        set_recovery.apply(Decider(Situation(plan, state), ("giver",)), decision)
        found = play_year(plan, 1, state)
        rows = found.ledger.flows.items()
        assert all(min(weeks) >= 0 for row, weeks in rows if row.kind != Kind.REST)
        collected = sum(sum(weeks) for row, weeks in rows if row.kind == Kind.DISPOSAL and not row.cause)
        assert collected == 0
        left = sum(sum(weeks) for row, weeks in rows if row.cause == "not_collected")
        assert abs(left - 36_500 * (1 - Fraction(share))) <= 2
        state = found.state


def test_a_saving_that_ends_before_new_year_pays_for_its_days() -> None:
    saved = []
    for days in (100, 200, 300, 364, 365):
        data = steady_pair(contract=False, years=2)
        event(data, {"change": "saving", "of": "taker_need", "saves": Decimal("0.2")}, day=1, lasts_days=days)
        plan = plan_of(data)
        ledger = play_year(plan, 1, opening_state(plan)).ledger
        used = moved(ledger, Kind.VIRGIN)
        saved.append(paid(ledger, "virgin_saved"))
        price = plan.needs["taker_need"].price.in_year(ledger.year)
        assert abs(saved[-1] - (40_000 - used) * price / 10) <= 52
    assert saved == sorted(saved)
    assert saved[0] > 0


def test_a_pipe_that_lets_no_more_through_is_what_stopped_it() -> None:
    data = steady_pair(waste=Decimal("100"), need=Decimal("200"), years=1, most=100, giver_store=5)
    data["carriers"]["belt"]["capacity"] = Decimal("0.005")
    plan = plan_of(data)
    found = wasted(play_year(plan, 1, opening_state(plan)).ledger)
    assert set(found) == {("carrier_busy", "pair")}

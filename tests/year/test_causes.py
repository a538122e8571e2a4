"""Why something was thrown away or bought virgin: one small cluster for each cause, with its culprit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from sim.causes import Cause
from sim.ledger import Kind
from tests.clusters.draws import FIRST_YEAR, Data
from tests.random_scenarios import steady_pair
from tests.strategies import scenarios
from tests.tries import tries
from tests.year.test_exchanges import with_second_taker
from tests.year.test_streams import DUMP, milled
from tests.year.worlds import (
    begun,
    event,
    line_of,
    moved,
    need_of,
    play,
    project,
    stream_of,
    virgin,
    wasted,
    year,
)

PAIR = "pair"
PLENTY: Data = {"waste": 100, "need": 40, "ratio": 1}
SCARCE: Data = {"waste": 10, "need": 40, "ratio": 1}


def main(found: dict[tuple[str, str], int]) -> tuple[str, str]:
    """The cause that weighs most."""
    return max(found, key=lambda key: found[key])


def with_terms(data: Data, **terms: object) -> Data:
    data["exchanges"][PAIR] |= terms
    return data


def stopped(who: str, data: Data, first: int = 60, last: int = 200) -> Data:
    line_of(data, who)["stops"] = [{"from_day": first, "to_day": last}]
    return data


# -- of disposals ---------------------------------------------------------------------------------


def test_not_collected() -> None:
    data = steady_pair(waste=30, need=40)
    stream_of(data)["recovery"] = Decimal("0.5")
    assert set(wasted(year(data))) == {("not_collected", "giver_waste")}


def test_off_spec_and_residue() -> None:
    data = milled(off_spec=Decimal("0.5"), residue={"material": "sludge", "disposal": DUMP})
    found = wasted(year(data), "mill")
    assert set(found) == {("off_spec", "mill"), ("residue", "mill")}


def test_no_partner_names_who_could_have_taken_it() -> None:
    assert main(wasted(year(steady_pair(waste=30, need=400, contract=False)))) == ("no_partner", "taker_need")


def test_no_partner_names_nobody_where_nobody_could() -> None:
    data = steady_pair(contract=False)
    need_of(data).update(secondaries={}, counted=False)
    assert set(wasted(year(data))) == {("no_partner", "")}


def test_not_built_ends_when_it_stands() -> None:
    data = project(steady_pair(giver_store=0), {"intake": "taker_need", "material": "waste"}, build_days=182)
    first = wasted(year(data, projects=begun("works")))
    assert first == {("not_built", "works"): pytest.approx(15_000, rel=0.02)}
    second = play(data, 2, projects=begun("works"))[1].ledger
    assert wasted(second) == {}
    assert "not_built" not in {cause for cause, _ in virgin(second)}


def test_contract_ended_names_who_left_or_the_contract_that_ran_out() -> None:
    data = with_terms(steady_pair(years=2), last_year=FIRST_YEAR)
    second = play(data, 2)[1].ledger
    assert set(wasted(second)) == {("contract_ended", PAIR)}
    assert main(virgin(second)) == ("contract_ended", PAIR)


def test_partner_closed() -> None:
    data = event(steady_pair(giver_store=0), {"change": "close", "of": "taker"})
    assert set(wasted(year(data))) == {("partner_closed", "taker")}


def test_contract_cap_where_more_could_have_been_taken() -> None:
    found = wasted(year(steady_pair(waste=100, need=100, ratio=1, most=20)))
    assert found["contract_cap", PAIR] == pytest.approx(80_000 - 8_333, rel=0.03)
    assert sum(found.values()) - found["contract_cap", PAIR] < 10


def test_blend_setting_of_the_taker() -> None:
    data = steady_pair(waste=40, need=40, ratio=1, giver_store=0)
    need_of(data)["blend"] = Decimal("0.25")
    ledger = year(data)
    assert main(wasted(ledger)) == ("blend_setting", "taker_need")
    assert virgin(ledger)["blend_setting", "taker_need"] == pytest.approx(30_000, rel=0.02)


def test_taker_down() -> None:
    found = wasted(
        year(stopped("taker", steady_pair(waste=30, need=40, ratio=1, giver_store=0, intake_store=1)))
    )
    assert main(found) == ("taker_down", "taker_need")


def test_a_structural_surplus_is_not_needed_whatever_holds_it_up_first() -> None:
    for terms in ({}, {"most": 40}, {"contract": False}, {"giver_store": 0}, {"carrier": "truck"}):
        ledger = year(steady_pair(**PLENTY, **terms))
        surplus = sum(wasted(ledger).values()) - (40_000 if "contract" in terms else 0)
        assert wasted(ledger)["not_needed", "taker_need"] == pytest.approx(surplus, abs=600), terms


def test_a_contract_for_all_that_is_needed_leaves_a_surplus_and_no_full_store() -> None:
    ledger = year(steady_pair(waste=36_500, need=5_000, ratio=1, most=5_000))
    found = wasted(ledger)
    assert found["not_needed", "taker_need"] == pytest.approx(36_500_000 - 5_000_000 - 3_041_667, rel=0.01)
    assert sum(found.values()) - found["not_needed", "taker_need"] < 30_000


def test_what_is_sorted_out_of_a_surplus_would_not_be_needed_either() -> None:
    data = steady_pair(**PLENTY)
    stream_of(data)["recovery"] = Decimal("0.3")
    found = wasted(year(data))
    assert found["not_collected", "giver_waste"] == pytest.approx(10_000, rel=0.01), "as much as fits yet"
    assert found["not_needed", "taker_need"] == pytest.approx(60_000, rel=0.01)


def test_a_treatment_with_few_outlets_hands_on_who_needs_no_more() -> None:
    data = milled()
    need_of(data)["secondaries"]["sand"]["greatest_share"] = Decimal("0.2")
    found = wasted(year(data), "giver_waste")
    assert main(found) == ("not_needed", "taker_need")


def test_taker_full() -> None:
    """All that comes would be used in a year, but it comes in one half of it."""
    data = stopped("giver", steady_pair(waste=40, need=40, ratio=1, giver_store=0, intake_store=1), 1, 180)
    line_of(data, "giver").update({"capacity": 80, "market": {"demand": 80}})
    assert main(wasted(year(data))) == ("taker_full", "taker_need")


def test_carrier_busy() -> None:
    data = steady_pair(waste=300, need=400, ratio=1, carrier="truck", lot=1, transit_hours=48)
    data["carriers"]["truck"]["vehicles"] = 1
    assert main(wasted(year(data))) == ("carrier_busy", PAIR)
    assert main(virgin(year(data))) == ("carrier_busy", PAIR)


def test_store_full_only_where_an_outlet_ran() -> None:
    """The pace lets no more out in a week, but over the year the taker has enough."""
    data = steady_pair(waste=40, need=40, ratio=1, most=40, giver_store=Decimal("0.1"))
    data = stopped("giver", data, 1, 60)
    line_of(data, "giver")["capacity"] = 60
    assert ("store_full", "giver_waste") not in wasted(year(steady_pair(contract=False)))
    assert {cause for cause, _ in wasted(year(data))} <= {"store_full", "contract_cap", "taker_full"}


def test_closed() -> None:
    data = event(steady_pair(contract=False), {"change": "close", "of": "giver"}, day=100)
    assert ("closed", "giver") in wasted(year(data))


# -- of virgin material ---------------------------------------------------------------------------


def test_giver_short() -> None:
    assert main(virgin(year(steady_pair(**SCARCE)))) == ("giver_short", "giver_waste")


def test_giver_down() -> None:
    data = stopped("giver", steady_pair(waste=60, need=40, ratio=1, giver_store=1))
    assert main(virgin(year(data))) == ("giver_down", "giver_waste")


def test_virgin_without_a_contract_names_the_store_it_could_come_from() -> None:
    found = virgin(year(steady_pair(contract=False)))
    assert found == {("no_partner", "giver_waste"): 40_000}


def test_virgin_by_a_small_contract() -> None:
    found = virgin(year(steady_pair(waste=100, need=100, ratio=1, most=20)))
    assert found["contract_cap", PAIR] == pytest.approx(80_000, rel=0.02)


def test_share_limit_is_what_no_secondary_could_replace() -> None:
    for waste in (0, 5, 100):
        ledger = year(steady_pair(waste=max(1, waste), need=40, ratio=1, greatest_share=Decimal("0.3")))
        limit = virgin(ledger)["share_limit", ""]
        assert limit == pytest.approx(28_000, abs=60)


def test_two_partners_that_are_full_share_the_blame() -> None:
    data = with_second_taker(
        steady_pair(waste=40, need=20, ratio=1, most=400, giver_store=0, intake_store=1), most=400
    )
    data = stopped("giver", data, 1, 180)
    line_of(data, "giver").update({"capacity": 80, "market": {"demand": 80}})
    found = wasted(year(data))
    assert found["taker_full", "other_need"] == pytest.approx(found["taker_full", "taker_need"], rel=0.01)
    assert found["taker_full", "other_need"] > 5_000


# -- of any cluster -------------------------------------------------------------------------------


@given(scenarios(most_firms=8))
@tries(0.5)
def test_causes_add_up_and_name_known_things(data: Data) -> None:
    for found in play(data, 2):
        ledger = found.ledger
        for kind in (Kind.DISPOSAL, Kind.VIRGIN):
            for row, columns in ledger.flows.items():
                if row.kind == kind:
                    assert row.cause in set(Cause)
                    assert min(columns) >= 0
        for row, columns in ledger.flows.items():
            if row.cause == Cause.SHARE_LIMIT:
                needed = moved(ledger, Kind.VIRGIN, source=row.source)
                assert sum(columns) <= needed

"""A digest changes with the least that moved, and with nothing else."""

from __future__ import annotations

from sim.digest import digest, firm_digests, round_digest
from sim.ledger import Ledger, Row
from sim.units import WEEKS
from tests.indicators.cluster import plan, sound_year

PLAN = plan()


def backwards(ledger: Ledger) -> Ledger:
    """The same year, written in another order and with rows that stayed empty."""
    twin = Ledger(ledger.year)
    for name in ("flows", "payments", "opening", "closing", "opening_cash", "closing_cash"):
        getattr(twin, name).update(reversed(getattr(ledger, name).items()))
    for row in list(twin.flows):
        twin.flows[row._replace(cause="blend_setting")] = [0] * WEEKS
    return twin


def test_the_order_of_writing_does_not_matter() -> None:
    ledger = sound_year().ledger
    assert digest(backwards(ledger)) == digest(ledger)
    assert firm_digests(PLAN, backwards(ledger)) == firm_digests(PLAN, ledger)


def test_a_digest_is_the_same_on_every_machine() -> None:
    assert digest(Ledger(2020)) == "31fad11de138e18c4e93df1b5b406b61"


def test_a_kilogram_moved_to_another_week_changes_it() -> None:
    ledger = sound_year().ledger
    before = digest(ledger)
    weeks = ledger.flows[min(ledger.flows, key=Row.__str__)]
    weeks[0], weeks[1] = weeks[0] - 1, weeks[1] + 1
    assert digest(ledger) != before


def test_sums_beyond_a_machines_word_have_a_digest_of_their_own() -> None:
    large, larger = sound_year().ledger, sound_year().ledger
    large.closing_cash["roads"], larger.closing_cash["roads"] = -(10**20), -(10**20) - 1
    assert digest(large) != digest(larger)


def test_only_the_firms_that_were_touched_differ() -> None:
    before = firm_digests(PLAN, sound_year().ledger)
    after = firm_digests(PLAN, sound_year().pay("contract", "roads", "steelworks", "c1", 0.01).ledger)
    assert {firm for firm in before if before[firm] != after[firm]} == {"roads", "steelworks"}


def test_ordinary_business_belongs_to_its_firm() -> None:
    before = firm_digests(PLAN, sound_year().ledger)
    after = firm_digests(PLAN, sound_year().pay("virgin", "business:boilers", "outside", "fuel", 1).ledger)
    assert {firm for firm in before if before[firm] != after[firm]} == {"boilers"}


def test_the_years_of_a_round_have_one_digest_in_their_order() -> None:
    assert round_digest(["a", "b"]) != round_digest(["b", "a"])

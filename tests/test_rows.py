"""A ledger's rows take few bytes and lose no kilogram."""

from __future__ import annotations

import pickle
from copy import deepcopy
from sys import getsizeof

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.ledger import Kind, Ledger, Payment, Row
from sim.rows import Rows
from sim.serialisation import ledger_from_plain, ledger_to_plain
from sim.units import WEEKS

ROW = Row("quarry", "mill", "stone", Kind.BOUGHT)
EDGES = [0, 1, -1, 2**31 - 1, 2**31, -(2**31) - 1, 2**63 - 1, -(2**63), 2**63, 10**30, -(10**30)]
"""Round the sizes of a machine's words, and beyond them."""
amounts = st.one_of(st.sampled_from(EDGES), st.integers())


@given(st.lists(amounts, min_size=WEEKS, max_size=WEEKS))
def test_every_number_stays_as_it_was(weeks: list[int]) -> None:
    assert list(Rows.of([("row", weeks)])["row"]) == weeks


@given(st.lists(st.tuples(st.integers(0, WEEKS - 1), amounts), max_size=8))
def test_what_is_booked_bit_by_bit_adds_up_exactly(bookings: list[tuple[int, int]]) -> None:
    ledger, sums = Ledger(2026), [0] * WEEKS
    for week, amount in bookings:
        ledger.move(ROW, week, amount)
        sums[week] += amount
    assert list(ledger.flows.get(ROW, [0] * WEEKS)) == sums


@pytest.mark.parametrize("largest", EDGES)
def test_a_ledger_comes_back_whole_from_data_from_a_copy_and_from_another_process(largest: int) -> None:
    ledger = Ledger(2026)
    ledger.payments[Payment("mill", "outside", "upkeep", "mill")] = [largest, *range(1, WEEKS)]
    twins = (ledger_from_plain(ledger_to_plain(ledger)), deepcopy(ledger), pickle.loads(pickle.dumps(ledger)))
    assert all(twin == ledger for twin in twins)


def test_a_row_of_ordinary_amounts_takes_four_bytes_a_week() -> None:
    rows = Rows.of([("row", [2_000_000_000] * WEEKS)])
    assert getsizeof(rows["row"]) < 4 * WEEKS + 100


def test_a_copy_does_not_change_with_the_list_it_was_made_of() -> None:
    weeks = [1] * WEEKS
    rows = Rows.of([("row", weeks)])
    weeks[0] = 2
    assert rows["row"][0] == 1

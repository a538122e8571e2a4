"""The fall of the headline adds up, deal by deal and cause by cause, in kg and in the whole units on show."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.staircase import rounded
from sim.units import BASE
from tests.debrief.broken_down import ALL, rounds

_KT = 1000 * BASE


@pytest.mark.parametrize("name", ALL)
def test_steps_and_what_was_bought_make_what_nobody_acting_buys(name: str) -> None:
    for played in rounds(name):
        stairs = played.staircase
        assert (stairs.idle, stairs.ours) == (played.headline.idle, played.headline.ours)
        assert stairs.idle == sum(step.kg for step in stairs.steps) + stairs.ours
        for most in range(5):
            steps, others, count = stairs.shown(most)
            assert stairs.idle == sum(step.kg for step in steps) + others + stairs.ours
            assert count != 1
            assert count or not others
            shown = rounded(stairs.idle, [*(step.kg for step in steps), others], _KT)
            assert round(stairs.idle / _KT) == sum(shown)


@pytest.mark.parametrize("name", ALL)
def test_the_parts_of_what_was_bought_make_it(name: str) -> None:
    for played in rounds(name):
        for most in range(1, 6):
            parts = played.still_bought(most)
            assert sum(part.kg for part in parts) == played.headline.ours
            assert sum(rounded(played.headline.ours, [part.kg for part in parts], _KT)[:-1]) == round(
                played.headline.ours / _KT
            )
            assert len(parts) <= most + 2


@pytest.mark.parametrize("name", [name for name in ALL if "idle" in name])
def test_a_game_in_which_nobody_acts_has_no_steps(name: str) -> None:
    assert not any(played.staircase.steps for played in rounds(name))


@pytest.mark.parametrize("name", ["kemi-tornio-together", "kemi-tornio-real", "tutorial-package"])
def test_all_of_a_fall_is_told_by_deals_and_own_use_where_no_firm_makes_less(name: str) -> None:
    for played in rounds(name):
        stairs = played.staircase
        assert stairs.steps
        needs = sum(step.kg for step in stairs.steps if not step.flows)
        assert abs(needs) <= (stairs.idle - stairs.ours) // 100


@pytest.mark.parametrize("name", ["kemi-tornio-together", "kemi-tornio-alone"])
def test_steps_stand_in_the_order_of_signing_then_own_use_then_changed_needs(name: str) -> None:
    for played in rounds(name):
        deals = [step.deal for step in played.staircase.steps]
        assert deals == [*filter(None, deals), *[""] * deals.count("")]
        signed = [tuple(map(int, (deal[1], deal.rsplit("-", 1)[1]))) for deal in filter(None, deals)]
        assert signed == sorted(signed)
        assert all(step.flows for step in played.staircase.steps[:-1])
        for step in played.staircase.steps:
            flows = {flow.contract for flow in step.flows}
            assert all(
                not step.deal or played.cluster.state.contracts[key].deal == step.deal for key in flows
            )


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(-(10**11), 10**11), max_size=8),
    st.sampled_from([1, BASE, _KT]),
)
def test_rounded_parts_add_up_to_the_rounded_total(total: int, parts: list[int], unit: int) -> None:
    shown = rounded(total, parts, unit)
    assert len(shown) == len(parts) + 1
    assert abs(sum(shown) * unit - total) <= unit
    levels = [total]
    for part in parts:
        levels.append(levels[-1] - part)
    for (before, after), part in zip(pairwise(levels), shown, strict=False):
        assert abs((before - after) - part * unit) <= unit

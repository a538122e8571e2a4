"""Cards speak of years: however a game is cut into rounds, an offer stands in the rounds that its years touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.file import About
from sim.scenario.projects import Offered
from sim.scenario.windows import window
from tests.scenario.kemi import plan


def about(rounds: list[int]) -> About:
    """Kemi-Tornio cut into other rounds."""
    return plan().scenario.about.model_copy(update={"rounds": rounds})


@pytest.mark.parametrize(
    ("rounds", "opens"),
    [([1] * 8, [3, 4]), ([1, 2, 2, 2, 1], [2, 3]), ([2, 3, 3], [2]), ([8], [1])],
)
def test_an_offer_of_2021_and_2022_is_open_in_the_rounds_that_cover_them(
    rounds: list[int], opens: list[int]
) -> None:
    offer = window(about(rounds), Offered(from_year=2021, to_year=2022))
    assert [number for number in range(1, len(rounds) + 1) if offer.is_open(number)] == opens


@given(
    rounds=st.lists(st.integers(1, 4), min_size=1, max_size=8),
    first=st.integers(2019, 2030),
    length=st.integers(0, 5),
)
def test_an_offer_is_open_in_a_round_exactly_if_they_share_a_year(
    rounds: list[int], first: int, length: int
) -> None:
    game = about(rounds)
    offer = window(game, Offered(from_year=first, to_year=first + length))
    for number in range(1, len(rounds) + 1):
        shared = set(game.years_of(number)) & set(range(first, first + length + 1))
        assert offer.is_open(number) == bool(shared)


def test_older_files_that_speak_of_rounds_mean_the_years_of_those_rounds() -> None:
    game = about([1, 2, 2, 2, 1])
    offer = window(game, Offered(from_round=2, to_round=3))
    assert (offer.first, offer.last, offer.from_round, offer.to_round) == (2020, 2023, 2, 3)


def test_a_card_of_a_round_that_never_comes_is_never_open_whatever_runs_on() -> None:
    for legacy_years in (0, 3):
        game = about([1, 2]).model_copy(update={"legacy_years": legacy_years})
        offer = window(game, Offered(from_round=50))
        assert not any(offer.is_open(number) for number in (1, 2))

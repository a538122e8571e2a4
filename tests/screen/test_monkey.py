"""A monkey plays for a while from every place of a game, and breaks nothing; what it breaks is found and shortened."""

from __future__ import annotations

import random

import pygame
import pytest

from game.screen.scenes.help.scene import Help
from tests.screen.monkey.moves import Move
from tests.screen.monkey.runs import STARTS, TWO, Fault, Tally, play, run, shortened

RUNS = 40
"""one luck after the other"""


@pytest.mark.parametrize("luck", range(RUNS))
def test_a_monkey_breaks_nothing(luck: int) -> None:
    fault = run(luck, Tally(), moves=150)
    assert fault is None, str(shortened(fault))


def test_what_a_monkey_breaks_is_found_and_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Help, event: pygame.Event) -> None:
        if event.key == pygame.K_DOWN:
            raise IndexError("a place beyond its list")

    monkeypatch.setattr(Help, "takes", broken)
    needed: tuple[Move, Move] = ("key", pygame.K_F1, 0, ""), ("key", pygame.K_DOWN, 0, "")
    noise: tuple[Move, ...] = (("text", "x"), ("wait", 0.03), ("key", pygame.K_x, 0, "x")) * 2
    left = [[*noise, needed[0], *noise, needed[1]]]
    done, _, fault = play("news", False, lambda show: left.pop() if left else [])
    assert fault is not None
    fewest = shortened(Fault("news", False, fault.where, fault.what, tuple(done)))
    assert fewest.moves == needed
    assert "IndexError: a place beyond its list" in str(fewest)


def test_the_first_runs_begin_at_most_places_of_a_game_with_one_window_and_two() -> None:
    begun = [(dice.choice(STARTS), dice.random() < TWO) for dice in map(random.Random, range(RUNS))]
    assert len({start for start, _ in begun}) > len(STARTS) / 2
    assert {two for _, two in begun} == {False, True}

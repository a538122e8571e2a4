"""What all tests of the screen share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pygame
import pytest

from game.cluster_map.layout.arrange import Steps, arranging, at_once
from game.cluster_map.layout.space import Arrangement, MapSpace
from game.screen import catalogue
from game.screen.map import arranged
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from tests.screen.hands import Hands
from tests.screen.players import mouse_to_decide

SHIPPED: Final = Path(__file__).parents[2] / "scenarios"


@pytest.fixture(autouse=True)
def fonts_outlive_the_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving the show keeps the fonts, which other tests of the same process have loaded."""
    monkeypatch.setattr(pygame, "quit", pygame.display.quit)


_read_once = cache(load)


@cache
def _arranged_once(space: MapSpace) -> Arrangement:
    return at_once(arranging(space))


def _arranging(space: MapSpace) -> Steps:
    yield None
    return _arranged_once(space)


@pytest.fixture(autouse=True)
def maps_are_arranged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each window keeps the maps it has arranged; hundreds of tests open one, and see the same few maps."""
    monkeypatch.setattr(arranged, "arranging", _arranging)


@pytest.fixture(autouse=True)
def shipped_scenarios_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The title reads every scenario anew; hundreds of tests begin there, and none of them changes a shipped one."""

    def read(path: Path, also: Callable[..., Any]) -> Scenario:
        return (_read_once if path.parent == SHIPPED else load)(path, also)

    monkeypatch.setattr(catalogue, "load", read)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """Somebody at the Desk while the first round is decided, in one window, the curtain down."""
    somebody = Hands(tmp_path)
    mouse_to_decide(somebody)
    somebody.press(pygame.K_F3)
    yield somebody
    somebody.app.context.end()

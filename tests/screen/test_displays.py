"""Displays may stand in any order: the Room goes to one that the Desk is not on."""

from __future__ import annotations

import pytest

from game.design.theme import LIGHT
from game.screen.kit.displays import Area, areas, beside, number_at
from game.screen.kit.wordmark import window_icon
from tools.gallery.studio import open_without_windows

LAPTOP: Area = (0, 0, 1366, 768)
AT_HOME: Area = (43, 24, 1280, 720)
PROJECTORS: dict[str, Area] = {
    "to the right": (1366, 0, 1920, 1080),
    "to the left": (-1920, 0, 1920, 1080),
    "to the left and lower": (-1024, 300, 1024, 768),
    "above": (0, -1080, 1920, 1080),
    "below": (0, 768, 1920, 1080),
}


@pytest.mark.parametrize("where", PROJECTORS)
@pytest.mark.parametrize("is_first", [False, True])
def test_the_room_goes_to_the_display_that_the_desk_is_not_on(where: str, is_first: bool) -> None:
    projector = PROJECTORS[where]
    displays = [projector, LAPTOP] if is_first else [LAPTOP, projector]
    assert beside(displays, AT_HOME) == projector
    on_projector = (projector[0] + 16, projector[1] + 40, 1000, 700)
    assert beside(displays, on_projector) == LAPTOP


def test_a_desk_on_the_edge_is_on_the_display_that_has_most_of_it() -> None:
    displays = [LAPTOP, PROJECTORS["to the right"]]
    assert number_at(displays, (1000, 0, 600, 400)) == 0
    assert number_at(displays, (1200, 0, 600, 400)) == 1
    assert number_at(displays, (-5000, 0, 600, 400)) == 0
    assert number_at(displays, (9000, 3000, 600, 400)) == 1


def test_of_three_displays_the_first_other_one_has_the_room_and_of_one_that_one() -> None:
    left, right = PROJECTORS["to the left"], PROJECTORS["to the right"]
    assert beside([LAPTOP, left, right], AT_HOME) == left
    assert beside([right, LAPTOP, left], AT_HOME) == right
    assert beside([LAPTOP], AT_HOME) == LAPTOP


def test_the_only_display_begins_where_the_desktop_does() -> None:
    open_without_windows()
    (only,) = areas()
    assert only[:2] == (0, 0)


def test_the_windows_bear_the_games_own_sign() -> None:
    drawn = window_icon()
    assert drawn.get_at((0, 0)).a == 0, "its corners are round"
    green = LIGHT.flows["recovered"].fill
    alike = sum(drawn.get_at((x, drawn.get_height() // 2))[:3] == green for x in range(drawn.get_width()))
    assert 10 < alike < drawn.get_width() / 2, (
        "a ring, seen from the side: a line at the left, one at the right"
    )

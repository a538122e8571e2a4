"""The front page: one firm in its colours, all else pale; its exchanges die; with reduced motion all at once."""

from __future__ import annotations

import pygame
import pytest

from game.cluster_map.board import Board
from game.cluster_map.highlight import spotlight
from game.screen.scenes.news.scene import LateNews
from game.screen.settings import Settings
from sim.scenario.loader import load
from tests.scenario.files import SCENARIOS
from tools.gallery.studio import Studio, open_without_windows


@pytest.fixture(scope="module")
def studio() -> Studio:
    open_without_windows()
    return Studio(load(SCENARIOS / "kemi-tornio.yaml"), Settings())


@pytest.fixture
def closing(studio: Studio) -> LateNews:
    """The sawmill closes while exchanges with it run."""
    session = studio.games.at("decide", 3)
    session.inject("sawmill_closes")
    studio.clear(two=True)
    studio.put("decide", session)
    scene = studio.put("late_news")
    assert isinstance(scene, LateNews)
    return scene


def shown(studio: Studio, scene: LateNews, passed: float, *, still: bool = False) -> bytes:
    scene.passed, studio.look.still = passed, still
    try:
        return pygame.image.tobytes(studio.draw("room").surface, "RGB")
    finally:
        studio.look.still = False


def test_the_page_drops_the_firm_is_ringed_and_its_exchanges_die_one_after_the_other(
    studio: Studio, closing: LateNews
) -> None:
    assert closing.items[0].ended
    pictures = [shown(studio, closing, passed) for passed in (0.0, 0.5, 0.8, 1.2, 5.0)]
    assert len(set(pictures)) == len(pictures)
    assert "Paper mill and sawmill" in {text.text for text in studio.draw("room").written}


def test_the_rest_of_the_map_turns_pale_bit_by_bit_before_anything_ends(
    studio: Studio, closing: LateNews
) -> None:
    def colour(passed: float) -> float:
        """Of all that is seen: how far red, green and blue are apart."""
        closing.passed = passed
        pixels = pygame.surfarray.array3d(studio.draw("room").surface)[:, 170:830].astype("int16")
        return float((pixels.max(2) - pixels.min(2)).mean())

    colours = [colour(passed) for passed in (0.3, 0.4, 0.5, 0.6, 0.7)]
    assert colours == sorted(colours, reverse=True)
    assert len(set(colours)) == len(colours)


def test_the_question_comes_last(studio: Studio, closing: LateNews) -> None:
    def asks(passed: float) -> bool:
        closing.passed = passed
        return any(text.box[1] > 836 and "?" in text.text for text in studio.draw("room").written)

    assert (asks(1.4), asks(1.6)) == (False, True)


def test_with_reduced_motion_all_of_it_is_there_at_once(studio: Studio, closing: LateNews) -> None:
    assert shown(studio, closing, 0.0, still=True) == shown(studio, closing, 5.0)


def test_only_who_is_spoken_of_is_in_colour_and_only_what_ends_still_runs(closing: LateNews) -> None:
    flows = [
        flow for flow in closing.board.ribbons if flow.is_exchange and not flow.offered and not flow.dead
    ]
    pair = flows[0].source, flows[0].target
    board: Board = spotlight(closing.board, pair, [pair])
    assert board.lit == frozenset(pair)
    assert [(flow.source, flow.target) for flow in board.ribbons if not flow.dim] == [pair]
    assert len(board.ribbons) == len(flows)
    assert spotlight(closing.board, (), []).lit is None, "news about all of the region leaves all in colour"

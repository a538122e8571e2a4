"""Styles, growth and frames: what is measured where it can be, and said to be missing where it cannot."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from tools.measures.frames import BENCH, frame_when_a_round_ends
from tools.measures.growth import growing_texts
from tools.measures.sources import House
from tools.measures.styles import text_styles

EMPTY = House.of({"game/screen/scenes/old.py": ""})
DESIGN = "TITLE: Final = TextStyle(56)\nBODY = type_scale.TextStyle(40)\nGAP = Space(8)\n"


def styles(view: str, scene: str = "title/view.py") -> float | None:
    """How many text styles a scene uses."""
    texts = {"game/design/type_scale.py": DESIGN, f"game/screen/scenes/{scene}": view}
    return text_styles(House.of(texts)).figure


def test_each_style_that_a_converted_scene_names_counts_once() -> None:
    assert styles("text(a, TITLE)\ntext(b, TITLE)\nput(GAP)") == 1
    assert styles("text(a, TITLE)\ntext(b, type_scale.BODY)") == 2


def test_styles_are_missing_before_a_scene_is_converted() -> None:
    assert styles("text(a, TITLE)", "title.py") is None


def test_growth_is_missing_before_a_scene_is_converted() -> None:
    assert growing_texts(EMPTY).figure is None


def test_a_frame_is_missing_before_it_is_timed_and_taken_from_there_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tools.measures.frames.find_spec", lambda name: None)
    assert frame_when_a_round_ends(EMPTY).figure is None
    monkeypatch.setattr("tools.measures.frames.find_spec", lambda name: name)
    monkeypatch.setitem(sys.modules, BENCH, SimpleNamespace(longest_frame_ms=lambda: 12.34))
    assert frame_when_a_round_ends(EMPTY).figure == 12.3

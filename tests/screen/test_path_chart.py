"""The lines of the path stay within their chart, whatever the games came to."""

from __future__ import annotations

from typing import Any

import pytest

from game.outputs.path.page import Curve, Curves
from game.screen.kit.page import Box, Page
from game.screen.parts.path_chart import draw_curves
from game.text.translator import Translator
from tests.screen.hands import Hands

BOX: Box = (100.0, 200.0, 1600.0, 600.0)


@pytest.mark.parametrize("values", [(-0.2, -0.4), (0.0, 0.0), (0.04, 0.12), (0.5, -0.5)])
def test_a_line_above_what_is_bought_if_nobody_acts_is_seen_too(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, values: tuple[float, ...]
) -> None:
    heights: list[float] = []
    usual = Page.line

    def watched(page: Page, start: tuple[float, float], end: tuple[float, float], *rest: Any) -> None:
        heights.append(start[1])
        usual(page, start, end, *rest)

    monkeypatch.setattr(Page, "line", watched)
    curves = Curves((2024, 2027), (Curve("ours", values, "you"),))
    draw_curves(hands.page, BOX, Translator("en"), curves)
    assert all(BOX[1] <= y <= BOX[1] + BOX[3] for y in heights)
    shown = [one.text for one in hands.page.written]
    assert "you" in shown
    assert ("+10\u00a0%" in shown or "+40\u00a0%" in shown) == (max(values) >= 0.1)

"""Games beside each other, round by round, as shares against "if nobody acts": the road not taken, one signature."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from game.outputs.path.page import Curves
from game.outputs.picture_words import curves_words
from game.outputs.report.svg import WIDE, drawing, polyline, text
from game.text.translator import Translator

_HIGH: Final = 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 240, 24, 44
_APART: Final = 22.0
"""px between the names of two curves"""
_STEPS: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
_MOST_LINES: Final = 6


def curves_drawing(curves: Curves, title: str, w: Translator) -> Markup:
    """Every game from the beginning, where nothing was decided, to the last round; its name at its end."""
    values = [0.0, *(value for curve in curves.curves for value in curve.values)]
    low, high = min(values), max(values)
    step = next((each for each in _STEPS if (high - low) / each <= _MOST_LINES), _STEPS[-1])
    bottom, top = low // step * step, -(-high // step) * step

    def at(place: int, value: float) -> tuple[float, float]:
        x = _LEFT + (WIDE - _LEFT - _RIGHT) * place / max(1, len(curves.years) - 1)
        return x, _TOP + (_HIGH - _TOP - _BOTTOM) * (top - value) / ((top - bottom) or 1.0)

    parts = []
    for number in range(round((top - bottom) / step) + 1):
        value = top - number * step
        y = at(0, value)[1]
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDE - _RIGHT}" y2="{y:.1f}"/>')
        parts.append(text(_LEFT - 12, y + 5, w.percent(value, signed=True), "axis", "end"))
    for place, year in enumerate(curves.years):
        parts.append(text(at(place, 0)[0], _HIGH - 12, str(year), "axis", "middle"))
    ends = []
    for curve in reversed(curves.curves):
        points = [at(place, value) for place, value in enumerate(curve.values)]
        if points:
            parts.append(polyline(points, f"curve {curve.kind}"))
            ends.append((points[-1][1], curve.name, curve.kind))
    for y, (_, name, kind) in zip(_spread([end[0] for end in sorted(ends)]), sorted(ends), strict=True):
        look = "end strong" if kind in ("ours", "signed") else "end"
        parts.append(text(WIDE - _RIGHT + 14, y + 5, name, look, "start"))
    return drawing(_HIGH, title, curves_words(w, (curve.name for curve in curves.curves)), parts)


def _spread(heights: list[float]) -> list[float]:
    """Heights, from the top, moved apart so far that their names can be read, and within the drawing."""
    spread: list[float] = []
    for height in heights:
        spread.append(max(height, spread[-1] + _APART) if spread else height)
    over = max(0.0, spread[-1] - (_HIGH - _BOTTOM)) if spread else 0.0
    for at in range(len(spread) - 1, -1, -1):
        limit = _HIGH - _BOTTOM if at == len(spread) - 1 else spread[at + 1] - _APART
        spread[at] = min(spread[at], limit) if over else spread[at]
    return spread

"""The headline over the rounds as a drawing: as played and idle, from zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from game.debrief.headline import RoundHeadline
from game.outputs.picture_words import rounds_words
from game.outputs.report.svg import WIDE, drawing, polygon, polyline, text
from game.outputs.round_text import round_name, years_text
from game.text.translator import Translator

_HIGH: Final = 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 210, 24, 60
_APART: Final = 44.0
"""px between the two lines' names, so that both can be read"""


class _Scale:
    """Where a round and an amount stand."""

    def __init__(self, heads: Sequence[RoundHeadline]) -> None:
        self.count = len(heads)
        self.top = _nice(max(1, *(max(head.ours, head.idle) for head in heads)))
        self.step = (WIDE - _LEFT - _RIGHT) / max(1, self.count - 1)

    def at(self, i: int, value: float) -> tuple[float, float]:
        x = _LEFT + i * self.step if self.count > 1 else (_LEFT + WIDE - _RIGHT) / 2
        return x, _TOP + (_HIGH - _TOP - _BOTTOM) * (1 - value / self.top)


def chart(heads: Sequence[RoundHeadline], w: Translator) -> Markup:
    """A point for each round."""
    scale = _Scale(heads)
    ours = [scale.at(i, head.ours) for i, head in enumerate(heads)]
    idle = [scale.at(i, head.idle) for i, head in enumerate(heads)]
    parts = [_legacy_ground(scale, i) for i, head in enumerate(heads) if head.legacy]
    parts += _grid(scale, w)
    parts += [polygon([*idle, *reversed(ours)], "saved"), polyline(idle, "idle"), polyline(ours, "ours")]
    for head, (x, y) in zip(heads, ours, strict=True):
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
        parts.append(text(x, _HIGH - 32, round_name(head, w), "axis strong", "middle"))
        parts.append(text(x, _HIGH - 12, years_text(head.years), "axis", "middle"))
    parts += _ends(ours[-1], idle[-1], heads[-1], w)
    about = rounds_words(w, heads[-1])
    return drawing(
        _HIGH, w("Replaceable new material by round: this game and “if nobody acts”"), about, parts
    )


def _grid(scale: _Scale, w: Translator) -> list[str]:
    parts = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = scale.at(0, scale.top * share)[1]
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{WIDE - _RIGHT + 20}" y2="{y:.1f}"/>')
        parts.append(text(_LEFT - 12, y + 5, w.amount(scale.top * share, digits=2), "axis", "end"))
    return parts


def _legacy_ground(scale: _Scale, i: int) -> str:
    x, high = scale.at(i, 0)[0] - scale.step / 2, _HIGH - _TOP - _BOTTOM
    wide = scale.step / 2 + 20
    return f'<rect class="legacy" x="{x:.1f}" y="{_TOP}" width="{wide:.1f}" height="{high}"/>'


def _ends(
    ours: tuple[float, float], idle: tuple[float, float], last: RoundHeadline, w: Translator
) -> list[str]:
    """What the lines are, where they end."""
    x = ours[0] + 20
    high, low = sorted((ours[1], idle[1]))
    apart = max(0.0, _APART - (low - high)) / 2
    ours_y, idle_y = (low + apart, high - apart) if ours[1] >= idle[1] else (high - apart, low + apart)
    change = f"{w.amount(last.ours)} ({w.percent(last.change, signed=True)})"
    return [
        text(x, idle_y, w("if nobody acts"), "end idle-text", "start"),
        text(x, idle_y + 20, w.amount(last.idle), "end idle-text", "start"),
        text(x, ours_y, w("this game"), "end strong", "start"),
        text(x, ours_y + 20, change, "end strong", "start"),
    ]


def _nice(value: int) -> float:
    """A round number that is not below this one."""
    size = 10.0 ** (len(str(value)) - 1)
    return next(size * step for step in (1, 2, 4, 5, 6, 8, 10) if size * step >= value)

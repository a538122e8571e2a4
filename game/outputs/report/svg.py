"""The few SVG elements that the report's drawings are made of, as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from markupsafe import Markup, escape

WIDE: Final = 960
"""px that drawings are wide"""
Anchor = Literal["start", "middle", "end"]


def drawing(high: int, title: str, about: str, parts: Sequence[str], *, wide: int = WIDE) -> Markup:
    """A whole drawing. A screen reader reads its title, and what is seen in it; where the page is narrow, it is moved
    by hand or keys, so that its letters stay large enough."""
    name = escape(f"{title}. {about}")
    opening = f'<svg viewBox="0 0 {wide} {high}" role="img" aria-label="{name}">'
    frame = f'<div class="scroll" role="group" tabindex="0" aria-label="{escape(title)}">'
    return Markup("".join([frame, opening, *parts, "</svg></div>"]))


def polyline(points: Sequence[tuple[float, float]], kind: str) -> str:
    """A line through points."""
    return f'<polyline class="{kind}" points="{_points(points)}"/>'


def polygon(points: Sequence[tuple[float, float]], kind: str) -> str:
    """A filled area."""
    return f'<polygon class="{kind}" points="{_points(points)}"/>'


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def text(x: float, y: float, words: str, kind: str, anchor: Anchor) -> str:
    """Words at a point."""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def lines(words: str, letters: int) -> list[str]:
    """Words in lines of about so many letters, cut between words."""
    cut = [""]
    for word in words.split():
        longer = f"{cut[-1]} {word}".strip()
        if len(longer) > letters and cut[-1]:
            cut.append(word)
        else:
            cut[-1] = longer
    return cut

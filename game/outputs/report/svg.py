"""The few SVG elements that the report's drawings are made of, as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from markupsafe import Markup, escape

WIDE: Final = 960
"""px that every drawing is wide"""
Anchor = Literal["start", "middle", "end"]


def drawing(high: int, title: str, parts: Sequence[str]) -> Markup:
    """A whole drawing with its title, which a screen reader reads."""
    name = escape(title)
    opening = f'<svg viewBox="0 0 {WIDE} {high}" role="img" aria-label="{name}"><title>{name}</title>'
    return Markup("".join([opening, *parts, "</svg>"]))


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

"""Lines on the ground: rounded off, drawn thick, or as dashes and dots. Pixels of a picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame

from game.cluster_map.terrain import Ring
from game.design.theme import Colour

Line = list[tuple[float, float]]


def in_pixels(ring: Ring, size: tuple[int, int]) -> Line:
    """A line of the ground at a size."""
    return [(x * size[0], y * size[1]) for x, y in ring]


def softened(line: Line, *, closed: bool = False, times: int = 2) -> Line:
    """A line with its corners cut off (Chaikin 1974); an open one keeps its ends."""
    for _ in range(times):
        run = [*line, line[0]] if closed else line
        cut = [
            (ax + (bx - ax) * share, ay + (by - ay) * share)
            for (ax, ay), (bx, by) in pairwise(run)
            for share in (0.25, 0.75)
        ]
        line = cut if closed else [line[0], *cut, line[-1]]
    return line


def stroke(target: pygame.Surface, line: Line, wide: float, colour: Colour) -> None:
    """A thick line with round joints."""
    half = wide / 2
    seen = target.get_rect().inflate(2 * wide, 2 * wide)
    for (ax, ay), (bx, by) in pairwise(line):
        if not seen.clipline(ax, ay, bx, by):
            continue
        long = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / long * half, (bx - ax) / long * half
        sides = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
        pygame.draw.polygon(target, colour, sides)
        pygame.draw.circle(target, colour, (bx, by), half)
    if line:
        pygame.draw.circle(target, colour, line[0], half)


def dash_dot(
    target: pygame.Surface, line: Line, wide: float, pattern: Sequence[float], colour: Colour
) -> None:
    """A line in pieces of the pattern's lengths: drawn, left out, drawn, left out, and so on."""
    nth, left, piece = 0, pattern[0], line[:1]
    for (ax, ay), (bx, by) in pairwise(line):
        long = math.hypot(bx - ax, by - ay)
        gone = 0.0
        while long - gone > left:
            gone += left
            at = (ax + (bx - ax) * gone / long, ay + (by - ay) * gone / long)
            if nth % 2 == 0:
                stroke(target, [*piece, at], wide, colour)
            nth, piece = (nth + 1) % len(pattern), [at]
            left = pattern[nth]
        left -= long - gone
        piece = [*piece, (bx, by)]

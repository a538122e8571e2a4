"""Where things stand in a window: canvas pixels (1920 × 1080) in pixels of the window, whatever its size."""

from __future__ import annotations

import pygame

from game.design.theme import CANVAS
from game.screen.kit.layout import Box as Box
from game.screen.kit.layout import Point as Point


class Canvas:
    """As large as its window allows, in the middle of it."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface
        wide, high = surface.get_size()
        self.k = max(0.05, min(wide / CANVAS[0], high / CANVAS[1]))
        self.dx = (wide - CANVAS[0] * self.k) / 2
        self.dy = (high - CANVAS[1] * self.k) / 2

    def px(self, length: float) -> int:
        """A length in pixels of the window, at least 1 where there is any."""
        return max(1, round(length * self.k)) if length > 0 else 0

    def at(self, point: Point) -> tuple[int, int]:
        """A point in pixels of the window."""
        return round(point[0] * self.k + self.dx), round(point[1] * self.k + self.dy)

    def rect(self, box: Box) -> pygame.Rect:
        """A box in pixels of the window: neighbours meet without a gap."""
        x, y = self.at(box[:2])
        right, bottom = self.at((box[0] + box[2], box[1] + box[3]))
        return pygame.Rect(x, y, right - x, bottom - y)

    def canvas(self, pixel: Point) -> Point:
        """A point of the window in canvas pixels."""
        return (pixel[0] - self.dx) / self.k, (pixel[1] - self.dy) / self.k

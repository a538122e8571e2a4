"""The displays of the machine: where each lies, and on which of them the Room belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

Area = tuple[int, int, int, int]
"""where it begins, and how large it is, in pixels of the whole desktop; left of or above the first display: below 0"""
_PROBE: Final = (64, 64)


def areas() -> tuple[Area, ...]:
    """All displays, in the system's order. Mirrored ones count as one."""
    sizes = pygame.display.get_desktop_sizes()
    return tuple((*_origin(number, size), *size) for number, size in enumerate(sizes))


def _origin(number: int, size: tuple[int, int]) -> tuple[int, int]:
    """SDL tells sizes alone: a window that nobody sees is put in the middle of the display, and asked where that is."""
    middle = pygame.WINDOWPOS_CENTERED | number
    probe = pygame.Window("", _PROBE, (middle, middle), hidden=True, borderless=True)
    x, y = probe.position
    probe.destroy()
    return x - (size[0] - _PROBE[0]) // 2, y - (size[1] - _PROBE[1]) // 2


def number_at(displays: Sequence[Area], window: Area) -> int:
    """The display that a window is on: the one with most of it, or the nearest where none has any."""

    def worth(number: int) -> tuple[int, int]:
        x, y, wide, high = window
        left, top, across, down = displays[number]
        shared = max(0, min(x + wide, left + across) - max(x, left)) * max(
            0, min(y + high, top + down) - max(y, top)
        )
        far = abs(2 * x + wide - 2 * left - across) + abs(2 * y + high - 2 * top - down)
        return shared, -far

    return max(range(len(displays)), key=worth)


def beside(displays: Sequence[Area], window: Area) -> Area:
    """Where the Room belongs: the first display that the Desk's window is not on; with one display, that one."""
    at = number_at(displays, window)
    return next((area for number, area in enumerate(displays) if number != at), displays[at])

"""Motion between states: one scene gives way to the next, and what lies under the mouse takes on its colour.

Both only show what is so already: keys and clicks meet the new scene at once, and with reduced motion states cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.design.theme import MOTION, Colour
from game.screen.kit.canvas import Box

_FRAME = 1 / 30
"""seconds that a frame counts for at most: the first of a scene takes long, and would be all that is seen"""
_STEPS = 4
"""shades between two colours: few, so that few pictures are kept"""


@dataclass(slots=True)
class SceneFade:
    """The Room's last picture, which fades over the new scene."""

    before: pygame.Surface | None = None
    _now: pygame.Surface | None = None
    """the new scene as it stands, while nothing in it moves: it need not be drawn again"""
    _is_seen: bool = False
    """whether the new scene has been drawn"""
    _passed: float = 0.0

    def begin(self, seen: pygame.Surface, *, still: bool) -> None:
        """From what is seen now; with reduced motion there is nothing to be seen of it."""
        self.before = None if still else seen.copy()
        self._now, self._is_seen, self._passed = None, False, 0.0

    def tick(self, seconds: float) -> bool:
        """Time passes, from the first frame of the new scene on; whether the last of the picture has gone now."""
        if self.before is not None and self._is_seen:
            self._passed += min(seconds, _FRAME)
            if self._passed >= MOTION["scene"]:
                self.before = self._now = None
                return True
        return False

    def over(self, drawn: pygame.Surface, *, moves: bool) -> None:
        """The new scene has just been drawn: what is left of the last picture over it."""
        if self.before is None:
            return
        if drawn.get_size() != self.before.get_size():
            self.before = self._now = None
            return
        self._is_seen, self._now = True, None if moves else drawn.copy()
        self._fade(drawn, self.before)

    def again(self, window: pygame.Surface) -> bool:
        """Another frame of it where nothing in the new scene has moved; False: it must be drawn."""
        if self._now is None or self.before is None:
            return False
        window.blit(self._now, (0, 0))
        self._fade(window, self.before)
        return True

    def _fade(self, window: pygame.Surface, before: pygame.Surface) -> None:
        left = 1 - min(1.0, self._passed / MOTION["scene"])
        before.set_alpha(round(255 * left * left * left))  # fast at first: the new scene is soon to be read
        window.blit(before, (0, 0))


@dataclass(slots=True)
class Warmth:
    """Which boxes the mouse is or was over, and how far each has taken on the colour of that: 0 to 1."""

    shares: dict[Box, float] = field(default_factory=dict)
    _under: set[Box] = field(default_factory=set)

    def of(self, box: Box, *, under: bool, still: bool) -> float:
        """How warm a box is now; `under`: whether the mouse is over it."""
        if still:
            return float(under)
        if under:
            self.shares.setdefault(box, 0.0)
            self._under.add(box)
        else:
            self._under.discard(box)
        share = self.shares.get(box, 0.0)
        return share * share * (3 - 2 * share)

    def tick(self, seconds: float) -> bool:
        """Time passes; whether anything has changed."""
        by, before = seconds / MOTION["hover"], dict(self.shares)
        for box, share in before.items():
            now = min(1.0, share + by) if box in self._under else share - by
            if now > 0:
                self.shares[box] = now
            else:
                del self.shares[box]
        return self.shares != before

    def forget(self) -> None:
        """Another page is in front."""
        self.shares.clear()
        self._under.clear()


def between(start: Colour, end: Colour, share: float) -> Colour:
    """A colour on the way from one to another, in a few steps."""
    part = round(share * _STEPS) / _STEPS
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(start, end, strict=True))
    return red, green, blue

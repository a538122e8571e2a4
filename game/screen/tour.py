"""Where a tour stands: it looks on while somebody plays, and goes on when a step was done.

A step is done by what can be seen of it, in the session or in the show, and never by a key alone. Whoever does
something else is let be: the tour waits, passes over what is behind, and follows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from game.screen.kit.page import Kind, Page
from game.text.translator import Translator
from sim.message import Message

if TYPE_CHECKING:  # the engine's libraries would hold up the title
    from game.session.entries import Phase
    from game.session.session import Session

_PHASES: Final = (
    "set_up",
    "briefing",
    "news",
    "decide",
    "reveal",
    "years",
    "results",
    "end",
    "legacy",
    "debrief",
)
_READ: Final = 1.2
"""seconds for which a step that was done stands there with its tick"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be seen of the show at one moment."""

    scene: str
    is_over: bool
    """whether the scene lies over another one"""
    signs: frozenset[str]
    """what the scene shows of itself"""
    front: Kind
    is_dark: bool
    look: tuple[str, float]
    """language and size of text"""
    papers: str
    """what came of the papers that were asked for last"""
    session: Session | None

    def reached(self, phase: Phase | None) -> bool:
        """Whether the session is in this phase of its first round, or beyond it."""
        session = self.session
        if session is None or phase is None:
            return False
        over = session.round > 1 and phase not in _PHASES[-3:]
        return over or _PHASES.index(session.phase) >= _PHASES.index(phase)

    def wrote(self, *lines: str) -> bool:
        """Whether the journal has a line of such a kind."""
        past = self.session.past if self.session is not None else None
        return past is not None and any(entry.line in lines for entry in past.entries.values())


@dataclass(frozen=True, slots=True)
class TourStep:
    """One thing to do."""

    do: Callable[[Translator], str]
    """what to do now"""
    why: Callable[[Translator], str]
    at: tuple[str | Message, ...]
    """the controls to point at, by name or label, or the key in the bar: the first that is there"""
    done: Callable[[Seen, Seen], bool]
    """given what was seen when the step began, and what is seen now"""
    scenes: tuple[str, ...] = ()
    """where it can be done; none: anywhere"""
    until: Phase | None = None
    """the phase in which it is too late for it"""


@dataclass(slots=True)
class Tour:
    """A tour under way."""

    steps: tuple[TourStep, ...]
    draw: Callable[[Page], None]
    """the hint, over the page in front"""
    session: Session | None = None
    """the one it plays in, kept in no file; none before its start"""
    at: int = 0
    is_done: bool = False
    seen: Seen | None = None
    """what was seen last"""
    _before: Seen | None = None
    _left: float = _READ
    _by_hand: bool = False
    """whether somebody went back to this step, and goes on from it by hand"""

    @property
    def step(self) -> TourStep:
        """What is to be done now."""
        return self.steps[self.at]

    @property
    def is_last(self) -> bool:
        """Whether nothing is left to do."""
        return self.at == len(self.steps) - 1

    def go(self, by: int) -> None:
        """A step back, or on without doing it."""
        self._stand(max(0, min(self.at + by, len(self.steps) - 1)), by_hand=by < 0)

    def touched(self) -> None:
        """A hand is at work: what was done may be looked at for a while."""
        self._left = _READ

    def look(self, now: Seen, seconds: float) -> bool:
        """Look on; whether the hint is another one than before."""
        self.seen, stood = now, (self.at, self.is_done)
        if self._before is None:
            while not (self._by_hand or self.is_last) and self._is_behind(now):
                self.at += 1
            self._before = now
        self.is_done = self.is_done or self.step.done(self._before, now)
        self._left -= seconds if self.is_done else 0.0
        if not (self._by_hand or self.is_last) and (self._is_read(now) or now.reached(self.step.until)):
            self._stand(self.at + 1)
        return stood != (self.at, self.is_done)

    def _is_read(self, now: Seen) -> bool:
        """Whether it was done, and its tick was seen, or it no longer stands on the page."""
        is_elsewhere = bool(self.step.scenes) and now.scene not in self.step.scenes
        return self.is_done and (self._left <= 0 or is_elsewhere)

    def _is_behind(self, now: Seen) -> bool:
        return now.reached(self.step.until) or self.step.done(now, now)

    def _stand(self, at: int, *, by_hand: bool = False) -> None:
        self.at, self.is_done, self._before = at, False, None
        self._left, self._by_hand = _READ, by_hand

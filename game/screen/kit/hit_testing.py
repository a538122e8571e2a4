"""What a hand means: the target under it, the one that has the focus next, the one a key stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import pygame

from game.screen.kit.animation import Warmth
from game.screen.kit.layout import Box, Point, is_inside
from game.screen.kit.ruler import Kind
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import Transition

Act = Callable[[], Transition | None]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a screen reader says of a place beyond the texts that stand on it."""

    label: str = ""
    """what it does or holds, where its texts do not say so"""
    what: Literal["button", "option", "tick", "line", "secret", "slider", "picture"] = "button"
    """an option is one of several, a tick is on or off by itself, a secret is a line that shows as dots"""
    chosen: bool = False
    """of an option or a tick"""
    value: str = ""
    """of a line or a slider"""
    editing: TextField | None = None
    """the line's text and caret, where its value is what is being typed"""


_PLAIN: Final = Spoken()


def one_of(chosen: bool, label: str = "") -> Spoken:
    """One of several, which is chosen or not."""
    return Spoken(label, "option", chosen)


@dataclass(frozen=True, slots=True)
class HitTarget:
    """A place that answers to mouse and keys."""

    name: str
    box: Box
    act: Act
    key: int = 0
    """the key that does the same, from anywhere on the page"""
    drag: Callable[[float, float], None] | None = None
    """given the place of the mouse within the box, 0 to 1 each way, while the button is held"""
    nudge: Callable[[int], None] | None = None
    """given −1 or 1 by the arrow keys while it has the focus"""
    type: Callable[[pygame.Event], bool] | None = None
    """takes keys and letters while it has the focus; False: not for it"""
    layer: int = 0
    takes_focus: bool = True
    follows: bool = False
    """whether `drag` is told of the mouse as well while no button is held"""
    spoken: Spoken = _PLAIN


@dataclass(frozen=True, slots=True)
class Scroller:
    """A place that the mouse wheel turns or scrolls."""

    box: Box
    turn: Callable[[int], None]
    """given −1 or 1"""
    layer: int = 0


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """A picture on the page, and what is seen in it."""

    box: Box
    say: Callable[[], str]
    """worked out only where somebody listens"""
    after: int
    """texts that were written before it"""
    layer: int = 0


@dataclass(slots=True)
class InputState:
    """Where the mouse is, what has the focus, and whether the focus is shown."""

    at: Point | None = None
    on: Kind = "room"
    """the page that the mouse is over"""
    focus: str = ""
    ring: bool = False
    pressed: str = ""
    wheel: float = 0.0
    """how far the wheel went, or two fingers, without reaching a notch"""
    warmth: Warmth = field(default_factory=Warmth)


def under(targets: Sequence[HitTarget], at: Point) -> HitTarget | None:
    """The target at a place, on the layer that answers."""
    return next((target for target in reversed(answering(targets)) if is_inside(target.box, at)), None)


def scrolled(scrollers: Sequence[Scroller], targets: Iterable[HitTarget], at: Point) -> Scroller | None:
    """What the wheel turns at a place, on the layer that answers."""
    front = max([top(targets), *(scroller.layer for scroller in scrollers)])
    here = (each for each in reversed(scrollers) if each.layer == front and is_inside(each.box, at))
    return next(here, None)


def top(targets: Iterable[HitTarget]) -> int:
    """The layer that answers: what lies under an overlay does not."""
    return max((target.layer for target in targets), default=0)


def answering(targets: Sequence[HitTarget]) -> list[HitTarget]:
    """The targets of the layer that answers."""
    front = top(targets)
    return [target for target in targets if target.layer == front]


def named(targets: Iterable[HitTarget], name: str) -> HitTarget | None:
    """A target by its name."""
    return next((target for target in targets if target.name == name), None)


def drag(target: HitTarget, at: Point) -> None:
    """Tell a target where within it the mouse is held."""
    if target.drag is not None:
        x, y, wide, high = target.box
        target.drag((at[0] - x) / wide, (at[1] - y) / high)


def next_focus(targets: Sequence[HitTarget], focus: str, by: int) -> str:
    """Who has the focus after Tab; nobody where nothing can have it."""
    names = [target.name for target in answering(targets) if target.takes_focus]
    if not names:
        return ""
    at = names.index(focus) + by if focus in names else (0 if by > 0 else -1)
    return names[at % len(names)]


def with_key(targets: Sequence[HitTarget], key: int) -> HitTarget | None:
    """The target that a key stands for."""
    return next((target for target in answering(targets) if key and target.key == key), None)

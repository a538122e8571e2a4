"""What a hand means: the target under it, the one that has the focus next, the one a key stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.screen.kit.page import HitTarget, Point


def under(targets: Sequence[HitTarget], at: Point) -> HitTarget | None:
    """The target at a place, on the layer that answers."""
    front = top(targets)
    for one in reversed(targets):
        x, y, wide, high = one.box
        if one.layer == front and x <= at[0] < x + wide and y <= at[1] < y + high:
            return one
    return None


def top(targets: Iterable[HitTarget]) -> int:
    """The layer that answers: what lies under an overlay does not."""
    return max((one.layer for one in targets), default=0)


def named(targets: Iterable[HitTarget], name: str) -> HitTarget | None:
    """A target by its name."""
    return next((one for one in targets if one.name == name), None)


def drag(one: HitTarget, at: Point) -> None:
    """Tell a target where within it the mouse is held."""
    if one.drag is not None:
        x, y, wide, high = one.box
        one.drag((at[0] - x) / wide, (at[1] - y) / high)


def next_focus(targets: Sequence[HitTarget], focus: str, by: int) -> str:
    """Who has the focus after Tab; nobody where nothing can have it."""
    front = top(targets)
    names = [one.name for one in targets if one.layer == front and one.takes_focus]
    if not names:
        return ""
    at = names.index(focus) + by if focus in names else (0 if by > 0 else -1)
    return names[at % len(names)]


def with_key(targets: Sequence[HitTarget], key: int) -> HitTarget | None:
    """The target that a key stands for."""
    front = top(targets)
    return next((one for one in targets if one.key == key and one.layer == front), None)

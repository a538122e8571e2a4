"""What a hand means: the target under it, the one that has the focus next, the one a key stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.screen.page import Point, Target


def under(targets: Sequence[Target], at: Point) -> Target | None:
    """The target at a place, on the layer that answers."""
    front = top(targets)
    for one in reversed(targets):
        x, y, wide, high = one.box
        if one.layer == front and x <= at[0] < x + wide and y <= at[1] < y + high:
            return one
    return None


def top(targets: Iterable[Target]) -> int:
    """The layer that answers: what lies under an overlay does not."""
    return max((one.layer for one in targets), default=0)


def named(targets: Iterable[Target], name: str) -> Target | None:
    """A target by its name."""
    return next((one for one in targets if one.name == name), None)


def drag(one: Target, at: Point) -> None:
    """Tell a target where within it the mouse is held."""
    if one.drag is not None:
        x, y, wide, high = one.box
        one.drag((at[0] - x) / wide, (at[1] - y) / high)


def next_focus(targets: Sequence[Target], focus: str, by: int) -> str:
    """Who has the focus after Tab; nobody where nothing can have it."""
    front = top(targets)
    names = [one.name for one in targets if one.layer == front and one.takes_focus]
    if not names:
        return ""
    at = names.index(focus) + by if focus in names else (0 if by > 0 else -1)
    return names[at % len(names)]


def with_key(targets: Sequence[Target], key: int) -> Target | None:
    """The target that a key stands for."""
    front = top(targets)
    return next((one for one in targets if one.key == key and one.layer == front), None)

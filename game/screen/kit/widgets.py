"""What hands can do on a page: buttons, choices, steps, sliders, lines of text, and the bar of keys.

Each draws itself and leaves a target on the page. A control keeps nothing: what is chosen belongs to the
scene, and the focus to the hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from game.design.theme import CANVAS, KEY_BAR, RADIUS, Colour
from game.screen.kit.animation import between
from game.screen.kit.page import Act, Box, HitTarget, Page
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import Transition

Style = Literal["primary", "plain", "quiet", "chosen"]


def button(
    page: Page,
    box: Box,
    label: str,
    act: Act,
    *,
    name: str = "",
    icon: str = "",
    style: Style = "plain",
    size: float = 30,
    key: int = 0,
    enabled: bool = True,
    second: str = "",
) -> None:
    """A button. `second`: a smaller line under the label. Without a label, its icon alone (and then a `name`)."""
    theme = page.theme
    dark = style in ("primary", "chosen")
    fill = theme.ink if dark else theme.panel
    ink = theme.paper if dark else theme.ink
    if not enabled:
        fill, ink = theme.sunk, theme.ink2
    elif not dark:
        fill = between(fill, theme.sunk, page.warmth(box))
    edge = theme.line if style == "quiet" or not enabled else theme.ink
    shadow = (6, 16) if style == "primary" and enabled else None
    page.box(box, fill, RADIUS["small"] if box[3] < 64 else RADIUS["card"], edge, 0 if dark else 2.5, shadow)
    _label(page, box, label, second, icon, ink, fill, size)
    if enabled:
        page.target(HitTarget(name or label, box, act, key, layer=page.layer))


def _label(
    page: Page, box: Box, label: str, second: str, icon: str, ink: Colour, ground: Colour, size: float
) -> None:
    x, y, wide, high = box
    if icon and not label:
        page.icon(icon, (x + wide / 2, y + high / 2), min(wide, high) * 0.5, ink)
        return
    edge = 20 if icon or second else 12
    taken = size * 1.6 if icon else 0
    if icon:
        centred = not second and page.measure(label, size, "semibold") + taken + 2 * edge < wide
        start = x + (wide - page.measure(label, size, "semibold") - taken) / 2 if centred else x + edge
        page.icon(icon, (start + size / 2, y + high / 2), size * 1.1, ink)
        place = (start + taken, y, x + wide - start - taken - 8, high)
        align: Literal["left", "centre"] = "left"
    else:
        place, align = (x + edge, y, wide - 2 * edge, high), "left" if second else "centre"
    if not second:
        page.text(place, label, size, "semibold", ink, ground, align, "middle", lines=1)
        return
    half = high / 2
    page.text(
        (place[0], y + high * 0.1, place[2], half), label, size, "bold", ink, ground, align, "bottom", lines=1
    )
    page.text(
        (place[0], y + half, place[2], half * 0.8),
        second,
        size * 0.72,
        "regular",
        ink,
        ground,
        align,
        lines=1,
    )


def choice(
    page: Page,
    box: Box,
    options: Sequence[tuple[str, str]],
    chosen: str,
    choose: Callable[[str], Transition | None],
    size: float = 28,
    name: str = "choose",
) -> None:
    """A few options side by side, one of them chosen: (key, label)."""
    x, y, wide, high = box
    each = (wide - 8 * (len(options) - 1)) / len(options)
    for i, (key, label) in enumerate(options):
        style: Style = "chosen" if key == chosen else "plain"
        place = (x + i * (each + 8), y, each, high)
        button(page, place, label, partial(choose, key), name=f"{name} {key}", style=style, size=size)


def stepper(
    page: Page,
    box: Box,
    label: str,
    value: str,
    step: Callable[[int], Transition | None],
    size: float = 30,
    name: str = "",
) -> None:
    """A value with − and +: `step` is given −1 or 1."""
    x, y, wide, high = box
    name = name or label
    page.text(
        (x, y, wide - 2 * high - 140, high),
        label,
        size * 0.8,
        "regular",
        page.theme.ink,
        page.theme.paper,
        valign="middle",
        lines=2,
    )
    minus, plus = (x + wide - 2 * high - 120, y, high, high), (x + wide - high, y, high, high)
    button(page, minus, "", lambda: step(-1), name=f"{name} −", icon="minus")
    button(page, plus, "", lambda: step(1), name=f"{name} +", icon="plus")
    middle = (minus[0] + high, y, 120, high)
    page.text(
        middle,
        value,
        size,
        "bold",
        page.theme.ink,
        page.theme.paper,
        "centre",
        "middle",
        lines=1,
        tabular=True,
    )


def dial(
    page: Page,
    box: Box,
    value: str,
    step: Callable[[int], Transition | None],
    *,
    name: str,
    size: float = 24,
    lines: int = 1,
) -> None:
    """A value that says itself what it is ("6 years"), between − and +."""
    x, y, wide, high = box
    button(page, (x, y, high, high), "", lambda: step(-1), name=f"{name} −", icon="minus")
    button(page, (x + wide - high, y, high, high), "", lambda: step(1), name=f"{name} +", icon="plus")
    inner = (x + high + 6, y, wide - 2 * high - 12, high)
    page.text(inner, value, size, "semibold", align="centre", valign="middle", lines=lines)


def field(
    page: Page,
    box: Box,
    editing: TextField,
    enter: Act,
    *,
    name: str,
    hint: str = "",
    size: float = 28,
    secret: bool = False,
) -> None:
    """A line of text to type in. Enter does `enter`. A secret shows as dots."""
    theme = page.theme
    has_focus = page.hand.focus == name
    page.box(box, theme.panel, RADIUS["small"], theme.ink if has_focus else theme.mute, 3 if has_focus else 2)
    x, y, wide, high = box
    inner = (x + 16, y, wide - 32, high)
    shown = "•" * len(editing.text) if secret else editing.text
    before = "•" * editing.caret if secret else editing.text[: editing.caret]
    while shown and page.measure(shown, size) > inner[2]:
        shown, before = shown[1:], before[1:]
    text, colour = (shown, theme.ink) if shown else (hint, theme.ink2)
    ground = theme.panel
    if editing.selected:
        ground = theme.sunk
        page.box(
            (x + 10, y + 8, min(wide - 20, page.measure(shown, size) + 12), high - 16),
            ground,
            6,
            theme.mute,
            2,
        )
    if text:
        page.text(inner, text, size, "regular", colour, ground, valign="middle", lines=1)
    if has_focus and (page.moment % 1.2 < 0.7 or page.look.still):
        caret = inner[0] + page.measure(before, size) + 1
        page.line((caret, y + high * 0.2), (caret, y + high * 0.8), theme.ink, 3)
    page.target(HitTarget(name, box, enter, type=editing.take, layer=page.layer))


def keys(page: Page, shown: Sequence[tuple[str, str]]) -> None:
    """The bar at the bottom with the keys that work now: (key, what it does)."""
    page = page.outer or page
    page.cached(("keys", tuple(shown)), partial(_keys, page, shown))


def _keys(page: Page, shown: Sequence[tuple[str, str]]) -> None:
    width, height = CANVAS
    theme = page.theme
    page.box((0, height - KEY_BAR, width, KEY_BAR), theme.bar)
    x = 40.0
    for key, what in shown:
        cap = page.measure(key, 20, "semibold") + 24
        wide = page.measure(what, 20)
        if x + cap + wide + 12 > width - 40:
            break
        page.box((x, height - 40, cap, 32), theme.panel, 6, theme.mute, 1.5)
        page.text(
            (x, height - 40, cap, 32),
            key,
            20,
            "semibold",
            theme.ink,
            theme.panel,
            "centre",
            "middle",
            lines=1,
        )
        page.text(
            (x + cap + 10, height - 44, wide + 4, 40),
            what,
            20,
            "regular",
            theme.ink2,
            theme.bar,
            valign="middle",
            lines=1,
        )
        x += cap + wide + 40

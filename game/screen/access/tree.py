"""A page as a tree of named things, for whoever does not see it: from its texts, its targets and the focus alone.

The order is that of drawing, which is the order of Tab. A text that stands on a target is the target's name; of those
with the same name the second is called “… 2”. What lies under an overlay is left out, as it does not answer either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Final, Literal

from game.design.text_styles import HEADLINE, TITLE
from game.screen.kit import hit_testing
from game.screen.kit.hit_testing import HitTarget
from game.screen.kit.layout import Box, is_inside, middle
from game.screen.kit.page import Page
from game.screen.kit.text_setting import TextRecord

Role = Literal[
    "window", "page", "dialog", "heading", "text", "notice", "button", "option", "tick", "line", "secret", "slider",
    "picture",
]  # fmt: skip
ROOT: Final = "window"
_BETWEEN: Final = ", "
"""texts that make one name"""


@dataclass(frozen=True, slots=True)
class AccessNode:
    """One thing on a page, as a screen reader knows it."""

    key: str
    """the same as long as it is the same thing"""
    role: Role
    name: str
    box: Box
    """in pixels of the window"""
    value: str = ""
    notice: str = ""
    """what has just been said of the page, on the thing that has the focus: older readers say it from there"""
    caret: tuple[int, int] = (0, 0)
    """of a line: from which letter to which is chosen; alike where nothing is"""
    chosen: bool = False
    level: int = 0
    """of a heading"""
    target: str = ""
    """the target that answers for it"""
    steps: bool = False
    """whether arrows change it"""
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccessTree:
    """All of a page: the window first, then the scene, then what stands on it."""

    nodes: tuple[AccessNode, ...]
    focus: str
    language: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """What is read besides the page itself."""

    title: str
    """of the window"""
    scene: str
    focus: str
    """the target that has it; empty: none"""
    language: str


def tree_of(page: Page, reading: PageReading) -> AccessTree:
    """The tree of a page."""
    front = hit_testing.top(page.targets)
    things = tuple(_things(page, front))
    inner, focus = f"scene {reading.scene}", f"target {reading.focus}"
    notice = " ".join(each.name for each in things if each.role == "notice")
    things = tuple(replace(each, notice=notice) if each.key == focus else each for each in things)
    wide, high = page.surface.get_size()
    whole: Box = (0, 0, wide, high)
    scene = AccessNode(
        inner,
        "dialog" if front else "page",
        page.about or _about(things),
        whole,
        children=tuple(each.key for each in things),
    )
    window = AccessNode(ROOT, "window", reading.title, whole, children=(inner,))
    focus = focus if any(each.key == focus for each in things) else inner
    return AccessTree((window, scene, *things), focus, reading.language)


def _about(things: tuple[AccessNode, ...]) -> str:
    """What a page is about: its first and highest heading; else whatever stands first."""
    headings = [each for each in things if each.role == "heading"]
    first = min(headings, key=lambda each: each.level, default=things[0] if things else None)
    return first.name if first is not None else ""


def _things(page: Page, front: int) -> Iterator[AccessNode]:
    """Texts and targets of the layer that answers, in the order in which they are read."""
    targets = hit_testing.answering(page.targets)
    after = [at for at, target in zip(page.came_after, page.targets, strict=True) if target.layer == front]
    owned: list[list[str]] = [[] for _ in targets]
    placed: list[tuple[int, int, AccessNode]] = []
    seen: dict[str, int] = {}
    named: dict[str, int] = {}
    for at, record in enumerate(page.written):
        if record.layer < front:
            continue
        owner = next((i for i in range(len(targets) - 1, -1, -1) if _owns(targets[i], record)), None)
        if owner is None:
            seen[record.text] = nth = seen.get(record.text, 0) + 1
            placed.append((at, 1, _text(page, record, f"text {nth} {record.text}")))
        else:
            after[owner] = after[owner] if owned[owner] else min(after[owner], at)
            owned[owner].append(record.text)
    for target, at, texts in zip(targets, after, owned, strict=True):
        node = _control(page, target, texts)
        named[node.name] = nth = named.get(node.name, 0) + 1
        placed.append((at, 0, node if nth == 1 else replace(node, name=f"{node.name} {nth}")))
    for nth, picture in enumerate(page.pictures):
        if picture.layer >= front:
            seen_in = AccessNode(f"picture {nth}", "picture", picture.say(), _pixels(page, picture.box))
            placed.append((picture.after, 2, seen_in))
    yield from (node for _, _, node in sorted(placed, key=itemgetter(0, 1)))


def _owns(target: HitTarget, record: TextRecord) -> bool:
    """Whether a text stands on a target; a picture that a hand only looks into owns none."""
    return target.takes_focus and is_inside(target.box, middle(record.box))


def _text(page: Page, record: TextRecord, key: str) -> AccessNode:
    box = _pixels(page, record.box)
    if record.is_live:
        return AccessNode(key, "notice", record.text, box)
    level = _level(page, record)
    return AccessNode(key, "heading" if level else "text", record.text, box, level=level)


def _level(page: Page, record: TextRecord) -> int:
    """1 for what a page is about, 2 for what a part of it is about; 0: no heading."""
    if not any(letter.isalpha() for letter in record.text):
        return 0
    sizes = [style.room if page.reading == "room" else style.desk for style in (HEADLINE, TITLE)]
    return next((nth for nth, size in enumerate(sizes, 1) if record.usual >= size), 0)


def _control(page: Page, target: HitTarget, texts: list[str]) -> AccessNode:
    spoken, box = target.spoken, _pixels(page, target.box)
    is_line = spoken.what in ("line", "secret")
    name = spoken.label or ("" if is_line else _BETWEEN.join(dict.fromkeys(texts)))
    return AccessNode(
        f"target {target.name}",
        spoken.what,
        name,
        box,
        spoken.value,
        caret=spoken.editing.chosen if spoken.editing is not None else (len(spoken.value),) * 2,
        chosen=spoken.chosen,
        target=target.name,
        steps=target.nudge is not None,
    )


def _pixels(page: Page, box: Box) -> Box:
    k = page.k
    return box[0] * k + page.dx, box[1] * k + page.dy, box[2] * k, box[3] * k

"""What may be wrong with what a screen reader is told of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from game.screen.access.tree import AccessNode, PageReading, tree_of
from game.screen.kit.page import Page

MOST: Final = 200
"""things on a page: more would take longer to tell of than a frame lasts"""


def untold(page: Page) -> Iterator[str]:
    """Whatever answers to the hand has a name of its own, and of the page something is said."""
    tree = tree_of(page, PageReading("Kierto", "shown", "", "en"))
    _, scene, *things = tree.nodes
    if page.written and not scene.name.strip():
        yield "a screen reader is told nothing of the page"
    if len(things) > MOST:
        yield f"a screen reader is told of {len(things)} things"
    controls = [each for each in things if each.target]
    yield from (f"{each.target} has no name for a screen reader" for each in controls if not _is_said(each))
    shown = [each for each in things if each.role == "picture" and not each.target]
    yield from ("a picture says nothing" for each in shown if not _is_sentence(each))
    if any(each.role == "picture" and each.target for each in things) and not shown:
        yield "what is looked into says nothing"
    often = Counter((each.role, each.name) for each in controls)
    yield from (f"{many} controls are called {name!r}" for (_, name), many in often.items() if many > 1)


def _is_sentence(picture: AccessNode) -> bool:
    """More than a word, and no place that nobody filled."""
    return len(picture.name) > 10 and not set("{}") & set(picture.name)


def _is_said(node: AccessNode) -> bool:
    """What a hand only looks into lies over a picture, which says what is seen in it."""
    return node.role == "picture" or any(letter.isalnum() for letter in node.name)

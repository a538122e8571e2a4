"""What a mouse can do on a page and keys can't."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pygame

from game.screen.kit import hit_testing
from game.screen.kit.hit_testing import HitTarget
from game.screen.kit.page import Page
from game.screen.scene import Scene

_OTHERWISE: Final = {"flows": "↑ ↓ choose a flow, G a firm: tests/screen/test_flows_page.py"}
"""targets that Tab passes by, and what does the same"""


def unreached(scene: Scene, page: Page) -> Iterator[str]:
    """Of the page in front: targets that neither Tab nor a key of their own comes to; held ones that no arrow moves."""
    tab = pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t", scancode=0)
    targets = hit_testing.answering(page.targets)
    if targets and scene.takes(tab):
        yield "the scene takes Tab for itself"
    reached = _by_tab(targets)
    for target in targets:
        if target.name not in reached and not target.key and target.name not in _OTHERWISE:
            yield f"no key comes to {target.name}"
        if target.drag is not None and target.nudge is None and target.name not in _OTHERWISE:
            yield f"no arrow moves {target.name}"


def only_on_wall(room: Page, desk: Page) -> Iterator[str]:
    """With two windows the keys are the Desk's: what answers on the Room must be on the Desk too."""
    known = {target.name for target in desk.targets}
    yield from (f"only the mouse comes to {each.name}" for each in room.targets if each.name not in known)


def _by_tab(targets: list[HitTarget]) -> set[str]:
    """All that Tab comes to, pressed as often as there are targets."""
    reached, focus = set[str](), ""
    for _ in targets:
        focus = hit_testing.next_focus(targets, focus, 1)
        reached.add(focus)
    return reached

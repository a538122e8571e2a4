"""What a screen reader's user asks of a thing on a page: done as if a hand had done it there.

To press a line that has no focus yet only gives it the focus, as the mouse does; pressed with the focus, it is Enter.
"""

from __future__ import annotations

import pygame

from game.screen.kit import hit_testing
from game.screen.kit.hit_testing import HitTarget
from game.screen.kit.transition import Transition
from game.screen.scene_stack import SceneStack


def grant(stage: SceneStack, event: pygame.Event) -> Transition | None:
    """Do what was asked by a WISH, where the page still has it."""
    target = _shown(stage, event.target)
    if target is None:
        return None
    is_entered = target.type is None or stage.hand.focus == target.name
    if target.takes_focus:
        stage.hand.focus, stage.hand.ring = target.name, True
    if event.what == "press":
        return target.act() if is_entered else None
    if event.what in ("more", "less") and target.nudge is not None:
        target.nudge(1 if event.what == "more" else -1)
    if event.what in ("set", "type") and target.type is not None:
        if event.what == "set":
            target.type(_key(pygame.K_u, pygame.KMOD_CTRL))
        target.type(pygame.Event(pygame.TEXTINPUT, text=event.text))
    return None


def _shown(stage: SceneStack, name: str) -> HitTarget | None:
    """A target by its name, on the layer that answers."""
    pages = (stage.pages[kind] for kind in stage.windows.kinds() if kind in stage.pages)
    known = (hit_testing.named(hit_testing.answering(page.targets), name) for page in pages if name)
    return next((each for each in known if each is not None), None)


def _key(key: int, mod: int) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)

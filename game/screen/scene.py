"""What a scene is: two pages to draw, keys to take, time that passes.

A scene stands in a folder of its own as three parts. `scene.py`: what keys and controls do, and where they
lead. `model.py`: its state, without pygame. `view.py`: draws what the scene shows it, and changes nothing, so
that a scene drawn twice is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from game.screen.context import Context
from game.screen.kit.hit_testing import InputState
from game.screen.kit.page import Kind, Page, RenderStyle
from game.screen.kit.ruler import Ruler
from game.screen.kit.transition import Transition
from game.screen.opened_file import opened_file
from game.screen.parts.announcement import Announcement, announce

_SLACK = 0.03


class Scene:
    """One view of the show. Callbacks of its controls, `key` and `tick` say where to go; None: stay."""

    name = "scene"
    first_focus = ""
    """the control that has the focus when the scene comes to the front"""
    is_moving = False
    """whether the Room is drawn anew each frame; else only after something happened"""
    covers = False
    """whether its pages leave no paper to be seen; then none is laid under them"""
    own_letters: tuple[int, ...] = ()
    """keys that mean something of their own here, and not what they mean everywhere"""
    text_line = ""
    """the line that letters go on whatever has the focus; without one, letters are keys"""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.below: Scene | None = None
        """the scene this one lies over, if it is an overlay"""
        self.hand = InputState()
        """the one in front of all scenes, once the scene is on the stack: the scene says where the focus goes"""
        self.w = context.words
        self.front: Callable[[], Kind] = lambda: "room"
        """the page in front of the facilitator; the stage says which, once the scene is on it"""
        self.look = RenderStyle()
        """how the windows draw: the stage's, once the scene is on it"""

    @property
    def is_at_desk(self) -> bool:
        """Whether what is typed is typed at the Desk."""
        return self.front() == "desk"

    @property
    def ruler(self) -> Ruler:
        """Measures texts as they are read at the laptop, for what a scene has to know before it is drawn."""
        return Ruler(self.look.fonts, self.context.settings.text_scale, "desk", slack=_SLACK)

    @property
    def signs(self) -> frozenset[str]:
        """What can be seen of the scene and stands in no journal, each in a word: a tour looks on."""
        return frozenset()

    def begin(self) -> None:
        """Called whenever the scene comes to the front; words may have changed."""
        self.w = self.context.words

    def room(self, page: Page) -> None:
        """Draw what everybody sees."""
        raise NotImplementedError

    def desk(self, page: Page) -> None:
        """Draw what the facilitator sees; the same as the Room, if a scene has no secrets."""
        self.room(page)

    def key(self, event: pygame.Event) -> Transition | None:
        """A key that no control has taken."""
        return None

    def takes(self, event: pygame.Event) -> bool:
        """Whether the scene wants a key before the controls (the clicker's keys, for instance)."""
        return False

    def tick(self, seconds: float) -> Transition | None:
        """Time passes."""
        return None

    def dropped(self, path: str) -> Transition | None:
        """A file was dropped on a window: where no scene has its own use for it, it is opened."""
        return opened_file(self.context, Path(path))

    def undone(self, line: int) -> None:
        """A line of the session's journal was taken back from here."""

    def leave(self) -> None:
        """Called when the scene is left for good."""


class Overlay(Scene):
    """A scene over another one: on the Desk, or on the one window there is. A Room beside a Desk never shows it."""

    def over(self, page: Page) -> None:
        """Draw what lies over the scene below."""
        raise NotImplementedError

    def room(self, page: Page) -> None:
        """With two windows the Room goes on showing the scene below."""
        self._under(page, self.below.room if self.below is not None else None)
        if not self.context.two_windows:
            self.over(page)

    def desk(self, page: Page) -> None:
        """This, over the scene below."""
        self._under(page, self.below.desk if self.below is not None else None)
        self.over(page)

    def _under(self, page: Page, draw: Callable[[Page], None] | None) -> None:
        """The scene below; but none stands on years that must run again."""
        if self.context.is_behind:
            announce(page, Announcement(self.w("The years run again …")))
        elif draw is not None:
            draw(page)

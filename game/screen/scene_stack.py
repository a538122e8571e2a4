"""The stage: what is on show now, who has the focus, and how all of it looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.design.theme import THEMES
from game.screen.access.reader import ScreenReader
from game.screen.access.tree import PageReading
from game.screen.context import Context
from game.screen.frame_times import FrameTimes
from game.screen.kit import hit_testing
from game.screen.kit.page import HitTarget, InputState, Kind, Page, RenderStyle
from game.screen.kit.transition import Transition
from game.screen.kit.windows import Windows
from game.screen.scene import Scene


@dataclass(frozen=True, slots=True)
class Route:
    """How to make a scene; an overlay lies over the scene before it and goes back to it.

    Where there is one window, a new scene begins with what everybody may see; an overlay only if it is for all.
    """

    make: Callable[[Context, Transition], Scene]
    overlay: bool = False
    is_for_all: bool = False


@dataclass(slots=True)
class SceneStack:
    """Scenes on windows, and the hand in front of them."""

    context: Context
    routes: Mapping[str, Route]
    windows: Windows
    stack: list[Scene] = field(default_factory=list)
    hand: InputState = field(default_factory=InputState)
    look: RenderStyle = field(default_factory=RenderStyle)
    pages: dict[Kind, Page] = field(default_factory=dict)
    frame_times: FrameTimes = field(default_factory=FrameTimes)
    reader: ScreenReader = field(default_factory=ScreenReader)
    blank: bool = False
    """whether the Room is dark"""
    _dirty: bool = True
    """whether something happened since all was drawn"""

    def stir(self) -> None:
        """Something happened: all is drawn anew."""
        self._dirty = True

    @property
    def scene(self) -> Scene:
        """The scene in front."""
        return self.stack[-1]

    @property
    def focused(self) -> HitTarget | None:
        """What has the focus, on the pages that are seen."""
        shown = (self.pages[kind].targets for kind in self.windows.kinds() if kind in self.pages)
        return next(
            (target for target in (hit_testing.named(each, self.hand.focus) for each in shown) if target),
            None,
        )

    @property
    def reading(self) -> PageReading:
        """What a screen reader is told besides the page: letters go on the scene's own line, if it has one."""
        scene = self.scene
        focus = self.hand.focus if self.focused is not None else scene.text_line
        return PageReading("Kierto", scene.name, focus, self.context.words.language)

    @property
    def is_typing(self) -> bool:
        """Whether a line of text has the focus."""
        has_focus = self.focused
        return has_focus is not None and has_focus.type is not None

    def dressed(self) -> None:
        """Settings have changed: new words, new look."""
        self.context.changed()
        self._dress()
        for scene in self.stack[-1:] if self.context.is_behind else self.stack:
            scene.begin()

    def _dress(self) -> None:
        settings = self.context.settings
        self.look.theme = THEMES[settings.theme]
        self.look.text_scale = settings.text_scale
        self.look.still = settings.still
        self.look.words = self.context.words
        self._dirty = True

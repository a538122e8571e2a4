"""The way to a screen reader: one adapter of AccessKit for each window, told of a page only while somebody listens.

AccessKit asks from threads of its own. Such a call only notes what was asked: everything else is done between two
frames, and an adapter is spoken to only after it has said that somebody listens. (It holds a lock while it asks;
whoever called it meanwhile would wait for ever.)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pygame

from game.log import logger
from game.screen.access.tree import PageReading, tree_of
from game.screen.kit.page import Kind, Page
from game.screen.kit.windows import NativeWindow

if TYPE_CHECKING:
    from game.screen.access.node_form import SentNodes

WISH: Final = pygame.USEREVENT + 11
"""an event with `target` (its name), `what` (focus, press, more, less, set, type) and `text`"""
EVERY: Final = 0.1
"""seconds between two trees of one window, so that a film costs a reader's user no more than a page"""


@dataclass(slots=True)
class ReaderChannel:
    """One window's adapter."""

    look: Callable[[], NativeWindow]
    sent: SentNodes
    adapter: Any = None
    listening: bool = False
    known: NativeWindow | None = None
    """the window as the adapter was told of it"""
    waited: float = EVERY
    page: Page | None = None
    """drawn since the last tree"""

    def began(self) -> None:
        """Somebody listens from now on: the tree comes after the next frame."""
        self.sent.sent = {}
        self.known, self.listening = None, True
        logger("access").info("a screen reader listens")

    def ended(self) -> None:
        """Nobody listens any more."""
        self.listening = False
        logger("access").info("no screen reader listens")

    def asked(self, request: Any) -> None:
        """An assistive technology asks something of a thing."""
        what = _WHATS.get(str(request.action).removeprefix("Action."))
        if what is not None:
            text = request.data[1] if request.data is not None and isinstance(request.data[1], str) else ""
            event = pygame.Event(WISH, target=self.sent.target(request.target), what=what, text=text)
            try:
                pygame.event.post(event)
            except pygame.error:
                logger("access").info("a screen reader asked for %s after the show was over", what)


_WHATS: Final = {
    "FOCUS": "focus",
    "CLICK": "press",
    "INCREMENT": "more",
    "DECREMENT": "less",
    "SET_VALUE": "set",
    "REPLACE_SELECTED_TEXT": "type",
}


@dataclass(slots=True)
class ScreenReader:
    """All windows' adapters; none where nothing can listen."""

    channels: dict[Kind, ReaderChannel] = field(default_factory=dict)

    def drawn(self, page: Page) -> None:
        """A page was drawn."""
        channel = self.channels.get(page.kind) or next(iter(self.channels.values()), None)
        if channel is not None:
            channel.page = page

    def tell(self, seconds: float, reading: Callable[[], PageReading]) -> None:
        """A frame is over: whoever listens is told what is new in it. After a fault nobody is told any more, until
        somebody begins to listen anew: the page that says so could hold the same."""
        for channel in self.channels.values():
            channel.waited += seconds
            if channel.listening and channel.page is not None and channel.waited >= EVERY:
                page, channel.page, channel.waited = channel.page, None, 0.0
                try:
                    _tell(channel, page, reading())
                except Exception:
                    for each in self.channels.values():
                        each.listening = False
                    raise


def _tell(channel: ReaderChannel, page: Page, reading: PageReading) -> None:
    window = channel.look()
    if window != channel.known:
        channel.known = window
        _tell_of_window(channel.adapter, window)
    _raise(channel.adapter.update_if_active(lambda: channel.sent.update(tree_of(page, reading))))


def _tell_of_window(adapter: Any, window: NativeWindow) -> None:
    """Where it stands, and whether it has the keys; Windows knows both by itself."""
    if sys.platform == "darwin":
        _raise(adapter.update_view_focus_state(window.has_keys))
    elif sys.platform != "win32":
        import accesskit

        x, y, wide, high = window.place
        adapter.set_root_window_bounds(
            accesskit.Rect(x, y, x + wide, y + high), accesskit.Rect(x, y, x + wide, y + high)
        )
        adapter.update_window_focus_state(window.has_keys)


def _raise(events: Any) -> None:
    """Windows and macOS leave it to us to pass on what has changed."""
    if events is not None:
        events.raise_events()


def open_reader(windows: Mapping[Kind, Callable[[], NativeWindow]]) -> ScreenReader:
    """Make the windows readable, before they are seen for the first time. Why not, the log says."""
    try:
        from game.screen.access.node_form import SentNodes
    except ImportError as fault:
        logger("access").warning("no screen reader can be told of the pages: %s", fault)
        return ScreenReader()
    if sys.platform not in ("win32", "darwin") and not _has_bus():
        logger("access").info("no screen reader can be told of the pages: there is no session bus")
        return ScreenReader()
    channels = {kind: ReaderChannel(look, SentNodes()) for kind, look in windows.items()}
    for channel in channels.values():
        channel.adapter = _adapter(channel)
    logger("access").info("pages can be read by a screen reader")
    return ScreenReader(channels)


def _has_bus() -> bool:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ or bool(runtime and (Path(runtime) / "bus").exists())


def _adapter(channel: ReaderChannel) -> Any:
    import accesskit

    if sys.platform == "win32":
        return accesskit.windows.SubclassingAdapter(channel.look().handle, channel.began, channel.asked)
    if sys.platform == "darwin":
        accesskit.macos.add_focus_forwarder_to_window_class("SDLWindow")
        return accesskit.macos.SubclassingAdapter.for_window(
            channel.look().handle, channel.began, channel.asked
        )
    return accesskit.unix.Adapter(channel.began, channel.asked, channel.ended)

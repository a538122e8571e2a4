"""Opening the show: windows and title first, everything else beside it; and closing everything again."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game import log
from game.resources import known_settings, settings_file, user_folder
from game.screen.access.reader import open_reader
from game.screen.app import App
from game.screen.audio import Speaker
from game.screen.context import Context
from game.screen.crash_report import write_down
from game.screen.desktop import PlatformDesktop
from game.screen.kit.transition import Transition
from game.screen.kit.windows import One, Two, prepare
from game.screen.navigation import ROUTES, TITLE, get_ready
from game.screen.settings import load
from sim.message import Message, MessageError

if TYPE_CHECKING:
    from game.preview.worker import PreviewWorker


_UNSEEN = ("dummy", "offscreen")
"""drivers that draw where nobody looks; SDL takes one where it finds no screen, and is silent about it"""
_AT_FIRST_UNSEEN = sys.platform in ("win32", "darwin")
"""there a window is made readable before it is seen"""


class Stopped(MessageError):
    """The show cannot open here, or had to stop; says why and what to do, in plain sentences."""


def open_show(go: object, windows: str = "auto", language: str | None = None) -> None:
    """Play until somebody quits, in this language or in that of the settings. Raises Stopped."""
    prepare()
    try:
        opened = _windows(windows)
    except pygame.error as fault:
        pygame.quit()
        log.logger("screen").warning("no window: %s", fault)
        raise Stopped(
            "The window cannot open here: there is no screen that it can use. Connect a screen and start again; "
            "`run` plays in the terminal."
        ) from fault
    home = user_folder()
    two = isinstance(opened, Two)
    settings = load(known_settings())
    settings.language = language or settings.language
    context = Context(settings, home, two_windows=two, sounds=Speaker(), looks_ahead=True)
    context.desktop, context.settings_file = PlatformDesktop(), settings_file()
    try:
        reader = open_reader(opened.natives())
        if _AT_FIRST_UNSEEN:
            opened.appear()
        _play(App(context, ROUTES, opened, reader=reader), go if isinstance(go, Transition) else TITLE)
    except Exception as fault:  # a fault in saying a fault: nothing can be shown any more
        raise Stopped(_farewell(home)) from fault
    finally:
        _close(context)
        opened.close()
        pygame.quit()


def _play(app: App, go: Transition) -> None:
    """The title is seen before anything else is fetched; a session that is opened at once needs it all."""
    context = app.context
    with ThreadPoolExecutor(1, "beside the title") as beside:
        if go != TITLE:
            context.coming = beside.submit(_the_rest)
        app.start(go)
        if context.coming is None:
            app.step((), 0.0)
            context.coming = beside.submit(_the_rest)
        app.run()


def _the_rest() -> PreviewWorker:
    """What the scenes after the title need, and the preview's own process."""
    get_ready()
    from game.preview.worker import PreviewWorker

    return PreviewWorker()


def _close(context: Context) -> None:
    context.end()
    context.sounds.close()
    if context.coming is not None:
        context.coming.result().close()


def _farewell(home: Path) -> Message:
    return Message(
        "Kierto had to stop. Every decision is saved: start it again and choose “Go on”. "
        "What went wrong is written down for its makers: {path}",
        path=str(write_down(home)),
    )


def _windows(wanted: str) -> One | Two:
    pygame.display.init()
    pygame.font.init()
    if pygame.display.get_driver() in _UNSEEN and not os.environ.get("SDL_VIDEODRIVER"):
        raise pygame.error("there is no screen")
    two = wanted == "two" or (wanted == "auto" and len(pygame.display.get_desktop_sizes()) > 1)
    return Two(hidden=_AT_FIRST_UNSEEN) if two else One(hidden=_AT_FIRST_UNSEEN)

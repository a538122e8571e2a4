"""Opening the show: windows and title first, everything else beside it; and closing everything again."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.screen.app import App
from game.screen.go import Go
from game.screen.keepsakes import write_down
from game.screen.routes import ROUTES, TITLE, get_ready
from game.screen.settings import folder, load
from game.screen.show import Show
from game.screen.sounds import Speaker
from game.screen.windows import One, Two, Windows, prepare

if TYPE_CHECKING:
    from game.session.preview.worker import PreviewWorker


_UNSEEN = ("dummy", "offscreen")
"""drivers that draw where nobody looks; SDL takes one where it finds no screen, and is silent about it"""


class Stopped(Exception):
    """The show cannot open here, or had to stop; says why and what to do, in plain sentences."""


def open_show(go: object, windows: str = "auto") -> None:
    """Play until somebody quits. Raises Stopped."""
    prepare()
    try:
        opened = _windows(windows)
    except pygame.error as fault:
        pygame.quit()
        raise Stopped(
            f"The window cannot open here: {fault}. Connect a screen and start again; `run` plays in the terminal."
        ) from fault
    home = folder()
    two = isinstance(opened, Two)
    show = Show(load(home / "settings.json"), home, two_windows=two, sounds=Speaker())
    try:
        _play(App(show, ROUTES, opened), go if isinstance(go, Go) else TITLE)
    except Exception as fault:  # a fault in saying a fault: nothing can be shown any more
        raise Stopped(_farewell(home)) from fault
    finally:
        _close(show)
        opened.close()
        pygame.quit()


def _play(app: App, go: Go) -> None:
    """The title is seen before anything else is fetched; a session that is opened at once needs it all."""
    show = app.show
    with ThreadPoolExecutor(1, "beside the title") as beside:
        if go != TITLE:
            show.coming = beside.submit(_the_rest)
        app.start(go)
        if show.coming is None:
            app.step((), 0.0)
            show.coming = beside.submit(_the_rest)
        app.run()


def _the_rest() -> PreviewWorker:
    """What the scenes after the title need, and the preview's own process."""
    get_ready()
    from game.session.preview.worker import PreviewWorker

    return PreviewWorker()


def _close(show: Show) -> None:
    if show.session is not None:
        show.session.close()
    show.sounds.close()
    if show.coming is not None:
        show.coming.result().close()


def _farewell(home: Path) -> str:
    where = write_down(home)
    return (
        "Kierto had to stop. Every decision is saved: start it again and choose “Go on”. "
        f"What went wrong is written down for its makers: {where}"
    )


def _windows(wanted: str) -> Windows:
    pygame.display.init()
    pygame.font.init()
    if pygame.display.get_driver() in _UNSEEN and not os.environ.get("SDL_VIDEODRIVER"):
        raise pygame.error("there is no screen")
    two = wanted == "two" or (wanted == "auto" and len(pygame.display.get_desktop_sizes()) > 1)
    return Two() if two else One()

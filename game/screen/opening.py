"""Opening the show: worker first, then windows, then the first scene; and closing everything again."""

from __future__ import annotations

import pygame

from game.screen.windows import One, Two, Windows, prepare


def open_show(go: object, windows: str = "auto") -> None:
    """Play until somebody quits. The preview's worker starts before pygame, as its own process."""
    from game.screen.app import App
    from game.screen.go import Go
    from game.screen.routes import ROUTES, TITLE
    from game.screen.settings import folder, load
    from game.screen.show import Show
    from game.screen.sounds import Speaker
    from game.session.preview.worker import PreviewWorker

    prepare()
    home = folder()
    worker = PreviewWorker()
    speaker = Speaker()
    try:
        pygame.display.init()
        pygame.font.init()
        opened = _windows(windows)
        settings, two = load(home / "settings.json"), isinstance(opened, Two)
        show = Show(settings, home, preview=worker, two_windows=two, sounds=speaker)
        app = App(show, ROUTES, opened)
        app.start(go if isinstance(go, Go) else TITLE)
        app.run()
        if show.session is not None:
            show.session.close()
        opened.close()
    finally:
        speaker.close()
        worker.close()
        pygame.quit()


def _windows(wanted: str) -> Windows:
    two = wanted == "two" or (wanted == "auto" and len(pygame.display.get_desktop_sizes()) > 1)
    return Two() if two else One()

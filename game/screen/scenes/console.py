"""The facilitator's console, over any scene: the clock, the journal with undo, seats, and what one may do to a game.

Always dark, so that the room sees at once that this is not the game. What is sealed stays hidden here too.
"""

from __future__ import annotations

import pygame

from game.screen import aim
from game.screen.controls import keys
from game.screen.drawing.console_journal import console_journal
from game.screen.drawing.console_panels import FIRST, open_panel
from game.screen.drawing.console_sides import actions, clock_side, foot, head, seats_side
from game.screen.flow import back, here
from game.screen.go import BLANK, DRESS, Go
from game.screen.page import Page
from game.screen.scene import Scene
from game.screen.show import Show
from game.screen.steering import Steering
from game.screen.theme import DARK
from game.session.history import Item
from game.session.session import Session


class Console(Scene):
    """An overlay. Everything done here is written into the journal."""

    name = "console"

    def __init__(self, show: Show, session: Session) -> None:
        super().__init__(show)
        self.session = session
        self.steering = Steering(show, session)
        self.at = 0
        """position in the journal, newest first"""
        self._shown = ""
        """the panel that was drawn last"""

    def tick(self, seconds: float) -> Go | None:
        """Years that must be played again are played beside the frames."""
        if self.below is not None and self.steering.runner is None:
            self.below.tick(seconds)
        self.steering.tick()
        return None

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """With two windows the Room goes on showing the game."""
        if self.below is not None:
            self.below.room(page)
        if not self.show.two_windows:
            self._panel(page)

    def desk(self, page: Page) -> None:
        """The console over the Desk."""
        if self.below is not None:
            self.below.desk(page)
        self._panel(page)

    def _panel(self, page: Page) -> None:
        light, page.theme = page.theme, DARK
        page.layer += 20
        page.veil((8, 12, 16), 168)
        page.box((104, 60, 1712, 940), DARK.paper, 28, shadow=(16, 48))
        head(page, self)
        clock_side(page, self)
        console_journal(page, self, (592, 172, 740, 420))
        seats_side(page, self)
        if self.steering.panel:
            self._open(page)
        else:
            actions(page, self)
        self._shown = self.steering.panel
        foot(page, self)
        self._keys(page)
        page.layer -= 20
        page.theme = light

    def _open(self, page: Page) -> None:
        """What an action needs: until it is closed, nothing else answers, so Tab stays within it."""
        page.layer += 1
        open_panel(page, self)
        if self._shown != self.steering.panel or not _is_above(page):
            page.hand.focus = FIRST[self.steering.panel]
        page.layer -= 1

    def _keys(self, page: Page) -> None:
        w = self.w
        if self.steering.panel:
            keys(page, [("Tab", w("next")), ("Enter", w("do it")), ("Esc", w("close"))])
            return
        shown = [
            ("↑ ↓", w("choose a line")),
            ("U", w("undo or redo")),
            ("P", w("edit")),
            ("Space", w("pause")),
            ("+ −", w("a minute")),
            ("Tab", w("next")),
            ("Esc", w("back to the game")),
        ]
        keys(page, shown)

    # --- actions ----------------------------------------------------------------------------------
    def blank(self) -> Go:
        """The Room goes dark, or comes back."""
        return BLANK

    def language(self) -> Go:
        """The next language."""
        self.show.settings.next_language()
        return Go(DRESS)

    def colours(self) -> Go:
        """Dark or light."""
        self.show.settings.theme = "light" if self.show.settings.theme == "dark" else "dark"
        return Go(DRESS)

    def text_size(self) -> Go:
        """The next size of text; after the largest, the usual one."""
        settings = self.show.settings
        if settings.text_scale >= 1.5:
            settings.text_scale = 1.0
        else:
            settings.larger(1)
        return Go(DRESS)

    def sounds(self) -> Go:
        """Sounds on, or off."""
        self.show.settings.sound = not self.show.settings.sound
        return Go(DRESS)

    def end(self) -> Go | None:
        """The game ends after the last round whose years have run."""
        return here(self.session) if self.steering.do(self.session.end_here) else None

    def turn(self, one: Item) -> None:
        """Undo a line, or let it count again; it stays the chosen one, though a new line is above it."""
        self.steering.turn(one)
        self.at = next(i for i, each in enumerate(self.steering.items()) if each.line == one.line)

    def fork_before(self, number: int) -> Go | None:
        """Play on from a round in a session of its own."""
        twin = self.steering.fork_before(number)
        return None if twin is None else here(twin)

    # --- hands ------------------------------------------------------------------------------------
    def key(self, event: pygame.Event) -> Go | None:
        """Up and down in the journal, U for undo, P for the pencil; Esc back."""
        steering = self.steering
        if event.key == pygame.K_ESCAPE:
            if not steering.panel:
                return back(self.session)
            steering.open("")
        found = steering.items()
        if steering.panel or not found:
            return None
        one = found[self.at]
        if event.key == pygame.K_u and (one.can_undo or one.can_redo):
            self.turn(one)
        elif event.key == pygame.K_p and one.can_edit and not steering.hides(one):
            steering.edit(one)
        return None

    def takes(self, event: pygame.Event) -> bool:
        """Up and down choose a line, while nothing is being typed."""
        if event.key in (pygame.K_UP, pygame.K_DOWN) and not self.steering.panel:
            self.at += 1 if event.key == pygame.K_DOWN else -1
            return True
        return False

    def dropped(self, path: str) -> Go | None:
        """A folder dropped on the window while the second copy is asked for."""
        if self.steering.panel == "mirror":
            self.steering.folder.set(path)
        return None

    def leave(self) -> None:
        """The thread goes with the console."""
        if self.steering.runner is not None:
            self.steering.runner.close()


def _is_above(page: Page) -> bool:
    """Whether what has the focus is on the layer that answers."""
    one = aim.named(page.targets, page.hand.focus)
    return one is not None and one.layer == aim.top(page.targets)

"""The facilitator's console, over any scene: the clock, the journal with undo, seats, and what one may do to a game.

Always dark, so that the room sees at once that this is not the game. What is sealed stays hidden here too.
"""

from __future__ import annotations

import pygame

from game.design.theme import DARK
from game.screen.context import Context
from game.screen.kit import hit_testing
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import BLANK_ROOM, RELOAD_THEME, Transition
from game.screen.phase_order import back, here
from game.screen.scene import Scene
from game.screen.scenes.console.journal_list import console_journal
from game.screen.scenes.console.model import ConsoleModel
from game.screen.scenes.console.panels import FIRST, open_panel
from game.screen.scenes.console.sides import actions, clock_side, foot, head, seats_side
from game.session.history import Item
from game.session.session import Session


class Console(Scene):
    """An overlay. Everything done here is written into the journal."""

    name = "console"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.steering = ConsoleModel(context, session)
        self.at = 0
        """position in the journal, newest first"""
        self._shown = ""
        """the panel that was drawn last"""

    def tick(self, seconds: float) -> Transition | None:
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
        if not self.context.two_windows:
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
    def blank(self) -> Transition:
        """The Room goes dark, or comes back."""
        return BLANK_ROOM

    def language(self) -> Transition:
        """The next language."""
        self.context.settings.next_language()
        return Transition(RELOAD_THEME)

    def colours(self) -> Transition:
        """Dark or light."""
        self.context.settings.theme = "light" if self.context.settings.theme == "dark" else "dark"
        return Transition(RELOAD_THEME)

    def text_size(self) -> Transition:
        """The next size of text; after the largest, the usual one."""
        settings = self.context.settings
        if settings.text_scale >= 1.5:
            settings.text_scale = 1.0
        else:
            settings.larger(1)
        return Transition(RELOAD_THEME)

    def sounds(self) -> Transition:
        """Sounds on, or off."""
        self.context.settings.sound = not self.context.settings.sound
        return Transition(RELOAD_THEME)

    def end(self) -> Transition | None:
        """The game ends after the last round whose years have run."""
        return here(self.session) if self.steering.do(self.session.end_here) else None

    def turn(self, one: Item) -> None:
        """Undo a line, or let it count again; it stays the chosen one, though a new line is above it."""
        self.steering.turn(one)
        self.at = next(i for i, each in enumerate(self.steering.items()) if each.line == one.line)

    def fork_before(self, number: int) -> Transition | None:
        """Play on from a round in a session of its own."""
        twin = self.steering.fork_before(number)
        return None if twin is None else here(twin)

    # --- hands ------------------------------------------------------------------------------------
    def key(self, event: pygame.Event) -> Transition | None:
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

    def dropped(self, path: str) -> Transition | None:
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
    one = hit_testing.named(page.targets, page.hand.focus)
    return one is not None and one.layer == hit_testing.top(page.targets)

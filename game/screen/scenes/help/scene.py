"""Which keys do what, and what helps when something fails: laid over any scene."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.outputs.troubles import troubles
from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Overlay
from game.screen.scenes.help.model import HelpModel, Keys, keys_now
from game.screen.scenes.help.view import HelpView, draw_help
from game.text.key_caps import on_keyboard
from game.typed.codes import handles

_OPENS: Final = "F1"
"""the key; a card may have it as its code"""
_TYPED_IN: Final = ("briefing", "decide", "deal", "bell")
"""pages where codes are typed"""


class Help(Overlay):
    """The overlay of keys, and behind it the remedies."""

    name = "keys"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = HelpModel()

    def over(self, page: Page) -> None:
        """The list, over the scene below."""
        draw_help(page, self.view(page.keys_here or self._at_desk(page)))

    def _at_desk(self, page: Page) -> Keys:
        """A Room shows no keys: those of its Desk, read off a page that nobody sees. What lies over it has its own."""
        if self.below is None or self.below.below is not None or self.context.is_behind:
            return ()
        desk = Page(pygame.Surface(page.surface.get_size()), page.look, "desk", page.hand, page.moment)
        self.below.desk(desk)
        return desk.keys_here

    def view(self, here: Keys) -> HelpView:
        """All keys or all remedies, and how the list is turned and closed."""
        w, model, context = self.w, self.model, self.context
        close = Button("", lambda: BACK, "close", "x", says=w("close"))
        label = w("Keys (T)") if model.has_troubles else w("When something fails (T)")
        over = Button(label, model.turn_over, "troubles", "wrench", key=pygame.K_t)
        if model.has_troubles:
            return HelpView(
                w("When something fails"),
                (over, close),
                troubles(w),
                model.turning,
                self._more,
                has_keys=False,
            )
        here = (*here, *self._cards())
        keys = keys_now(w, here, in_session=context.session is not None, two_windows=context.two_windows)
        named = [(on_keyboard(w, key), what) for key, what in keys]
        return HelpView(w("Keys"), (over, close), named, model.turning, self._more)

    def _cards(self) -> Keys:
        """Where codes are typed: that the card F1 is no key, for whoever came here by it."""
        session, here = self.context.session, self.below.name if self.below is not None else ""
        if session is None or here not in _TYPED_IN or _OPENS not in handles(session.plan):
            return ()
        return ((" ".join(_OPENS), self.w("card {code}: type the letter, then the number", code=_OPENS)),)

    def _more(self, number: int, pages: int) -> Button:
        label = self.w("More: {n} of {all}", n=number, all=pages)
        return Button(label, partial(self.model.turning.on, pages), "more keys", key=pygame.K_SPACE)

    def takes(self, event: pygame.Event) -> bool:
        """Keys that mean "enough", whatever has the focus."""
        return event.key in (pygame.K_ESCAPE, pygame.K_F1)

    def key(self, event: pygame.Event) -> Transition | None:
        """Any key that means "enough"."""
        return BACK if event.key in (pygame.K_ESCAPE, pygame.K_F1, pygame.K_RETURN) else None

"""What all panels of the console have in common: the cross that closes them, and the pages of their items."""

from __future__ import annotations

from functools import partial

from game.screen.kit.widgets import Button
from game.screen.scenes.console.model import ConsoleModel
from game.screen.scenes.console.panel_view import Panel, Row


def framed(
    model: ConsoleModel, title: str, *rows: Row, items: tuple[Row, ...] = (), columns: int = 1
) -> Panel:
    """A panel with these rows, and its items below."""
    close = Button("", partial(model.open, None), "close panel", "x", says=model.w("close"))

    def more(number: int, pages: int) -> Button:
        label = model.w("More: {n} of {all}", n=number, all=pages)
        return Button(label, partial(model.turning.on, pages), "more", "chevron-down")

    return Panel(title, close, rows, items, columns, model.turning, more)

"""The settings as they are drawn: a row each, its name at the left and what there is to choose at the right."""

from __future__ import annotations

from dataclasses import dataclass

from game.design import spacing
from game.design.text_styles import HEADLINE, LEAD
from game.screen.kit import layout
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button, Segments
from game.screen.parts.dialog import PAGE


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The settings at one moment."""

    title: str
    back: Button
    rows: tuple[tuple[str, Segments], ...]
    """(what is set, what there is to choose)"""
    keys: tuple[tuple[str, str], ...]


def draw_settings(page: Page, view: SettingsView) -> None:
    """All of them, the rows spread over the height of the page."""
    page.reading = "desk"
    ruler = page.ruler
    inner = layout.inset(PAGE, spacing.MARGIN, spacing.L)
    head, rest = layout.take_top(inner, max(spacing.CONTROL, ruler.line(HEADLINE)), spacing.L)
    with page.on(page.theme.paper):
        back, title = layout.take_left(head, spacing.CONTROL, spacing.M)
        view.back.draw(page, layout.centre(back, spacing.CONTROL, spacing.CONTROL))
        page.text(title, view.title, HEADLINE, valign="middle", lines=1)
        name_wide = max(ruler.width(f"**{name}**", LEAD) for name, _ in view.rows)
        for (name, segments), row in zip(
            view.rows, layout.rows(rest, *[REST] * len(view.rows), gap=spacing.M), strict=True
        ):
            label, options = layout.columns(row, name_wide, REST, gap=spacing.XL)
            page.text(label, f"**{name}**", LEAD, valign="middle", lines=1)
            high = segments.height(ruler, options[2])
            segments.draw(page, layout.centre(options, options[2], high))
    keys(page, view.keys)

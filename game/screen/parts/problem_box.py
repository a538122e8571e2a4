"""What could not be read or done, in a frame of its own at the foot of what it is about."""

from __future__ import annotations

from game.design import spacing
from game.design.text_styles import LABEL
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.page import Box, Page


def problem_box(page: Page, box: Box, text: str) -> Box:
    """Draw it at the foot of a box; returns what is left above: all, where there is nothing to say."""
    if not text:
        return box
    theme, ruler = page.theme, page.ruler
    icon = ruler.size(LABEL) * spacing.ICON
    high = ruler.height(text, box[2] - icon - 4 * spacing.S, LABEL) + 2 * spacing.S
    place, rest = layout.take_bottom(box, high, spacing.S)
    page.box(place, theme.panel, RADIUS["small"], rim=(theme.ink, spacing.OUTLINE))
    sign, words = layout.take_left(layout.inset(place, spacing.S), icon, spacing.S)
    page.icon("triangle-alert", layout.middle(sign), icon, theme.flows["landfill"].edge)
    page.text(words, text, LABEL, valign="middle")
    page.call_out()
    return rest

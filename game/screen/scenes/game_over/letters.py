"""An owner's letter as the Room reads it at the end: whose, what was wished, and whether it is so."""

from __future__ import annotations

from game.design import spacing
from game.design.text_styles import BODY, LABEL
from game.design.theme import RADIUS
from game.outputs.owners_letters import LetterText
from game.screen.kit import layout
from game.screen.kit.layout import Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler


def letter_high(ruler: Ruler, letter: LetterText, wide: float) -> float:
    """How high it stands: the team, the wish, and what came of it."""
    return layout.framed(sum(_heights(ruler, letter, _inner(wide))), spacing.S)


def _inner(wide: float) -> float:
    return layout.inset((0, 0, wide, 0), spacing.L)[2] - spacing.XL


def _heights(ruler: Ruler, letter: LetterText, wide: float) -> tuple[float, float, float]:
    return (
        ruler.height(_title(letter), wide, LABEL),
        ruler.height(letter.wish, wide, BODY),
        ruler.height(_answer(letter), wide - spacing.XL, LABEL),
    )


def _title(letter: LetterText) -> str:
    return f"{letter.team.name}: {letter.name}"


def _answer(letter: LetterText) -> str:
    return f"{letter.answer}. {letter.why}"


def draw_letter(page: Page, letter: LetterText, box: Box) -> None:
    """On a panel of its own; fulfilled or not is said by a sign and in words."""
    theme, ruler = page.theme, page.ruler
    page.box(box, theme.panel, RADIUS["large"], shadow=spacing.SHADOW_LOW)
    sign, words = layout.take_left(layout.inset(box, spacing.L, spacing.S), spacing.XL)
    title, wish, answer = layout.rows(words, *_heights(ruler, letter, words[2]))
    with page.on(theme.panel):
        mark(page, letter.team.mark, layout.middle((sign[0], title[1], spacing.L, title[3])), spacing.M)
        page.text(title, _title(letter), LABEL)
        page.text(wish, letter.wish, BODY, colour=theme.ink2)
        icon, words = layout.take_left(answer, spacing.XL)
        name = "check" if letter.is_met else "x"
        page.icon(
            name, layout.middle((icon[0], icon[1], spacing.L, ruler.line(LABEL))), ruler.size(BODY), theme.ink
        )
        page.text(words, _answer(letter), LABEL)

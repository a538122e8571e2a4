"""The end as it is drawn: the number with its way through the years, the goals, the purses; in pages if need be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.debrief.headline import RoundHeadline
from game.design import spacing
from game.design.text_styles import BODY, HEADLINE, HERO, LABEL, LEAD, TITLE, TextStyle
from game.design.theme import RADIUS
from game.outputs.owners_letters import LetterText
from game.outputs.purse_text import PurseText
from game.outputs.staircase_text import StaircaseText, StillBoughtText
from game.screen.kit import layout
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button, button_row
from game.screen.parts.dialog import PAGE
from game.screen.parts.purse_cards import draw_purses, few_of
from game.screen.parts.rounds_chart import rounds_chart
from game.screen.parts.staircase import seconds_of
from game.screen.parts.stairs_page import StairsView, draw_stairs_page
from game.screen.scenes.game_over.lasted import LastedRow
from game.screen.scenes.game_over.lasted_view import draw_lasted, draw_years, lasted_high
from game.screen.scenes.game_over.letters import draw_letter, letter_high
from game.screen.scenes.game_over.model import NamedGoal
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class PurseCard:
    """What a team has, and how it stands against nobody deciding."""

    name: str
    mark: int
    amount: str
    change: str


@dataclass(frozen=True, slots=True)
class GameOverView:
    """The end at one moment."""

    w: Translator
    title: str
    number: str
    """empty where no round was played"""
    about: str
    headlines: tuple[RoundHeadline, ...]
    goals: tuple[NamedGoal, ...]
    purses_title: str
    purses: tuple[PurseCard, ...]
    stairs: StaircaseText | None
    still: StillBoughtText | None
    causes_title: str
    causes: tuple[PurseText, ...]
    lasted: tuple[LastedRow, ...]
    letters_title: str
    letters: tuple[LetterText, ...]
    turning: Turning
    more: Callable[[int], Button]
    """the next page of so many, before the ways on"""
    other: Button | None
    """to the next cluster, of several"""
    ways: tuple[Button, ...]
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of the page, as high as it needs."""

    high: float
    draw: Callable[[Box], None]


def draw_game_over(page: Page, view: GameOverView, *, has_hands: bool) -> None:
    """The page that is turned to. Without hands there are no buttons: the Room beside a Desk."""
    inner = layout.inset(PAGE, spacing.MARGIN, spacing.M)
    with page.on(page.theme.paper):
        title, ways, rest = _frame(page.ruler, view, inner)
        pages = [
            *((view.title, blocks) for blocks in _lasted_pages(page, view, rest)),
            *((view.title, blocks) for blocks in _pages(page, view, rest)),
            *_why_pages(page, view, rest),
            *((view.letters_title, blocks) for blocks in _letter_pages(page, view, rest)),
        ]
        at = view.turning.shown(len(pages))
        heading, blocks = pages[at]
        fits = page.ruler.width(heading, HEADLINE) <= title[2]
        page.text(title, heading, HEADLINE if fits else TITLE, valign="middle", lines=1)
        _stack(blocks, rest)
        if has_hands:
            on = view.ways if at == len(pages) - 1 else (view.more(len(pages)),)
            buttons = (*on, *((view.other,) if view.other is not None else ()))
            button_row(page, ways, buttons, "right")
            page.scrolls(PAGE, partial(view.turning.scroll, len(pages)))
            keys(page, (("PgDn", buttons[0].label), *view.keys))


def _frame(ruler: Ruler, view: GameOverView, box: Box) -> tuple[Box, Box, Box]:
    """Where the title, the ways on and the rest stand: the ways beside the title, or below all where it is long."""
    high = max(button.height(ruler) for button in (view.more(1), *view.ways))
    head, rest = layout.take_top(box, max(ruler.line(HEADLINE), high), spacing.M)
    ways = sum(button.width(ruler) for button in view.ways) + spacing.S * (len(view.ways) - 1)
    other = view.other.width(ruler) + spacing.S if view.other is not None else 0.0
    wide = max(ways, view.more(1).width(ruler)) + other
    if ruler.width(view.title, HEADLINE) + spacing.L + wide <= box[2]:
        place, title = layout.take_right(head, wide, spacing.L)
        return title, layout.centre(place, wide, high), rest
    place, rest = layout.take_bottom(rest, high, spacing.M)
    return head, place, rest


def _pages(page: Page, view: GameOverView, box: Box) -> list[list[_Block]]:
    """Everything on one page; with larger text its parts one after the other."""
    if not view.number:
        return [[]]
    ruler, wide = page.ruler, box[2]
    purses = _Block(_purses_high(view, ruler, wide), partial(_purses, page, view))
    left = (wide - spacing.XL) / 2
    side = _number_high(view, ruler, left) + spacing.M + _goals_high(view, ruler, left)
    if side + spacing.M + purses.high <= box[3]:
        return [[_Block(box[3] - purses.high - spacing.M, partial(_with_goals, page, view)), purses]]
    number = _Block(
        max(_number_high(view, ruler, left), spacing.CHART), partial(_number_and_chart, page, view)
    )
    goals = _Block(_goals_high(view, ruler, wide), partial(_goals, page, view))
    blocks = [number, goals, purses]
    return [blocks[part] for part in layout.paged([block.high for block in blocks], box[3], spacing.M)]


def _why_pages(page: Page, view: GameOverView, box: Box) -> list[tuple[str, list[_Block]]]:
    """The staircase of the last round, the same opened, and the purses over the whole game; each with its heading."""
    if view.stairs is None or view.still is None:
        return []
    passed = seconds_of(view.stairs)
    pages = [
        (
            view.title,
            _Block(box[3], partial(_stairs, page, StairsView(view.stairs, view.still, passed, opened))),
        )
        for opened in (0, 1)
    ]
    purses = [
        (view.causes_title, _Block(box[3], partial(_causes, page, view, first)))
        for first in range(0, len(view.causes), few_of(page.ruler))
    ]
    return [(heading, [block]) for heading, block in (*pages, *purses)]


def _stairs(page: Page, stairs: StairsView, box: Box) -> None:
    draw_stairs_page(page, box, stairs)


def _causes(page: Page, view: GameOverView, first: int, box: Box) -> None:
    draw_purses(page, box, view.causes, first, few_of(page.ruler))


def _letter_pages(page: Page, view: GameOverView, box: Box) -> list[list[_Block]]:
    """The owners' letters, in as many pages as their texts need."""
    blocks = [
        _Block(letter_high(page.ruler, letter, box[2]), partial(draw_letter, page, letter))
        for letter in view.letters
    ]
    return [blocks[part] for part in layout.paged([block.high for block in blocks], box[3], spacing.M)]


def _lasted_pages(page: Page, view: GameOverView, box: Box) -> list[list[_Block]]:
    """What lasted, in as many pages as its rows need."""
    rows, ruler = view.lasted, page.ruler
    if not rows:
        return []
    head = _Block(ruler.line(BODY), partial(draw_years, page, rows))
    blocks = [
        _Block(lasted_high(ruler, rows, row, box[2]), partial(draw_lasted, page, rows, row)) for row in rows
    ]
    parts = layout.paged([block.high for block in blocks], box[3] - head.high - spacing.M, spacing.M)
    return [[head, *blocks[part]] for part in parts]


def _stack(blocks: list[_Block], box: Box) -> None:
    for block, place in zip(
        blocks, layout.rows(box, *[block.high for block in blocks], gap=spacing.M), strict=True
    ):
        block.draw(place)


def _with_goals(page: Page, view: GameOverView, box: Box) -> None:
    left, chart = layout.columns(box, REST, REST, gap=spacing.XL)
    number, goals = layout.take_top(left, _number_high(view, page.ruler, left[2]), spacing.M)
    _number(page, view, number)
    _goals(page, view, goals)
    _chart(page, view, chart)


def _number_and_chart(page: Page, view: GameOverView, box: Box) -> None:
    left, chart = layout.columns(box, REST, REST, gap=spacing.XL)
    _number(page, view, left)
    _chart(page, view, chart)


def _chart(page: Page, view: GameOverView, box: Box) -> None:
    rounds_chart(page, box, view.w, view.headlines, len(view.headlines) - 1)


def _number_high(view: GameOverView, ruler: Ruler, wide: float) -> float:
    return ruler.line(HERO) + ruler.height(view.about, wide, LEAD)


def _number(page: Page, view: GameOverView, box: Box) -> None:
    number, about = layout.take_top(box, page.ruler.line(HERO))
    page.text(number, view.number, HERO, valign="middle", lines=1)
    page.text(about, view.about, LEAD)


def _goals_high(view: GameOverView, ruler: Ruler, wide: float) -> float:
    heights = [_goal_high(goal, ruler, wide) for goal in view.goals]
    return sum(heights) + spacing.XS * max(0, len(heights) - 1)


def _goal_high(goal: NamedGoal, ruler: Ruler, wide: float) -> float:
    return ruler.height(goal.name, wide - spacing.XL, _goal_style(goal))


def _goal_style(goal: NamedGoal) -> TextStyle:
    return LABEL if goal.is_reached else BODY


def _goals(page: Page, view: GameOverView, box: Box) -> None:
    """Every goal, reached or not: said by a sign and by the weight of its name."""
    theme, ruler = page.theme, page.ruler
    heights = [_goal_high(goal, ruler, box[2]) for goal in view.goals]
    for goal, row in zip(view.goals, layout.rows(box, *heights, gap=spacing.XS), strict=True):
        sign, name = layout.take_left(row, spacing.XL)
        icon, colour = ("check", theme.ink) if goal.is_reached else ("x", theme.ink2)
        page.icon(icon, layout.middle(sign), ruler.size(BODY), colour)
        page.text(name, goal.name, _goal_style(goal), valign="middle")


def _purse_wide(view: GameOverView, ruler: Ruler) -> float:
    figures = max(ruler.width(text, LABEL) for purse in view.purses for text in (purse.amount, purse.change))
    return spacing.XL + figures + spacing.M


def _purses_across(view: GameOverView, ruler: Ruler, wide: float) -> int:
    fitting = max(1, int(wide // _purse_wide(view, ruler)))
    lines = -(-len(view.purses) // fitting)
    return -(-len(view.purses) // lines)


def _purses_high(view: GameOverView, ruler: Ruler, wide: float) -> float:
    across = _purses_across(view, ruler, layout.framed(wide, -spacing.L))
    lines = -(-len(view.purses) // across)
    each = ruler.line(LABEL, lines=2) + ruler.line(BODY)
    content = ruler.line(BODY) + spacing.XS + lines * each + (lines - 1) * spacing.M
    return layout.framed(content, spacing.M)


def _purses(page: Page, view: GameOverView, box: Box) -> None:
    """Who has what, and what they would have had: in seat order, never ranked."""
    theme, ruler = page.theme, page.ruler
    page.box(box, theme.panel, RADIUS["large"], shadow=spacing.SHADOW_LOW)
    inner = layout.inset(box, spacing.L, spacing.M)
    head, rest = layout.take_top(inner, ruler.line(BODY), spacing.XS)
    with page.on(theme.panel):
        page.text(head, view.purses_title, BODY, colour=theme.ink2, valign="middle", lines=1, shorten=True)
        across = _purses_across(view, ruler, inner[2])
        for purse, place in zip(
            view.purses, layout.grid(rest, len(view.purses), across, gap=spacing.M), strict=True
        ):
            sign, words = layout.take_left(place, spacing.XL)
            amount, change, name = layout.rows(words, ruler.line(LABEL), ruler.line(BODY), ruler.line(LABEL))
            mark(page, purse.mark, layout.middle((sign[0], amount[1], spacing.L, amount[3])), spacing.M)
            page.text(amount, purse.amount, LABEL, valign="middle", lines=1)
            page.text(change, purse.change, BODY, colour=theme.ink2, valign="middle", lines=1)
            page.text(name, purse.name, LABEL, valign="middle", lines=1, shorten=True)

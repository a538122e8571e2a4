"""Which pages the briefing has: as much on each as its text has room for, at the text size that people chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from game.design import spacing
from game.design.text_styles import BODY, HEADLINE, LABEL, LEAD, SMALL, TITLE
from game.screen.kit import layout
from game.screen.kit.layout import GOLDEN, REST, WIDER, Box
from game.screen.kit.ruler import Ruler
from game.screen.parts.dialog import PAGE
from game.screen.scenes.briefing.model import MOST_FIRMS, BriefingModel, FirmSheet, TeamTable
from game.screen.scenes.briefing.rules import RuleSheet

INNER: Final = layout.inset(PAGE, spacing.MARGIN, spacing.M)


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A part of the story, on a card beside the map."""

    text: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """Firms of a team, side by side."""

    table: TeamTable
    firms: tuple[FirmSheet, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What counts and how it works: both beside each other, or one of them, or a part of one."""

    sheets: tuple[RuleSheet, ...]


BriefingPage = StoryPage | TablePage | RulesPage | Literal["practice"]


def foot_of(ruler: Ruler) -> float:
    """How high the bar with the way on is."""
    return max(spacing.LARGE_CONTROL, ruler.line(LABEL) + spacing.M)


def body_of(ruler: Ruler) -> Box:
    """What is left of a page above the way on."""
    return layout.take_bottom(INNER, foot_of(ruler), spacing.M)[1]


def pages_of(
    model: BriefingModel, sheets: Sequence[RuleSheet], title: str, ruler: Ruler
) -> list[Sequence[BriefingPage]]:
    """The pages of all that is told, in order."""
    pages: list[Sequence[BriefingPage]] = [
        *([StoryPage(part) for part in _parts(text, title, ruler)] for text in model.story),
        *(list(_tables(table, ruler)) for table in model.tables),
        list(_rules(sheets, ruler)),
    ]
    return [*pages, ["practice"]] if model.practice is not None else pages


# --- the story --------------------------------------------------------------------------------------


def card_of(ruler: Ruler, title: str, text: str) -> Box:
    """The card of the story: half the page, or more where the text needs it; as high as the text."""
    body = body_of(ruler)
    half, large = layout.columns(body, REST, REST)[0], layout.columns(body, GOLDEN, REST)[0]
    wide = half[2] if _story_high(ruler, title, text, half[2]) <= body[3] else large[2]
    return *body[:2], wide, min(body[3], _story_high(ruler, title, text, wide))


def _story_high(ruler: Ruler, title: str, text: str, wide: float) -> float:
    inner = layout.inset((0, 0, wide, 0), spacing.XL, 0)[2]
    texts = ruler.height(title, inner, TITLE), spacing.M, ruler.height(text, inner, LEAD)
    return sum(texts) + spacing.XL + spacing.XL


def _parts(text: str, title: str, ruler: Ruler) -> list[str]:
    """As many sentences to a page as its card holds."""
    body = body_of(ruler)
    wide, parts = layout.columns(body, GOLDEN, REST)[0][2], [""]
    for sentence in _sentences(text):
        longer = f"{parts[-1]} {sentence}".strip()
        if parts[-1] and _story_high(ruler, title, longer, wide) > body[3]:
            parts.append(sentence)
        else:
            parts[-1] = longer
    return parts


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for at, letter in enumerate(text):
        if letter in ".?!" and text[at + 1 : at + 1 + 1] in ("", " "):
            yield text[start : at + 1].strip()
            start = at + 1
    if text[start:].strip():
        yield text[start:].strip()


# --- the teams --------------------------------------------------------------------------------------


def _tables(table: TeamTable, ruler: Ruler) -> Iterator[TablePage]:
    """As few pages as hold the firms with all that is said of them."""
    body = body_of(ruler)
    room = body[3] - ruler.line(HEADLINE) - spacing.S - spacing.PICTURE
    for most in range(MOST_FIRMS, 0, -1):
        groups = [table.firms[i : i + most] for i in range(0, len(table.firms), most)]
        if most == 1 or all(sum(firm_rows(ruler, group, body[2], most)) <= room for group in groups):
            yield from (TablePage(table, group) for group in groups)
            return


def firm_wide(wide: float, count: int) -> float:
    """How wide each of so many firms stands."""
    return layout.columns((0, 0, wide, 0), *[REST] * count, gap=spacing.L)[0][2]


def firm_rows(ruler: Ruler, firms: Sequence[FirmSheet], wide: float, count: int = 0) -> list[float]:
    """How high the lines of firms side by side are: the name, then a label and its figures, in turn."""
    each = firm_wide(wide, count or len(firms))
    rows = [max(ruler.height(firm.name, each, TITLE) for firm in firms) + spacing.S]
    for at in range(max(len(firm.facts) for firm in firms)):
        facts = [firm.facts[at] for firm in firms if at < len(firm.facts)]
        rows.append(max(ruler.height(label, each, SMALL) for label, _ in facts))
        rows.append(max(ruler.height(figures, each, LABEL) for _, figures in facts) + spacing.M)
    return rows


# --- the rules --------------------------------------------------------------------------------------


def rules_beside(ruler: Ruler) -> list[Box]:
    """The places of two sheets side by side."""
    return layout.columns(body_of(ruler), REST, WIDER, gap=spacing.L)


def _rules(sheets: Sequence[RuleSheet], ruler: Ruler) -> Iterator[RulesPage]:
    """Both on one page where they have room, else one after the other, in as many parts as they need."""
    boxes = rules_beside(ruler)
    if all(sum(sheet_rows(ruler, sheet, box[2])) <= box[3] for sheet, box in zip(sheets, boxes, strict=True)):
        yield RulesPage(tuple(sheets))
        return
    body = body_of(ruler)
    for sheet in sheets:
        head, *lines = sheet_rows(ruler, sheet, body[2])
        for part in layout.paged(lines, body[3] - head):
            yield RulesPage((replace(sheet, lines=sheet.lines[part]),))


def sheet_rows(ruler: Ruler, sheet: RuleSheet, wide: float) -> list[float]:
    """How high its title with the note is, and each of its lines."""
    inner = layout.inset((0, 0, wide, 0), sheet.pad, 0)[2]
    head = ruler.height(sheet.title, inner, HEADLINE) + ruler.height(sheet.note, inner, SMALL)
    text = inner - spacing.SIGN - spacing.M
    lines = [max(spacing.SIGN, ruler.height(line, text, BODY)) + spacing.XS for _, line in sheet.lines]
    return [head + spacing.L, *lines]

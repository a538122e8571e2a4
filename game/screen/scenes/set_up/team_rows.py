"""The teams at set-up, one below the other: who they are, who plays them, and the firms on their side of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.design import spacing
from game.design.text_styles import LABEL, SMALL, TITLE, TextStyle
from game.design.theme import RADIUS
from game.roster.setup import Team
from game.screen.kit import layout
from game.screen.kit.hit_testing import Act, HitTarget, one_of
from game.screen.kit.input_field import InputField
from game.screen.kit.layout import REST, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Align, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.widgets import Button
from game.screen.map.models import model_in
from game.screen.scenes.set_up.model import USUAL_TEAMS


@dataclass(frozen=True, slots=True)
class FirmOnRow:
    """A firm beside its team."""

    id: str
    name: str
    picture: str
    pick: Act | None
    """takes it up to move it; none: it cannot be moved"""
    is_picked: bool = False


@dataclass(frozen=True, slots=True)
class RowControls:
    """What can be done with a team."""

    pencil: Button
    who: Button
    who_in_short: Button
    """the same without words, where there is no room for them"""
    field: InputField | None
    """while its name is typed"""
    put: Button | None
    """while a firm of another team is taken up"""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team and its firms."""

    team: Team
    firms: tuple[FirmOnRow, ...]
    controls: RowControls | None = None
    """none: it is only to be read"""


def draw_rows(page: Page, box: Box, rows: Sequence[TeamRow]) -> None:
    """All teams; where many share the height, each says on one line what else stands on two."""
    gap = spacing.S if len(rows) <= USUAL_TEAMS else spacing.XS
    places = layout.rows(box, *[REST] * max(USUAL_TEAMS, len(rows)), gap=gap)
    is_tall = places[0][3] >= _tall(page.ruler)
    for row, place in zip(rows, places, strict=False):
        page.box(place, page.theme.panel, RADIUS["card"], shadow=spacing.SHADOW_LOW)
        stripe, rest = layout.take_left(place, spacing.STRIPE, spacing.S)
        page.box(layout.inset(stripe, 0, spacing.S), page.theme.team(row.team.mark).fill)
        sign, rest = layout.take_left(rest, min(place[3] - spacing.S, spacing.MARK), spacing.M)
        mark(page, row.team.mark, layout.middle(sign), sign[2] / 2)
        with page.on(page.theme.panel):
            if row.controls is None:
                _to_read(page, rest, row)
            elif is_tall:
                _tall_row(page, rest, row, row.controls, rows)
            else:
                _low_row(page, rest, row, row.controls, rows)


def _tall(ruler: Ruler) -> float:
    """How high a row has to be for a name above its controls."""
    return ruler.line(TITLE) + spacing.CONTROL + spacing.L


def _to_read(page: Page, box: Box, row: TeamRow) -> None:
    """For the Room: name and models, nothing to press."""
    name, firms = layout.columns(box, REST, REST, gap=spacing.M)
    page.text(name, row.team.name, TITLE, valign="middle", lines=1, shorten=True)
    _models(page, firms, row)


def _tall_row(page: Page, box: Box, row: TeamRow, controls: RowControls, rows: Sequence[TeamRow]) -> None:
    """The name, below it who plays and the pencil; at the right the firms with their names."""
    ruler = page.ruler
    widest = max(each.controls.who.width(ruler) for each in rows if each.controls is not None)
    has_words = widest + spacing.CONTROL <= box[2] / 2 - spacing.XL
    wide = (widest if has_words else spacing.CONTROL) + spacing.XS + spacing.CONTROL
    left, firms = layout.take_left(box, max(wide, _named(ruler, box, rows, TITLE)), spacing.L)
    hands, name = layout.take_bottom(layout.inset(left, 0, spacing.S), spacing.CONTROL, spacing.XS)
    _name(page, name, row, TITLE)
    pencil, who = layout.take_right(hands, spacing.CONTROL, spacing.XS)
    controls.pencil.draw(page, pencil)
    (controls.who if has_words else controls.who_in_short).draw(page, who)
    _firms(page, layout.inset(firms, 0, spacing.XS), row)


def _low_row(page: Page, box: Box, row: TeamRow, controls: RowControls, rows: Sequence[TeamRow]) -> None:
    """All of it on one line; while a firm is moved, its new place alone beside the name."""
    if controls.put is not None:
        put = min(controls.put.width(page.ruler) + spacing.XL, box[2] / 2)
        name, place, _ = layout.columns(box, REST, put, spacing.S, gap=spacing.XS)
        _name(page, name, row, LABEL)
        controls.put.draw(page, layout.centre(place, put, min(place[3], controls.put.height(page.ruler))))
        return
    square, wide = min(spacing.CONTROL, box[3] - spacing.XS), _named(page.ruler, box, rows, LABEL)
    name, pencil, who, firms = layout.columns(box, wide, square, square, REST, gap=spacing.XS)
    _name(page, name, row, LABEL)
    controls.pencil.draw(page, layout.centre(pencil, square, square))
    controls.who_in_short.draw(page, layout.centre(who, square, square))
    _firms(page, layout.inset(firms, spacing.S, 0), row)


def _named(ruler: Ruler, box: Box, rows: Sequence[TeamRow], style: TextStyle) -> float:
    """How wide all names stand."""
    return min(max(ruler.width(row.team.name, style) for row in rows), box[2] / 2)


def _name(page: Page, box: Box, row: TeamRow, style: TextStyle) -> None:
    """The team's name, or the line in which it is typed."""
    if row.controls is not None and row.controls.field is not None:
        high = min(box[3], row.controls.field.height(page.ruler))
        row.controls.field.draw(page, layout.centre(box, box[2], high))
    else:
        page.text(box, row.team.name, style, valign="middle", lines=1, shorten=True)


def _firms(page: Page, box: Box, row: TeamRow) -> None:
    """Each firm's model and name, or the models alone where names have no room; or the place for another firm."""
    put = row.controls.put if row.controls is not None else None
    if put is not None:
        high = min(box[3], put.height(page.ruler))
        put.draw(page, layout.centre(box, put.width(page.ruler) + spacing.XL, high))
        return
    low = page.ruler.line(SMALL, lines=2)
    is_beside = box[3] - low < spacing.XL
    cells = _cells(box, len(row.firms))
    room = cells[0][2] - (box[3] + spacing.XS if is_beside else 0)
    high = box[3] if is_beside else low
    has_names = all(_has_room(page.ruler, firm.name, room, high) for firm in row.firms)
    for firm, cell in zip(row.firms, cells, strict=True):
        ground = page.theme.sunk if firm.is_picked else page.theme.panel
        if firm.is_picked:
            page.box(cell, ground, RADIUS["small"], rim=(page.theme.ink, spacing.OUTLINE))
        picture = cell
        if has_names:
            picture, name = layout.take_left(cell, cell[3], spacing.XS) if is_beside else _above(cell, low)
            align: Align = "left" if is_beside else "centre"
            with page.on(ground):
                page.text(name, firm.name, SMALL, align=align, valign="middle")
        model_in(page, picture, firm.picture, row.team.mark)
        if firm.pick is not None:
            page.target(
                HitTarget(f"firm {firm.id}", cell, firm.pick, spoken=one_of(firm.is_picked, firm.name))
            )


def _has_room(ruler: Ruler, name: str, wide: float, high: float) -> bool:
    """Whether a name fits without a word being cut."""
    widest = max(ruler.width(word, SMALL) for word in name.split())
    return widest <= wide and ruler.height(name, wide, SMALL) <= high


def _above(cell: Box, low: float) -> tuple[Box, Box]:
    """The place of a model, and of its name below it."""
    name, picture = layout.take_bottom(cell, low)
    return picture, name


def _models(page: Page, box: Box, row: TeamRow) -> None:
    for firm, cell in zip(row.firms, _cells(box, len(row.firms)), strict=True):
        model_in(page, cell, firm.picture, row.team.mark)


def _cells(box: Box, count: int) -> list[Box]:
    """As wide as there is room for, and no wider than looks well."""
    wide = min(spacing.FIRM, (box[2] - spacing.XS * (count - 1)) / max(1, count))
    return layout.columns(box, *[wide] * count, gap=spacing.XS)

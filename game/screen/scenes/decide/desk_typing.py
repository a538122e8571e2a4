"""The first zone of the Desk: the line for codes, and what the team could write on it."""

from __future__ import annotations

from functools import partial

import pygame

from game.design import spacing
from game.design.text_styles import SMALL, TITLE
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.page import Box, Page
from game.screen.kit.widgets import Button
from game.screen.parts.blocks import MOST_WORDS, ListLeaves, draw_blocks, words_on
from game.screen.parts.code_row import CodeRow
from game.screen.scenes.decide.chips import OpenChoice, chips_of
from game.screen.scenes.decide.desk_view import DeskView
from game.typed.codes import shown
from game.typed.slip_parser import TypedSlip


def draw_typing(page: Page, box: Box, view: DeskView) -> None:
    """Draw it; a list too long for the words that are left is turned."""
    w, desk = view.w, view.desk
    side = spacing.CONTROL
    head, _ = layout.take_top(box, side)
    act = partial(desk.deal, TypedSlip())
    slip = Button("", act, name="new deal", icon="handshake", key=pygame.K_F4, says=w("New deal slip"))
    slip.draw(page, layout.take_right(head, side)[0])
    page.text(layout.take_left(head, head[2] - side)[0], w("1 Type"), TITLE, valign="middle")
    _, rest = layout.take_top(box, side, spacing.XS)
    hint = w("codes: S2, R3 80, A1 yes")
    entry = InputField(
        desk.editing,
        desk.enter,
        "entry",
        hint,
        secret=not view.is_open,
        label=w("Codes of {team}", team=desk.team.name),
    )
    line, rest = layout.take_top(rest, entry.height(page.ruler, rest[2]), spacing.XS)
    entry.draw(page, line)
    taken = "" if view.is_open else "  ".join(shown(code, w) for code in desk.taken)
    hint = w("Enter: add") if desk.editing.text.strip() else ""
    rest = _read(page, rest, taken or hint, is_read=bool(taken))
    if not page.waits(desk.lists, "what is possible"):
        _list(page, rest, view)


def _read(page: Page, box: Box, text: str, *, is_read: bool) -> Box:
    """Below the line, what Enter does; behind the curtain, what was read last as codes and a tick."""
    ruler = page.ruler
    line, rest = layout.take_top(box, ruler.line(SMALL), spacing.M)
    if text and is_read:
        sign, line = layout.take_left(line, ruler.size(SMALL) * spacing.ICON, spacing.XS)
        page.icon("check", layout.middle(sign), sign[2])
    if text:
        page.text(line, text, SMALL, colour=page.theme.ink2, lines=1, shorten=True)
    return rest


def _list(page: Page, box: Box, view: DeskView) -> None:
    """What is possible, or what is not, and behind one line the other of the two."""
    w, desk = view.w, view.desk
    chips = chips_of(desk, w, is_open=view.is_open)
    impossible = [chip for chip in chips if chip.why_not]
    possible = [chip for chip in chips if not chip.why_not]
    is_unfolded = desk.lists.unfolded and bool(impossible)
    if impossible:
        label = w("What is possible") if is_unfolded else _folded(view, len(impossible))
        fold = Button(label, view.do.then_line(desk.lists.fold), "impossible", text=SMALL, style="quiet")
        place, box = layout.take_bottom(box, fold.height(page.ruler), spacing.S)
        fold.draw(page, place)
    blocks = [
        _row(view, chip).block(page.ruler, box[2]) for chip in (impossible if is_unfolded else possible)
    ]
    leaves = ListLeaves(desk.lists.turning["chips"], "more chips", max(0, MOST_WORDS - words_on(page)))
    draw_blocks(page, box, blocks, leaves)


def _folded(view: DeskView, count: int) -> str:
    return view.w.many("{n} not possible now", "{n} not possible now", count)


def _row(view: DeskView, chip: OpenChoice) -> CodeRow:
    """Code, name and sign; what it costs and when it lapses, or why it is not possible, below the name."""
    return CodeRow(
        chip.code,
        chip.name,
        chip.why_not or " · ".join(filter(None, (chip.lapses, chip.note))),
        "timer" if chip.lapses else "x" if chip.why_not else chip.icon,
        chip.target,
        view.do.then_line(chip.act),
        is_strong=chip.is_on,
        is_pale=bool(chip.why_not),
        is_urgent=bool(chip.lapses),
    )

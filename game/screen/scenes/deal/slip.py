"""A deal slip at the Desk, in its three zones: the line, the slip as sentences with slots, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, Protocol

import pygame

from game.design import spacing
from game.design.text_styles import BODY, FIGURE, HEADLINE, LABEL, SMALL, TITLE
from game.design.theme import CANVAS, KEY_BAR
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST
from game.screen.kit.page import Box, Page
from game.screen.kit.sentence import Slot, slot_hands
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.parts.blocks import MOST_WORDS, ListLeaves, draw_blocks, words_on
from game.screen.parts.clock_face import clock_ring
from game.screen.parts.code_row import CodeRow
from game.screen.parts.problem_box import problem_box
from game.screen.scenes.deal.sentences import Pencil, SlipText
from game.screen.scenes.deal.standing_card import SlipStanding, StandingCard
from game.screen.session_clock import SessionClock
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import Handle, called, code_of
from sim.decisions import DealTerms

_HEAD: Final = 108.0
_ZONES: Final = (500.0, 820.0)
"""width of the first two: the third has the rest"""
_FOR_SLIP: Final = 44
"""words kept for the sentences, where the answer would be long"""


class Filling(Protocol):
    """A slip while it is filled in, and what hands do to it."""

    w: Translator
    session: Session
    world: str
    matches: tuple[str, ...]
    terms: DealTerms | None
    aid: bool
    fault: str
    choosing: bool
    turning: dict[str, Turning]
    """of each list"""
    editing: TextField
    codes: dict[str, Handle]
    visible: frozenset[str]
    pencil: Pencil

    @property
    def clock(self) -> SessionClock:
        """The round's."""

    @property
    def standing(self) -> SlipStanding:
        """How it stands."""

    @property
    def can_sign(self) -> bool:
        """Whether nothing speaks against it."""

    def enter(self) -> Transition | None:
        """Take what was typed."""

    def add(self, match: str) -> None:
        """Another exchange joins."""

    def choose_more(self) -> None:
        """Another exchange for the same slip."""

    def throw_away(self) -> Transition:
        """Nobody wants it any more."""

    def split(self) -> None:
        """Fair prices."""

    def to_wall(self) -> None:
        """One try on the wall."""

    def sign(self) -> Transition | None:
        """All have signed."""


def deal_slip(page: Page, scene: Filling) -> None:
    """All of it: the exchanges to choose from, or the slip as it stands with its answer."""
    theme = page.theme
    page.fill(theme.paper)
    head, rest = layout.take_top((0, 0, *CANVAS), _HEAD)
    body, _ = layout.take_bottom(rest, KEY_BAR)[::-1]
    typing, paper, answer = layout.columns(body, *_ZONES, REST)
    page.box(paper, theme.panel)
    _head(page, head, scene)
    _keys(page, scene)
    with page.on(theme.paper):
        _typing(page, layout.inset(typing, spacing.L, spacing.M), scene)
        if not scene.choosing:
            _answer(page, layout.inset(answer, spacing.L, spacing.M), scene)
    inner = layout.inset(paper, spacing.M)
    if scene.choosing or scene.terms is None:
        _choices(page, inner, scene)
    else:
        _slip(page, inner, scene, scene.terms)


def _head(page: Page, box: Box, scene: Filling) -> None:
    """The clock, what the slip is called, and the way back."""
    page.box(box, page.theme.panel)
    page.box(layout.take_bottom(box, spacing.HAIRLINE)[0], page.theme.line)
    inner, ruler, clock = layout.inset(box, spacing.M, spacing.S), page.ruler, scene.clock
    ring, inner = layout.take_left(inner, inner[3], spacing.S)
    clock_ring(page, clock, layout.middle(ring), ring[3] / 2 - spacing.XS)
    time = scene.w.clock(clock.left)
    widest = "".join("0" if letter.isdigit() else letter for letter in time)
    place, inner = layout.take_left(inner, ruler.width(widest, FIGURE), spacing.L)
    page.text(place, time, FIGURE, valign="middle", lines=1)
    close, inner = layout.take_right(inner, inner[3], spacing.S)
    Button("", lambda: BACK, name="close", icon="x", says=scene.w("close")).draw(page, close)
    codes = " + ".join(code_of(scene.codes, "match", match) for match in scene.matches)
    title = scene.w("Deal slip {codes}", codes=codes).strip()
    fits = ruler.width(title, HEADLINE) <= inner[2]
    page.text(inner, title, HEADLINE if fits else LABEL, valign="middle", lines=None if not fits else 1)


def _keys(page: Page, scene: Filling) -> None:
    w = scene.w
    enter = w("put on the slip") if scene.editing.text or scene.choosing else w("sign")
    keys(page, [("Enter", enter), ("Tab", w("next")), ("Esc", w("back"))])


# --- the first zone -------------------------------------------------------------------------------


def _typing(page: Page, box: Box, scene: Filling) -> None:
    """The line; below it what joins the slip, and what puts it away."""
    w = scene.w
    rest = page.flow(box, w("1 Type"), TITLE, spacing.S)
    hint = w("X4 120 kt 3 € 6 y, who builds, who lends") if scene.choosing else w("X4 120 kt 3 € 6 y")
    line = InputField(scene.editing, scene.enter, name="slip", hint=hint, label=w("Deal slip"))
    place, rest = layout.take_top(rest, line.height(page.ruler, rest[2]), spacing.L)
    line.draw(page, place)
    if scene.choosing:
        return
    more = Button(w("Add more"), scene.choose_more, icon="plus")
    trash = Button(w("Throw away"), scene.throw_away, icon="trash-2", style="quiet")
    for each in (more, trash):
        place, rest = layout.take_top(rest, each.height(page.ruler), spacing.S)
        each.draw(page, place)


# --- the second zone ------------------------------------------------------------------------------


def _choices(page: Page, box: Box, scene: Filling) -> None:
    """Every exchange that has been seen, by code."""
    rest = page.flow(
        problem_box(page, box, scene.fault),
        scene.w("Which exchange? Several can go on one slip."),
        LABEL,
        spacing.S,
    )
    plan, language = scene.session.plan, scene.w.language
    shown = (each for each in scene.codes.values() if each.what == "match" and each.id in scene.visible)
    rows = [
        CodeRow(
            each.code,
            called(plan, each, language),
            "",
            "plus",
            f"match {each.code}",
            partial(scene.add, each.id),
        )
        for each in shown
    ]
    blocks = [row.block(page.ruler, rest[2]) for row in rows]
    left = max(0, MOST_WORDS - words_on(page))
    draw_blocks(page, rest, blocks, ListLeaves(scene.turning["choices"], "more exchanges", left))


def _slip(page: Page, box: Box, scene: Filling, terms: DealTerms) -> None:
    """The sentences, the hands on the slot that was pressed last, and the signature."""
    w, ruler = scene.w, page.ruler
    rest = page.flow(box, w("2 Slip"), TITLE, spacing.S)
    rest = _signature(page, rest, scene)
    rest = problem_box(page, rest, scene.fault)
    text = SlipText(w, scene.session.plan, terms, scene.pencil)
    at = _place(text, page.hand.focus)
    chosen = _chosen([slot for each in text.sentences() for slot in each.sentence.slots], page.hand.focus)
    if chosen is not None:
        hands, rest = layout.take_bottom(rest, spacing.CONTROL, spacing.M)
        slot_hands(page, hands, chosen)
    blocks = text.parts(ruler, rest[2])
    left = max(0, MOST_WORDS - words_on(page) - (0 if terms.projects else 8))
    end = draw_blocks(
        page, rest, blocks, ListLeaves(scene.turning["slip"], "more of the slip", left, spacing.S, at)
    )
    if not terms.projects:
        below = layout.take_top(rest, end - rest[1])[1]
        page.text(
            below, w("Nobody builds anything yet: type the code of a project"), BODY, colour=page.theme.ink2
        )


def _signature(page: Page, box: Box, scene: Filling) -> Box:
    """What all have signed with, at the foot of a box; returns what is left above."""
    sign = Button(
        scene.w("All have signed"),
        scene.sign,
        icon="handshake",
        style="primary",
        text=TITLE,
        enabled=scene.can_sign,
    )
    place, rest = layout.take_bottom(box, max(spacing.LARGE_CONTROL, sign.height(page.ruler)), spacing.M)
    sign.draw(page, place)
    return rest


def _place(text: SlipText, focus: str) -> int:
    """Which sentence the hand is at; −1: none."""
    places = (
        n for n, each in enumerate(text.sentences()) if any(slot.holds(focus) for slot in each.sentence.slots)
    )
    return next(places, -1)


def _chosen(slots: Sequence[Slot], focus: str) -> Slot | None:
    """The slot that the hand is at; else the first that lacks its value."""
    at = next((slot for slot in slots if slot.holds(focus)), None)
    return at or next((slot for slot in slots if slot.is_open), None)


# --- the third zone -------------------------------------------------------------------------------


def _answer(page: Page, box: Box, scene: Filling) -> None:
    """What it comes to, and below it the wall; with the broker's aid fair shares."""
    w, ruler = scene.w, page.ruler
    card = StandingCard(w, scene.session, scene.world, scene.standing)
    rest = page.flow(box, w("3 If all sign"), TITLE, spacing.S)
    rest = page.flow(rest, card.answer(), HEADLINE, spacing.S)
    if scene.aid:
        button = Button(w("Fair shares"), scene.split, icon="scale")
    else:
        button = Button(
            w("To the wall"), scene.to_wall, "to the wall", "monitor", key=pygame.K_F7, enabled=scene.can_sign
        )
    place, rest = layout.take_bottom(rest, button.height(ruler), spacing.S)
    button.draw(page, place)
    if not scene.aid:
        tries = card.tries()
        place, rest = layout.take_bottom(rest, ruler.height(tries, rest[2], SMALL), spacing.S)
        page.text(place, tries, SMALL, colour=page.theme.ink2)
    left = max(0, MOST_WORDS - words_on(page) - _FOR_SLIP)
    blocks = card.parts(ruler, rest[2])
    draw_blocks(
        page, rest, blocks, ListLeaves(scene.turning["answer"], "more of the answer", left, spacing.S)
    )

"""A deal slip over the Desk: what it says, what it is answered with, and what can be put on it."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import pygame

from game.design.text_styles import TextStyle
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button, InputField
from game.screen.parts.code_badge import code_badge
from game.screen.scenes.deal.slip_parts import Pencil, SlipParts, VerdictCard
from game.screen.scenes.deal.standing_card import SlipStanding, StandingCard
from game.session.session import Session
from game.session.wall import TeamOnWall
from game.text.translator import Translator
from game.typed.codes import Handle, called, code_of
from sim.decisions import DealTerms
from sim.rules.deal_verdict import Verdict
from sim.rules.objection import Problem

_MOST_CHOICES = 20
_BADGE = TextStyle(22, 22, "bold", may_shrink=True)


class Filling(Protocol):
    """A slip while it is filled in, and what hands do to it."""

    w: Translator
    session: Session
    world: str
    matches: tuple[str, ...]
    terms: DealTerms | None
    aid: bool
    verdict: Verdict | None
    against: tuple[Problem, ...]
    unbuilt: tuple[Problem, ...]
    wall: tuple[TeamOnWall, ...]
    fault: str
    choosing: bool
    turning: Turning
    """of the exchanges to choose from"""
    editing: TextField
    codes: dict[str, Handle]
    visible: frozenset[str]

    @property
    def is_blank(self) -> bool:
        """Whether an exchange of the slip lacks its price or its years."""

    def enter(self) -> Transition | None:
        """Take what was typed."""

    def add(self, match: str) -> None:
        """Another exchange joins."""

    def choose_more(self) -> None:
        """Another exchange for the same slip."""

    def throw_away(self) -> Transition:
        """Nobody wants it any more."""

    def more(self, at: int, what: str, by: int) -> None:
        """An exchange with more or less of something."""

    def drop(self, at: int) -> None:
        """One exchange fewer."""

    def advance(self, project: str, firm: str, by: int) -> None:
        """A party carries a larger or smaller share of a project."""

    def split(self) -> None:
        """Fair prices."""

    def to_wall(self) -> None:
        """One try on the wall."""

    def sign(self) -> Transition | None:
        """All have signed."""


def deal_slip(page: Page, scene: Filling) -> None:
    """All of it: the exchanges to choose from, or the slip as it stands with its answer."""
    w = scene.w
    page.layer += 10
    page.veil((10, 16, 22), 150)
    page.box((120, 40, 1680, 980), page.theme.panel, 28, shadow=(16, 40))
    bold = partial(page.text, (170, 46, 420, 100), weight="bold", valign="middle")
    if scene.matches:
        codes = " + ".join(code_of(scene.codes, "match", match) for match in scene.matches)
        bold(w("Deal slip {codes}", codes=codes), size=28, lines=2)
    else:
        bold(w("Deal slip"), size=48, lines=1)
    hint = w("X4 120 kt 3 € 6 y, who builds, who lends")
    InputField(scene.editing, scene.enter, name="slip", hint=hint, size=26).draw(page, (596, 62, 694, 68))
    Button("", lambda: BACK, name="close", icon="x").draw(page, (1696, 62, 64, 64))
    if scene.choosing or scene.terms is None:
        _choices(page, scene)
    else:
        trash = w("Throw away")
        Button(trash, scene.throw_away, icon="trash-2", style="quiet", size=24).draw(
            page, (1300, 62, 380, 64)
        )
        pencil = Pencil(scene.more, scene.drop, scene.advance)
        SlipParts(scene.w, scene.session.plan, scene.terms, pencil).draw(page)
        _answer(page, scene)
    _below(page, scene)
    page.layer -= 10


def _below(page: Page, scene: Filling) -> None:
    """What went wrong, and what keys do."""
    w = scene.w
    if scene.fault:
        page.icon("triangle-alert", (190, 922), 32, page.theme.flows["landfill"].edge)
        page.text((220, 878, 1050, 90), scene.fault, size=24, weight="semibold", valign="middle", lines=3)
    enter = w("do it") if scene.choosing else w("put on the slip; nothing typed: all have signed")
    wall = [] if scene.aid or scene.choosing else [("F7", w("to the wall"))]
    keys(page, [("Enter", enter), *wall, ("Tab", w("next")), ("Esc", w("back"))])


def _choices(page: Page, scene: Filling) -> None:
    w = scene.w
    shown = [
        handle for handle in scene.codes.values() if handle.what == "match" and handle.id in scene.visible
    ]
    which = w("Which exchange? Several can go on one slip.")
    page.text((170, 150, 1100, 44), which, size=26, colour=page.theme.ink2, lines=1)
    pages = -(-len(shown) // _MOST_CHOICES)
    page.scrolls((120, 142, 1680, 740), partial(scene.turning.scroll, pages))
    first = scene.turning.shown(pages) * _MOST_CHOICES
    for i, match in enumerate(shown[first : first + _MOST_CHOICES]):
        _choice(page, scene, (170 + (i % 2) * 800, 206 + (i // 2) * 66, 780, 58), match)
    if pages > 1:
        Button(w("More"), partial(scene.turning.on, pages), icon="chevron-down", size=24).draw(
            page, (1440, 142, 240, 56)
        )


def _choice(page: Page, scene: Filling, box: Box, handle: Handle) -> None:
    x, y, _, high = box
    theme = page.theme
    page.box(box, theme.panel, 10, rim=(theme.line, 2))
    badge = (x + 8, y + 9, 76, 40)
    code_badge(page, badge, handle.code, _BADGE)
    name = called(scene.session.plan, handle, scene.w.language)
    page.text((x + 96, y, 676, high), name, size=22, weight="semibold", valign="middle", lines=1)
    page.target(HitTarget(f"match {handle.code}", box, partial(scene.add, handle.id), layer=page.layer))


def _answer(page: Page, scene: Filling) -> None:
    w, theme, verdict = scene.w, page.theme, scene.verdict
    x = 1300.0
    page.box((x, 150, 460, 640), theme.sunk, 20)
    if verdict is not None:
        VerdictCard(w, scene.session, scene.world, verdict).draw(page, (x, 150, 460, 640))
    elif not scene.aid:
        standing = SlipStanding(scene.matches, scene.against, scene.unbuilt, scene.is_blank, scene.wall)
        StandingCard(w, scene.session, scene.world, standing).draw(page, (x, 150, 460, 640))
    can = not scene.against if not scene.aid else verdict is not None and verdict.answer != "not possible"
    if scene.aid:
        Button(w("Fair shares"), scene.split, icon="scale", size=22).draw(page, (x, 806, 220, 64))
    else:
        wall = partial(Button, w("To the wall"), scene.to_wall, name="to the wall", icon="monitor", size=22)
        wall(key=pygame.K_F7, enabled=can).draw(page, (x, 806, 220, 64))
    Button(w("Add more"), scene.choose_more, icon="plus", size=22).draw(page, (x + 236, 806, 224, 64))
    Button(w("All have signed"), scene.sign, icon="handshake", style="primary", size=28, enabled=can).draw(
        page, (x, 884, 460, 100)
    )

"""The deals at the Desk: signed in this round, begun and not signed, and what could be agreed on now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

import pygame

from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.parts.code_badge import code_badge
from game.screen.scenes.decide.desk_view import DeskView
from game.screen.scenes.decide.model import MOST_SHOWN, Desk
from game.text.decisions import tell_deal
from game.text.translator import Translator
from game.typed.codes import called, code_of
from game.typed.deals import Chance, matches_of
from game.typed.slip_parser import TypedSlip
from sim.rules.deal_verdict import Answer

_X, _WIDE, _BOTTOM = 1288.0, 592.0, 856.0
_EACH = {"signed deals": 106.0, "unsigned slips": 66.0}
"""how high one stands, with what is below it"""
Item = TypeVar("Item")


def desk_deals(page: Page, view: DeskView) -> None:
    """Draw the column."""
    w, desk = view.w, view.desk
    paper = page.theme.paper
    page.text((_X, 112, 250, 52), w("Deals"), size=32, weight="bold", ground=paper, valign="middle", lines=1)
    place = (1560.0, 112.0, 320.0, 56.0)
    act = partial(desk.deal, TypedSlip())
    Button(w("New deal slip"), act, name="new deal", icon="handshake", size=22, key=pygame.K_F4).draw(
        page, place
    )
    y = _signed(page, view, 182.0)
    y = _unsigned(page, view, y)
    _chances(page, view, y)


def _chances(page: Page, view: DeskView, y: float) -> None:
    """What could be agreed on now. Where names are long, a sign stands for the answer, and is explained above."""
    w, desk, paper = view.w, view.desk, page.theme.paper
    title, aid = w("Exchanges you could agree on now"), view.session.scenario.about.brokers_aid
    legend = _room(page, w("All gain")) if aid else 0.0
    beside = page.measure(title, 24, "semibold") <= _WIDE - legend
    below = y + 46 + (0 if beside or not aid else 40)
    shown = desk.answered()[: max(1, int((_BOTTOM - below) // 62))]
    names = [_name(view, chance) for chance, _ in shown]
    room = _WIDE - 104 - legend
    with_words = all(page.measure(name, 22, "semibold") * page.look.text_scale < room for name in names)
    left = _X + _WIDE - (legend if beside and not with_words else 0)
    head = partial(page.text, size=24, weight="semibold", colour=page.theme.ink2, ground=paper, lines=1)
    head((_X, y, left - _X, 44), title)
    if aid and not with_words:
        left, y = _X + _WIDE - legend, below - 46
        page.icon("check", (left + 18, y + 17), 24)
        semibold = partial(page.text, size=20, weight="semibold", ground=paper, valign="middle", lines=1)
        semibold((left + 38, y, 160, 34), w("All gain"))
    y = below
    for (chance, answer), name in zip(shown, names, strict=True):
        _chance(page, view, (_X, y, _WIDE, 56), (chance, answer, name), with_words=with_words)
        y += 62


def _name(view: DeskView, chance: Chance) -> str:
    handle = view.desk.codes.get(chance.code.upper())
    return called(view.session.plan, handle, view.w.language) if handle is not None else chance.match


def _room(page: Page, sentence: str) -> float:
    """How wide an answer is, with its sign."""
    return page.measure(sentence, 20, "semibold") * page.look.text_scale + 52


def _turned(
    page: Page, view: DeskView, y: float, items: Sequence[Item], name: str
) -> tuple[Sequence[Item], float]:
    """Those of a list that are shown, and where they begin: below a button that turns on where there are more."""
    most, turning = MOST_SHOWN[name], view.desk.turning[name]
    pages = -(-len(items) // most)
    first = turning.shown(pages) * most
    shown = items[first : first + most]
    if pages > 1:
        label = view.w("{first} to {last} of {all}", first=first + 1, last=first + len(shown), all=len(items))
        button = Button(label, partial(turning.on, pages), name, "chevron-down", size=20)
        button.draw(page, (_X, y, _WIDE, 46))
        page.scrolls((_X, y, _WIDE, 54 + _EACH[name] * len(shown)), partial(turning.scroll, pages))
        y += 54
    return shown, y


def _titles(desk: Desk) -> list[str]:
    """What each signed deal and each slip that waits is called: by its codes, and no two alike."""
    plan = desk.session.plan
    about = [*(matches_of(plan, signed.deal) for _, signed in desk.signed()), *desk.unsigned()]
    codes = [" + ".join(code_of(desk.codes, "match", match) for match in matches) for matches in about]
    earlier = [codes[:at].count(title) for at, title in enumerate(codes)]
    return [f"{title} ({n + 1})" if n else title for title, n in zip(codes, earlier, strict=True)]


def _signed(page: Page, view: DeskView, y: float) -> float:
    """What is binding now: a press shows all of it, the cross takes it back."""
    session, theme, desk = view.session, page.theme, view.desk
    newest = list(zip(desk.signed(), _titles(desk), strict=False))[::-1]
    shown, y = _turned(page, view, y, newest, "signed deals")
    for (line, signed), title in shown:
        box = (_X, y, _WIDE, 96.0)
        page.box(box, theme.panel, 14, rim=(theme.ink, 3))
        page.icon("handshake", (_X + 38, y + 48), 40)
        text = f"{title}: {'; '.join(tell_deal(session.plan, view.w, signed.deal))}"
        page.text((_X + 76, y + 4, 438, 88), text, size=20, valign="middle", lines=3, shorten=True)
        context = partial(Transition, "signed", (desk, line, signed))
        page.target(HitTarget(f"signed {line}", (_X, y, _WIDE - 72, 96), context))
        back = view.do.then_line(partial(desk.take_back, line))
        Button("", back, name=f"take back {line}", icon="x", style="quiet").draw(
            page, (_X + _WIDE - 66, y + 22, 52, 52)
        )
        y += 106
    return y


def _unsigned(page: Page, view: DeskView, y: float) -> float:
    """Slips that wait for a signature: nobody should find out after the round that one was forgotten."""
    desk, theme, w = view.desk, page.theme, view.w
    newest = list(zip(desk.unsigned(), _titles(desk)[len(desk.signed()) :], strict=True))[::-1]
    shown, y = _turned(page, view, y, newest, "unsigned slips")
    for waiting, codes in shown:
        box = (_X, y, _WIDE, 58.0)
        page.box(box, theme.panel, 14, rim=(theme.flows["energy"].edge, 3))
        page.icon("pencil", (_X + 38, y + 29), 30)
        line = partial(page.text, size=22, valign="middle", lines=1)
        line((_X + 76, y, 300, 58), codes, weight="bold")
        line((_X + 380, y, 200, 58), w("not signed"), weight="semibold", align="right")
        page.target(HitTarget(f"unsigned {codes}", box, partial(desk.deal, TypedSlip(waiting))))
        y += 66
    return y


def _chance(
    page: Page, view: DeskView, box: Box, shown: tuple[Chance, Answer | None, str], *, with_words: bool
) -> None:
    """A match; with the broker's aid, what the ordinary package for it would be answered with."""
    theme = page.theme
    chance, answer, name = shown
    x, y, wide, high = box
    page.box(box, theme.panel, 12, rim=(theme.line, 2))
    code_badge(page, (x + 10, y + 9, 72, 38), chance.code)
    text, icon = _said(view.w, answer) if answer is not None else ("", "")
    room = (_room(page, text) if with_words else 52.0) if text else 12.0
    ink = theme.ink2 if answer == "not possible" else theme.ink
    semibold = partial(page.text, weight="semibold", colour=ink, valign="middle", lines=1)
    semibold((x + 96, y, wide - 104 - room, high), name, size=22, shorten=True)
    left = x + wide - room
    if icon:
        page.icon(icon, (left + 18, y + high / 2), 26, ink)
    if text and with_words:
        semibold((left + 38, y, room - 42, high), text, size=20)
    act = partial(view.desk.deal, TypedSlip((chance.match,)))
    page.target(HitTarget(f"chance {chance.code}", box, act))


def _said(w: Translator, answer: Answer) -> tuple[str, str]:
    """The answer in a word or two, and its sign."""
    match answer:
        case "both gain":
            return w("All gain"), "check"
        case "one loses":
            return w("Somebody loses"), "scale"
        case "not possible":
            return w("Not now"), "x"

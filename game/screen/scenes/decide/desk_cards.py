"""The cards of the open sheet's team: what each costs, whether its purse bears it, what it alone would change."""

from __future__ import annotations

from functools import partial

from game.preview.figures import ChoiceEffect
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.parts.code_badge import code_badge
from game.screen.scenes.decide.desk_view import DeskView
from game.screen.scenes.decide.model import MOST_CARDS
from game.text.translator import Translator
from game.typed.codes import code_of
from sim.rules.cards import Card
from sim.rules.names import project_name


def desk_cards(page: Page, view: DeskView) -> None:
    """Draw them; behind the curtain not which are on the sheet."""
    desk = view.desk
    on = {getattr(item, "project", "") for item in desk.sheet} if view.is_open else set()
    effects = desk.preview.alone if desk.preview is not None and view.is_open else ()
    alone = {item.key: item for item in effects if item.possible}
    for i, card in enumerate(desk.cards()[:MOST_CARDS]):
        box: Box = (464 + (i % 2) * 408, 632 + (i // 2) * 78, 392, 68)
        edge, stroke = (page.theme.ink, 3) if card.project in on else (page.theme.line, 2)
        page.box(box, page.theme.panel, 12, rim=(edge, stroke))
        _card(page, view, box, card, alone.get(card.project))


def _card(page: Page, view: DeskView, box: Box, card: Card, alone: ChoiceEffect | None) -> None:
    desk, plan = view.desk, view.session.plan
    x, y = box[:2]
    code = code_of(desk.codes, "project", card.project)
    code_badge(page, (x + 8, y + 14, 54, 40), code)
    name = project_name(plan, card.project, view.w.language).removeprefix(f"{code} ")
    page.text(
        (x + 68, y + 4, 322, 32), name, size=20, weight="semibold", valign="middle", lines=1, shorten=True
    )
    _note(page, view, (x + 68, y + 34, 320, 30), card, alone)
    page.target(HitTarget(f"card {code}", box, view.do.then_line(partial(desk.toggle, code))))


def _note(page: Page, view: DeskView, box: Box, card: Card, alone: ChoiceEffect | None) -> None:
    """What should be known of it before it is chosen."""
    (left, y, wide, high), ink2 = box, page.theme.ink2
    lacking = view.session.plan.projects[card.project].cost - view.desk.purse_of(view.desk.team)
    if card.problems or lacking > 0:
        page.icon("triangle-alert" if card.problems else "coins", (left + 12, y + high / 2), 22, ink2)
        left, wide = left + 32, wide - 32
    room = wide / page.look.text_scale
    notes = _notes(view, card, alone, lacking)
    note = next((text for text in notes if page.measure(text, 20) < room), notes[-1])
    place, shorten = (left, y, wide, high), bool(card.problems)
    page.text(place, note, size=20, colour=ink2, valign="middle", lines=1, shorten=shorten)


def _notes(view: DeskView, card: Card, alone: ChoiceEffect | None, lacking: int) -> list[str]:
    """What may stand on the card, the fullest first; the first that fits is drawn."""
    w, cost = view.w, view.w.money(view.session.plan.projects[card.project].cost)
    if card.problems:
        return [w.say(card.problems[0].what)]
    if lacking > 0:
        return [w("{money}, of this {credit} on credit", money=cost, credit=w.money(lacking)), cost]
    if alone is None:
        return [cost]
    change, purse = _less(w, alone.headline), w.money(alone.purses.get(view.desk.team.id, 0), signed=True)
    if alone.virgin != alone.headline:
        change = f"{change} ({w('all new material: {change}', change=_less(w, alone.virgin))})"
    return [
        w("{money} · alone {change}, {purse} a year", money=cost, change=change, purse=purse),
        w("alone {change}, {purse} a year", change=change, purse=purse),
        cost,
    ]


def _less(w: Translator, kg: int) -> str:
    """Virgin use, more or less: "−12 kt"."""
    return f"+{w.amount(kg)}" if kg > 0 else w.amount(kg)

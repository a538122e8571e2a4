"""The cards of the open sheet's team: what each costs, whether its purse bears it, what it alone would change."""

from __future__ import annotations

from functools import partial

from game.preview.figures import ChoiceEffect
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.scenes.decide.desk_view import DeskView
from game.screen.scenes.decide.model import MOST_CARDS
from game.text.translator import Translator
from game.typed.codes import code_of
from sim.rules.cards import Card
from sim.rules.names import project_name


def desk_cards(page: Page, view: DeskView) -> None:
    """Draw them; behind the curtain not which are on the sheet."""
    desk = view.desk
    on = {getattr(one, "project", "") for one in desk.sheet} if view.is_open else set()
    found = desk.preview.alone if desk.preview is not None and view.is_open else ()
    alone = {one.key: one for one in found if one.possible}
    for i, card in enumerate(desk.cards()[:MOST_CARDS]):
        box: Box = (464 + (i % 2) * 408, 632 + (i // 2) * 78, 392, 68)
        _card(page, view, box, card, alone.get(card.project), chosen=card.project in on)


def _card(
    page: Page, view: DeskView, box: Box, card: Card, alone: ChoiceEffect | None, *, chosen: bool
) -> None:
    desk, theme, plan = view.desk, page.theme, view.session.plan
    x, y = box[:2]
    code = code_of(desk.codes, "project", card.project)
    page.box(box, theme.panel, 12, theme.ink if chosen else theme.line, 3 if chosen else 2)
    badge = (x + 10, y + 14, 58, 40)
    page.box(badge, theme.ink, 8)
    page.text(
        badge,
        code,
        size=22,
        weight="bold",
        colour=theme.paper,
        ground=theme.ink,
        align="centre",
        valign="middle",
        lines=1,
    )
    name = project_name(plan, card.project, view.w.language).removeprefix(f"{code} ")
    left, wide = x + 76, 312.0
    page.text((left, y + 4, wide, 32), name, size=20, weight="semibold", valign="middle", lines=1)
    lacking = plan.projects[card.project].cost - desk.purse
    if card.problems or lacking > 0:
        page.icon("triangle-alert" if card.problems else "coins", (left + 12, y + 49), 22, theme.ink2)
        left, wide = left + 32, wide - 32
    room = wide / page.look.text_scale
    notes = _notes(view, card, alone, lacking)
    note = next((one for one in notes if page.measure(one, 20) < room), notes[-1])
    place = (left, y + 34, wide, 30)
    page.text(place, note, size=20, colour=theme.ink2, valign="middle", lines=1, shorten=bool(card.problems))
    page.target(HitTarget(f"card {code}", box, view.do.then_line(partial(desk.toggle, code))))


def _notes(view: DeskView, card: Card, alone: ChoiceEffect | None, lacking: int) -> list[str]:
    """What may stand on the card, the fullest first; the first that fits is drawn."""
    w, cost = view.w, view.w.money(view.session.plan.projects[card.project].cost)
    if card.problems:
        return [w.say(card.problems[0].what)]
    if lacking > 0:
        return [w("{money}, of it {credit} on credit", money=cost, credit=w.money(lacking)), cost]
    if alone is None:
        return [cost]
    change, purse = (_less(w, alone.headline), w.money(alone.purses.get(view.desk.team.id, 0), signed=True))
    return [
        w("{money} · alone {change}, {purse} a year", money=cost, change=change, purse=purse),
        w("alone {change}, {purse} a year", change=change, purse=purse),
        cost,
    ]


def _less(w: Translator, kg: int) -> str:
    """Virgin use, more or less: "−12 kt"."""
    return f"+{w.amount(kg)}" if kg > 0 else w.amount(kg)

"""A signed deal under the console's pencil: each exchange, and who carries a share of what another builds."""

from __future__ import annotations

from functools import partial
from typing import Final

from game.design.theme import DARK
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button, Dial
from game.screen.scenes.console.edit import AmendingDeal
from game.screen.scenes.console.model import ConsoleModel
from game.text.translator import Translator
from game.typed.deals import advance_of, advances
from sim.rules.names import firm_name, project_name, store_name

_ROWS: Final = 4
_MOST_ADVANCES: Final = 40


def deal_parts(page: Page, w: Translator, steering: ConsoleModel, one: AmendingDeal) -> None:
    """Draw its parts, so many at a time."""
    plan = one.session.plan
    rows = [partial(_exchange, page, w, one, at) for at in range(len(one.terms.exchanges))]
    rows += [
        partial(_advance, page, w, one, *each)
        for each in advances(plan, one.terms, _MOST_ADVANCES)
        if each[1]
    ]
    pages = max(1, -(-len(rows) // _ROWS))
    at = steering.page % pages
    if pages > 1:
        more = partial(setattr, steering, "page", at + 1)
        label = w("More: {n} of {all}", n=at + 1, all=pages)
        Button(label, more, name="more parts", size=20).draw(page, (646, 620, 238, 60))
    for place, row in enumerate(rows[at * _ROWS : (at + 1) * _ROWS]):
        row(690 + place * 48.0)


def _exchange(page: Page, w: Translator, one: AmendingDeal, at: int, y: float) -> None:
    """What goes where: how much, at what price, for how long."""
    plan, each = one.session.plan, one.terms.exchanges[at]
    unit = plan.stores[each.giver].unit
    stream = store_name(plan, each.giver, w.language)
    taker = firm_name(plan, plan.firm_of(each.taker), w.language)
    page.text(
        (176, y, 440, 46),
        f"{stream} → {taker}",
        size=20,
        weight="semibold",
        ground=DARK.panel,
        valign="middle",
        lines=2,
    )
    price = w("fair price") if each.price is None else f"{w.number(float(each.price), 2)} €/{unit}"
    shown = (
        ("most", 630.0, 360.0, w("{amount} a year", amount=w.amount(float(each.most) * 1000, unit))),
        ("price", 1004.0, 330.0, price),
        ("years", 1348.0, 280.0, w.many("{n} year", "{n} years", each.years)),
    )
    for what, x, wide, value in shown:
        Dial(value, partial(one.step, at, what), name=f"{what} {at}", size=20).draw(page, (x, y, wide, 46))
    if len(one.terms.exchanges) > 1:
        Button("", partial(one.remove, at), name=f"strike {at}", icon="x", style="quiet").draw(
            page, (1650, y, 46, 46)
        )


def _advance(page: Page, w: Translator, one: AmendingDeal, project: str, firm: str, y: float) -> None:
    """Who carries a share of what another builds."""
    plan = one.session.plan
    name = project_name(plan, project, w.language)
    page.text(
        (176, y, 800, 46), name, size=20, weight="semibold", ground=DARK.panel, valign="middle", lines=2
    )
    share = w.percent(float(advance_of(one.terms, project, firm)))
    label = w("{firm} advances {share}", firm=firm_name(plan, firm, w.language), share=share)
    act = partial(one.advance, project, firm)
    Dial(label, act, name=f"advance {project} {firm}", size=20).draw(page, (1004, y, 624, 46))

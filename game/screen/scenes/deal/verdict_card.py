"""What the Desk says of a slip: the answer, what each purse gains, and what should be known before all sign."""

from __future__ import annotations

from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.session.session import Session
from game.text.translator import Translator
from sim.rules.deal_verdict import SideView, Verdict
from sim.rules.names import firm_name

_EDGE = 30.0
_MOST = 5


def verdict_card(page: Page, box: Box, w: Translator, session: Session, world: str, found: Verdict) -> None:
    """Draw it. Teams in the order of the slip; a team with several firms on it shows each below."""
    x, y, wide, high = box
    ground = page.theme.sunk
    answers = {
        "both gain": w("All gain"),
        "one loses": w("Somebody loses"),
        "not possible": w("Not possible"),
    }
    left, room = x + _EDGE, wide - 2 * _EDGE
    title = answers[found.answer]
    page.text(
        (left, y + 14, room, 60), title, size=44, weight="bold", ground=ground, valign="middle", lines=1
    )
    if found.because:
        said = f"{w.say(found.because[0].what)} {w.say(found.because[0].instead)}"
        page.text((left, y + 90, room, high - 110), said, size=26, ground=ground)
        return
    note = 96.0 if found.notes else 0.0
    years = max(side.years for side in found.sides)
    caption = w.many(
        "What is left of it after {n} year, at this year’s prices",
        "What is left of it after {n} years, at this year’s prices",
        years,
    )
    page.text((left, y + 70, room, 60), caption, size=20, colour=page.theme.ink2, ground=ground, lines=2)
    step = min(132.0, (high - 144 - note) / max(1, len(found.sides[:_MOST])))
    for i, side in enumerate(found.sides[:_MOST]):
        _side(page, (left, y + 140 + i * step, room, step), w, session, world, side, found)
    if found.notes:
        at = y + high - note
        page.icon("triangle-alert", (left + 14, at + 40), 28, page.theme.flows["landfill"].edge)
        said = w.say(found.notes[0].what)
        page.text(
            (left + 36, at, room - 36, note - 8),
            said,
            size=20,
            weight="semibold",
            ground=ground,
            valign="middle",
            lines=3,
        )


def _side(
    page: Page, box: Box, w: Translator, session: Session, world: str, side: SideView, found: Verdict
) -> None:
    x, y, wide, high = box
    ground, ink2 = page.theme.sunk, page.theme.ink2
    team = next((one for one in session.teams if one.world == world and one.id == side.seat), None)
    name = team.name if team is not None else firm_name(session.plan, side.seat, w.language)
    if team is not None:
        mark(page, team.mark, (x + 16, y + 20), 14)
    page.text(
        (x + 40, y, wide - 190, 40),
        name,
        size=24,
        weight="bold",
        ground=ground,
        valign="middle",
        lines=1,
        shorten=True,
    )
    gain = w.money(side.gain, signed=True)
    page.text(
        (x + wide - 150, y, 150, 40),
        gain,
        size=24,
        weight="bold",
        ground=ground,
        align="right",
        valign="middle",
        lines=1,
    )
    year = w("{money} a year", money=w.money(side.yearly, signed=True))
    if side.invested:
        year = w("{year}, builds {money}", year=year, money=w.money(side.invested))
    page.text((x + 40, y + 38, wide - 40, 32), year, size=20, colour=ink2, ground=ground, lines=1)
    if len(side.firms) > 1 and high >= 100:
        firms = ", ".join(
            f"{firm_name(session.plan, one.firm, w.language)} {w.money(one.yearly, signed=True)}"
            for one in found.parties
            if one.firm in side.firms
        )
        page.text(
            (x + 40, y + 66, wide - 40, 60), firms, size=20, colour=ink2, ground=ground, lines=2, shorten=True
        )

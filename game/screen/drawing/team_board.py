"""The team board: a column a team with its purse, its biggest waste, and the codes of its open choices."""

from __future__ import annotations

from collections.abc import Mapping

from game.screen.drawing.marks import mark
from game.screen.page import Page
from game.session.session import Session
from game.session.setup import Team
from game.session.slips.codes import Handle, code_of
from game.words import Words
from sim.indicators.why import disposal_causes
from sim.rules.cards import open_cards
from sim.rules.names import material_name

_TOP = 190.0
_MOST = 5


def team_board(page: Page, session: Session, w: Words, codes: Mapping[str, Handle]) -> None:
    """All teams side by side; more than four in two rows."""
    shown = session.teams
    columns = len(shown) if len(shown) <= 4 else (len(shown) + 1) // 2
    rows = 1 if len(shown) <= 4 else 2
    wide, high = 1840 / columns, 830 / rows
    for i, team in enumerate(shown):
        x, y = 40 + (i % columns) * wide, _TOP + (i // columns) * high
        _column(page, (x, y, wide - 20, high - 20), session, team, w, codes)


def _column(
    page: Page,
    box: tuple[float, float, float, float],
    session: Session,
    team: Team,
    w: Words,
    codes: Mapping[str, Handle],
) -> None:
    x, y, wide, high = box
    theme = page.theme
    page.box(box, theme.panel, 20, shadow=(6, 16))
    page.box((x, y, wide, 14), theme.team(team.mark).fill, 0)
    mark(page, team.mark, (x + 50, y + 66), 30)
    page.text(
        (x + 94, y + 18, wide - 104, 108), team.name, 40, "bold", upright="middle", lines=2, shorten=True
    )
    state = session.state(team.world)
    purse = sum(state.cash.get(firm, 0) for firm in team.firms)
    page.text((x + 24, y + 126, wide - 48, 76), w.money(purse), 60, "bold", lines=1)
    if high < 500:
        return
    waste = _waste(session, team, w)
    if waste:
        page.text((x + 24, y + 214, wide - 48, 54), w("thrown away"), 40, "regular", theme.ink2, lines=1)
        page.text((x + 24, y + 266, wide - 48, 112), waste, 42, "semibold", lines=2)
    page.text((x + 24, y + 400, wide - 48, 54), w("open choices"), 40, "regular", theme.ink2, lines=1)
    cards = open_cards(session.plan, state, team.firms, session.setup.seats(team.world))
    shown = [code_of(codes, "project", card.project) for card in cards][:_MOST]
    for i, code in enumerate(shown):
        left, top = x + 24 + (i % 3) * 124, y + 466 + (i // 3) * 92
        page.box((left, top, 110, 76), theme.ink, 12)
        page.text((left, top, 110, 76), code, 44, "bold", theme.paper, theme.ink, "centre", "middle", 1)


def _waste(session: Session, team: Team, w: Words) -> str:
    """The most that one of its firms threw away in the last round."""
    if not session.records:
        return ""
    record = session.records[-1].worlds[team.world]
    years = len(record.ledgers)
    for one in disposal_causes(record.ledgers, ("landfill", "heap", "flare"), by=("material", "source")):
        if session.plan.firm_of(one.source) in team.firms:
            unit = session.plan.scenario.materials[one.material].unit
            name = material_name(session.plan, one.material, w.language)
            return f"{w.amount(one.amount / years, unit)} {name}"
    return ""

"""The Desk while teams decide: teams at the left, the open sheet in the middle, deals at the right, preview below."""

from __future__ import annotations

from functools import partial

import pygame

from game.roster.setup import Team
from game.screen.kit.key_bar import keys
from game.screen.kit.marks import mark
from game.screen.kit.page import Act, Box, HitTarget, Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, ButtonLook, InputField
from game.screen.parts.script_card import script_card
from game.screen.parts.typing_problem import said, veiled
from game.screen.scenes.decide.desk_cards import desk_cards
from game.screen.scenes.decide.desk_deals import desk_deals
from game.screen.scenes.decide.desk_view import DeskView
from game.screen.scenes.decide.preview_strip import preview_strip
from game.session.promises import said_by
from game.text.decisions import tell
from game.typed.codes import FUND, code_of, shown

_MOST_DECISIONS = 7
_SHEET_ENDS = 616.0
_OWED = 40.0
"""a line of what a team owes"""


def draw_desk(page: Page, view: DeskView) -> None:
    """All of it."""
    page.fill(page.theme.paper)
    _head(page, view)
    _teams(page, view)
    _sheet(page, view)
    desk_cards(page, view)
    desk_deals(page, view)
    preview_strip(page, view.desk, view.w, (0, 872, 1920, 160), hidden=not view.is_open)
    w = view.w
    keys(
        page,
        [
            ("Enter", w("put on the sheet; nothing typed: seal it")),
            ("Ctrl 1–8", w("team")),
            ("F8", w("bell")),
            ("PgDn", w("close the round")),
            ("F3", w("Room")),
            ("F2", w("console")),
            ("F1", w("keys")),
            *([("Ctrl T", w("team board"))] if view.two_windows else []),
        ],
    )


def _head(page: Page, view: DeskView) -> None:
    w, clock = view.w, view.clock
    title = w("Round {n} of {all}", n=view.session.round, all=view.session.rounds)
    missing = [team.name for team in view.session.teams if team.id not in view.sealed]
    status = w("Missing: {teams}", teams=", ".join(missing)) if missing else w("All sheets are in.")
    with page.on(page.theme.paper):
        page.text((40, 16, 330, 72), title, size=36, weight="bold", valign="middle", lines=1)
        time = partial(page.text, size=60, weight="bold", align="right", valign="middle", lines=1)
        time((380, 10, 190, 84), w.clock(clock.left), tabular=True)
        semibold = partial(page.text, size=24, weight="semibold", valign="middle", lines=2, shorten=True)
        semibold((820, 12, 570, 84), view.notice or status)
    _clock_buttons(page, view)
    bell = Button("", lambda: Transition("bell"), name="bell", icon="mic", key=pygame.K_F8)
    bell.draw(page, (1404, 20, 64, 64))
    if not view.two_windows:
        icon = "eye-off" if view.is_open else "eye"
        turn = view.do.then_line(view.do.turn_curtain)
        Button("", turn, name="curtain", icon=icon).draw(page, (1480, 20, 64, 64))
    look: ButtonLook = "plain" if missing else "primary"
    reveal = Button(w("Close and reveal"), view.do.close_round, "reveal", "eye", look, size=28)
    reveal.draw(page, (1560, 14, 320, 76))


def _clock_buttons(page: Page, view: DeskView) -> None:
    buttons: tuple[tuple[str, str, Act], ...] = (
        ("hold", "play" if view.clock.paused else "pause", view.do.hold),
        ("minute less", "minus", partial(view.do.more, -1)),
        ("minute more", "plus", partial(view.do.more, 1)),
    )
    for i, (name, icon, act) in enumerate(buttons):
        Button("", view.do.then_line(act), name, icon).draw(page, (590 + i * 74, 20, 64, 64))


def _teams(page: Page, view: DeskView) -> None:
    """Who has sealed and who has not; below, what to say now."""
    teams = view.session.teams
    step = min(92.0, 408 / max(1, len(teams)))
    for i, team in enumerate(teams):
        box = (40.0, 116 + i * step, 400.0, step - 6)
        chosen = i == view.desk.at
        edge, stroke = (page.theme.ink, 4) if chosen else (page.theme.line, 2)
        page.box(box, page.theme.panel, 14, rim=(edge, stroke))
        _team(page, view, box, team)
        act = view.do.then_line(partial(view.desk.open, i))
        page.target(HitTarget(f"team {team.id}", box, act))
    y = 116 + len(teams) * step + 6
    script_card(page, (40, y, 400, 856 - y), view.w, view.prompt)


def _team(page: Page, view: DeskView, box: Box, team: Team) -> None:
    theme = page.theme
    x, y, _, high = box
    middle = y + high / 2
    mark(page, team.mark, (x + 44, middle), min(24, high * 0.36))
    purse = view.w.money(view.desk.purse_of(team))
    bold = partial(page.text, size=22, weight="bold", valign="middle", lines=1, shorten=True)
    if high > 70:
        bold((x + 84, y + 6, 252, 40), team.name)
        page.text((x + 84, y + 44, 240, 32), purse, size=22, colour=theme.ink2, lines=1)
    else:
        bold((x + 84, y, 150, high), team.name)
        money = partial(page.text, size=20, colour=theme.ink2, align="right", valign="middle", lines=1)
        money((x + 236, y, 104, high), purse)
    is_sealed = team.id in view.sealed
    icon = "bot" if team.bot else "lock" if is_sealed else "pencil"
    page.icon(icon, (x + 368, middle), min(34, high * 0.6), theme.ink if is_sealed else theme.mute)


def _sheet(page: Page, view: DeskView) -> None:
    w, desk, theme = view.w, view.desk, page.theme
    page.box((464, 116, 800, 500), theme.panel, 16, shadow=(4, 12))
    page.box((464, 132, 12, 468), theme.team(desk.team.mark).fill)
    title, promised = (
        w("Sheet of {team}", team=desk.team.name),
        said_by(view.session.past, view.session.round, desk.team.id),
    )
    if promised:
        codes = ", ".join(shown(code_of(desk.codes, each.what, each.id), w) for each in promised)
        title = w("Sheet of {team}, who says: {codes}", team=desk.team.name, codes=codes)
    page.text((500, 126, 560, 56), title, size=32, weight="bold", valign="middle", lines=1, shorten=True)
    if desk.sheet:
        count = w.many("{n} decision", "{n} decisions", len(desk.sheet))
        small = partial(page.text, size=20, colour=theme.ink2, align="right", valign="middle", lines=1)
        small((1070, 126, 174, 56), count)
    _entry(page, view)
    y = _decisions(page, view, _problems(page, view, 262))
    if not desk.sheet:
        text = w("Nothing yet: an empty sheet means “as last year”.")
        page.text((500, y + 8, 740, 60), text, size=24, colour=theme.ink2, lines=2)
        y += 64
    _owed(page, view, y)


def _owed(page: Page, view: DeskView, y: float) -> None:
    """What the team still owes the fund, and what a levy would cost it: public, and so told in any case."""
    w, owed = view.w, view.desk.owed()
    lines = (
        [w("Due to the fund: {money}. Type {code}.", money=w.money(owed.due), code=shown(FUND, w))]
        if owed.due
        else []
    )
    lines += [
        w("{code} would cost this team {money} a year.", code=code, money=w.money(cents))
        for code, cents in owed.levies
    ]
    for line in lines:
        if y + _OWED <= _SHEET_ENDS:
            page.icon("coins", (516, y + _OWED / 2), 26, page.theme.ink2)
            page.text((544, y, 690, _OWED), line, size=22, valign="middle", lines=1)
            y += _OWED


def _entry(page: Page, view: DeskView) -> None:
    """The line for codes, and the seal beside it."""
    w, desk = view.w, view.desk
    hint, is_secret = w("codes: S2, R3 80, A1 yes"), not view.is_open
    entry = InputField(desk.editing, desk.enter, "entry", hint, size=28, secret=is_secret)
    entry.draw(page, (500, 188, 520, 64))
    if desk.is_sealed:
        seal = Button(w("Open again"), view.do.then_line(desk.unseal), "unseal", size=20)
    else:
        seal = Button(w("Seal"), view.do.then_line(desk.seal), "seal", "lock", "primary", size=28)
    seal.draw(page, (1036, 188, 208, 64))


def _decisions(page: Page, view: DeskView, y: float) -> float:
    """What stands on the sheet; after a refusal, first what is objected to. Returns how far down it goes."""
    w, desk = view.w, view.desk
    against = desk.objections() if view.is_open and not desk.is_sealed else []
    objections = {
        problem.index: f"{w.say(problem.what)} {w.say(problem.instead)}" for problem in reversed(against)
    }
    order = sorted(range(len(desk.sheet)), key=lambda i: desk.objected and i not in objections)
    for i in order[:_MOST_DECISIONS]:
        objection = objections.get(i, "")
        lines = 0
        if objection:
            lines = 1 if page.measure(objection, 20) * page.look.text_scale < 690 else 2
        if y + 50 + 30 * lines > _SHEET_ENDS:
            break
        _decision(page, view, i, y)
        if objection:
            _objection(page, (518, y + 50, 716, 30.0 * lines), objection, lines)
        y += 50 + 30 * lines
    return y


def _problems(page: Page, view: DeskView, y: float) -> float:
    w, desk = view.w, view.desk
    unclear = said(w, desk.unclear) if view.is_open else veiled(w, desk.unclear)
    wrong = [*unclear, *([w.say(desk.fault)] if desk.fault else [])]
    if desk.objected:
        below = w("Not sealed: the reason is below the decisions.")
        wrong.append(below if view.is_open else w("Not sealed. The eye above shows why."))
    if desk.asked:
        wrong.append(
            w("The sheet of {team} is empty. Enter again seals it “as last year”.", team=desk.team.name)
        )
    if desk.taken and not view.is_open:
        _ticked(page, view, y, desk.taken)
        y += 50
    for text in wrong[:2]:
        page.icon("triangle-alert", (518, y + 30), 28, page.theme.flows["landfill"].edge)
        page.text((544, y, 700, 60), text, size=22, weight="semibold", valign="middle", lines=2)
        y += 62
    return y


def _decision(page: Page, view: DeskView, i: int, y: float) -> None:
    """One of the sheet, and the way to take it off."""
    w, desk, session = view.w, view.desk, view.session
    semibold = partial(page.text, size=26, weight="semibold", valign="middle", lines=1)
    if view.is_open:
        semibold((500, y, 660, 46), tell(session.plan, session.state(desk.team.world), w, desk.sheet[i]))
    else:
        _ticked(page, view, y, desk.codes_on(i))
    if not desk.is_sealed:
        act = view.do.then_line(partial(desk.remove, i))
        Button("", act, name=f"remove {i}", icon="x", style="quiet").draw(page, (1188, y - 1, 48, 48))


def _ticked(page: Page, view: DeskView, y: float, codes: tuple[str, ...]) -> None:
    """Codes and a tick: all that is said behind the curtain of what was read."""
    page.icon("check", (516, y + 23), 28)
    text = "  ".join(shown(code, view.w) for code in codes)
    page.text((544, y, 616, 46), text, size=26, weight="semibold", valign="middle", lines=1, shorten=True)


def _objection(page: Page, box: Box, text: str, lines: int) -> None:
    """What speaks against a decision, below it."""
    x, y, wide, high = box
    page.icon("triangle-alert", (x, y + high / 2), 26, page.theme.flows["landfill"].edge)
    place = (x + 26, y, wide - 26, high)
    page.text(place, text, size=20, colour=page.theme.ink2, valign="middle", lines=lines)

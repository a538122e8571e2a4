"""The Desk while teams decide: teams at the left, the open sheet in the middle, deals at the right, preview below."""

from __future__ import annotations

from functools import partial

from game.roster.setup import Team
from game.screen.kit.key_bar import keys
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.widgets import Button, ButtonLook, InputField
from game.screen.parts.script_card import script_card
from game.screen.parts.typing_problem import said, veiled
from game.screen.scenes.decide.desk_cards import desk_cards
from game.screen.scenes.decide.desk_deals import desk_deals
from game.screen.scenes.decide.desk_view import DeskView
from game.screen.scenes.decide.preview_strip import preview_strip
from game.text.decisions import tell
from sim.decisions import Decision

_MOST_DECISIONS = 7
_SHEET_ENDS = 616.0


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
            ("Enter", w("put on the sheet; with nothing typed, seal")),
            ("Ctrl 1–8", w("team")),
            ("PgDn", w("close the round")),
            ("F3", w("Room")),
            ("F2", w("console")),
            ("F1", w("keys")),
            *([("Ctrl B", w("team board"))] if view.two_windows else []),
        ],
    )


def _head(page: Page, view: DeskView) -> None:
    w, paper, clock = view.w, page.theme.paper, view.clock
    title = w("Round {n} of {all}", n=view.session.round, all=view.session.rounds)
    page.text((40, 16, 330, 72), title, size=36, weight="bold", ground=paper, valign="middle", lines=1)
    page.text(
        (380, 10, 190, 84),
        w.clock(clock.left),
        size=60,
        weight="bold",
        ground=paper,
        align="right",
        valign="middle",
        lines=1,
        tabular=True,
    )
    hold, less, more = (
        view.do.then_line(act) for act in (view.do.hold, partial(view.do.more, -1), partial(view.do.more, 1))
    )
    Button("", hold, name="hold", icon="play" if clock.paused else "pause").draw(page, (590, 20, 64, 64))
    Button("", less, name="minute less", icon="minus").draw(page, (664, 20, 64, 64))
    Button("", more, name="minute more", icon="plus").draw(page, (738, 20, 64, 64))
    sealed = view.sealed
    missing = [team.name for team in view.session.teams if team.id not in sealed]
    said = w("Missing: {teams}", teams=", ".join(missing)) if missing else w("All sheets are in.")
    said = view.notice or said
    page.text(
        (820, 12, 650, 84),
        said,
        size=24,
        weight="semibold",
        ground=paper,
        valign="middle",
        lines=2,
        shorten=True,
    )
    if not view.two_windows:
        icon = "eye-off" if view.is_open else "eye"
        turn = view.do.then_line(view.do.turn_curtain)
        Button("", turn, name="curtain", icon=icon).draw(page, (1480, 20, 64, 64))
    style: ButtonLook = "plain" if missing else "primary"
    Button(w("Close and reveal"), view.do.close_round, name="reveal", icon="eye", style=style, size=28).draw(
        page, (1560, 14, 320, 76)
    )


def _teams(page: Page, view: DeskView) -> None:
    """Who has sealed and who has not; below, what to say now."""
    teams = view.session.teams
    step = min(92.0, 440 / max(1, len(teams)))
    sealed = view.sealed
    for i, team in enumerate(teams):
        _team(page, view, (40, 116 + i * step, 400, step - 10), i, team, is_sealed=team.id in sealed)
    y = 116 + len(teams) * step + 6
    script_card(page, (40, y, 400, 856 - y), view.w, view.prompt)


def _team(page: Page, view: DeskView, box: Box, i: int, team: Team, *, is_sealed: bool) -> None:
    theme = page.theme
    x, y, _, high = box
    chosen = i == view.desk.at
    page.box(box, theme.panel, 14, theme.ink if chosen else theme.line, 4 if chosen else 2)
    middle = y + high / 2
    mark(page, team.mark, (x + 44, middle), min(24, high * 0.36))
    purse = view.w.money(view.desk.purse_of(team))
    if high > 70:
        page.text(
            (x + 84, y + 6, 252, 40),
            team.name,
            size=22,
            weight="bold",
            valign="middle",
            lines=1,
            shorten=True,
        )
        page.text((x + 84, y + 44, 240, 32), purse, size=22, colour=theme.ink2, lines=1)
    else:
        page.text(
            (x + 84, y, 150, high), team.name, size=22, weight="bold", valign="middle", lines=1, shorten=True
        )
        page.text(
            (x + 236, y, 104, high),
            purse,
            size=20,
            colour=theme.ink2,
            align="right",
            valign="middle",
            lines=1,
        )
    icon = "bot" if team.bot else "lock" if is_sealed else "pencil"
    page.icon(icon, (x + 368, middle), min(34, high * 0.6), theme.ink if is_sealed else theme.mute)
    page.target(HitTarget(f"team {team.id}", box, view.do.then_line(partial(view.desk.open, i))))


def _sheet(page: Page, view: DeskView) -> None:
    w, desk, theme = view.w, view.desk, page.theme
    team = desk.team
    page.box((464, 116, 800, 500), theme.panel, 16, shadow=(4, 12))
    page.box((464, 132, 12, 468), theme.team(team.mark).fill)
    title = w("Sheet of {team}", team=team.name)
    count = w.many("{n} decision", "{n} decisions", len(desk.sheet)) if desk.sheet else ""
    page.text((500, 126, 560, 56), title, size=32, weight="bold", valign="middle", lines=1, shorten=True)
    if count:
        page.text(
            (1070, 126, 174, 56), count, size=20, colour=theme.ink2, align="right", valign="middle", lines=1
        )
    InputField(
        desk.editing,
        desk.enter,
        name="entry",
        hint=w("codes: S2, R3 80, A1 yes"),
        size=28,
        secret=not view.is_open,
    ).draw(page, (500, 188, 520, 64))
    if desk.is_sealed:
        unseal = view.do.then_line(desk.unseal)
        Button(w("Open again"), unseal, name="unseal", size=20).draw(page, (1036, 188, 208, 64))
    else:
        seal, place = view.do.then_line(desk.seal), (1036.0, 188.0, 208.0, 64.0)
        Button(w("Seal"), seal, name="seal", icon="lock", style="primary", size=28).draw(page, place)
    y = _problems(page, view, 262)
    found = desk.objections() if view.is_open and not desk.is_sealed else []
    objections = {one.index: f"{w.say(one.what)} {w.say(one.instead)}" for one in reversed(found)}
    order = sorted(range(len(desk.sheet)), key=lambda i: desk.objected and i not in objections)
    for i in order[:_MOST_DECISIONS]:
        said = objections.get(i, "")
        lines = 0 if not said else 1 if page.measure(said, 20) * page.look.text_scale < 690 else 2
        if y + 50 + 30 * lines > _SHEET_ENDS:
            break
        y = _decision(page, view, i, y, desk.sheet[i], said, lines)
    if not desk.sheet:
        text = w("Nothing yet: an empty sheet means “as last year”.")
        page.text((500, y + 8, 740, 60), text, size=24, colour=theme.ink2, lines=2)


def _problems(page: Page, view: DeskView, y: float) -> float:
    w, desk = view.w, view.desk
    unclear = said(w, desk.unclear) if view.is_open else veiled(w, desk.unclear)
    wrong = [*unclear, *([w.say(desk.fault)] if desk.fault else [])]
    if desk.objected:
        below = w("Not sealed: see what stands below the decisions.")
        wrong.append(below if view.is_open else w("Not sealed. The eye above shows why."))
    if desk.asked:
        wrong.append(
            w("Nothing on the sheet of {team}: Enter again seals it as last year.", team=desk.team.name)
        )
    for text in wrong[:2]:
        page.icon("triangle-alert", (518, y + 30), 28, page.theme.flows["landfill"].edge)
        page.text((544, y, 700, 60), text, size=22, weight="semibold", valign="middle", lines=2)
        y += 62
    return y


def _decision(
    page: Page, view: DeskView, i: int, y: float, decision: Decision, objection: str, lines: int
) -> float:
    """One of the sheet; below it, in so many lines, what speaks against it."""
    w, desk, theme = view.w, view.desk, page.theme
    team = desk.team
    text = tell(view.session.plan, view.session.state(team.world), w, decision) if view.is_open else "• • •"
    page.text((500, y, 660, 46), text, size=26, weight="semibold", valign="middle", lines=1)
    if not desk.is_sealed:
        Button(
            "", view.do.then_line(partial(desk.remove, i)), name=f"remove {i}", icon="x", style="quiet"
        ).draw(page, (1188, y - 1, 48, 48))
    y += 50
    if objection:
        high = 30.0 * lines
        page.icon("triangle-alert", (518, y + high / 2), 26, theme.flows["landfill"].edge)
        page.text((544, y, 690, high), objection, size=20, colour=theme.ink2, valign="middle", lines=lines)
    return y + 30 * lines

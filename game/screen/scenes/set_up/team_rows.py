"""The teams at set-up: who they are, who plays them, and the firms on their side of the table."""

from __future__ import annotations

from functools import partial
from typing import Final

from game.roster.setup import Team
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, HitTarget, Page
from game.screen.kit.widgets import Button, InputField
from game.screen.map.models import model, picture_for
from game.screen.scenes.set_up.seating import Seating

_GAP: Final = 16.0
_HIGH: Final = 186.0
_NAMES: Final = 310.0
_LEAST_NAMED: Final = 150.0
"""canvas pixels a firm needs for its name; with fewer its model stands alone"""


def draw_rows(page: Page, seats: Seating, wide: float) -> None:
    """All teams, one below the other; more than four in two columns."""
    teams = seats.teams
    columns = 2 if len(teams) > 4 else 1
    each = (wide - 20 * (columns - 1)) / columns
    for i, team in enumerate(teams):
        x, y = 40 + (i % columns) * (each + 20), 124 + (i // columns) * (_HIGH + _GAP)
        _row(page, seats, (x, y, each, _HIGH), i, team, narrow=columns > 1)


def draw_for_room(page: Page, seats: Seating, title: str) -> None:
    """What everybody sees of it: the teams and their firms, large."""
    page.text(
        (40, 24, 1840, 96), title, size=56, weight="bold", ground=page.theme.paper, valign="middle", lines=1
    )
    teams = seats.teams
    columns = 2 if len(teams) > 4 else 1
    rows = max(4, (len(teams) + columns - 1) // columns)
    wide, high = (1840 - 20 * (columns - 1)) / columns, 900 / rows - 20
    for i, team in enumerate(teams):
        x, y = 40 + (i % columns) * (wide + 20), 140 + (i // columns) * (high + 20)
        _plate(page, (x, y, wide, high), team)
        mark(page, team.mark, (x + 84, y + high / 2), 44)
        named = 480.0 if columns > 1 else 820.0
        place = (x + 150, y + 20, named, high - 40)
        page.text(place, team.name, size=44, weight="bold", valign="middle", lines=2, shorten=True)
        _models(page, seats, (x + 150 + named, y, wide - named - 170, high), team)


def _plate(page: Page, box: Box, team: Team) -> None:
    x, y, _, high = box
    page.box(box, page.theme.panel, 16, shadow=(4, 12))
    page.box((x, y + 12, 12, high - 24), page.theme.team(team.mark).fill)


def _row(page: Page, seats: Seating, box: Box, i: int, team: Team, *, narrow: bool) -> None:
    x, y, wide, high = box
    _plate(page, box, team)
    mark(page, team.mark, (x + 64, y + (46 if narrow else high / 2)), 28 if narrow else 36)
    left = x + 120
    named = wide - 120 - 152 if narrow else _NAMES - 60
    if seats.naming == team.id:
        done = partial(_typed, page, seats, i)
        InputField(seats.editing, done, name=f"name {i}", size=28).draw(page, (left, y + 20, named, 60))
    else:
        size = 26 if narrow else 32
        place = (left, y + 10, named, 76 if narrow else high * 0.48)
        page.text(place, team.name, size=size, weight="bold", valign="middle", lines=2, shorten=True)
    pencil = (left + named + 8, y + 20, 56.0, 56.0)
    act = partial(_rename, page, seats, i)
    Button("", act, name=f"rename {i}", icon="pencil", style="quiet").draw(page, pencil)
    _who(
        page,
        seats,
        (pencil[0] + 68, y + 20, 56, 56) if narrow else (left, y + high - 76, _NAMES, 60),
        i,
        team,
    )
    if seats.picked and seats.picked not in team.firms:
        place = (left, y + 92, 280, 76) if narrow else (x + 460, y + high / 2 - 38, 320, 76)
        here = seats.w("Put it here")
        Button(here, partial(seats.put, i), name=f"put {i}", style="primary", size=28).draw(page, place)
    elif narrow:
        _firms(page, seats, (x + 30, y + 86, wide - 40, high - 92), team, beside=True)
    else:
        _firms(page, seats, (x + 460, y, wide - 470, high), team, beside=False)


def _rename(page: Page, seats: Seating, i: int) -> None:
    """The name is a line, and what is typed next goes on it."""
    seats.rename(i)
    page.hand.focus, page.hand.ring = f"name {i}", False


def _typed(page: Page, seats: Seating, i: int) -> None:
    """The line is a name again; the focus stays where it was."""
    seats.named()
    page.hand.focus = f"rename {i}"


def _who(page: Page, seats: Seating, box: Box, i: int, team: Team) -> None:
    icon = "bot" if team.bot else "users"
    who = seats.w("Bot: {bot}", bot=seats.w(team.bot)) if team.bot else seats.w("Played by people")
    label = who if box[2] > 100 else ""
    act = partial(seats.turn_bot, i)
    Button(label, act, name=f"who {i}", icon=icon, style="quiet", size=22).draw(page, box)


def _firms(page: Page, seats: Seating, box: Box, team: Team, *, beside: bool) -> None:
    """Each firm's model, and its name beside or below it where there is room."""
    x, y, wide, high = box
    each = min(290.0 if beside else 250.0, wide / max(1, len(team.firms)))
    if each < _LEAST_NAMED:
        _models(page, seats, box, team)
    for j, firm in enumerate(team.firms):
        spot = (x + j * each, y + 4, each - 8, high - 8)
        if each >= _LEAST_NAMED:
            _firm(page, seats, spot, team, firm, beside=beside)
        if not seats.parallel:
            page.target(HitTarget(f"firm {firm}", spot, partial(seats.pick, firm)))


def _firm(page: Page, seats: Seating, spot: Box, team: Team, firm: str, *, beside: bool) -> None:
    left, top, wide, high = spot
    part = seats.scenario.firms[firm]
    if firm == seats.picked:
        page.box(spot, page.theme.sunk, 12, page.theme.ink, 3)
    ground = page.theme.sunk if firm == seats.picked else page.theme.panel
    picture, name = picture_for(part.picture, part.sector), seats.w.of(part.name, firm)
    if beside:
        room = wide >= 200
        if room:
            model(page, picture, (left + 48, top + high * 0.6), 7.5, team.mark)
        words = (left + 96, top, wide - 98, high) if room else (left + 4, top, wide - 8, high)
        page.text(words, name, size=20, weight="semibold", ground=ground, valign="middle", lines=3)
    else:
        model(page, picture, (left + wide / 2, top + high * 0.46), 10.5, team.mark)
        words = (left + 2, top + high - 62, wide - 4, 58)
        page.text(
            words, name, size=20, weight="semibold", ground=ground, align="centre", valign="middle", lines=2
        )


def _models(page: Page, seats: Seating, box: Box, team: Team) -> None:
    """The firms' models side by side, without a word."""
    x, y, wide, high = box
    each = min(180.0, wide / max(1, len(team.firms)))
    unit = min(high * 0.062, each * 0.088, 11.5)
    for j, firm in enumerate(team.firms):
        part = seats.scenario.firms[firm]
        centre = (x + (j + 0.5) * each, y + high * 0.6)
        model(page, picture_for(part.picture, part.sector), centre, unit, team.mark)

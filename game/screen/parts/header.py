"""The strip at the top of the Room: the year, the round, the clock, and which teams have sealed their sheets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from game.roster.setup import Team
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.parts.clock_face import clock_face
from game.screen.session_clock import SessionClock
from game.text.translator import Translator
from sim.plan.plan import Plan

_STEP = 214


def top(page: Page, words: Translator, years: Sequence[int], round_: int, rounds: int) -> None:
    """The years of the round and where it stands among all rounds."""
    ground = page.theme.land
    text, wide, size = str(years[0]), 340, 72
    if len(years) > 1:
        text, wide, size = f"{text}–{years[-1] % 100:02d}", 284, 56
    covered = page.text(
        (40, 20, wide, 106), text, size=size, weight="bold", ground=ground, valign="middle", lines=1
    )
    x = covered[0] + covered[2] + 28
    place, label = (x, 6, 676 - x, 82), words("Round {n} of {all}", n=round_, all=rounds)
    page.text(place, label, size=40, weight="semibold", ground=ground, valign="middle", lines=1)
    for i in range(rounds):
        centre = (x + 12 + i * 34, 104)
        page.circle(centre, 11, page.theme.ink if i < round_ else page.theme.panel, page.theme.ink, 3)


def with_clock(page: Page, words: Translator, clock: SessionClock) -> None:
    """The clock, in the middle."""
    clock_face(page, clock, words, (724, 74), 40)


def teams(page: Page, shown: Sequence[Team], sealed: Collection[str], alone: Collection[str] = ()) -> None:
    """Each team's mark: a lock where its sheet is sealed, a pencil where it is written; at the other side, who has no
    partner yet (`alone`)."""
    most = _STEP - 10
    many = len(shown) > 4 or any(page.measure(team.name, 40, "semibold") > most for team in shown)
    step = 112 if many else _STEP
    x = 1880 - step * (len(shown) - 0.5)
    theme = page.theme
    for team in shown:
        mark(page, team.mark, (x, 52), 30)
        is_in = team.id in sealed
        page.circle(
            (x + 28, 76), 22, theme.ink if is_in else theme.panel, theme.panel if is_in else theme.ink, 3
        )
        page.icon("lock" if is_in else "pencil", (x + 28, 76), 26, theme.paper if is_in else theme.ink)
        if team.id in alone:
            page.circle((x - 28, 76), 22, theme.panel, theme.ink, 3)
            page.icon("user", (x - 28, 76), 28, theme.ink)
        if not many:
            place, text = (x - step / 2 + 2, 94, step - 4, 56), team.name
            set_text = partial(page.text, size=40, weight="semibold", ground=page.theme.land)
            set_text(place, text, align="centre", lines=1)
        x += step


def goal_line(plan: Plan, words: Translator) -> str:
    """What the cluster tries to reach, in one line."""
    goals = plan.scenario.about.goals
    if not goals:
        return ""
    first = goals[0]
    return words(
        "Our goal: {name}, {change} compared with “if nobody acts”",
        name=words.of(first.name, first.indicator),
        change=words.percent(float(first.change.value), signed=True),
    )

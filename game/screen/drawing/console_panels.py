"""What the console's actions open: events to bring, money to give or take, rounds to fork from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.screen.controls import button, field
from game.screen.page import Page
from game.screen.theme import DARK
from game.telling import tell
from sim.rules.names import firm_name, measure_name

if TYPE_CHECKING:
    from game.screen.scenes.console import Console


def open_panel(page: Page, scene: Console) -> None:
    """Draw the open one."""
    page.box((152, 606, 1616, 316), DARK.panel, 20)
    button(page, (1684, 620, 64, 64), "", partial(scene.panel_of, ""), name="close panel", icon="x")
    {"event": _events, "cash": _cash, "fork": _forks, "edit": _edit}[scene.panel](page, scene)


def _events(page: Page, scene: Console) -> None:
    """Events and measures that are not under way."""
    plan = scene.session.plan
    state = scene.session.state(scene.session.worlds[0])
    found = [key for key in plan.scenario.events if key not in state.events]
    for i, key in enumerate(found[:15]):
        box = (176 + (i % 3) * 500, 622 + (i // 3) * 58, 488, 52)
        button(
            page,
            box,
            measure_name(plan, key, scene.w.language),
            partial(scene.inject, key),
            name=f"event {key}",
            size=22,
        )


def _cash(page: Page, scene: Console) -> None:
    """A firm, an amount in millions of euros, and the reason."""
    w, plan = scene.w, scene.session.plan
    firms = [firm for team in scene.session.teams for firm in team.firms]
    name = firm_name(plan, firms[scene.firm % len(firms)], w.language)
    button(
        page,
        (176, 640, 480, 72),
        name,
        partial(setattr, scene, "firm", scene.firm + 1),
        name="which firm",
        icon="factory",
        size=26,
    )
    page.text(
        (680, 640, 300, 72),
        w("million euros, + or −"),
        24,
        "regular",
        DARK.ink2,
        DARK.panel,
        "right",
        "middle",
        2,
    )
    field(page, (1000, 640, 240, 72), scene.amount, lambda: None, name="amount", hint="0.5")
    field(
        page,
        (176, 730, 1064, 72),
        scene.reason,
        partial(scene.adjust, firms),
        name="why",
        hint=w("the reason, in a few words"),
    )
    button(
        page,
        (1260, 730, 400, 72),
        w("Give or take"),
        partial(scene.adjust, firms),
        icon="check",
        style="primary",
        size=28,
    )


def _forks(page: Page, scene: Console) -> None:
    """The same luck, another way: from the news of a round on."""
    page.text(
        (176, 620, 1400, 60),
        scene.w("Play on from which round? This session stays as it is."),
        26,
        "regular",
        DARK.ink2,
        DARK.panel,
        upright="middle",
        lines=1,
    )
    for i, number in enumerate(range(1, scene.session.round + 1)):
        box = (176 + (i % 8) * 180, 696 + (i // 8) * 90, 164, 76)
        button(page, box, str(number), partial(scene.fork_before, number), name=f"fork {number}", size=34)


def _edit(page: Page, scene: Console) -> None:
    """A sheet under the pencil: its decisions, a line for codes, and saving it."""
    one = scene.amending
    if one is None:
        return
    w, plan = scene.w, scene.session.plan
    team = scene.session.team(one.sheet.team)
    state = scene.session.state(team.world)
    title = w("Sheet of {team}, round {n}", team=team.name, n=one.sheet.round)
    page.text((176, 616, 760, 50), title, 28, "bold", None, DARK.panel, upright="middle", lines=1)
    field(
        page,
        (960, 620, 440, 60),
        one.editing,
        one.enter,
        name="codes",
        hint=w("codes: S2, R3 80, A1 yes"),
        size=24,
    )
    button(page, (1420, 620, 240, 60), w("Save"), scene.save_edit, icon="check", style="primary", size=26)
    said = "; ".join(w(item.what, **item.places) for item in one.unclear)
    if said:
        page.text((176, 876, 1560, 40), said, 22, "semibold", None, DARK.panel, upright="middle", lines=1)
    for i, decision in enumerate(one.decisions[:8]):
        x, y = 176 + (i % 2) * 790, 690 + (i // 2) * 56
        text = tell(plan, state, w, decision)
        page.text((x, y, 690, 52), text, 22, "regular", None, DARK.panel, upright="middle", lines=2)
        button(
            page,
            (x + 700, y + 2, 48, 48),
            "",
            partial(one.remove, i),
            name=f"strike {i}",
            icon="x",
            style="quiet",
        )

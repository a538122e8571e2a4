"""What the console's actions open: events, money, rounds to fork from, a second copy, a line under the pencil."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.design.theme import DARK
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button, Dial, InputField
from game.screen.parts.typing_problem import said
from game.screen.scenes.console.deal_editor import deal_parts
from game.text.decisions import tell
from sim.rules.names import firm_name, measure_name

if TYPE_CHECKING:
    from game.screen.scenes.console.scene import Console

FIRST: Final = {
    "event": "close panel",
    "cash": "amount",
    "fork": "fork 1",
    "sheet": "codes",
    "deal": "codes",
    "mirror": "folder",
    "end": "close panel",
}
"""what has the focus when a panel opens"""
_EVENTS = 9
_DECISIONS = 8


def open_panel(page: Page, scene: Console) -> None:
    """Draw the open one."""
    page.box((152, 606, 1616, 316), DARK.panel, 20, DARK.line, 2)
    close = partial(scene.steering.open, "")
    Button("", close, name="close panel", icon="x").draw(page, (1692, 618, 60, 60))
    draw = {
        "event": _events,
        "cash": _cash,
        "fork": _forks,
        "sheet": _sheet,
        "deal": _deal,
        "mirror": _mirror,
        "end": _end,
    }
    draw[scene.steering.panel](page, scene)


def _title(page: Page, text: str, wide: float = 1240) -> None:
    page.text(
        (176, 616, wide, 60), text, size=26, weight="semibold", ground=DARK.panel, valign="middle", lines=2
    )


def _events(page: Page, scene: Console) -> None:
    """Events and measures that are not under way, with the year in which they would come by themselves."""
    steering, w, plan = scene.steering, scene.w, scene.session.plan
    found = steering.measures()
    _title(
        page,
        w("What is brought now begins at New Year {year}, in every cluster.", year=steering.begins),
        1200,
    )
    pages = max(1, -(-len(found) // _EVENTS))
    at = steering.page % pages
    if pages > 1:
        more = partial(setattr, steering, "page", at + 1)
        label = w("More: {n} of {all}", n=at + 1, all=pages)
        Button(label, more, name="more events", size=22).draw(page, (1396, 618, 280, 60))
    for i, key in enumerate(found[at * _EVENTS : (at + 1) * _EVENTS]):
        box = (176 + (i % 3) * 526.0, 690 + (i // 3) * 76.0, 512.0, 68.0)
        event = plan.scenario.events.get(key)
        due = w("comes by itself in {year}", year=event.year) if event is not None and event.year else ""
        name = measure_name(plan, key, w.language)
        Button(
            name, partial(steering.inject, key), name=f"event {key}", size=28 if due else 22, second=due
        ).draw(page, box)


def _cash(page: Page, scene: Console) -> None:
    """A firm, an amount in millions of euros, and the reason."""
    w, plan, steering = scene.w, scene.session.plan, scene.steering
    world, firm = steering.firms[steering.firm % len(steering.firms)]
    name = firm_name(plan, firm, w.language)
    if len(scene.session.worlds) > 1:
        name = f"{name}, {world}"
    _title(page, w("The purse changes at once; everybody can read why."))
    Dial(name, steering.next_firm, name="which firm", size=24, lines=2).draw(page, (176, 700, 640, 72))
    label = w("million euros, + or −")
    page.text(
        (850, 700, 330, 72),
        label,
        size=24,
        colour=DARK.ink2,
        ground=DARK.panel,
        align="right",
        valign="middle",
        lines=2,
    )
    InputField(steering.amount, steering.adjust, name="amount", hint="0.5", size=28).draw(
        page, (1200, 700, 240, 72)
    )
    hint = w("the reason, in a few words")
    InputField(steering.reason, steering.adjust, name="why", hint=hint, size=28).draw(
        page, (176, 800, 1264, 72)
    )
    give = w("Give or take")
    Button(give, steering.adjust, icon="check", style="primary", size=26).draw(page, (1460, 800, 280, 72))


def _forks(page: Page, scene: Console) -> None:
    """The same luck, another way: from the news of a round on."""
    _title(page, scene.w("Play on from which round? This session stays as it is."))
    for i, number in enumerate(range(1, scene.session.round + 1)):
        box = (176 + (i % 8) * 180.0, 696 + (i // 8) * 90.0, 164.0, 76.0)
        Button(str(number), partial(scene.fork_before, number), name=f"fork {number}", size=34).draw(
            page, box
        )


def _mirror(page: Page, scene: Console) -> None:
    """A folder on another disk into which every line is written too."""
    w, steering = scene.w, scene.steering
    _title(page, w("Each line is also written into this folder: a memory stick, another disk."))
    hint = w("a folder that is there; empty for none. It can be dropped on the window.")
    InputField(steering.folder, steering.keep_second, name="folder", hint=hint, size=26).draw(
        page, (176, 720, 1240, 76)
    )
    label = w("Keep it there")
    Button(label, steering.keep_second, icon="check", style="primary", size=26).draw(
        page, (1436, 720, 304, 76)
    )


def _end(page: Page, scene: Console) -> None:
    """Before the game ends in front of everybody: what that means."""
    w, steering, reached = scene.w, scene.steering, scene.session.past.reached
    _title(page, w("End the game here?"))
    said = w.many("The game ends after its first round.", "The game ends after {n} rounds.", reached)
    if not reached:
        said = w("No year has run yet: there will be nothing to look back on.")
    page.text(
        (176, 690, 1540, 60), said, size=28, weight="semibold", ground=DARK.panel, valign="middle", lines=1
    )
    more = w("What is decided of the round under way is left out. Here in the console it can be taken back.")
    page.text(
        (176, 750, 1540, 60), more, size=24, colour=DARK.ink2, ground=DARK.panel, valign="middle", lines=1
    )
    on, label = partial(steering.open, ""), w("Play on")
    Button(label, on, name="play on", icon="play", style="primary", size=28).draw(page, (176, 826, 400, 76))
    Button(w("End the game"), scene.end, name="end the game", icon="flag", size=28).draw(
        page, (596, 826, 460, 76)
    )


def _pencil(page: Page, scene: Console, title: str, hint: str) -> None:
    """What a sheet and a deal have in common: a title, a line for codes, saving, and what was unclear."""
    w, steering = scene.w, scene.steering
    one = steering.amending if steering.panel == "sheet" else steering.amending_deal
    if one is None:
        return
    _title(page, title, 510)
    InputField(one.editing, one.enter, name="codes", hint=hint, size=24).draw(page, (900, 620, 500, 60))
    Button(w("Save"), steering.save_edit, icon="check", style="primary", size=26).draw(
        page, (1420, 620, 250, 60)
    )
    if one.unclear:
        wrong = "; ".join(said(w, one.unclear))
        page.text(
            (176, 880, 1560, 38),
            wrong,
            size=22,
            weight="semibold",
            ground=DARK.panel,
            valign="middle",
            lines=1,
        )


def _sheet(page: Page, scene: Console) -> None:
    """A sheet under the pencil: its decisions, a line for codes, and saving it."""
    one = scene.steering.amending
    if one is None:
        return
    w, plan = scene.w, scene.session.plan
    team = scene.session.team(one.sheet.team)
    state = scene.session.state(team.world)
    title = w("Sheet of {team}, round {n}", team=team.name, n=one.sheet.round)
    _pencil(page, scene, title, w("codes: S2, R3 80, A1 yes"))
    first = scene.steering.page * _DECISIONS % max(1, -(-len(one.decisions) // _DECISIONS) * _DECISIONS)
    if len(one.decisions) > _DECISIONS:
        more = partial(setattr, scene.steering, "page", scene.steering.page + 1)
        label = w.many("{n} decision", "{n} decisions", len(one.decisions))
        Button(label, more, name="more decisions", icon="chevron-down", size=20).draw(
            page, (700, 620, 184, 60)
        )
    for i, decision in enumerate(one.decisions[first : first + _DECISIONS]):
        x, y = 176 + (i % 2) * 790.0, 690 + (i // 2) * 48.0
        text = tell(plan, state, w, decision)
        page.text((x, y, 690, 46), text, size=20, ground=DARK.panel, valign="middle", lines=1)
        strike = partial(one.remove, first + i)
        Button("", strike, name=f"strike {first + i}", icon="x", style="quiet").draw(
            page, (x + 700, y, 46, 46)
        )


def _deal(page: Page, scene: Console) -> None:
    """A signed deal under the pencil: what goes where, how much, at what price, for how long."""
    one = scene.steering.amending_deal
    if one is None:
        return
    w = scene.w
    _pencil(page, scene, w("Deal of round {n}", n=one.signed.round), w("what differs: X4 120 kt 3 € 6 y"))
    deal_parts(page, w, scene.steering, one)

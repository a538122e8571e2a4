"""What the open sheet's team could do now, as the Desk lists it: its cards, and the exchanges it has a part in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.roster.teams import in_world, team_by_firm
from game.screen.kit.page import Act
from game.screen.scenes.decide.model import Desk
from game.text.translator import Translator
from game.typed.codes import called, code_of
from game.typed.slip_parser import TypedSlip
from sim.decisions import Invest
from sim.rules.cards import Card
from sim.rules.deal_verdict import Answer
from sim.rules.names import project_name
from sim.scenario.windows import Window, window

ICONS: Final[dict[Answer | None, str]] = {
    None: "handshake",
    "both gain": "check",
    "one loses": "scale",
    "not possible": "x",
}


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A card or an exchange."""

    target: str
    """what the hand knows it by"""
    code: str
    name: str
    note: str
    """what it costs, or how it would be answered"""
    lapses: str
    """by when it must be taken up, if not later than this round"""
    icon: str
    act: Act
    is_on: bool = False
    """whether it stands on the sheet"""
    why_not: str = ""
    """empty: it is possible now"""


def chips_of(desk: Desk, w: Translator, *, is_open: bool) -> list[OpenChoice]:
    """All of them; `is_open`: whether it may be seen what stands on the sheet."""
    return [*_cards(desk, w, is_open=is_open), *_exchanges(desk, w)]


def _cards(desk: Desk, w: Translator, *, is_open: bool) -> Iterator[OpenChoice]:
    plan = desk.session.plan
    on = {getattr(item, "project", "") for item in desk.sheet} if is_open else set()
    purse = desk.purse_of(desk.team)
    for card in desk.cards():
        project, code = plan.projects[card.project], code_of(desk.codes, "project", card.project)
        is_on = card.project in on
        icon = "check" if is_on else "coins" if project.cost > purse else "plus"
        yield OpenChoice(
            f"card {code}",
            code,
            project_name(plan, card.project, w.language).removeprefix(f"{code} "),
            w.money(project.cost),
            _lapses(desk, w, project.window),
            icon,
            partial(desk.toggle, code),
            is_on,
            "" if is_on else _against(card, w),
        )


def _against(card: Card, w: Translator) -> str:
    return w.say(card.problems[0].what) if card.problems else ""


def _exchanges(desk: Desk, w: Translator) -> Iterator[OpenChoice]:
    """Those that the team has a part in; without one, it could still be asked to: its firms may build."""
    plan, firms = desk.session.plan, set(desk.team.firms)
    answers = {
        "both gain": w("All gain"),
        "one loses": w("Somebody loses"),
        "not possible": w("Not possible"),
        None: "",
    }
    against = desk.against()
    for chance, answer in desk.answered():
        if firms.isdisjoint(chance.terms.parties):
            continue
        handle, match = desk.codes.get(chance.code.upper()), plan.scenario.matches[chance.match]
        yield OpenChoice(
            f"chance {chance.code}",
            chance.code,
            called(plan, handle, w.language) if handle is not None else chance.match,
            answers[answer],
            _lapses(desk, w, window(plan.scenario.about, match)),
            ICONS[answer],
            partial(desk.deal, TypedSlip((chance.match,))),
            why_not=w.say(against[chance.match].what) if chance.match in against else "",
        )


def _lapses(desk: Desk, w: Translator, offered: Window) -> str:
    """Whether it can be taken up in this round for the last time."""
    if offered.last is None or offered.is_open(desk.session.round + 1):
        return ""
    return w("until {year}", year=offered.last)


def conditions(desk: Desk, w: Translator) -> list[tuple[int, str]]:
    """What others must do before the sheet's own projects are worth it: (mark of a team, what it does).

    Of each project the first exchange that could use it: who signs that, and what must be built at its other end.
    What is sealed or drafted elsewhere is not looked at.
    """
    plan, team = desk.session.plan, desk.team
    owners = team_by_firm(in_world(desk.session.teams, team.world))
    needed: dict[tuple[int, str], None] = {}
    for project in (item.project for item in desk.sheet if isinstance(item, Invest)):
        for chance in desk.chances():
            built = [part.project for part in chance.terms.projects]
            if project not in built:
                continue
            builders = [(plan.projects[each].firm, code_of(desk.codes, "project", each)) for each in built]
            does = [(firm, w("{team} builds {code}", team="{team}", code=code)) for firm, code in builders]
            signs = w("{team} signs {code}", team="{team}", code=chance.code)
            for firm, text in (*does, *((firm, signs) for firm in chance.terms.parties)):
                owner = owners.get(firm)
                if owner is not None and owner.id != team.id:
                    needed[owner.mark, text.replace("{team}", owner.name)] = None
            break
    return list(needed)

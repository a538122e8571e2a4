"""The staircase and what was still bought in words and whole units: figures on show add up to each other exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from game.debrief.model import RoundDebrief
from game.debrief.staircase import Step, rounded
from game.debrief.still_bought import Obstacle, StillBought
from game.outputs.round_text import flow_name
from game.roster.teams import team_by_firm
from game.text.translator import NO_BREAK, Translator
from sim.plan.plan import Plan
from sim.rules.names import project_name, store_name, taker_name

MOST_STEPS: Final = 3
MOST_PARTS: Final = 3
_VIRGIN = "addressable_virgin_t"

ColumnKind = Literal["idle", "step", "rest", "ours"]


class Scale(NamedTuple):
    """The whole units that figures of one size are shown in."""

    kg: int
    """of one unit"""
    decimals: int
    name: str

    def say(self, w: Translator, units: int) -> str:
        """So many units, with what they are called."""
        return f"{self.bare(w, units)}{NO_BREAK}{self.name}"

    def bare(self, w: Translator, units: int) -> str:
        """The number alone."""
        return w.number(units / 10**self.decimals, self.decimals)


_SCALES: Final = (Scale(10**6, 0, "kt"), Scale(10**5, 1, "kt"), Scale(10**3, 0, "t"))


def scale_of(kg: int) -> Scale:
    """Whole kt of what is many of them, tenths of some, tonnes of little."""
    return next((scale for scale in _SCALES if kg >= 100 * scale.kg), _SCALES[-1])


@dataclass(frozen=True, slots=True)
class ColumnText:
    """A column of the staircase, from one level to another, kg a year."""

    kind: ColumnKind
    name: str
    amount: str
    marks: tuple[int, ...]
    """the teams of those who signed, or who use their own"""
    top: int
    bottom: int

    @property
    def is_rise(self) -> bool:
        """Whether more was bought by it."""
        return self.kind in ("step", "rest") and self.amount.startswith("+")


@dataclass(frozen=True, slots=True)
class LevelText:
    """A goal of the scenario as a level of the staircase."""

    text: str
    level: int
    """kg a year"""
    is_reached: bool


@dataclass(frozen=True, slots=True)
class StaircaseText:
    """The whole of it. Levels go from `whole` down to nothing."""

    columns: tuple[ColumnText, ...]
    goals: tuple[LevelText, ...]
    whole: int
    order: str
    """by what the steps are ordered"""


@dataclass(frozen=True, slots=True)
class PartText:
    """A part of what was bought, from one level to another, kg a year."""

    obstacle: Obstacle
    name: str
    about: str
    """the largest thing it concerns; may be empty"""
    amount: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class StillBoughtText:
    """Why so much was still bought."""

    title: str
    parts: tuple[PartText, ...]
    whole: int
    foot: str


def staircase_in_words(played: RoundDebrief, w: Translator, most: int = MOST_STEPS) -> StaircaseText:
    """From "if nobody acts" down to what was bought, the largest steps by name."""
    stairs = played.staircase
    steps, others, count = stairs.shown(most)
    scale = scale_of(stairs.idle)
    shown = rounded(stairs.idle, [*(step.kg for step in steps), others], scale.kg)
    columns = [ColumnText("idle", w("if nobody acts"), scale.say(w, sum(shown)), (), stairs.idle, 0)]
    level = stairs.idle
    for step, units in zip(steps, shown, strict=False):
        amount, marks = _signed(scale, w, -units), _marks(played, step)
        columns.append(
            ColumnText("step", _step_name(played.plan, step, w), amount, marks, level, level - step.kg)
        )
        level -= step.kg
    if shown[len(steps)]:
        name = w.many("{n} smaller", "{n} smaller", count)
        columns.append(ColumnText("rest", name, _signed(scale, w, -shown[-2]), (), level, stairs.ours))
    columns.append(ColumnText("ours", w("you"), scale.say(w, shown[-1]), (), stairs.ours, 0))
    order = w("In signing order") if len(steps) > 1 else ""
    return StaircaseText(tuple(columns), tuple(_levels(played, w)), stairs.idle, order)


def _marks(played: RoundDebrief, step: Step) -> tuple[int, ...]:
    """The teams whose firms signed."""
    teams = team_by_firm(played.teams)
    return tuple(dict.fromkeys(teams[firm].mark for firm in step.firms if firm in teams))


def _step_name(plan: Plan, step: Step, w: Translator) -> str:
    """By the flow that brought most of it."""
    if not step.flows:
        return w("Less needed") if step.kg > 0 else w("More needed")
    return flow_name(plan, step.flows[0], w)


def _signed(scale: Scale, w: Translator, units: int) -> str:
    return f"{'+' if units > 0 else ''}{scale.bare(w, units)}"


def _levels(played: RoundDebrief, w: Translator) -> Iterator[LevelText]:
    """The goals for the headline alone, the nearest first."""
    idle = played.headline.idle
    wanted = {
        result.change for result in played.goals if result.goal.indicator == _VIRGIN and not result.goal.also
    }
    for change in sorted(wanted, reverse=True):
        text = w("goal {change}", change=w.percent(change, signed=True))
        yield LevelText(text, round(idle * (1 + change)), played.headline.change <= change)


def still_bought_in_words(played: RoundDebrief, w: Translator, most: int = MOST_PARTS) -> StillBoughtText:
    """What was bought new, by what stopped its tonnes."""
    ours, parts = played.headline.ours, played.still_bought(most)
    scale = scale_of(played.headline.idle)
    shown = rounded(ours, [part.kg for part in parts], scale.kg)
    level, parts_told = ours, list[PartText]()
    for part, units in zip(parts, shown, strict=False):
        name = _obstacle(part, w)
        parts_told.append(
            PartText(
                part.obstacle, name, _about(played, part, w), scale.say(w, units), level, level - part.kg
            )
        )
        level -= part.kg
    title = w("Why still {amount}?", amount=scale.say(w, sum(shown)))
    return StillBoughtText(title, tuple(parts_told), ours, w("Another obstacle may wait behind."))


def _obstacle(part: StillBought, w: Translator) -> str:
    names: dict[Obstacle, str] = {
        "no deal": w("No deal"),
        "not built": w("Not built"),
        "deal too small": w("Deal too small"),
        "deal ended": w("Deal ended"),
        "broke down": w("Broke down"),
        "too little to give": w("Too little to give"),
        "no room": w("No room, no truck"),
        "made elsewhere": w("Made elsewhere"),
        "others": w.many("{n} smaller", "{n} smaller", part.count),
        "no substitute": w("No substitute"),
    }
    return names[part.obstacle]


def _about(played: RoundDebrief, part: StillBought, w: Translator) -> str:
    """The largest thing that it concerns, by its name alone."""
    if part.obstacle == "no substitute":
        return w("in this game")
    plan, contracts = played.plan, played.cluster.state.contracts
    culprit = next(iter(part.culprits), "")
    store = contracts[culprit].giver if culprit in contracts else culprit
    if store in plan.stores:
        return store_name(plan, store, w.language)
    if culprit in plan.projects:
        return project_name(plan, culprit, w.language)
    return taker_name(plan, culprit, w.language) if culprit in plan.needs else ""

"""The moments of a round in words: a chip of one word, a sentence for the back wall, and one line below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.cluster_map.board import FlowKind
from game.cluster_map.moments import MomentKind, YearMoment
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import firm_name, material_name, project_name

_NAMED: Final = 2
"""so many works that are begun are named; more are counted"""
_GOOD: Final = ("plan", "start", "open", "goal", "count")


@dataclass(frozen=True, slots=True)
class MomentText:
    """What is said of a moment."""

    chip: str
    icon: str
    title: str
    text: str
    hue: FlowKind


def tell_moment(plan: Plan, w: Translator, moment: YearMoment) -> MomentText:
    """A moment in words; rates are a week's."""
    chip, icon = _chips(w)[moment.kind]
    title, text = _TOLD[moment.kind](_Teller(plan, w), moment)
    return MomentText(chip, icon, title, text, "recovered" if moment.kind in _GOOD else "landfill")


def _chips(w: Translator) -> dict[MomentKind, tuple[str, str]]:
    return {
        "plan": (w("New"), "network"),
        "start": (w("First load"), "truck"),
        "open": (w("Opening"), "factory"),
        "spill": (w("Waste"), "triangle-alert"),
        "stop": (w("Standstill"), "wrench"),
        "closure": (w("Closure"), "x"),
        "goal": (w("Goal"), "flag"),
        "count": (w("Sum"), "trending-down"),
    }


@dataclass(frozen=True, slots=True)
class _Teller:
    """Names and amounts in a language."""

    plan: Plan
    w: Translator

    def new(self, moment: YearMoment) -> tuple[str, str]:
        """What begins with the round."""
        w, works = self.w, moment.works
        title = w("No new exchange begins.")
        if moment.amount:
            title = w.many("{n} new exchange begins.", "{n} new exchanges begin.", moment.amount)
        if not works:
            return title, w("Nobody begins to build.")
        if len(works) <= _NAMED:
            names = ", ".join(project_name(self.plan, key, w.language) for key in works)
            return title, w("Begun: {names}", names=names)
        return title, w.many("{n} project is begun.", "{n} projects are begun.", len(works))

    def start(self, moment: YearMoment) -> tuple[str, str]:
        """The first load of an exchange."""
        w, (giver, taker) = self.w, self._firms(moment)
        return (
            w("First load: {material} → {firm}", material=self._material(moment), firm=taker),
            w("{firm} gives {amount} a week.", firm=giver, amount=self._amount(moment)),
        )

    def opening(self, moment: YearMoment) -> tuple[str, str]:
        """Works come to stand."""
        w = self.w
        works = project_name(self.plan, moment.works[0], w.language)
        firm = firm_name(self.plan, moment.firms[0], w.language)
        return w("Opened: {project}", project=works), w("{firm} has finished building.", firm=firm)

    def stop(self, moment: YearMoment) -> tuple[str, str]:
        """Something stands still that somebody else feels."""
        w, (stopped, felt) = self.w, self._firms(moment)
        if moment.is_waste:
            title = w(
                "{firm} stands still. Left over: {material}.", firm=stopped, material=self._material(moment)
            )
            return title, w("{firm}: {amount} a week to waste", firm=felt, amount=self._amount(moment))
        title = w("{firm} stands still. {other} buys new.", firm=stopped, other=felt)
        return title, self._rate(moment)

    def closure(self, moment: YearMoment) -> tuple[str, str]:
        """A firm stops for good."""
        w, closed = self.w, firm_name(self.plan, moment.firms[0], self.w.language)
        title = w("{firm} closes.", firm=closed)
        if len(moment.firms) == 1:
            return title, w("No exchange ends with it.")
        _, other = self._firms(moment)
        return title, w("An exchange with {firm} ends: {flow}", firm=other, flow=self._rate(moment))

    def spill(self, moment: YearMoment) -> tuple[str, str]:
        """Waste that somebody could have taken."""
        w, name = self.w, self._material(moment)
        title = (
            w("{store}: the store is full", store=name)
            if moment.full
            else w("{store}: nobody takes it", store=name)
        )
        return title, w(
            "{amount} a week to waste. Could use it: {name}",
            amount=self._amount(moment),
            name=self._missing(moment),
        )

    def goal(self, moment: YearMoment) -> tuple[str, str]:
        """The goal is passed in mid-year."""
        w = self.w
        return w("So far this year, the goal is reached."), w("It must hold to the end of the year.")

    def count(self, moment: YearMoment) -> tuple[str, str]:
        """What the year came to."""
        w, kg = self.w, moment.amount
        title = w("As much new material as if nobody acts.")
        if round(abs(kg) / 10**6):
            amount = w.amount(abs(kg), digits=3)  # as the counter above it says
            title = (
                w("{amount} less new material than if nobody acts.", amount=amount)
                if kg > 0
                else w("{amount} more new material than if nobody acts.", amount=amount)
            )
        if not moment.change:
            return title, w("This year only.")
        before = kg - moment.change
        amount = w.amount(abs(before), digits=3)
        if before < 0:
            return title, w("The year before: {amount} more.", amount=amount)
        return title, w("The year before: {amount} less.", amount=amount)

    def _firms(self, moment: YearMoment) -> tuple[str, str]:
        first, second = (firm_name(self.plan, firm, self.w.language) for firm in moment.firms)
        return first, second

    def _material(self, moment: YearMoment) -> str:
        return material_name(self.plan, moment.material, self.w.language)

    def _amount(self, moment: YearMoment) -> str:
        return self.w.amount(moment.amount, self.plan.scenario.materials[moment.material].unit)

    def _rate(self, moment: YearMoment) -> str:
        return self.w(
            "{material}, {amount} a week", material=self._material(moment), amount=self._amount(moment)
        )

    def _missing(self, moment: YearMoment) -> str:
        """Who could have taken it, or the works that nobody has built."""
        if moment.missing in self.plan.projects:
            return project_name(self.plan, moment.missing, self.w.language)
        return firm_name(self.plan, self.plan.firm_of(moment.missing), self.w.language)


_TOLD: Final[Mapping[MomentKind, Callable[[_Teller, YearMoment], tuple[str, str]]]] = {
    "plan": _Teller.new,
    "start": _Teller.start,
    "open": _Teller.opening,
    "stop": _Teller.stop,
    "closure": _Teller.closure,
    "spill": _Teller.spill,
    "goal": _Teller.goal,
    "count": _Teller.count,
}

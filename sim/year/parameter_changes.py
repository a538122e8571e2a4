"""Retuning: what events and measures make of recipes, shares and machines, at New Year and during the year."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from sim import keyed_random
from sim.effects import Effects
from sim.plan.plan import Plan
from sim.scenario.figures import Figure
from sim.year.cluster import Cluster
from sim.year.events import Changes
from sim.year.lines import RunningLine
from sim.year.needs import RunningNeed
from sim.year.sites import Site
from sim.year.treatments import RunningTreatment

_WHOLE = Fraction(1)
_DIGITS = 6


class Tuned(Protocol):
    """A year whose machines and recipes can be retuned."""

    plan: Plan
    seed: int
    cluster: Cluster
    changes: Changes
    sites: dict[str, Site]


# -- shares ---------------------------------------------------------------------------------------


def set_shares(year: Tuned) -> None:
    """How much of a need each secondary may fill at most."""
    if "share" not in year.plan.changes:
        return
    effects = year.changes.now()
    for need in year.cluster.needs.values():
        for intake in year.cluster.taker_intakes[need.id]:
            share = effects.figure(
                "share", need.id, Fraction(*intake.plan.greatest_share), intake.plan.material
            )
            share = min(_WHOLE, max(Fraction(0), share))
            intake.share_num, intake.share_den = share.as_integer_ratio()


# -- amounts --------------------------------------------------------------------------------------


def set_amounts(year: Tuned, week: int) -> None:
    """How much of its input a line needs: the recipe as news has it, less what audits and projects save."""
    if not year.plan.changes & {"need", "saving"}:
        return
    effects, left = year.changes.now(), _left_by_projects(year)
    for need in year.cluster.needs.values():
        recipe = max(Fraction(0), effects.figure("need", need.id, Fraction(*need.plan.amount)))
        _note_recipe(need, recipe, week)
        amount = recipe * _left_by_audits(effects, need.id, year.seed) * left.get(need.id, _WHOLE)
        if amount != Fraction(need.num, need.den):
            need.retune(*amount.as_integer_ratio())


def _note_recipe(need: RunningNeed, recipe: Fraction, week: int) -> None:
    """What the firm's ordinary business is compared with from this week on."""
    if recipe == Fraction(*need.recipe[-1][1]):
        return
    if need.recipe[-1][0] == week:
        need.recipe.pop()
    need.recipe.append((week, recipe.as_integer_ratio()))


def _left_by_audits(effects: Effects, need: str, seed: int) -> Fraction:
    left = _WHOLE
    for works, effect in effects.on("saving", need):
        if effect.saves is not None:
            left *= 1 - found_by_audit(effect.saves, works.id, need, seed)
    return left


def found_by_audit(saves: Figure, measure: str, need: str, seed: int) -> Fraction:
    """What part of a need an audit finds: a triangular draw between the low and the high of real audits."""
    low, mode = float(saves.value if saves.low is None else saves.low), float(saves.value)
    high = float(saves.value if saves.high is None else saves.high)
    if low >= high:
        return saves.exact
    draw = keyed_random.uniform(seed, "saving", f"{measure}|{need}")
    if draw < (mode - low) / (high - low):
        drawn = low + (draw * (high - low) * (mode - low)) ** 0.5
    else:
        drawn = high - ((1 - draw) * (high - low) * (high - mode)) ** 0.5
    return Fraction(str(round(min(1.0, max(0.0, drawn)), _DIGITS)))


def _left_by_projects(year: Tuned) -> dict[str, Fraction]:
    """Need → what projects leave of it."""
    left: dict[str, Fraction] = {}
    for key in sorted(year.cluster.standing):
        for build in year.plan.projects[key].builds:
            if build.what == "less_input":
                share = Fraction(*build.share) * Fraction(*year.sites[key].works)
                left[build.thing] = left.get(build.thing, _WHOLE) * (1 - share)
    return left


# -- machines -------------------------------------------------------------------------------------


def machines_of(cluster: Cluster, key: str) -> list[RunningLine | RunningTreatment]:
    """The line or treatment of this id, or all of a firm."""
    if key in cluster.machines:
        return [cluster.machines[key]]
    return [machine for machine in cluster.machines.values() if machine.firm == key]


def halt_what_is_stopped(year: Tuned) -> None:
    """What a measure in force at New Year has stopped stands still."""
    for works in year.changes.in_force.values():
        for effect in works.measure.effects:
            if effect.change == "stop":
                stop(year, effect.of, 0)


def stop(year: Tuned, of: str, hour: int) -> None:
    """A line, a treatment or a whole firm stands still from this hour on."""
    for machine in machines_of(year.cluster, of):
        machine.halt(hour)


def go_on(year: Tuned, of: str, hour: int) -> None:
    """What a measure had stopped goes on, unless something else holds it."""
    for machine in machines_of(year.cluster, of):
        machine.resume(hour)

"""Outages: failures and repairs on calendar time, and planned stops."""

from __future__ import annotations

from typing import NamedTuple

from sim import keyed_random
from sim.plan.parts import OutagePlan
from sim.year.calendar import Calendar, Phase, Story
from sim.year.machine import Machine

_SPELLS = 100_000
"""More spells than a year has hours: keeps the luck of two years apart."""


class Luck(NamedTuple):
    """Whose draws: the game's seed and the year played."""

    seed: int
    year: int


def renewal(calendar: Calendar, machine: Machine, plan: OutagePlan, luck: Luck, down: list[str]) -> Story:
    """Up and down in turn, whether or not the machine works.

    Times are geometric, which have no memory: what is left of a repair at New Year is drawn anew and
    has the right distribution, so no drawn future is ever stored. `down` lists who is under repair.
    """
    hour, spell = 0, luck.year * _SPELLS
    broken = machine.id in down
    if broken:
        machine.halt(0)
    while True:
        mean = plan.down if broken else plan.up
        hour += keyed_random.whole_hours(mean, luck.seed, "outage", machine.id, spell)
        spell += 1
        yield calendar.until(hour, Phase.OUTAGES, machine.id)
        if broken:
            machine.resume(hour)
            down.remove(machine.id)
        else:
            machine.halt(hour)
            down.append(machine.id)
        broken = not broken


def planned_stop(calendar: Calendar, machine: Machine, first: int, after: int) -> Story:
    """A stop the firm plans every year, from its first hour to the hour after its last."""
    yield calendar.until(first, Phase.OUTAGES, machine.id)
    machine.halt(first)
    yield calendar.until(after, Phase.OUTAGES, machine.id)
    machine.resume(after)

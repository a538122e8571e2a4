"""The year's calendar: SimPy's clock, with the phases of an hour.

SimPy serves what is due at one time first come, first served. The model wants a fixed order instead:
by hour, then by phase, then by id. So the clock does not count hours but *ticks*: every hour has one
tick for each phase and each thing's rank within it. That keeps the order in plain integers and needs
nothing of SimPy but its documented interface.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from enum import IntEnum
from typing import Any

import simpy

from sim.units import YEAR

Story = Generator[simpy.Event, Any, None]
"""What a SimPy process is written as."""


class Phase(IntEnum):
    """What happens within one hour, in this order."""

    EVENTS = 0
    OUTAGES = 1
    ARRIVALS = 2
    LINE_OUTPUT = 3
    TREATMENT = 4
    PIPES = 5
    LOTS = 6
    PURCHASES = 7
    BATCH_START = 8
    DISPOSAL = 9
    WEEK_CLOSE = 10


class Calendar:
    """A fresh SimPy environment for one year and the order in which things happen in it."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.env = simpy.Environment()
        self._rank = {key: rank for rank, key in enumerate(sorted(ids), 1)}
        self._phase = len(self._rank) + 1
        self._hour = self._phase * len(Phase)

    @property
    def hour(self) -> int:
        """The hour of the year, 0 to 8759."""
        return int(self.env.now) // self._hour

    def until(self, hour: int, phase: Phase, thing: str = "") -> simpy.Timeout:
        """Wait for a phase of an hour; things due together come by id. The past is now."""
        tick = hour * self._hour + phase * self._phase + self._rank.get(thing, 0)
        return self.env.timeout(max(0, tick - int(self.env.now)))

    def comes_first(self, hour: int, phase: Phase) -> bool:
        """Whether nothing else is due before a phase of an hour: then a process need not wait for it."""
        return bool(self.env.peek() > hour * self._hour + phase * self._phase)

    def begin(self, story: Story) -> None:
        """Let a process run."""
        self.env.process(story)

    def run_year(self) -> None:
        """Play everything before the next New Year's first tick."""
        self.env.run(until=YEAR * self._hour)

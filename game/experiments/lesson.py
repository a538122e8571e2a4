"""Would this lesson hold? The same decisions in worlds whose uncertain figures are drawn anew.

Each world is played beside its own idle twin, with the luck of the game. Decisions adapt within their meaning
(`adapted`): an investment waits until the purse allows it. What differs is only what
nobody knows for sure (`sim.scenario.parameter_overrides` says which figures, and how they are drawn).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.experiments.adapted import play_adapted
from game.experiments.executors import Here, Workers, completed
from game.experiments.pickled_scenario import pack, scenario_of
from game.experiments.replay_plan import DecidedGame, play_out
from sim.indicators.goals import goal_results
from sim.plan.plan import Plan
from sim.scenario.file import Goal
from sim.scenario.parameter_overrides import vary

WORLDS: Final = 20
""""In 17 of 20"."""


@dataclass(frozen=True, slots=True)
class DrawnWorld:
    """What the decisions came to in one drawn world, in the last round played."""

    number: int
    headline: int
    """kg a year"""
    idle_headline: int
    virgin: int
    """all virgin use, replaceable or not"""
    idle_virgin: int
    goals: tuple[bool, ...]
    """whether each goal of the scenario is reached"""
    purses: dict[str, int]
    """seat → cents"""
    idle_purses: dict[str, int]
    set_aside: int
    """decisions that could not stand in this world"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """In how many of the worlds the conclusion stands."""

    worlds: tuple[DrawnWorld, ...]
    of: int
    """worlds asked for; fewer are known while it is under way"""
    goals: tuple[Goal, ...]
    """in the order of the scenario"""

    @property
    def tried(self) -> int:
        """Worlds known so far."""
        return len(self.worlds)

    @property
    def most_set_aside(self) -> int:
        """Decisions that could not stand in the world in which most could not."""
        return max((world.set_aside for world in self.worlds), default=0)

    @property
    def headline_below_idle(self) -> int:
        """Worlds in which less virgin material is used than if nobody had decided."""
        return sum(world.headline < world.idle_headline for world in self.worlds)

    @property
    def virgin_below_idle(self) -> int:
        """Worlds in which less of all virgin material is used than if nobody had decided."""
        return sum(world.virgin < world.idle_virgin for world in self.worlds)

    def goal_reached(self, place: int) -> int:
        """Worlds in which a goal is reached."""
        return sum(world.goals[place] for world in self.worlds)

    def purse_better(self, seat: str) -> int:
        """Worlds in which a seat ends with more than if nobody had decided."""
        return sum(world.purses[seat] > world.idle_purses[seat] for world in self.worlds)


def lesson(
    plan: Plan, decided: DecidedGame, worlds: int = WORLDS, workers: Workers | None = None
) -> Iterator[Lesson]:
    """The lesson as worlds are played; stop asking at any time, and the last answer stands."""
    packed = pack(plan.scenario)
    known: dict[int, DrawnWorld] = {}
    calls = (partial(play_world, packed, decided, number) for number in range(1, worlds + 1))
    for at, world in completed(workers or Workers(Here()), calls):
        known[at] = world
        yield Lesson(tuple(known[place] for place in sorted(known)), worlds, tuple(plan.scenario.about.goals))


def play_world(packed: bytes, decided: DecidedGame, number: int) -> DrawnWorld:
    """One drawn world: what a worker does."""
    scenario = vary(scenario_of(packed), number)
    plan = Plan(scenario)
    ours, idle = play_adapted(plan, decided), play_out(plan, decided.idle())
    last, twin = ours[-1], idle[-1]
    goals = goal_results(plan, last.indicators, twin.indicators)
    return DrawnWorld(
        number,
        last.indicators.addressable_virgin_kg,
        twin.indicators.addressable_virgin_kg,
        last.indicators.virgin_kg,
        twin.indicators.virgin_kg,
        tuple(result.reached for result in goals),
        dict(last.purses),
        dict(twin.purses),
        sum(outcome.set_aside for outcome in ours),
    )

"""What mattered: the game again without each kind of decision, and without each single one.

Luck is keyed, so all that differs is the decision itself and what follows from it. Decisions that no
longer pass their check without it are set aside and counted, not invented anew. Two decisions that
share something are also left out together: if each alone seems to matter little but both matter much,
either would have done (or if each seems to matter all, neither works without the other).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import sub
from typing import Final, NamedTuple

from game.experiments.choices import Choice, Kind, choices, pairs
from game.experiments.executors import Here, Workers
from game.experiments.replay_plan import DecidedGame, DecisionPlace, RoundOutcome
from game.experiments.round_graph import RoundGraph
from sim.plan.plan import Plan

MOST_PAIRS: Final = 60
"""Pairs looked at, those first whose decisions matter most by themselves."""


class Amounts(NamedTuple):
    """A difference: the game as it was, less the game without. Negative tonnes were saved."""

    headline: int
    """kg"""
    virgin: int
    """all virgin use, replaceable or not, kg"""
    waste: int
    """landfill and heaps, kg"""
    co2e: int
    """kg"""


@dataclass(frozen=True, slots=True)
class AblationEffect:
    """What something changed."""

    last: Amounts
    """in the last round played, a year"""
    total: Amounts
    """over all years played"""
    purses: dict[str, int]
    """seat → cents it has more at the end"""
    set_aside: int
    """other decisions that could not stand without it"""
    headlines: tuple[int, ...] = ()
    """kg of replaceable new material a year without it, round by round"""


@dataclass(frozen=True, slots=True)
class ChoicePair:
    """Two choices that share something."""

    first: Choice
    second: Choice
    together: AblationEffect
    beyond: Amounts
    """over all years: what both changed together, less what each changed alone. Headline above 0: each needs
    the other, and both counts hold the same tonnes. Below 0: one did the work of the other."""


@dataclass(frozen=True, slots=True)
class Mattered:
    """What is known so far."""

    kinds: tuple[tuple[Kind, AblationEffect], ...] = ()
    single: tuple[tuple[Choice, AblationEffect], ...] = ()
    """in the order of play"""
    pairs: tuple[ChoicePair, ...] = ()
    done: int = 0
    of: int = 0
    """games to be played again"""


def mattered(plan: Plan, decided: DecidedGame, workers: Workers | None = None) -> Iterator[Mattered]:
    """What mattered, as it becomes known: kinds first, then single choices, then pairs.

    Stop asking at any time: the last answer stands. The workers need nothing but the program.
    """
    replays = _Replays(plan, decided, workers or Workers(Here()))
    single = choices(plan, decided)
    kinds = tuple(dict.fromkeys(choice.kind for choice in single))
    near = list(pairs(single))
    known = Mattered(of=len(kinds) + len(single) + min(len(near), MOST_PAIRS))
    yield known
    by_kind: dict[int, AblationEffect] = {}
    for at, changed in replays.without(
        [_places([choice for choice in single if choice.kind == kind]) for kind in kinds]
    ):
        by_kind[at] = changed
        known = replace(
            known, kinds=tuple((kinds[k], by_kind[k]) for k in sorted(by_kind)), done=known.done + 1
        )
        yield known
    alone: dict[int, AblationEffect] = {}
    for at, changed in replays.without([choice.places for choice in single]):
        alone[at] = changed
        known = replace(
            known, single=tuple((single[k], alone[k]) for k in sorted(alone)), done=known.done + 1
        )
        yield known
    yield from _together(replays, known, near)


def _together(
    replays: _Replays, known: Mattered, near: Sequence[tuple[Choice, Choice]]
) -> Iterator[Mattered]:
    effect_of = {choice.places: changed for choice, changed in known.single}

    def weight(pair: tuple[Choice, Choice]) -> int:
        return sum(abs(effect_of[choice.places].total.headline) for choice in pair)

    chosen = sorted(near, key=weight, reverse=True)[:MOST_PAIRS]
    both: dict[int, ChoicePair] = {}
    for at, changed in replays.without([_places(pair) for pair in chosen]):
        first, second = chosen[at]
        parts = [effect_of[first.places].total, effect_of[second.places].total]
        both[at] = ChoicePair(first, second, changed, _less(changed.total, _plus(*parts)))
        known = replace(known, pairs=tuple(both[k] for k in sorted(both)), done=known.done + 1)
        yield known


def _places(group: Sequence[Choice]) -> frozenset[DecisionPlace]:
    return frozenset(place for choice in group for place in choice.places)


# -- playing again ------------------------------------------------------------------------------------


class _Replays:
    """A game to be played again and again without some of its decisions."""

    def __init__(self, plan: Plan, decided: DecidedGame, workers: Workers) -> None:
        self.decided = decided
        self.graph = RoundGraph(plan, decided.seed, decided.seats, workers)
        ((_, self.whole),) = self.graph.play([decided])

    def without(self, removed: Sequence[frozenset[DecisionPlace]]) -> Iterator[tuple[int, AblationEffect]]:
        """(place in the list, effect) of each set of decisions, in the order in which they are known."""
        for at, outcomes in self.graph.play([self.decided.without(places) for places in removed]):
            yield at, effect(self.whole, outcomes)


def effect(whole: Sequence[RoundOutcome], less: Sequence[RoundOutcome]) -> AblationEffect:
    """What the game as it was has beyond the game without something."""
    if not whole:
        return AblationEffect(Amounts(0, 0, 0, 0), Amounts(0, 0, 0, 0), {}, 0)
    differences = [_less(_amounts(ours), _amounts(theirs)) for ours, theirs in zip(whole, less, strict=True)]
    total = _plus(
        *(_times(amounts, outcome.years) for amounts, outcome in zip(differences, whole, strict=True))
    )
    purses = {seat: cents - less[-1].purses[seat] for seat, cents in whole[-1].purses.items()}
    aside = sum(outcome.set_aside for outcome in less) - sum(outcome.set_aside for outcome in whole)
    headlines = tuple(outcome.indicators.addressable_virgin_kg for outcome in less)
    return AblationEffect(differences[-1], total, purses, aside, headlines)


def _amounts(outcome: RoundOutcome) -> Amounts:
    indicators = outcome.indicators
    waste = indicators.landfill_kg + indicators.heap_kg
    return Amounts(indicators.addressable_virgin_kg, indicators.virgin_kg, waste, indicators.co2e_kg)


def _less(ours: Amounts, theirs: Amounts) -> Amounts:
    return Amounts(*map(sub, ours, theirs))


def _plus(*parts: Amounts) -> Amounts:
    return Amounts(*map(sum, zip(*parts, strict=True)))


def _times(amounts: Amounts, years: int) -> Amounts:
    return Amounts(*(kg * years for kg in amounts))

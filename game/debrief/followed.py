"""One tonne followed from its source to its ends, as often as it comes back round.

A process mixes what it takes in, and a store what it holds: so whatever enters one leaves it in the shares of all
that left it. Places are the states of an absorbing Markov chain, and the shares are exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from game.cluster_map.board import FlowKind
from game.cluster_map.links import BETWEEN, LinkKey
from game.cluster_map.moves import KEPT, FlowEnd, FlowStage, Move, Moves
from game.cluster_map.round_flows import RoundFlows
from game.debrief.sankey.nearest import Looked

Shares = dict[FlowStage, Fraction]
_FAR: Final = Fraction(1, 10)
"""of a tonne, how much of it goes on to other firms where its way is worth following"""


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of one unit of something."""

    ends: dict[FlowEnd, Fraction]
    """where it stays; the shares add up to 1"""
    passed: dict[LinkKey, Fraction]
    """flow → how much of it went there; more than 1 where some came back round"""

    def again(self, start: Looked) -> Fraction:
        """How much of it came past its beginning once more."""
        return self.passed[start] - 1 if isinstance(start, LinkKey) else Fraction(0)


class _StepShares(NamedTuple):
    """All that moved, and in which shares it left each place: the same whatever is followed."""

    moves: Moves
    left: Mapping[FlowStage, list[tuple[Move, Fraction]]]
    """of all that left a stage, each step's share"""
    onwards: Mapping[FlowStage, Shares]
    """the same, summed by the next stage"""


def _no_break() -> None:
    """Whoever waits for it wants it."""


def follow(moves: Moves, start: Looked, pause: Callable[[], None] = _no_break) -> Followed | None:
    """A unit of a flow, or of all tonnes that come to a firm; None where nothing of it moved.

    `pause`: called between steps, of which a large cluster has many; what it raises ends the work.
    """
    return _follow(_step_shares(moves), start, pause)


def _follow(shares: _StepShares, start: Looked, pause: Callable[[], None]) -> Followed | None:
    begun = {move: amount for move, amount in shares.moves.items() if _begins(move, start) and amount > 0}
    whole = sum(begun.values())
    if not whole:
        return None
    ends: dict[FlowEnd, Fraction] = defaultdict(Fraction)
    passed: dict[LinkKey, Fraction] = defaultdict(Fraction)
    first: Shares = defaultdict(Fraction)
    for move, amount in begun.items():
        _go(move, Fraction(amount, whole), ends, passed)
        if isinstance(move.target, FlowStage):
            first[move.target] += Fraction(amount, whole)
    for stage, times in _visits(first, shares.onwards, pause).items():
        for move, share in shares.left.get(stage, ()):
            _go(move, times * share, ends, passed)
    lost = 1 - sum(ends.values())
    if lost:  # a ledger that does not close: it goes round for ever, or leaves a place that it never left
        ends[FlowEnd(KEPT, "", "")] += lost
    return Followed(dict(ends), dict(passed))


def follow_first(
    flows: RoundFlows, seen: Collection[LinkKey], pause: Callable[[], None] = _no_break
) -> tuple[LinkKey, Followed] | None:
    """A unit of what is followed first of what is seen: the largest flow of new material that goes on to other firms,
    else the largest exchange that does, else the largest at all."""
    largest = None
    for kinds in (("virgin",), BETWEEN):
        for key, tonne in largest_followed(flows, len(flows.links), kinds, pause):
            if key in seen:
                largest = largest or (key, tonne)
                if any(_goes_on(link, share) for link, share in tonne.passed.items() if link != key):
                    return key, tonne
    return largest


def _goes_on(link: LinkKey, share: Fraction) -> bool:
    return link.kind in BETWEEN and share >= _FAR


def largest_followed(
    flows: RoundFlows, most: int, kinds: Collection[FlowKind], pause: Callable[[], None] = _no_break
) -> Iterator[tuple[LinkKey, Followed]]:
    """A tonne of each of the largest flows of these kinds."""
    links = [link.key for link in flows.links if link.key.kind in kinds and link.key.unit == "t"]
    shares = _step_shares(flows.moves)
    for key in links[:most]:
        tonne = _follow(shares, key, pause)
        if tonne is not None:
            yield key, tonne


def _begins(move: Move, start: Looked) -> bool:
    link = move.link
    if link is None or isinstance(start, LinkKey):
        return link is not None and link == start
    return link.unit == "t" and link.target == start


def _go(move: Move, share: Fraction, ends: dict[FlowEnd, Fraction], passed: dict[LinkKey, Fraction]) -> None:
    if move.link is not None:
        passed[move.link] += share
    if isinstance(move.target, FlowEnd):
        ends[move.target] += share


def _step_shares(moves: Moves) -> _StepShares:
    whole: dict[FlowStage, int] = defaultdict(int)
    for move, amount in moves.items():
        whole[move.source] += max(0, amount)
    left: dict[FlowStage, list[tuple[Move, Fraction]]] = defaultdict(list)
    onwards: dict[FlowStage, Shares] = defaultdict(lambda: defaultdict(Fraction))
    for move, amount in moves.items():
        if amount > 0:
            share = Fraction(amount, whole[move.source])
            left[move.source].append((move, share))
            if isinstance(move.target, FlowStage):
                onwards[move.source][move.target] += share
    return _StepShares(moves, left, onwards)


def _visits(first: Shares, onwards: Mapping[FlowStage, Shares], pause: Callable[[], None]) -> Shares:
    """How often a unit is expected at each stage: stages are taken out one by one, then put back in."""
    order = _in_order(first, onwards)
    ahead = {stage: dict(onwards.get(stage, {})) for stage in order}
    behind: dict[FlowStage, dict[FlowStage, None]] = {stage: {} for stage in order}
    for stage in order:
        for target in ahead[stage]:
            behind[target][stage] = None
    come: Shares = defaultdict(Fraction, first)
    taken: list[tuple[FlowStage, Fraction, Shares]] = []
    for stage in order:
        pause()
        # what stays for good has no next stage
        leaves = 1 - ahead[stage].pop(stage, Fraction(0)) or Fraction(1)
        behind[stage].pop(stage, None)
        back = {other: ahead[other].pop(stage) for other in behind[stage]}
        for target, share in ahead[stage].items():
            del behind[target][stage]
            come[target] += come[stage] * share / leaves
            for other, returns in back.items():
                ahead[other][target] = ahead[other].get(target, Fraction(0)) + returns * share / leaves
                behind[target][other] = None
        taken.append((stage, leaves, back))
    visits: Shares = {}
    for stage, leaves, back in reversed(taken):
        visits[stage] = (come[stage] + sum(visits[other] * share for other, share in back.items())) / leaves
    return visits


def _in_order(
    first: Iterable[FlowStage], onwards: Mapping[FlowStage, Iterable[FlowStage]]
) -> list[FlowStage]:
    """All stages that are reached, each before what it leads to, but for loops."""
    done: dict[FlowStage, None] = {}
    seen: set[FlowStage] = set()
    for start in first:
        way = [(start, iter(onwards.get(start, ())))] if start not in seen else []
        seen.add(start)
        while way:
            stage, nexts = way[-1]
            following = next((each for each in nexts if each not in seen), None)
            if following is None:
                done[stage] = None
                way.pop()
            else:
                seen.add(following)
                way.append((following, iter(onwards.get(following, ()))))
    return list(done)[::-1]

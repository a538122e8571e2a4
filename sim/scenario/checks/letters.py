"""Letters of owners: each wishes one thing that is there, and that cannot come true without another team."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.firms import Need
from sim.scenario.index import Index
from sim.scenario.letters import MOST_A_FIRM, Letter, Wish
from sim.scenario.problems import Finding, Where, listed, quoted

_STREAMS: Final = ("side stream", "yield", "collection")
_LONGEST_CHAIN: Final = 4
"""treatments through which a material is followed back"""
Firms = frozenset[str]


def check_letters(scenario: Scenario, index: Index) -> Iterator[Finding]:
    """Findings about letters, and about the year in which they come."""
    yield from _year(scenario)
    counts: dict[str, int] = {}
    for key, letter in scenario.letters.items():
        where: Where = ("letters", key)
        counts[letter.firm] = counts.get(letter.firm, 0) + 1
        if counts[letter.firm] == MOST_A_FIRM + 1:
            what = Message("A firm has {n} letters at most.", n=MOST_A_FIRM)
            yield Finding(where, what, "Take one of its letters out.")
        astray = [*index.refer((*where, "firm"), letter.firm, "firm"), *_wish(where, letter.wish, index)]
        yield from astray
        if not astray and (problem := Partners(scenario, index).lacking(letter, {letter.firm})):
            yield Finding((*where, "wish"), *problem)


def _year(scenario: Scenario) -> Iterator[Finding]:
    about, year = scenario.about, scenario.about.letters_from
    where: Where = ("about", "letters_from")
    if year is None and scenario.letters:
        yield Finding(("letters",), "Nothing says when the letters come.", "Add `letters_from:` to `about:`.")
    if year is not None and not scenario.letters:
        yield Finding(where, "There are no letters.", "Take this line out, or write `letters:`.")
    if year is not None and not about.first_year <= year <= about.last_year:
        what = Message("The game runs from {first} to {last}.", first=about.first_year, last=about.last_year)
        yield Finding(where, what, "Write a year of the game.")


def _wish(where: Where, wish: Wish, index: Index) -> Iterator[Finding]:
    """A letter wishes one thing, of what is there."""
    here = (*where, "wish")
    if len(wish.model_fields_set) != 1 or not any(getattr(wish, kind) for kind in wish.model_fields_set):
        kinds = listed(type(wish).model_fields)
        yield Finding(
            here, "A letter wishes exactly one thing.", Message("Write one of: {names}.", names=kinds)
        )
    if wish.disposed is not None:
        for number, stream in enumerate(wish.disposed.of):
            yield from index.refer((*here, "disposed", "of", number), stream, *_STREAMS)
    if wish.filled is not None:
        yield from index.refer((*here, "filled", "need"), wish.filled.need, "need")
    if wish.runs is not None:
        for number, match in enumerate(wish.runs.matches):
            yield from index.refer((*here, "runs", "matches", number), match, "match")


@dataclass
class Partners:
    """Which firms must take part in what a letter wishes, in a scenario whose references lead somewhere."""

    scenario: Scenario
    index: Index

    def lacking(self, letter: Letter, own: Collection[str]) -> tuple[Message, Message] | None:
        """Why it is no wish for a team that runs these firms, and what to write; None if it needs another team."""
        wish = letter.wish
        if wish.disposed is not None:
            return self._given(letter.firm, wish.disposed.of, own)
        if wish.contracts is not None:
            return self._many(wish.contracts.size, own, wish.contracts.firms)
        if wish.better_off is not None:
            return self._many(wish.better_off.size, own, 1)
        if wish.filled is not None:
            need = self.index.part(wish.filled.need, Need)
            taker = self.index.things[wish.filled.need].firm
            ways = [
                way | {taker}
                for material in (need.secondaries if need else ())
                for way in self._ways(material)
            ]
            return self._others(ways, own)
        return self._others([way for match in self._matches(wish) for way in match], own)

    def _matches(self, wish: Wish) -> Iterator[list[Firms]]:
        for key in wish.runs.matches if wish.runs else ():
            match = self.scenario.matches[key]
            taker = self.index.things[match.taker].firm
            yield [way | {taker} for way in self._ways_of(match.giver)]

    def _many(self, size: str | None, own: Collection[str], least: int) -> tuple[Message, Message] | None:
        there = sum(
            not firm.outside and key not in own and size in (None, firm.size)
            for key, firm in self.scenario.firms.items()
        )
        if there >= least:
            return None
        what = Message.many(
            "There is {n} such firm of another team.", "There are {n} such firms of other teams.", there
        )
        return what, Message("Wish what so many can give.")

    def _given(self, firm: str, streams: list[str], own: Collection[str]) -> tuple[Message, Message] | None:
        for stream in streams:
            entry = self.index.things[stream]
            if entry.firm != firm:
                return Message("{name} is no side stream of its firm.", name=quoted(stream)), _OWN
            takers = self._takers.get(getattr(entry.part, "material", ""), frozenset())
            if not takers:
                return Message("Nobody can take {name}.", name=quoted(stream)), _OWN
            if takers & set(own):
                return Message("It needs nobody else: {name} can be used at home.", name=quoted(stream)), _OWN
        return None

    def _others(self, ways: list[Firms], own: Collection[str]) -> tuple[Message, Message] | None:
        """Every way needs a firm of the cluster that is not one's own."""
        if all({firm for firm in way if not self.scenario.firms[firm].outside} - set(own) for way in ways):
            return None
        return Message("It needs nobody else."), Message("Wish something in which another firm takes part.")

    @cached_property
    def _takers(self) -> Mapping[str, Firms]:
        """Material → the firms that can take it."""
        takers: dict[str, set[str]] = {}
        for key, firm in self.scenario.firms.items():
            for line in firm.lines.values():
                for need in line.needs.values():
                    for material in need.secondaries:
                        takers.setdefault(material, set()).add(key)
            for treatment in firm.treatments.values():
                takers.setdefault(treatment.takes, set()).add(key)
        return {material: frozenset(firms) for material, firms in takers.items()}

    def _ways(self, material: str, depth: int = 0) -> list[Firms]:
        """The firms that a material comes through, for each way in which it is made."""
        givers = (
            key
            for key, entry in self.index.things.items()
            if entry.kind in _STREAMS and getattr(entry.part, "material", "") == material
        )
        return [way for giver in givers for way in self._ways_of(giver, depth)]

    def _ways_of(self, giver: str, depth: int = 0) -> list[Firms]:
        entry = self.index.things[giver]
        if entry.kind != "yield" or depth == _LONGEST_CHAIN:
            return [frozenset({entry.firm})]
        treatment = self.scenario.firms[entry.firm].treatments[str(entry.where[-3])]
        return [way | {entry.firm} for way in self._ways(treatment.takes, depth + 1)]


_OWN: Final = Message("Name a side stream of the firm that only other firms can take.")

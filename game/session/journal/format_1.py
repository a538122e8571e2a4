"""From format 1 to 2: what was an English sentence becomes a message again, and default names are known as such.

Format 1 kept of a decision that did not stand only what was said of it in English. A sentence is known again by
the refusal that says it, its names by those of the scenario. What is not known stays as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from game.roster.seating import default_name
from game.roster.setup import Setup
from game.session.message_codec import message_to_plain
from sim.message import Listing, Message, Named, NameKind, PurseOwner, Sum, Value, verbatim
from sim.plan.plan import Plan
from sim.rules import refusals
from sim.rules.eligibility import SIZES
from sim.rules.names import named
from sim.rules.objection import Objection, Problem
from sim.rules.refusals import RefusalText
from sim.rules.retired_refusals import RETIRED
from sim.scenario.loader import from_data
from sim.scenario.problems import ScenarioFault

Data = dict[str, Any]


def to_format_2(lines: Sequence[Data]) -> list[Data]:
    """All lines of a session of format 1, as format 2 says them."""
    head = {**lines[0], "format": 2}
    plan = _plan(head.get("scenario"))
    if plan is None:
        return [head, *lines[1:]]
    head["setup"] = _setup(plan, head.get("setup"))
    sentences = RefusalSentences(plan)
    return [head, *(_line(sentences, line) for line in lines[1:])]


def _plan(scenario: object) -> Plan | None:
    """The plan of the session's scenario; None if it cannot be played, which is said when it is read."""
    if not isinstance(scenario, dict):
        return None
    try:
        return Plan(from_data(scenario, "the session's scenario"))
    except ScenarioFault:
        return None


def _setup(plan: Plan, data: object) -> object:
    """Teams that bear the name they were given by default, in the language of the set-up, are marked."""
    try:
        setup = Setup.model_validate(data)
    except ValidationError:
        return data
    teams = [
        team.model_copy(update={"automatic": team.name == default_name(plan, team, setup.language)})
        if set(team.firms) <= set(plan.firms)
        else team
        for team in setup.teams
    ]
    return setup.model_copy(update={"teams": tuple(teams)}).model_dump(mode="json")


def _line(sentences: RefusalSentences, line: Data) -> Data:
    worlds = line.get("worlds")
    if line.get("line") != "round" or not isinstance(worlds, dict):
        return line
    return {**line, "worlds": {name: _world(sentences, world) for name, world in worlds.items()}}


def _world(sentences: RefusalSentences, world: object) -> object:
    match world:
        case {"set_aside": [_, *_] as aside, **rest}:
            return {**rest, "set_aside": [_objection(sentences, objection) for objection in aside]}
    return world


def _objection(sentences: RefusalSentences, data: object) -> object:
    match data:
        case {"what": str(what), "instead": str(instead), **rest}:
            problem = sentences.problem(what, instead)
            return {
                **rest,
                "what": message_to_plain(problem.what),
                "instead": message_to_plain(problem.instead),
            }
    return data


class RefusalSentences:
    """The English sentences of the rules, and the English names of one scenario."""

    def __init__(self, plan: Plan) -> None:
        known = [refusal for refusal in vars(refusals).values() if isinstance(refusal, RefusalText)]
        self._refusals = [*(retired.old for retired in RETIRED), *known]
        self._names: dict[str, Named] = {}
        for thing in _things(plan):
            self._names.setdefault(thing.english, thing)

    def problem(self, what: str, instead: str) -> Problem:
        """The refusal that says this; the sentences themselves where none does."""
        for refusal in self._refusals:
            in_what, in_instead = _places(refusal.what, what), _places(refusal.instead, instead)
            if in_what is not None and in_instead is not None:
                places = {**in_instead, **in_what}
                problem = refusal(**{place: self._value(text) for place, text in places.items()})
                if (str(problem.what), str(problem.instead)) == (what, instead):
                    return problem
        return Problem(verbatim(what), verbatim(instead))

    def as_kept(self, objection: Objection) -> Objection:
        """What is known of an objection that format 1 kept."""
        problem = self.problem(str(objection.what), str(objection.instead))
        return replace(objection, what=problem.what, instead=problem.instead)

    def _value(self, text: str) -> Value:
        if text in self._names:
            return self._names[text]
        number, _, unit = text.rpartition(" ")
        digits = number.replace(" ", "").removeprefix("-")
        if unit == "EUR" and digits.isdecimal():
            return Sum(int(number.replace(" ", "")) * 100)
        if text.isdecimal():
            return int(text)
        return self._part(text) or self._several(text) or text

    def _part(self, text: str) -> Message | None:
        """A part that counts something."""
        first = text.partition(" ")[0]
        count = int(first) if first.isdecimal() else 1
        parts = (refusals.building_sites(count), refusals.years(count))
        return next((part for part in parts if str(part) == text), None)

    def _several(self, text: str) -> Value | None:
        """Several firms, or sizes of firms."""
        parts = text.split(" and ")
        firms = tuple(name for part in parts if (name := self._names.get(part)) and name.kind == "firm")
        if len(firms) == len(parts):
            return PurseOwner(firms)
        sizes = {str(size): size for size in SIZES.values()}
        if all(part in sizes for part in parts):
            return Listing(tuple(sizes[part] for part in parts), "and")
        return None


def _places(template: str, text: str) -> dict[str, str] | None:
    """What stands in the places of a template to make this text; None if nothing could."""
    first, *pieces = template.split("{")
    if not text.startswith(first):
        return None
    places: dict[str, str] = {}
    at = len(first)
    for number, piece in enumerate(pieces, 1):
        place, _, after = piece.partition("}")
        end = len(text) - len(after) if number == len(pieces) else text.find(after, at)
        if end < at or not text.startswith(after, end):
            return None
        places[place] = text[at:end]
        at = end + len(after)
    return places if at == len(text) else None


def _things(plan: Plan) -> Iterator[Named]:
    scenario = plan.scenario
    things: Mapping[NameKind, Iterable[str]] = {
        "firm": scenario.firms,
        "project": scenario.projects,
        "measure": plan.measures,
        "store": plan.stores,
        "taker": (*plan.needs, *plan.treatments),
        "material": scenario.materials,
        "carrier": scenario.carriers,
    }
    for kind, keys in things.items():
        yield from (named(plan, kind, key) for key in keys)

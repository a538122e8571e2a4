"""The ids that decisions name: cards may be named by their code, and who misspells one is told which is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from sim.message import Message
from sim.plan.plan import Plan
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.spelling import suggestion

_FIRM, _STREAM, _PROJECT, _MEASURE = "firm", "side stream", "project", "measure"
_THINGS: Final = {
    "firm": _FIRM,
    "parties": _FIRM,
    "signed": _FIRM,
    "partners": _FIRM,
    "project": _PROJECT,
    "projects": _PROJECT,
    "side_stream": _STREAM,
    "giver": _STREAM,
    "need": "need",
    "treatment": "treatment",
    "taker": "need or treatment",
    "carrier": "carrier",
    "measure": _MEASURE,
    "call": _MEASURE,
    "co_funding": _MEASURE,
    "areas": _MEASURE,
}
"""A key of a decision → the sort of thing whose id stands there."""
_MOST_NAMED: Final = 8
"""Of more ids than this only the first are named."""


def _none(thing: str, name: str | Message) -> Message:
    """There is nothing of this sort that bears a name."""
    return {
        _FIRM: Message("There is no firm {name}.", name=name),
        _PROJECT: Message("There is no project {name}.", name=name),
        _STREAM: Message("There is no side stream {name}.", name=name),
        "need": Message("There is no need {name}.", name=name),
        "treatment": Message("There is no treatment {name}.", name=name),
        "need or treatment": Message("There is no need or treatment {name}.", name=name),
        "carrier": Message("There is no carrier {name}.", name=name),
        _MEASURE: Message("There is no measure {name}.", name=name),
    }[thing]


class Ids:
    """What a scenario's decisions may name."""

    def __init__(self, plan: Plan) -> None:
        self._known: Mapping[str, Collection[str]] = {
            _FIRM: plan.firms,
            _PROJECT: plan.projects,
            _STREAM: plan.stores,
            "need": plan.needs,
            "treatment": plan.treatments,
            "need or treatment": [*plan.needs, *plan.treatments],
            "carrier": plan.carriers,
            _MEASURE: plan.measures,
        }
        self._codes: Mapping[str, Mapping[str, str]] = {
            _PROJECT: {part.code.lower(): key for key, part in plan.scenario.projects.items()},
            _MEASURE: {part.code.lower(): key for key, part in plan.measures.items() if part.code},
        }

    def meant(self, data: Any, thing: str = "") -> Any:
        """The same data, with the code on a card replaced by the id of the card."""
        if isinstance(data, dict):
            return {key: self.meant(part, _THINGS.get(str(key), "")) for key, part in data.items()}
        if isinstance(data, list):
            return [self.meant(part, thing) for part in data]
        if not thing or not isinstance(data, str) or data in self._known[thing]:
            return data
        return self._codes.get(thing, {}).get(data.lower(), data)

    def unknown(self, data: Any, where: Where, thing: str = "") -> Iterator[Finding]:
        """Every id in the data, which stands at a place of the file, that nothing has."""
        if isinstance(data, dict):
            for key, part in data.items():
                yield from self.unknown(part, (*where, key), _THINGS.get(str(key), ""))
        elif isinstance(data, list):
            for at, part in enumerate(data):
                yield from self.unknown(part, (*where, at), thing)
        elif thing and isinstance(data, str) and data not in self._known[thing]:
            what = _none(thing, quoted(data))
            yield Finding(where, what, self._instead(data, thing))

    def _instead(self, wrong: str, thing: str) -> Message:
        known = sorted(self._known[thing])
        holding = [key for key in known if len(wrong) > 1 and wrong.lower() in key]
        close = suggestion(wrong.lower(), known) or (holding[0] if len(holding) == 1 else None)
        if close:
            return Message("Did you mean `{near}`?", near=close)
        if not known:
            return Message("Take it out: the scenario has none.")
        named = ", ".join(self._with_code(key, thing) for key in known[:_MOST_NAMED])
        more = ", …" if len(known) > _MOST_NAMED else ""
        return Message("Write one of: {names}.", names=named + more)

    def _with_code(self, key: str, thing: str) -> str:
        code = next((code for code, thing_id in self._codes.get(thing, {}).items() if thing_id == key), None)
        return f"{key} ({code.upper()})" if code else key

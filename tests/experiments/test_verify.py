"""`verify` proves everything that a session shows: whatever is changed in the record of a round is found."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.experiments.verify import verify
from game.session.errors import SessionError
from game.session.journal.memory import Memory
from game.session.record_codec import _squeeze, _unsqueeze
from game.session.session import Session
from tests.session.golden import with_refusals
from tests.session.test_store import whole
from tests.tries import tries

MOST = 10_000_000


@cache
def lines() -> list[dict[str, Any]]:
    """A whole game, line by line."""
    return [dict(line.data) for line in whole().journal.lines]


def records() -> list[int]:
    """The lines that record a round, the legacy run too."""
    return [at for at, line in enumerate(lines()) if line["line"] == "round"]


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every number and text inside, by the keys that lead to it."""
    if isinstance(data, dict):
        return [place for key, part in data.items() for place in places(part, (*path, key))]
    if isinstance(data, list):
        return [place for key, part in enumerate(data) for place in places(part, (*path, key))]
    return [] if data is None else [path]


@cache
def opened(at: int) -> tuple[str, dict[str, Any]]:
    """The world of a round's line, with what is compressed in it laid open."""
    ((world, data),) = lines()[at]["worlds"].items()
    plain = {key: part for key, part in data.items() if key != "packed"} | _unsqueeze(data["packed"], MOST)
    return world, json.loads(json.dumps(plain))


def closed(plain: dict[str, Any]) -> dict[str, Any]:
    """The same, compressed again."""
    large = ("ledgers", "idle_ledgers", "before", "state", "idle_state")
    return {key: part for key, part in plain.items() if key not in large} | {
        "packed": _squeeze({key: plain[key] for key in large})
    }


def changed(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value * 10 if value else 1
    return value + 1.5 if isinstance(value, float) else f"{value}x"


def forged(at: int, part: str, pick: int) -> tuple[list[dict[str, Any]], tuple[Any, ...]]:
    """The game with one value of a round's record changed, as somebody would who makes the hashes anew."""
    world, plain = opened(at)
    plain = deepcopy(plain)
    where = places(plain[part], (part,))
    path = where[pick % len(where)]
    inner: Any = plain
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = changed(inner[path[-1]])
    found = deepcopy(lines())
    found[at]["worlds"] = {world: closed(plain)}
    return found, path


PARTS = (
    "ledgers",
    "idle_ledgers",
    "before",
    "state",
    "idle_state",
    "indicators",
    "idle",
    "digests",
    "digest",
)


@pytest.mark.parametrize("part", PARTS)
@given(data=st.data())
@tries(0.2)
def test_a_changed_value_of_a_record_is_found(part: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(records()))
    found, path = forged(at, part, data.draw(st.integers(0, 10**6)))
    try:
        proved = verify(Session(Memory(found)))
    except SessionError:
        return
    assert not proved.sound, path


def test_a_ledger_times_ten_is_named_with_its_round_and_row() -> None:
    at = records()[0]
    world, plain = opened(at)
    plain = deepcopy(plain)
    row = next(number for number, part in enumerate(plain["ledgers"][0]["flows"]) if any(part[-1]))
    flows = plain["ledgers"][0]["flows"]
    flows[row][-1] = [10 * amount for amount in flows[row][-1]]
    found = deepcopy(lines())
    found[at]["worlds"] = {world: closed(plain)}
    difference = verify(Session(Memory(found))).difference
    assert difference is not None
    assert difference.round == 1
    assert str(flows[row][0]) in difference.what


def test_under_other_rules_the_books_are_proved_and_the_rules_are_named() -> None:
    found = deepcopy(lines())
    found[0]["rules"] += 1
    proved = verify(Session(Memory(found)))
    assert (proved.difference, proved.rounds) == (None, len(records()))
    assert str(found[0]["rules"]) in str(proved.refused)


@given(data=st.data())
def test_under_other_rules_a_changed_ledger_is_found(data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(records()))
    found, path = forged(at, "ledgers", data.draw(st.integers(0, 10**6)))
    found[0]["rules"] += 1
    try:
        proved = verify(Session(Memory(found)))
    except SessionError:
        return
    assert proved.difference is not None, path


def test_every_part_of_a_refusal_is_proved_in_every_language() -> None:
    lines = [dict(line.data) for line in with_refusals().journal.lines]
    at = next(number for number, line in enumerate(lines) if line["line"] == "round")
    ((world, data),) = lines[at]["worlds"].items()
    spoken = [path for path in places(data["set_aside"]) if path[-1] != "english"]
    assert len(spoken) > 20
    for path in spoken:
        aside = deepcopy(data["set_aside"])
        inner: Any = aside
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = changed(inner[path[-1]])
        forged_lines = deepcopy(lines)
        forged_lines[at]["worlds"] = {world: data | {"set_aside": aside}}
        try:
            proved = verify(Session(Memory(forged_lines)))
        except SessionError:
            continue
        assert not proved.sound, path

"""Mutated sessions: a sentence or a session, never a traceback; and nothing false is taken for a record."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.session.errors import SessionError
from game.session.journal.memory import Memory
from game.session.record_codec import _squeeze, _unsqueeze
from game.session.session import Session
from tests.session.hostile import mutated
from tests.session.table import WORLD
from tests.session.test_store import whole

PARTS = 8
EACH = 75
"""Sessions in each part: 600 in all; `tests.bench.hostile` takes 20 000 before a release."""


@cache
def lines() -> list[dict[str, Any]]:
    """A whole game, line by line."""
    return [dict(line.data) for line in whole().journal.lines]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_mutated_session_ends_in_a_traceback(part: int) -> None:
    luck, looked_at = Random(part), 0
    for number in range(EACH):
        found = mutated(lines(), luck)
        with suppress(SessionError):
            look_at(Session(Memory(found)), play=number % 25 == 0)
            looked_at += 1
    assert looked_at > EACH / 2


def look_at(session: Session, *, play: bool) -> None:
    """Whatever a screen would ask of a session it has just opened."""
    assert len(session.history()) == session.past.last
    assert session.teams
    assert session.phase
    assert isinstance(session.notices, tuple)
    for record in session.records:
        assert set(record.worlds) == set(session.worlds)
    for world in session.worlds:
        session.state(world)
    if play and not session.read_only:
        session.catch_up()
        with suppress(SessionError):
            session.undo_last()
        session.catch_up()


@pytest.mark.parametrize("part", range(4))
def test_a_slip_that_says_anything_is_answered_or_refused(part: int) -> None:
    found, luck = lines(), Random(part)
    at = max(i for i, line in enumerate(found) if line["line"] == "slip")
    for _ in range(60):
        with suppress(SessionError):
            session = Session(Memory([*found[:at], *mutated([found[0], found[at]], luck)[1:]]))
            assert len(session.history()) == session.past.last
            for terms in session.slips(WORLD).values():
                assert session.verdict(WORLD, terms).answer
                if luck.random() < 0.5:
                    session.sign(WORLD, terms)


def test_a_line_that_says_what_cannot_be_is_named_and_what_stands_before_it_is_shown() -> None:
    found = lines()
    at = next(i for i, line in enumerate(found) if line["line"] == "round" and line["round"] == 2)
    session = Session(Memory([*found[:at], found[at] | {"stands_on": 10**6}, *found[at + 1 :]]))
    assert f"Line {at + 1}:" in str(session.read_only)
    assert session.notices == (session.read_only,)
    assert len(session.records) == 1
    with pytest.raises(SessionError):
        session.go_to("results")


@pytest.mark.parametrize(
    ("kind", "field", "name"),
    [
        ("exchange", 2, ""),
        ("virgin", 2, "unobtainium"),
        ("virgin", 0, "nobody"),
        ("exchange", 1, "never-signed"),
        ("received", 0, "never-signed"),
        ("disposal", 1, "the moon"),
    ],
)
def test_a_ledger_that_names_what_is_not_there_is_refused(kind: str, field: int, name: str) -> None:
    found = deepcopy(lines())
    at = next(i for i, line in enumerate(found) if line["line"] == "round" and line["round"] == 2)
    world = found[at]["worlds"][WORLD]
    data = _unsqueeze(world["packed"], 10**7)
    row = next(row for ledger in data["ledgers"] for row in ledger["flows"] if row[3] == kind)
    row[field] = name
    world["packed"] = _squeeze(data)
    with pytest.raises(SessionError, match="flows"):
        _ = Session(Memory(found)).records


@pytest.mark.parametrize("part", range(4))
def test_a_file_changed_anywhere_holds_nothing_false(part: int, tmp_path: Path) -> None:
    file = tmp_path / "game.kierto"
    whole().write_to(file)
    content, luck = file.read_bytes(), Random(part)
    for _ in range(30):
        raw = bytearray(content)
        at = luck.randrange(len(raw))
        if luck.random() < 0.5:
            raw[at] ^= 1 << luck.randrange(8)
        else:
            del raw[at : at + luck.choice((1, 5, len(raw)))]
        file.write_bytes(bytes(raw))
        try:
            session = Session.open(file, read_only=True)
        except SessionError:
            continue
        opened = [line.data for line in session.journal.lines]
        assert opened == lines()[: len(opened)]
        assert session.state(WORLD) is not None or session.task is not None
        session.close()

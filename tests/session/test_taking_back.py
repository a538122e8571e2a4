"""What is taken back does not count, and what stood on it is played again."""

from __future__ import annotations

import pytest

from game.session.entries import Edited, Sheet
from game.session.errors import SessionError
from tests.session.table import (
    PACKAGE,
    WORLD,
    begun,
    collect,
    decision,
    played,
    reopened,
)


def test_an_edit_long_after_comes_to_what_it_would_have_been() -> None:
    session, other = begun(), begun()
    line = session.seal("foundry", [collect("0.5")])
    other.seal("foundry", [collect("1")])
    for one in (session, other):
        one.play_round()
        one.go_to("decide")
        one.seal("foundry", [collect("0")])
        one.play_round()
    later = played(other)
    session.edit(line, Sheet(round=1, team="foundry", decisions=(collect("1"),)))
    assert session.records == ()
    assert (session.phase, session.round) == ("years", 2)
    session.catch_up()
    assert played(session) == later
    assert played(reopened(session)) == later
    with pytest.raises(SessionError, match="have run"):
        session.undo_last()
    session.undo(max(line for line, entry in session.past.entries.items() if isinstance(entry, Edited)))
    session.catch_up()
    assert played(session) == played_with(collect("0.5"))


def played_with(first: object) -> list[str]:
    """Two rounds: this in the first, nothing collected in the second."""
    session = begun()
    session.seal("foundry", [first])  # type: ignore[list-item]
    session.play_round()
    session.go_to("decide")
    session.seal("foundry", [collect("0")])
    session.play_round()
    return played(session)


def test_what_no_longer_stands_after_an_undo_is_set_aside_and_said() -> None:
    session = begun()
    line = session.sign(WORLD, PACKAGE)
    session.play_round()
    session.go_to("decide")
    contract = next(key for key, one in session.state(WORLD).contracts.items() if one.deal)
    session.seal("foundry", [decision(do="leave_exchange", exchange=contract)])
    session.play_round()
    assert session.records[1].worlds[WORLD].set_aside == ()
    session.undo(line)
    session.catch_up()
    aside = session.records[1].worlds[WORLD].set_aside
    assert [(one.decider, one.index) for one in aside] == [("foundry", 0)]
    assert aside[0].what


def test_records_come_back_unplayed_when_an_undo_is_undone() -> None:
    session = begun()
    line = session.seal("foundry", [collect("1")])
    session.play_round()
    before = played(session)
    session.undo(line)
    assert session.task is not None
    session.redo(line)
    assert session.task is None
    assert played(session) == before


def test_a_round_whose_decisions_changed_while_it_ran_is_not_recorded() -> None:
    session = begun()
    line = session.seal("foundry", [collect("1")])
    session.go_to("years")
    task = session.task
    assert task is not None
    record = task.run()
    session.undo(line)
    with pytest.raises(SessionError, match="changed while the years ran"):
        session.record(record)


def test_clocks_phases_and_rounds_cannot_be_undone() -> None:
    session = begun()
    session.clock(2)
    session.play_round()
    for line in (2, 3, session.past.last):
        with pytest.raises(SessionError, match="cannot be undone"):
            session.undo(line)

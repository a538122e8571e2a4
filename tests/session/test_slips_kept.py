"""A deal slip is kept while it is filled in, and binds nobody until it is signed."""

from __future__ import annotations

import pytest

from game.session.errors import SessionError
from game.session.journal.memory import Memory
from game.session.session import Session
from tests.session.table import PACKAGE, WORLD, begun, played, reopened


def test_a_deal_slip_comes_back_until_it_is_signed_or_thrown_away() -> None:
    session = begun()
    session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    last = session.past.last
    session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    assert session.past.last == last, "nothing was changed on it"
    found = reopened(session).slips(WORLD)
    assert list(found) == [("sand_for_roads",)]
    assert found["sand_for_roads",].exchanges == PACKAGE.exchanges
    assert not session.past.basis(1).deals, "it binds nobody"
    session.slip(WORLD, ("sand_for_roads",), None)
    assert reopened(session).slips(WORLD) == {}


def test_a_slip_lasts_for_its_round() -> None:
    session = begun()
    session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    session.play_round()
    session.go_to("results")
    session.go_to("news")
    assert session.slips(WORLD) == {}


def test_a_slip_for_what_the_scenario_does_not_know_cannot_be_kept() -> None:
    session = begun()
    for world, match, said in (
        (WORLD, "gold", "no exchange “gold”"),
        ("moon", "sand_for_roads", "no cluster “moon”"),
    ):
        with pytest.raises(SessionError, match=said):
            session.slip(world, (match,), PACKAGE)


def test_a_game_with_slips_comes_to_what_it_comes_to_without() -> None:
    without, with_slips = begun(), begun()
    with_slips.slip(WORLD, ("sand_for_roads",), PACKAGE)
    for session in (without, with_slips):
        session.play_round()
    assert not any(line.data["line"] == "slip" for line in without.journal.lines)
    assert played(with_slips) == played(without) == played(reopened(without))


def test_a_kind_of_line_that_nobody_knows_is_still_refused() -> None:
    session = begun()
    session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    lines = [dict(line.data) for line in session.journal.lines]
    strange = Session(Memory([*lines[:-1], lines[-1] | {"line": "slipped"}]))
    assert f"Line {len(lines)}:" in str(strange.read_only)
    assert strange.slips(WORLD) == {}

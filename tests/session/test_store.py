"""What is kept of a round comes back as it was; a fork goes on from it, and verifying plays it again."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.experiments.verify import verify
from game.session.errors import SessionError
from game.session.fork import fork
from game.session.journal.memory import Memory
from game.session.record_codec import pack, unpack
from game.session.session import Session
from sim.rules import VERSION
from sim.serialisation import BadData, ledger_from_plain, ledger_to_plain, state_from_plain, state_to_plain
from sim.state import OnRoad, State
from tests.session.table import PACKAGE, WORLD, begun, collect, played, scenario, setup, to_the_end


@cache
def whole() -> Session:
    """A whole game with a deal, slips that nobody signed, a sheet that was undone, news and money."""
    session = begun(bots={"town": "cooperative"})
    wrong = session.seal("foundry", [collect("0.5")])
    session.undo(wrong)
    session.seal("foundry", [collect("1")])
    session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    session.sign(WORLD, PACKAGE)
    session.slip(WORLD, ("sand_for_roads",), None)
    session.play_round()
    session.go_to("decide")
    session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    session.inject("higher_tax")
    session.adjust_cash(WORLD, "roads", 100, "a cent is a cent")
    return to_the_end(session)


# -- packing ------------------------------------------------------------------------------------------


def test_a_round_comes_back_as_it_was_packed() -> None:
    for record in whole().records:
        assert unpack(pack(record), whole().plan) == record


def test_states_and_ledgers_come_back_from_plain_data() -> None:
    world = whole().records[1].worlds[WORLD]
    assert state_from_plain(state_to_plain(world.state)) == world.state
    assert [ledger_from_plain(ledger_to_plain(one)) for one in world.ledgers] == list(world.ledgers)


def test_bad_data_is_named() -> None:
    wrong: Any
    world = whole().records[0].worlds[WORLD]
    state, ledger = state_to_plain(world.state), ledger_to_plain(world.ledgers[0])
    for wrong, where in (
        (state | {"year": "soon"}, "year"),
        (state | {"stocks": [["a"]]}, "stocks"),
        (state | {"stocks": {}}, "stocks"),
        (state | {"more": 1}, "more"),
        (state | {"stocks": [["a", "b", 10**17]]}, "stocks"),
        (state | {"cash": {"foundry": -(10**29)}}, "cash"),
        (state | {"cash": {"share": 10**29}}, "cash.share"),
        (state | {"recovery": {"foundry_slag": [10**28, 1]}}, "recovery.foundry_slag"),
        (state | {"blend": {"roadbuilding": [1, 0]}}, "blend.roadbuilding"),
        ([], "stocks"),
    ):
        with pytest.raises(BadData, match=where):
            state_from_plain(wrong)
    for wrong, where in (
        (ledger | {"flows": [["a", "b", "c", "own", "", "", [1]]]}, "52 weeks"),
        (ledger | {"flows": [["a", "b", "c", "thrown", "", "", [0] * 52]]}, "flows"),
        (ledger | {"flows": [["a", "b", "c", "own", "", "", [2**63] + [0] * 51]]}, "flows"),
        (ledger | {"opening": [["a", "b", 10**17]]}, "opening"),
        (ledger | {"closing": [["a", "b", -(10**17)]]}, "closing"),
        (ledger | {"uptime": 3}, "uptime"),
        (None, "the whole"),
    ):
        with pytest.raises(BadData, match=where):
            ledger_from_plain(wrong)


def test_a_damaged_record_is_named_with_its_round() -> None:
    entry = pack(whole().records[1])
    worlds = {WORLD: entry.worlds[WORLD] | {"packed": "####"}}
    with pytest.raises(SessionError, match="round 2"):
        unpack(entry.model_copy(update={"worlds": worlds}), whole().plan)
    with pytest.raises(SessionError, match="not those of the round"):
        unpack(entry.model_copy(update={"years": (1,)}), whole().plan)


@pytest.mark.parametrize(
    ("key", "value"),
    [("addressable_virgin_kg", -(10**15)), ("virgin_kg", 10**29), ("jobs", 1e300), ("mci", float("nan"))],
)
def test_an_indicator_that_no_page_could_draw_or_say_is_named(key: str, value: float) -> None:
    entry = pack(whole().records[1])
    world = entry.worlds[WORLD]
    worlds = {WORLD: world | {"idle": world["idle"] | {key: value}}}
    with pytest.raises(SessionError, match=key):
        unpack(entry.model_copy(update={"worlds": worlds}), whole().plan)


STRAYS: dict[str, Callable[[State], State]] = {
    "cash": lambda state: replace(state, cash={"foundry": 1}),
    "purses": lambda state: replace(state, purses=(("nobody",),)),
    "contracts": lambda state: replace(
        state, contracts={key: replace(deal, taker="{x}") for key, deal in state.contracts.items()}
    ),
    "projects": lambda state: replace(state, projects={"moon": next(iter(state.projects.values()))}),
    "events": lambda state: replace(state, events={"war": 3}),
    "work": lambda state: replace(state, work={"roof": (1,)}),
    "road": lambda state: replace(state, road=(OnRoad("no_deal", 1, 1),)),
}


@pytest.mark.parametrize("field", STRAYS)
def test_a_state_that_speaks_of_what_the_cluster_has_not_is_named(field: str) -> None:
    record = whole().records[1]
    world = record.worlds[WORLD]
    forged = replace(record, worlds={WORLD: replace(world, state=STRAYS[field](world.state))})
    with pytest.raises(SessionError, match=field):
        unpack(pack(forged), whole().plan)


def test_a_small_line_that_would_unpack_to_gigabytes_is_refused() -> None:
    entry = pack(whole().records[1])
    many = b'{"ledgers":[' + b"[]," * 5_000_000 + b"[]]}"
    bomb = base64.b85encode(zlib.compress(many)).decode()
    worlds = {WORLD: entry.worlds[WORLD] | {"packed": bomb}}
    with pytest.raises(SessionError, match="too large"):
        unpack(entry.model_copy(update={"worlds": worlds}), whole().plan)


# -- forks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_fork_goes_on_from_any_round_by_the_same_luck(number: int) -> None:
    session = whole()
    twin = fork(session, number)
    assert (twin.round, twin.task) == (number, None)
    assert played(twin) == played(session)[: number - 1]
    assert twin.setup.origin is not None
    assert (twin.setup.origin.round, twin.setup.seed) == (number, session.setup.seed)
    assert not twin.past.undone


def test_a_fork_that_decides_the_same_comes_to_the_same(tmp_path: Path) -> None:
    session = whole()
    twin = fork(session, 2, tmp_path / "fork.kierto", name="original")
    twin.inject("higher_tax")
    twin.adjust_cash(WORLD, "roads", 100, "a cent is a cent")
    for number in (2, 3):
        twin.go_to("decide")
        for sheet in session.past.basis(number).sheets:
            twin.hand_in(sheet.team, sheet.decisions)
        twin.play_round()
    assert played(twin) == played(session)[:3]
    twin.close()
    assert Session.open(tmp_path / "fork.kierto", read_only=True).setup.origin == twin.setup.origin


def test_there_is_no_fork_of_a_round_that_nobody_reached() -> None:
    with pytest.raises(SessionError, match="not been reached"):
        fork(begun(), 2)
    with pytest.raises(SessionError, match="no round 9"):
        fork(whole(), 9)


# -- verifying ------------------------------------------------------------------------------------------


def test_a_session_comes_out_as_recorded() -> None:
    found = verify(whole())
    assert (found.sound, found.rounds) == (True, 4)


def test_the_first_round_and_firm_that_differ_are_named() -> None:
    session = whole()
    record = session.records[1]
    digests = record.worlds[WORLD].digests | {"roads": "0" * 32}
    forged = replace(record, worlds={WORLD: replace(record.worlds[WORLD], digests=digests)})
    lines = [dict(line.data) for line in session.journal.lines]
    at = next(i for i, line in enumerate(lines) if line["line"] == "round" and line["round"] == 2)
    lines[at] = lines[at] | {"worlds": pack(forged).worlds}
    found = verify(Session(Memory(lines))).difference
    assert found is not None
    assert (found.round, found.firm, found.what) == (2, "roads", "digest")


def test_decisions_that_were_forged_come_out_otherwise() -> None:
    session = whole()
    lines = [dict(line.data) for line in session.journal.lines]
    at = next(i for i, line in enumerate(lines) if line["line"] == "deal")
    lines[at] = lines[at] | {"deal": lines[at]["deal"] | {"takers_share": "0.9", "reason": "forged"}}
    exchange = lines[at]["deal"]["exchanges"][0] | {"price": "3"}
    lines[at] = lines[at] | {"deal": lines[at]["deal"] | {"exchanges": [exchange]}}
    found = verify(Session(Memory(lines))).difference
    assert found is not None
    assert found.round == 1


# -- other rules ------------------------------------------------------------------------------------------


def test_a_session_of_other_rules_is_shown_and_not_played_on() -> None:
    lines = [dict(line.data) for line in whole().journal.lines]
    other = Session(Memory([lines[0] | {"rules": VERSION + 1}, *lines[1:]]))
    assert "rules" in str(other.read_only)
    assert played(other) == played(whole())
    with pytest.raises(SessionError, match="rules"):
        other.go_to("debrief")
    assert not verify(other).sound


def test_a_write_error_stops_the_session_until_it_goes_on_elsewhere(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "game.kierto", scenario(), setup(), mirror=tmp_path / "mirror")
    session.go_to("decide")
    session.journal.close()
    with pytest.raises(SessionError):
        session.seal("town", [])
    assert session.sealed("town") is None
    assert session.read_only
    session.continue_at(tmp_path / "other.kierto")
    assert session.read_only is None
    session.seal("town", [])
    session.close()
    assert Session.open(tmp_path / "other.kierto").sealed("town") == ()

"""What a facilitator does to a session: news, money, phases, the end."""

from __future__ import annotations

import pytest

from game.session.entries import CashAdjusted, Phase
from game.session.errors import SessionError
from game.session.promises import guess_of
from game.session.session import Session
from sim.balance import residuals
from tests.session.table import (
    PACKAGE,
    WORLD,
    begun,
    collect,
    decision,
    reopened,
    scenario,
    setup,
    to_the_end,
)


def test_injected_news_comes_to_the_idle_twin_too() -> None:
    session = begun()
    session.inject("higher_tax")
    world = session.play_round().worlds[WORLD]
    assert "higher_tax" in world.state.events
    assert "higher_tax" in world.idle_state.events


def test_money_given_is_in_the_purse_at_once_and_every_balance_closes() -> None:
    session = begun()
    session.adjust_cash(WORLD, "roads", -5_000_000, "a fine")
    session.adjust_cash(WORLD, "foundry", 12_345_678, "typing error")
    session.go_to("years")
    session.catch_up()
    world = session.records[0].worlds[WORLD]
    ledger = world.ledgers[0]
    assert residuals(session.plan, ledger).where == ()
    assert {one.payee: sum(weeks) for one, weeks in ledger.payments.items() if one.kind == "adjustment"} == {
        "foundry": 12_345_678,
        "outside": 5_000_000,
    }
    assert world.idle_ledgers[0].closing_cash["foundry"] < ledger.closing_cash["foundry"]
    edited = CashAdjusted(round=1, world=WORLD, firm="foundry", cents=1, reason="less")
    session.edit(4, edited)
    session.catch_up()
    assert session.history()[3].reads == edited


def test_a_gift_lets_a_firm_afford_more_in_the_same_round() -> None:
    session = begun()
    session.adjust_cash(WORLD, "roads", -(10**9), "emptied")
    poor = session.check("roads", [decision(do="invest", project="mixing_yard")])
    session.adjust_cash(WORLD, "roads", 2 * 10**9, "given back")
    rich = session.check("roads", [decision(do="invest", project="mixing_yard")])
    assert len(rich) < len(poor)


def test_the_game_can_end_in_any_phase_and_go_on_if_that_was_a_mistake() -> None:
    phases: tuple[Phase, ...] = ("briefing", "news", "decide", "reveal", "years", "results")
    for phase in phases:
        session = Session.in_memory(scenario(), setup())
        if phase != "briefing":
            session.go_to("decide")
            session.play_round()
        if phase != "years":
            session.go_to(phase)
        reached = len(session.records)
        session.end_here()
        assert (session.phase, session.rounds) == ("end", reached)
        session.legacy()
        assert [one.phase for one in session.records] == ["play"] * reached + ["legacy"]
        ended = next(item.line for item in session.history() if item.entry.line == "ended")
        session.undo(ended)
        assert session.phase == phase
        assert session.task is None
        session.redo(ended)
        session.go_to("debrief")
        assert session.task is None


def test_phases_follow_one_another_and_say_why_they_do_not() -> None:
    session = Session.in_memory(scenario(), setup())
    refused: dict[Phase, str] = {
        "results": "no results before",
        "end": "rounds left",
        "legacy": "rounds left",
    }
    for phase, why in refused.items():
        with pytest.raises(SessionError, match=why):
            session.go_to(phase)
    to_the_end(session)
    with pytest.raises(SessionError, match="game is over"):
        session.go_to("decide")
    with pytest.raises(SessionError, match="Nothing can be decided"):
        session.seal("town", [])


def test_the_room_guesses_and_the_clock_is_held() -> None:
    session = begun()
    session.guess("falls")
    session.clock(3, paused=True)
    again = reopened(session)
    assert (guess_of(again.past, 1), again.past.minutes, again.past.paused) == ("falls", 3, True)


def test_every_line_of_the_history_reads_as_a_sentence() -> None:
    session = begun(bots={"town": "private"})
    session.draft("foundry", [collect("1")])
    line = session.seal("foundry", [collect("1")])
    session.slip(WORLD, ("sand_for_roads",), PACKAGE)
    session.sign(WORLD, PACKAGE)
    session.slip(WORLD, ("sand_for_roads",), None)
    session.undo(line)
    session.clock(-1, paused=False)
    session.inject("higher_tax")
    to_the_end(session)
    items = session.history()
    assert [item.line for item in items] == list(range(1, session.past.last + 1))
    assert all(str(item.text) and "None" not in str(item.text) for item in items)
    sealed = items[line - 1]
    assert (sealed.counts, sealed.can_undo, sealed.can_redo) == (False, False, True)

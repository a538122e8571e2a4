"""A session from its set-up to its debrief: what is decided counts, what is taken back does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.bots.game import play_bots
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.entries import CashAdjusted, Edited, Phase, Sheet, Signed
from game.session.errors import Refused, SessionError
from game.session.session import Session
from sim.balance import residuals
from sim.digest import digest
from tests.session.table import (
    PACKAGE,
    WORLD,
    begun,
    collect,
    decision,
    plan,
    played,
    reopened,
    scenario,
    setup,
    to_the_end,
)

# -- one way of playing -----------------------------------------------------------------------------


def test_a_session_comes_to_what_the_same_decisions_come_to_without_one() -> None:
    session = begun()
    session.seal("foundry", [collect("1")])
    to_the_end(session)
    alone = list(play_bots(plan(), 7, {}, people={1: {"foundry": [collect("1")]}}))
    ours = [one for record in session.records for one in record.worlds[WORLD].ledgers]
    idle = [one for record in session.records for one in record.worlds[WORLD].idle_ledgers]
    assert [digest(one) for one in ours] == [digest(one) for game in alone for one in game.result.ledgers]
    assert [digest(one) for one in idle] == [digest(one) for game in alone for one in game.idle.ledgers]


def test_a_file_holds_everything_and_shows_it_as_recorded(tmp_path: Path) -> None:
    file = tmp_path / "päätös.kierto"
    session = Session.create(file, scenario(), setup())
    session.go_to("decide")
    session.sign(WORLD, PACKAGE)
    session.seal("town", [])
    to_the_end(session)
    session.close()
    again = Session.open(file)
    assert (again.phase, again.round, again.read_only) == ("legacy", 3, None)
    assert again.records == session.records
    assert again.state(WORLD) == session.state(WORLD)


def test_a_missing_sheet_means_as_last_year() -> None:
    silent, blank = begun(), begun()
    for team in blank.teams:
        blank.seal(team.id, [])
    assert played(to_the_end(silent)) == played(to_the_end(blank))


# -- sheets and deals ---------------------------------------------------------------------------------


def test_a_sheet_that_breaks_a_rule_is_not_sealed() -> None:
    session = begun()
    wrong = decision(do="invest", project="mixing_yard")
    assert session.check("foundry", [wrong])
    with pytest.raises(Refused) as refused:
        session.seal("foundry", [wrong])
    assert refused.value.objections[0].decider == "foundry"
    assert session.sealed("foundry") is None


def test_what_was_typed_comes_back_until_the_sheet_is_sealed() -> None:
    session = begun()
    session.draft("foundry", [collect("0.5")])
    session.draft("foundry", [collect("1")])
    assert reopened(session).drafted("foundry") == (collect("1"),)
    session.seal("foundry", [collect("1")])
    assert session.drafted("foundry") == ()
    session.unseal("foundry")
    assert (session.sealed("foundry"), session.drafted("foundry")) == (None, (collect("1"),))


def test_a_deal_binds_as_soon_as_it_is_signed() -> None:
    session = begun()
    line = session.sign(WORLD, PACKAGE)
    assert set(session.state(WORLD).projects) >= {"build_sand_plant", "mixing_yard"}
    with pytest.raises(Refused):
        session.sign(WORLD, PACKAGE)
    session.undo(line)
    assert "mixing_yard" not in session.state(WORLD).projects
    session.redo(line)
    record = session.play_round().worlds[WORLD]
    assert "mixing_yard" in record.before.projects
    assert record.set_aside == ()


def test_offers_of_sealed_sheets_lie_on_the_table() -> None:
    session = begun()
    session.seal("foundry", [PACKAGE])
    accept = decision(do="accept_deal", offer="sand")
    assert session.check("roads", [accept]) == []
    assert session.check("town", [accept])
    session.seal("roads", [accept])
    assert "mixing_yard" in session.play_round().worlds[WORLD].state.projects


def test_an_idle_bot_signs_nothing_and_says_so() -> None:
    session = begun(bots={"roads": "idle"})
    with pytest.raises(Refused, match="Roads is played by a bot and does not sign"):
        session.sign(WORLD, PACKAGE)
    session.give_seat("roads", "Road builders")
    session.sign(WORLD, PACKAGE)
    assert session.team("roads").name == "Road builders"


def test_bots_decide_when_a_round_closes_and_are_written_down() -> None:
    session = begun(bots={"foundry": "cooperative", "roads": "cooperative"})
    session.seal("town", [])
    session.go_to("reveal")
    sheets = [one for one in session.past.entries.values() if isinstance(one, Sheet)]
    assert [(one.team, one.by) for one in sheets] == [
        ("town", None),
        ("foundry", "cooperative"),
        ("roads", "cooperative"),
    ]
    assert all(not one.worlds[WORLD].set_aside for one in to_the_end(session).records)


# -- taking back ---------------------------------------------------------------------------------------


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


# -- the facilitator ------------------------------------------------------------------------------------


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
    session.guess(falls=True)
    session.clock(3, paused=True)
    again = reopened(session)
    assert (again.past.guess(1), again.past.minutes, again.past.paused) == (True, 3, True)


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


# -- parallel worlds -------------------------------------------------------------------------------------


def test_parallel_teams_meet_the_same_luck_in_worlds_of_their_own() -> None:
    teams = seating(plan(), 3, parallel=True)
    session = Session.in_memory(scenario(), Setup(seed=3, teams=teams, rounds=3))
    session.go_to("decide")
    session.seal("team-1", [collect("1")])
    session.sign("team-2", PACKAGE)
    session.play_round()
    worlds = session.records[0].worlds
    assert list(worlds) == ["team-1", "team-2", "team-3"]
    assert len({one.digest for one in worlds.values()}) == 3
    assert len({digest(one.idle_ledgers[0]) for one in worlds.values()}) == 1
    assert worlds["team-3"].digest == session.copy().records[0].worlds["team-3"].digest


def test_signed_deals_keep_their_order() -> None:
    session = begun()
    session.sign(WORLD, PACKAGE)
    deals = session.past.basis(1).deals
    assert isinstance(deals[0], Signed)
    assert deals[0].deal.signed == ["foundry", "roads"]


# -- what does not fit --------------------------------------------------------------------------------------


def test_a_set_up_that_does_not_fit_is_refused() -> None:
    teams = setup().teams
    for wrong, why in (
        (setup().model_copy(update={"rounds": 9}), "has 3 rounds, not 9"),
        (setup().model_copy(update={"teams": (*teams, teams[0])}), "Two teams"),
        (
            setup().model_copy(update={"teams": (teams[0].model_copy(update={"firms": ("nobody",)}),)}),
            "does not have",
        ),
        (
            setup().model_copy(
                update={"teams": (teams[0], teams[1].model_copy(update={"firms": ("foundry",)}))}
            ),
            "Give it to one team",
        ),
    ):
        with pytest.raises(SessionError, match=why):
            Session.in_memory(scenario(), wrong)


def test_what_is_too_long_is_refused_in_a_sentence() -> None:
    session = begun()
    with pytest.raises(SessionError, match="reason"):
        session.adjust_cash(WORLD, "foundry", 1, "x" * 300)
    with pytest.raises(SessionError, match="name"):
        session.give_seat("town", "x" * 300)
    with pytest.raises(SessionError, match="no team"):
        session.seal("nobody", [])
    with pytest.raises(SessionError, match="no cluster"):
        session.state("elsewhere")

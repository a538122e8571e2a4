"""A session from its set-up to its debrief: what is decided counts, what is taken back does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.bots.game import play_bots
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.entries import Sheet, Signed
from game.session.errors import Refused, SessionError
from game.session.session import Session
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

"""What is written down in the debrief: it decides nothing, is read again from the file, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.errors import SessionError
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIO = load(Path(__file__).parents[2] / "scenarios" / "tutorial.yaml")


def begun(path: Path) -> Session:
    return Session.create(path, SCENARIO, Setup(seed=7, teams=seating(Plan(SCENARIO)), rounds=1))


def test_guesses_plans_and_notes_are_read_again_from_the_file(tmp_path: Path) -> None:
    session = begun(tmp_path / "game.kierto")
    session.notes.guess("road", (-20, -28, -36), 1)
    session.notes.monday(("slag", "builder", "plant manager", "14 December", "city"))
    session.notes.monday(("ash", "", "", "", ""))
    session.notes.write("who paid", "We did not see their purse. ")
    session.close()
    again = Session.open(tmp_path / "game.kierto")
    guess = again.notes.guessed("road")
    assert guess is not None
    assert guess.options[guess.chosen] == -28
    assert again.notes.guessed("signature") is None
    assert [plan.by_product for plan in again.notes.mondays()] == ["slag", "ash"]
    assert [note.text for note in again.notes.written("who paid")] == ["We did not see their purse."]
    told = [str(item.text) for item in again.history()]
    assert "Debrief, the road not taken: most hands for −28 %" in told
    assert "Monday 1: slag, builder, plant manager, 14 December, city" in told
    again.close()


def test_a_plan_is_written_anew_and_taken_off_by_its_number(tmp_path: Path) -> None:
    session = begun(tmp_path / "game.kierto")
    session.notes.monday(("slag", "", "", "", ""))
    session.notes.monday(("ash", "", "", "", ""))
    session.notes.monday(("slag", "builder", "", "", ""), 1)
    session.notes.monday(("", "", "", "", ""), 2)
    assert [(plan.by_product, plan.firm) for plan in session.notes.mondays()] == [("slag", "builder")]
    with pytest.raises(SessionError, match="Write at least the side stream"):
        session.notes.monday(("", "builder", "", "", ""))
    session.close()


def test_no_answer_is_chosen_that_was_not_asked(tmp_path: Path) -> None:
    session = begun(tmp_path / "game.kierto")
    with pytest.raises(SessionError, match="There is no answer 4"):
        session.notes.guess("road", (-20, -28, -36), 3)
    session.close()


def test_a_plan_that_was_undone_may_count_again_beside_one_written_since(tmp_path: Path) -> None:
    session = begun(tmp_path / "game.kierto")
    session.notes.monday(("slag", "", "", "", ""))
    undone = session.undo_last()
    session.notes.monday(("ash", "", "", "", ""))
    session.redo(undone)
    assert [plan.by_product for plan in session.notes.mondays()] == ["slag", "ash"]
    session.close()

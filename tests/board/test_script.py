"""The script: there is always something to say, and it is what the moment asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from game.board.facilitator_script import Moment, advice, cue, on_time, parts
from game.session.entries import Phase
from game.session.presets import PRESETS
from game.session.round_shape import round_shape
from game.session.schedule import pace
from game.text.translator import Translator

W = Translator("en")
TWO_HOURS = PRESETS["two hours"]


@pytest.mark.parametrize("phase", get_args(Phase))
@pytest.mark.parametrize("round_", [1, 2, 5])
def test_every_phase_of_every_round_has_words(phase: Phase, round_: int) -> None:
    found = cue(W, Moment(phase, round_, 5, missing=("Steel",)))
    assert found.what
    assert found.say
    assert found.then or phase == "debrief"


def test_what_to_say_while_deciding_follows_the_clock() -> None:
    said = [
        cue(W, Moment("decide", 3, 5, passed / 6.5, ("Steel",))).what for passed in (0, 1, 3.25, 4.25, 5, 6.5)
    ]
    assert said == ["A silent minute", "Teams talk", "Deal slips", "Sheets", "The bell", "Close"]


def test_the_bell_is_rung_in_time_for_every_voice_and_asks_for_the_pledge_where_there_is_one() -> None:
    for minutes, number in ((15, 1), (12, 2), (10, 3), (9, 5), (8, 2)):
        shape = round_shape(minutes, number)
        assert shape.sheets <= shape.bell <= shape.close - 1
    rings = Moment("decide", 3, 5, 5 / 6.5, ("Steel",))
    assert "F8" in cue(W, rings).say
    assert "pledge" not in cue(W, rings).say
    assert cue(W, replace(rings, pledges=True)).say.endswith("Cards for the pledge: all up on three.")


def test_when_all_sheets_are_in_the_round_can_be_closed_at_any_time() -> None:
    found = cue(W, Moment("decide", 3, 5, 0.2))
    assert (found.what, found.then) == ("Close", "Reveal")
    assert found.say == "All sheets are in. Vote by show of hands, then close the round."


def test_after_the_guess_the_years_are_next() -> None:
    assert cue(W, Moment("reveal", 3, 5)).then == "Thumbs"
    assert cue(W, Moment("reveal", 3, 5, guessed=True)).then == "The years run"


def test_a_short_reflection_is_offered_after_the_second_round_unless_it_is_the_last() -> None:
    assert "90 seconds" in cue(W, Moment("results", 2, 5)).say
    assert "90 seconds" not in cue(W, Moment("results", 2, 2)).say
    assert "90 seconds" not in cue(W, Moment("results", 3, 5)).say


def test_after_the_last_results_comes_the_end() -> None:
    assert cue(W, Moment("results", 4, 5)).then == "News"
    assert cue(W, Moment("results", 5, 5)).then == "The end"


def test_parts_follow_one_another_within_the_round() -> None:
    times = [one.at for one in parts(W)]
    assert times == sorted(times)
    assert times[-1] < 10


def test_a_round_of_ten_minutes_leaves_six_and_a_half_for_deciding() -> None:
    assert tuple(round_shape(length).deciding for length in (10, 4, 1)) == (6.5, 2.5, 0.75)


def test_the_plan_is_told_in_words() -> None:
    begins = TWO_HOURS.begins(3)
    for elapsed, said, do in (
        (begins, "On time", ""),
        (begins + 3, "2 minutes behind the plan", ""),
        (begins + 8, "7 minutes behind the plan", "0 minutes of slack are left."),
        (begins + 16, "15 minutes behind the plan", "Leave out 1 round, and keep the debrief: F2, X."),
        (begins - 5, "5 minutes ahead of the plan", "There is time: let them talk."),
    ):
        now = pace(TWO_HOURS, elapsed, "news", 3)
        assert (on_time(W, now), advice(W, now)) == (said, do)


def test_in_the_last_round_nothing_is_left_to_drop() -> None:
    now = pace(TWO_HOURS, TWO_HOURS.begins(5) + 30, "news", 5)
    assert advice(W, now) == "Keep the talks short. Do not cut the debrief."

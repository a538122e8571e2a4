"""Plan, guide, script and clock say the same minutes in every length of a session."""

from __future__ import annotations

import pytest

from game.board.facilitator_script import parts
from game.outputs.handouts.guide import a_round, the_plan
from game.roster.setup import Preset
from game.session.presets import PRESETS
from game.session.round_shape import round_shape
from game.session.schedule import begins, stretches
from game.text.translator import Translator

W = Translator("en")
MINUTES: dict[Preset, int] = {"two hours": 120, "ninety minutes": 90, "one hour": 60}
LEAST_TALK: dict[Preset, int] = {"two hours": 5, "ninety minutes": 5, "one hour": 3}
QUARTER = 0.25 + 1e-9


def talk_minutes(length: int, number: int) -> float:
    """How long people talk in a round of so many minutes, as the clock runs: in quarters of a minute."""
    shape = round_shape(length, number)
    return shape.deciding - round((shape.talk - shape.silence) * 4) / 4


def minutes_of(time: str) -> float:
    first, second = time.split(":")
    return int(first) + int(second) / 60


@pytest.mark.parametrize("preset", MINUTES)
def test_the_plan_of_a_session_lasts_what_its_name_says_on_paper_and_at_the_desk(preset: Preset) -> None:
    plan = PRESETS[preset]
    assert plan.total == sum(part.minutes for part in stretches(plan)) == MINUTES[preset]
    told = {step.what: 60 * minutes_of(step.time) for step in the_plan(W, plan)}
    assert told[f"{plan.rounds} rounds"] == plan.begins(1) == begins(plan, "news", 1)
    assert told["The years after"] == plan.begins(plan.rounds + 1) == begins(plan, "end", plan.rounds)
    assert told["Slack"] == plan.total - plan.slack


@pytest.mark.parametrize("preset", MINUTES)
def test_the_clock_runs_from_the_silent_minute_to_the_close_that_the_guide_prints(preset: Preset) -> None:
    plan = PRESETS[preset]
    for number, length in enumerate(plan.lengths, 1):
        guide = {step.what: minutes_of(step.time) for step in a_round(W, length, number)}
        clock = round_shape(length, number).deciding
        assert abs(guide["Close"] - guide["A silent minute"] - clock) <= QUARTER
        opens = begins(plan, "decide", number) - begins(plan, "news", number)
        closes = begins(plan, "reveal", number) - begins(plan, "news", number)
        assert abs(opens - guide["A silent minute"]) <= QUARTER
        assert abs(closes - guide["Close"]) <= QUARTER


@pytest.mark.parametrize("preset", MINUTES)
def test_people_talk_for_five_minutes_at_least_in_the_hour_for_three_in_every_round(preset: Preset) -> None:
    for number, length in enumerate(PRESETS[preset].lengths, 1):
        assert talk_minutes(length, number) >= LEAST_TALK[preset], number


@pytest.mark.parametrize("preset", ["two hours", "ninety minutes"])
def test_the_first_silence_is_three_minutes_and_the_first_talk_eight(preset: Preset) -> None:
    length = PRESETS[preset].lengths[0]
    shape = round_shape(length, 1)
    assert shape.talk - shape.silence == 3
    assert talk_minutes(length, 1) >= 8
    assert "3 minutes, no talking" in {part.name: part.say for part in parts(W, length, 1)}["silence"]


def test_what_the_script_says_of_time_is_what_is_left() -> None:
    rounds = {
        (number, length) for preset in MINUTES for number, length in enumerate(PRESETS[preset].lengths, 1)
    }
    for number, length in rounds:
        shape, script = round_shape(length, number), {part.what: part for part in parts(W, length, number)}
        said = int(script["Sheets"].say.rpartition("“")[2].split()[0])
        assert abs(said - (shape.close - shape.sheets)) <= 0.5
        words = script["A silent minute"].say.partition("“")[2].split()
        called = {"Half": 0.5, "One": 1.0}.get(words[0]) or float(words[0])
        assert called == shape.talk - shape.silence


def test_the_guide_says_how_long_each_round_is_silent_and_talks() -> None:
    from game.outputs.handouts.guide import _talk

    assert _talk(W, 15, 1) == "Round 1: 3:00 of silence, 8:30 of talk"
    assert _talk(W, 9, 5) == "Round 5: 0:30 of silence, 5:00 of talk"

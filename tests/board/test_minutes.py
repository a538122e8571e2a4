"""Plan, guide, script and clock say the same minutes in every length of a session."""

from __future__ import annotations

import pytest

from game.board.facilitator_script import DECIDING, SILENCE, TALK, USUAL, deciding_minutes, parts
from game.outputs.handouts.guide import a_round, the_plan
from game.roster.setup import Preset
from game.session.presets import PRESETS
from game.session.schedule import begins, stretches
from game.text.translator import Translator

W = Translator("en")
MINUTES: dict[Preset, int] = {"two hours": 120, "ninety minutes": 90, "one hour": 60}
LEAST_TALK: dict[Preset, int] = {"two hours": 5, "ninety minutes": 5, "one hour": 3}
QUARTER = 0.25 + 1e-9


def talk_minutes(length: int) -> float:
    """How long people talk in a round of so many minutes, as the clock runs: in quarters of a minute."""
    return deciding_minutes(length) - round(length * (TALK - SILENCE) / USUAL * 4) / 4


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
        guide = {step.what: minutes_of(step.time) for step in a_round(W, length)}
        clock = deciding_minutes(length)
        assert abs(guide["Close"] - guide["A silent minute"] - clock) <= QUARTER
        opens = begins(plan, "decide", number) - begins(plan, "news", number)
        closes = begins(plan, "reveal", number) - begins(plan, "news", number)
        assert abs(opens - guide["A silent minute"]) <= QUARTER
        assert abs(closes - guide["Close"]) <= QUARTER
        assert (opens / length, closes / length) == pytest.approx([minute / USUAL for minute in DECIDING])


@pytest.mark.parametrize("preset", MINUTES)
def test_people_talk_for_five_minutes_at_least_in_the_hour_for_three(preset: Preset) -> None:
    """But in the last round, which is short where there is more than an hour: what is begun then pays nobody."""
    *usual, last = PRESETS[preset].lengths
    assert min(map(talk_minutes, usual)) >= LEAST_TALK[preset]
    assert talk_minutes(last) >= LEAST_TALK["one hour"] - QUARTER


def test_what_the_script_says_of_time_is_what_is_left() -> None:
    for length in {length for preset in MINUTES for length in PRESETS[preset].lengths}:
        script = {part.what: part for part in parts(W, length)}
        left = length * (DECIDING[1] - script["Sheets"].at) / USUAL
        said = int(script["Sheets"].say.rpartition("“")[2].split()[0])
        assert abs(said - left) <= 0.5
        silence = length * (script["Teams talk"].at - script["A silent minute"].at) / USUAL
        words = script["A silent minute"].say.partition("“")[2].split()
        called = {"Half": 0.5, "One": 1.0}.get(words[0]) or float(words[0])
        assert abs(called - silence) <= 0.5

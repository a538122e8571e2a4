"""What a round is about follows its years, however they are cut; Desk and guide say the same words."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from game.board.facilitator_script import Moment, beat_for, cue
from game.roster.setup import Preset
from game.session.presets import in_preset, presets_of
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.beats import Beat, beat_of
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.problems import ScenarioFault
from tests.scenario.kemi import ROOT


@cache
def plan(name: str = "kemi-tornio", preset: Preset | None = None) -> Plan:
    scenario = load(ROOT / "scenarios" / f"{name}.yaml")
    return Plan(scenario if preset is None else in_preset(scenario, preset))


@pytest.mark.parametrize("preset", presets_of(plan().scenario.about))
def test_in_every_length_each_round_has_a_beat_of_just_its_years(preset: Preset) -> None:
    about, beats = plan("kemi-tornio", preset).scenario.about, plan().scenario.beats
    for number in range(1, len(about.rounds) + 1):
        years = about.years_of(number)
        beat = beat_of(beats, years)
        assert beat is not None
        assert (beat.from_year, beat.to_year) == (years[0], years[-1])


def test_years_that_no_beat_was_written_for_have_the_one_that_shares_most_with_them() -> None:
    def beat(first: int, last: int) -> Beat:
        return Beat.model_validate(
            {"from_year": first, "to_year": last, "story": "s", "argument": "a", "say": f"{first}–{last}"}
        )

    beats = {"long": beat(2019, 2022), "short": beat(2020, 2020), "late": beat(2024, 2025)}
    told = {
        years: found.say.en if (found := beat_of(beats, range(years[0], years[1] + 1))) else ""
        for years in ((2020, 2020), (2020, 2022), (2022, 2024), (2023, 2023))
    }
    assert told == {
        (2020, 2020): "2020–2020",
        (2020, 2022): "2019–2022",
        (2022, 2024): "2024–2025",
        (2023, 2023): "",
    }


def test_the_desk_says_each_part_of_it_when_it_is_due() -> None:
    w = Translator("en", plan())
    beat = beat_for(plan(), 3, w)
    assert beat is not None

    def said(phase: Any, passed: float = 0.0, missing: tuple[str, ...] = ("Steel",)) -> str:
        return cue(w, Moment(phase, 3, 5, passed, missing, beat=beat)).say

    assert said("news").startswith("Power and gas are dear.")
    assert "Is a dear year a reason to leave a contract?" in said("decide", 0.3)
    assert "Least amounts cannot be delivered" in said("decide", 0.8)
    assert "Who takes gas wins" in said("reveal")
    assert "Fixed price or indexed" in said("results")
    assert said("news").endswith(cue(w, Moment("news", 3, 5)).say)


@pytest.mark.parametrize(
    ("field", "year", "said"),
    [("to_year", 2030, "runs from 2019 to 2026"), ("from_year", 2020, "before it begins")],
)
def test_a_beat_out_of_the_game_or_out_of_order_is_refused(field: str, year: int, said: str) -> None:
    data: dict[str, Any] = to_data(plan().scenario)
    data["beats"] = {"slag_or_gas": {**data["beats"]["slag_or_gas"], field: year}}
    with pytest.raises(ScenarioFault, match=said):
        from_data(data)

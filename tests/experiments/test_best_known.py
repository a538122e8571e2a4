"""The best known games that ship are of today's figures, come out as recorded, and beat plain cooperation."""

from __future__ import annotations

import pytest

from game.experiments.pickled_scenario import pack
from game.experiments.search.best_known import SHIPPED, read_best, shipped_best, typical_seed
from game.experiments.search.trial import HEADLINE, tried
from game.experiments.search.upper_bound import upper_bound
from game.experiments.verify import verify
from game.resources import SCENARIOS
from game.roster.setup import Preset
from game.session.presets import in_preset, presets_of
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.parts import one_of

SCENARIO = {path.stem: load(path) for path in sorted(SCENARIOS.glob("*.yaml"))}


def file_name(scenario: str, preset: Preset, ending: str) -> str:
    """What the file of a best known game is called."""
    return f"{scenario}.{preset.replace(' ', '-')}.{ending}"


LENGTHS = [
    (key, preset)
    for key, scenario in SCENARIO.items()
    for preset in presets_of(scenario.about)
    if (SHIPPED / file_name(key, preset, "json")).exists()
]
REMEDY = "look again: python main.py search SCENARIO --preset NAME --from scenarios/best/….json"


def test_a_best_known_game_of_every_length_of_every_scenario_ships() -> None:
    for scenario in SCENARIO.values():
        for preset in presets_of(scenario.about):
            assert shipped_best(in_preset(scenario, preset)) is not None, (scenario.id, preset, REMEDY)


@pytest.mark.parametrize(("key", "preset"), LENGTHS)
def test_it_is_of_today_s_figures(key: str, preset: Preset) -> None:
    known = shipped_best(in_preset(SCENARIO[key], preset))
    assert known is not None, REMEDY
    assert known.headline_by_seed
    assert known.changes[HEADLINE] >= known.bound
    assert known.bound == pytest.approx(-upper_bound(Plan(in_preset(SCENARIO[key], preset))).cut, abs=1e-3)


@pytest.mark.parametrize("length", one_of(2, LENGTHS), ids="-".join)
def test_its_session_comes_out_as_recorded_and_as_its_figures_say(length: tuple[str, Preset]) -> None:
    key, preset = length
    known = read_best(SHIPPED / file_name(key, preset, "json"))
    assert known is not None
    session = Session.open(SHIPPED / file_name(key, preset, "kierto"), read_only=True)
    assert session.setup.seed == typical_seed(known)
    assert verify(session).difference is None
    at = known.seeds.index(session.setup.seed)
    last = [record for record in session.records if record.phase == "play"][-1].worlds["cluster"]
    cut = 1 - last.indicators.addressable_virgin_kg / last.idle.addressable_virgin_kg
    assert cut == pytest.approx(-known.headline_by_seed[at], abs=1e-3)


def test_played_once_more_it_comes_to_the_same() -> None:
    known = read_best(SHIPPED / file_name("tutorial", "tutorial", "json"))
    assert known is not None
    packed = pack(SCENARIO["tutorial"])
    again = [round(tried(packed, known.settings, seed)[0], 4) for seed in known.seeds]
    assert again == list(known.headline_by_seed)

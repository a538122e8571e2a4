"""Writes the pages about Kemi-Tornio for experts of the region, in each language: `python -m tools.region`.

What `describe` prints, and the flows of the recorded games beside the figures reckoned by hand (`kemi-tornio.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from game.bots.game import play_bots
from game.cli.decisions_file import read_decisions
from game.outputs.scenario_page.page import page
from game.session.presets import in_preset
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rounds import Played
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from tools.region.flows import by_hand, flows

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = {"en": "kemi-tornio.md", "fi": "kemi-tornio.fi.md", "sv": "kemi-tornio.sv.md"}
_SEED: Final = 64
"""The luck in which the paper mill closes in the year in which it did."""


def written(scenario: Scenario, plan: Plan, games: Mapping[str, Sequence[Played]], w: Translator) -> str:
    """The whole page in a language."""
    return page(scenario, w, flows(plan, games, w))


def _played(plan: Plan, name: str) -> tuple[Played, ...]:
    sheets = None
    if name != "idle":
        sheets = read_decisions(str(ROOT / "tests" / "golden" / f"kemi-tornio-{name}.yaml"), plan).sheets
    return tuple(play_bots(plan, _SEED, {}, people=sheets))


def main() -> None:
    """Play the recorded games, and write the pages."""
    scenario = load(ROOT / "scenarios" / "kemi-tornio.yaml")
    plan = Plan(in_preset(scenario, "two half-days"))
    games = {name: _played(plan, name) for name in by_hand().games}
    for language, name in PAGES.items():
        (ROOT / "docs" / name).write_text(
            written(scenario, plan, games, Translator(language)), encoding="utf-8"
        )


if __name__ == "__main__":
    main()

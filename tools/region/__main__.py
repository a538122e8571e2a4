"""Writes the pages about the real regions for their experts, in each language: `python -m tools.region`.

What `describe` prints; for Kemi-Tornio with the flows of the recorded games beside the figures reckoned by hand
(`kemi-tornio.yaml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from game.bots.game import play_bots
from game.cli.decisions_file import read_decisions
from game.outputs.scenario_page.page import page
from game.session.presets import in_preset
from game.text.languages import languages
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rounds import Played
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from sim.scenario.translations import file_of
from tools.region.flows import by_hand, flows

ROOT: Final = Path(__file__).parents[2]
KEMI: Final = ROOT / "scenarios" / "kemi-tornio.yaml"
OTHERS: Final = ("handelo", "kalundborg")
"""other real regions; what is not written yet has no page"""
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


def pages(scenario: Path) -> dict[str, Path]:
    """The pages about a region: the language → its file. English, and each language of its texts."""
    tags = ("en", *(tag for tag in languages() if file_of(scenario, tag).is_file()))
    return {tag: ROOT / "docs" / f"{scenario.stem}{'' if tag == 'en' else f'.{tag}'}.md" for tag in tags}


def others() -> dict[Path, str]:
    """The pages of the other regions: the file → what it should hold."""
    found = {}
    for name in OTHERS:
        file = ROOT / "scenarios" / f"{name}.yaml"
        if file.is_file():
            scenario = load(file)
            for language, place in pages(file).items():
                found[place] = page(scenario, Translator(language))
    return found


def main() -> None:
    """Play the recorded games, and write the pages."""
    for place, text in others().items():
        place.write_text(text, encoding="utf-8")
    scenario = load(KEMI)
    plan = Plan(in_preset(scenario, "two half-days"))
    games = {name: _played(plan, name) for name in by_hand().games}
    for language, place in pages(KEMI).items():
        place.write_text(written(scenario, plan, games, Translator(language)), encoding="utf-8")


if __name__ == "__main__":
    main()

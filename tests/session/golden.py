"""Golden games: what the shipped scenarios came to by decisions kept beside them, round by round and firm by firm.

After a change that is meant to change them, raise `sim.rules.VERSION` if a version was handed out, and write
them anew: `python -m tests.session.golden`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from game.cli.decisions_file import read_decisions
from game.experiments.whole_game import GameOptions, whole_game
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.presets import in_preset
from game.session.session import Session
from sim.decisions import DECISION
from sim.plan.plan import Plan
from tests.session.table import ROOT, plan

FOLDER: Final = ROOT / "tests" / "golden"
DIGESTS: Final = FOLDER / "digests.json"
SESSION: Final = FOLDER / "tutorial.kierto"
"""Of format 1, which is written no more, and of rules 1."""
SESSION_RULES_1: Final = FOLDER / "tutorial-rules-1.kierto"
"""Of format 2, as rules 1 came to it: it is shown, reported and proved, and no longer played."""
SESSION_2: Final = FOLDER / "tutorial-format-2.kierto"
SESSION_PLAYED: Final = FOLDER / "tutorial-played.kierto"
"""The golden game of the tutorial with its package, by the rules of today."""
SEEDS: Final = {"kemi-tornio": 64, "kalundborg": 3, "handelo": 1}
"""Region → the luck of its decided games, in rounds of a year; of Kemi-Tornio that in which the paper mill closes in
the year in which it did."""
GAMES: Final = {
    **{f"{file.stem}-idle": (file.stem, "") for file in sorted((ROOT / "scenarios").glob("*.yaml"))},
    "tutorial-package": ("tutorial", "tutorial-package.yaml"),
    "kemi-tornio-alone": ("kemi-tornio", "kemi-tornio-alone.yaml"),
    "kemi-tornio-together": ("kemi-tornio", "kemi-tornio-together.yaml"),
    "kemi-tornio-real": ("kemi-tornio", "kemi-tornio-real.yaml"),
    "kalundborg-real": ("kalundborg", "kalundborg-real.yaml"),
    "kalundborg-early": ("kalundborg", "kalundborg-early.yaml"),
    "handelo-real": ("handelo", "handelo-real.yaml"),
}
"""Name → its scenario and the decisions of its teams."""


def played(name: str) -> Session:
    """A golden game, played here and now."""
    scenario, decisions = GAMES[name]
    game, seed = plan(scenario), 1
    if scenario in SEEDS and decisions:
        game, seed = Plan(in_preset(game.scenario, "two half-days")), SEEDS[scenario]
    found = read_decisions(str(FOLDER / decisions), game) if decisions else None
    return whole_game(game, GameOptions(seed=seed), found.sheets if found else None)


def with_refusals() -> Session:
    """A game of the tutorial in which a team is renamed, and decisions do not stand."""
    tutorial = plan("tutorial")
    setup = Setup(seed=1, teams=seating(tutorial), rounds=3)
    session = Session.in_memory(tutorial.scenario, setup)
    session.go_to("decide")
    session.give_seat("town", "The {town} and Co.")
    for team in session.teams:
        projects = [key for key, card in tutorial.projects.items() if card.firm in team.firms]
        wishes = [
            DECISION.validate_python({"do": "invest", "project": key}) for key in [*projects, "moon_base"]
        ]
        wishes.append(DECISION.validate_python({"do": "leave_exchange", "exchange": "the news, {x}"}))
        session.hand_in(team.id, wishes)
    session.play_round()
    session.play_round()
    return session


def digests(session: Session) -> list[dict[str, Any]]:
    """Round by round: the digest of every firm."""
    return [
        {"round": record.round, "phase": record.phase, "firms": world.digests, "all": world.digest}
        for record in session.records
        for world in record.worlds.values()
    ]


def write(folder: Path = FOLDER) -> None:
    """Write all golden games anew."""
    found = {name: played(name) for name in GAMES}
    told = {name: digests(session) for name, session in found.items()}
    (folder / DIGESTS.name).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    for session, path in ((with_refusals(), SESSION_2), (found["tutorial-package"], SESSION_PLAYED)):
        (folder / path.name).unlink(missing_ok=True)
        session.write_to(folder / path.name)


if __name__ == "__main__":
    write()

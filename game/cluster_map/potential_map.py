"""The cluster as it could be: its firms and the exchanges the scenario knows of. For title cards and the briefing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.cluster_map.board import Board, Place, Ribbon
from game.cluster_map.terrain import place_names, stands, terrain, true_spots
from sim.plan.plan import Plan
from sim.rules.names import firm_name

Picture = Callable[[str | None, str], str]
"""(the model a firm names, its sector) → the model there is"""

LANDFILL = "landfill"
"""where waste goes, in the keys of flows: on the map it is a heap at home"""


def places(
    plan: Plan, marks: Mapping[str, tuple[int, str]], picture: Picture, language: str
) -> tuple[Place, ...]:
    """Every firm where it stands. `marks`: firm → (mark, name) of the team that runs it."""
    at, true = stands(plan), true_spots(plan)
    shown = []
    for key, firm in plan.scenario.firms.items():
        mark, team = marks.get(key, (None, ""))
        name, model = firm_name(plan, key, language), picture(firm.picture, firm.sector)
        shown.append(Place(key, name, at[key], model, mark, team, true=true.get(key)))
    return tuple(shown)


def promise(plan: Plan, marks: Mapping[str, tuple[int, str]], picture: Picture, language: str) -> Board:
    """Firms, and a ribbon for each pair of firms that could exchange something."""
    ribbons: dict[tuple[str, str], Ribbon] = {}
    for key, match in plan.scenario.matches.items():
        giver, taker = plan.firm_of(match.giver), plan.firm_of(match.taker)
        store = plan.stores.get(match.giver)
        if match.hidden or giver == taker or store is None or (giver, taker) in ribbons:
            continue
        energy = plan.scenario.materials[store.material].unit == "MWh"
        kind = "energy" if energy else "recovered"
        ribbons[giver, taker] = Ribbon(key, giver, taker, kind, 0, 120, "", "")  # type: ignore[arg-type]
    shown = places(plan, marks, picture, language)
    return on_ground(Board(shown, tuple(ribbons.values())), plan, language)


def links(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Pairs of firms that could ever exchange something, each once."""
    pairs = (
        tuple(sorted((plan.firm_of(match.giver), plan.firm_of(match.taker))))
        for match in plan.scenario.matches.values()
    )
    return tuple((a, b) for a, b in dict.fromkeys(pairs) if a != b)


def on_ground(board: Board, plan: Plan, language: str) -> Board:
    """The same with the ground of its scenario under it."""
    return replace(board, terrain=terrain(plan), links=links(plan), named=place_names(plan, language))

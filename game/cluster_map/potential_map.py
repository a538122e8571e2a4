"""The cluster as it could be: its firms and the exchanges the scenario knows of. For title cards and the briefing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.cluster_map.board import Board, Place, Ribbon
from sim.plan.plan import Plan
from sim.rules.names import firm_name

Picture = Callable[[str | None, str], str]
"""(the model a firm names, its sector) → the model there is"""

LANDFILL = "landfill"
LANDFILL_AT = (0.615, 0.36)


def places(
    plan: Plan, marks: Mapping[str, tuple[int, str]], picture: Picture, language: str
) -> tuple[Place, ...]:
    """Every firm where it stands. `marks`: firm → (mark, name) of the team that runs it."""
    at = _positions(plan)
    stands = []
    for key, firm in plan.scenario.firms.items():
        mark, team = marks.get(key, (None, ""))
        stands.append(
            Place(
                key, firm_name(plan, key, language), at[key], picture(firm.picture, firm.sector), mark, team
            )
        )
    return tuple(stands)


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
    return Board(shown, tuple(ribbons.values()), scenery=plan.scenario.about.scenery)


def aside(board: Board, left: float = 0.5) -> Board:
    """The same with its places on the right, so that all of it is seen beside a card."""
    moved = tuple(
        replace(place, at=(left + (1.02 - left) * place.at[0], 0.04 + 0.88 * place.at[1]))
        for place in board.places
    )
    return replace(board, places=moved)


def _positions(plan: Plan) -> dict[str, tuple[float, float]]:
    """Firm → where it stands, 0 to 1: as the scenario says, or as its kilometres lie, opened up."""
    scenario = plan.scenario
    inside = [firm for firm in scenario.firms.values() if not firm.outside] or list(scenario.firms.values())
    east = [float(firm.place[0].exact) for firm in inside]
    north = [float(firm.place[1].exact) for firm in inside]
    at = {}
    for key, firm in scenario.firms.items():
        if firm.map is not None:
            at[key] = (firm.map[0] / 100, firm.map[1] / 100)
            continue
        x = _share(float(firm.place[0].exact), min(east), max(east))
        y = 1 - _share(float(firm.place[1].exact), min(north), max(north))
        at[key] = (0.05 + 0.9 * x, 0.05 + 0.9 * y)
    return at


def _share(value: float, least: float, most: float) -> float:
    return 0.5 if most <= least else max(0.0, min(1.0, (value - least) / (most - least)))

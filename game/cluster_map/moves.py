"""Every step that a tonne can take in a cluster: from store to contract, into a process and out of it, to its ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from game.cluster_map.flows import YearsPlayed, key_of
from game.cluster_map.links import LinkKey
from sim.ledger import AIR, LOSSES, MARKET, Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.units import Unit

KEPT: Final = "kept"
"""the end of what still lies in a store, on the road or in a process"""
_UNNAMED: Final[Mapping[str, Unit]] = {AIR: "t", LOSSES: "MWh"}
"""where what a recipe does not name goes → its dimension; water goes to waters"""


class FlowStage(NamedTuple):
    """Where something is under way: a store or a contract with its material, or a process, which mixes its inputs."""

    place: str
    what: str
    """a material; of a process the dimension that it is counted in"""


class FlowEnd(NamedTuple):
    """Where it stays."""

    kind: str
    """market, a kind of disposal, air, losses, waters, or kept"""
    firm: str
    """that sold it, threw it away, let it go or keeps it"""
    material: str
    """what it is there; empty: what no recipe names"""


class Move(NamedTuple):
    """A step, and the flow of a Sankey that it is seen as, if any."""

    source: FlowStage
    target: FlowStage | FlowEnd
    link: LinkKey | None


Moves = Mapping[Move, int]
"""step → kg, kWh or l over some years"""


def moves_of(plan: Plan, played: YearsPlayed, ledgers: Sequence[Ledger]) -> dict[Move, int]:
    """Of some years of a cluster, whose stocks at the end are an end of their own."""
    sums: dict[Move, int] = defaultdict(int)
    for ledger in ledgers:
        for row, amount in ledger.totals():
            move = _move(plan, played, row)
            if move is not None:
                sums[move] += amount
    for ledger in ledgers[-1:]:
        for (place, material), amount in ledger.closing.items():
            sums[_kept(plan, played, FlowStage(place, material), material)] += amount
        for process, work in ledger.closing_work.items():
            for unit, amount in work.items():
                sums[_kept(plan, played, FlowStage(process, unit), "")] += amount
    return {move: amount for move, amount in sums.items() if amount > 0}


def moves_together(rounds: Iterable[Moves]) -> dict[Move, int]:
    """Several rounds as one: what lay in stores between them went on."""
    sums: dict[Move, int] = defaultdict(int)
    rounds = list(rounds)
    for number, moves in enumerate(rounds, 1):
        for move, amount in moves.items():
            if number == len(rounds) or not (isinstance(move.target, FlowEnd) and move.target.kind == KEPT):
                sums[move] += amount
    return dict(sums)


def _move(plan: Plan, played: YearsPlayed, row: Row) -> Move | None:
    """What a row of the ledger does to something that is in the cluster; None where it brings it in."""
    match row.kind:
        case Kind.VIRGIN | Kind.USED:
            target: FlowStage | FlowEnd = _process(plan, row.target, row.material)
        case Kind.MADE | Kind.OWN | Kind.EXCHANGE | Kind.RECEIVED | Kind.TURNED_BACK:
            target = FlowStage(row.target, row.material)
        case Kind.PRODUCT | Kind.DISPOSAL | Kind.REST:
            firm = plan.firm_of(row.source) or plan.firm_of(row.culprit)
            target = FlowEnd(MARKET if row.kind is Kind.PRODUCT else row.target, firm, row.material)
        case _:
            return None
    if row.kind is Kind.REST:
        source = FlowStage(row.source, _UNNAMED.get(row.target, "m3"))
    elif row.source in plan.lines or row.source in plan.treatments:
        source = _process(plan, row.source, row.material)
    else:
        source = FlowStage(row.source, row.material)
    place = key_of(plan, played, row)
    unit = source.what if row.kind is Kind.REST else plan.scenario.materials[row.material].unit
    return Move(source, target, LinkKey(*place, unit) if place is not None else None)  # type: ignore[arg-type]


def _process(plan: Plan, process: str, material: str) -> FlowStage:
    return FlowStage(process, plan.scenario.materials[material].unit)


def _kept(plan: Plan, played: YearsPlayed, stage: FlowStage, material: str) -> Move:
    contract = played.state.contracts.get(stage.place) or played.before.contracts.get(stage.place)
    firm = plan.firm_of(contract.taker if contract is not None else stage.place)
    return Move(stage, FlowEnd(KEPT, firm, material), None)

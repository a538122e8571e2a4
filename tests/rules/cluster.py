"""A small cluster to try the rules on: a steelworks, a road builder, a brick works, and a buyer abroad.

Worked case of the model: 30 t of slag a year, 40 t of gravel needed, ratio 0.8; disposal 95, gravel 60,
carriage 5 and cost of use 12 EUR/t. So both gain between −95 and 31 EUR/t, together 126 EUR/t.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from sim.decisions import DECISION, Decision
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import State

SEATS = {"blue": ("steel",), "red": ("roads", "mine"), "green": ("bricks",)}
SEED = 7

_LANDFILL = {"kind": "landfill", "fee": 25, "tax": "waste-tax"}


def _firm(size: str, place: list[int], cash: int, limit: int, **parts: Any) -> dict[str, Any]:
    return {
        "size": size,
        "place": place,
        "purse": {"start": cash},
        "credit": {"limit": limit, "rate": 0.05},
        **parts,
    }


def _steel() -> dict[str, Any]:
    streams = {
        "slag": {"material": "slag", "amount": 0.3, "disposal": _LANDFILL},
        "dust": {"material": "dust", "amount": 0.1, "sorting_cost": 3, "disposal": _LANDFILL},
        "heat-out": {"material": "heat", "amount": 1, "disposal": {"kind": "discharge"}},
    }
    line = {"makes": "steel-goods", "capacity": 100, "side_streams": streams}
    treatment = {
        "takes": "dust",
        "capacity": 10,
        "cost": 20,
        "yields": {
            "clean-dust": {"material": "filler", "share": 0.5, "disposal": {"kind": "heap", "fee": 2}}
        },
        "residue": {"material": "slag", "disposal": _LANDFILL},
    }
    return _firm(
        "anchor",
        [0, 0],
        100_000,
        50_000,
        lines={"melting": line},
        treatments={"dust-mill": treatment},
        sites=1,
    )


def _roads() -> dict[str, Any]:
    gravel = {"virgin": "gravel", "amount": 1, "price": 60, "counted": True, "name": "Gravel for roads"}
    gravel["secondaries"] = {"slag": {"ratio": 0.8, "cost": 12}, "mixed": {"lowest_grade": 50}}
    return _firm("community", [4, 3], 20_000, 5_000, lines={
        "paving": {"makes": "road", "capacity": 40, "needs": {"road-gravel": gravel}},
    })  # fmt: skip


def _mine() -> dict[str, Any]:
    stream = {"material": "mixed", "amount": 1, "disposal": {"kind": "heap"}}
    line = {"makes": "ore", "capacity": 20, "side_streams": {"rock": stream}}
    return _firm("sme", [9, 9], 1_000, 1_000, lines={"digging": line})


def _bricks() -> dict[str, Any]:
    needs = {
        "clay": {"virgin": "clay", "amount": 1, "price": 30, "secondaries": {"filler": {}, "slag": {}}},
        "kiln-heat": {"virgin": "fuel", "amount": 1, "price": 40, "secondaries": {"heat": {}}},
    }
    line = {"makes": "brick", "capacity": 50, "needs": needs}
    crusher = {
        "takes": "slag",
        "capacity": 20,
        "cost": 4,
        "yields": {"crushed": {"material": "filler", "share": 1, "disposal": {"kind": "heap", "fee": 1}}},
    }
    return _firm(
        "sme", [3, 0], 10_000, 10_000, lines={"firing": line}, treatments={"crusher": crusher}, sites=2
    )


def _abroad() -> dict[str, Any]:
    need = {"virgin": "clay", "amount": 1, "price": 20, "secondaries": {"slag": {}, "filler": {}}}
    line = {"makes": "brick", "capacity": 100, "needs": {"far-clay": need}}
    return _firm("sme", [100, 0], 0, 0, outside=True, lines={"far-firing": line})


_PROJECTS: dict[str, Any] = {
    "mill": {
        "code": "S1", "name": "Dust mill", "firm": "steel", "cost": 60_000, "build_days": 100,
        "permit": {"median_days": 90}, "builds": [{"treatment": "dust-mill"}],
    },
    "cleaner": {
        "code": "S2", "name": "Cleaner melt", "firm": "steel", "cost": 90_000, "build_days": 30,
        "running": 100, "builds": [{"less_waste": "slag", "share": 0.1}], "from_round": 2, "to_round": 3,
    },
    "heat-pipe": {
        "code": "B1", "name": "Heat pipe", "firm": "bricks", "cost": 12_000, "build_days": 200,
        "builds": [{"pipe": ["steel", "bricks"], "carrier": "pipe"}],
    },
    "crusher-hall": {
        "code": "B2", "firm": "bricks", "cost": 9_000, "build_days": 0, "builds": [{"treatment": "crusher"}],
    },
    "thrift": {
        "code": "B3", "firm": "bricks", "cost": 1_500, "build_days": 10,
        "builds": [{"less_input": "clay", "share": 0.2}],
    },
    "old-dryer": {
        "code": "B4", "firm": "bricks", "cost": 1, "build_days": 1, "done": True,
        "builds": [{"less_input": "kiln-heat", "share": 0.1}],
    },
}  # fmt: skip

CLUSTER: dict[str, Any] = {
    "format": 1,
    "id": "small",
    "about": {"title": "Small", "first_year": 2020, "rounds": [1, 1, 2]},
    "materials": {
        "slag": {"resource": "minerals"},
        "dust": {"resource": "minerals"},
        "filler": {"resource": "minerals"},
        "mixed": {"resource": "minerals", "grade": 40, "name": "Mixed rock"},
        "gravel": {"resource": "minerals"},
        "clay": {"resource": "minerals"},
        "fuel": {"resource": "fossil", "unit": "MWh"},
        "heat": {"resource": "energy", "unit": "MWh"},
        "steel-goods": {"resource": "goods"},
        "road": {"resource": "goods"},
        "ore": {"resource": "ores"},
        "brick": {"resource": "goods"},
    },
    "carriers": {
        "truck": {"kind": "truck", "per_unit_km": 1},
        "pipe": {"kind": "pipe", "per_unit": 2},
    },
    "detour": 1,
    "taxes": {"waste-tax": 70},
    "firms": {
        "steel": {"name": "Steelworks", **_steel()},
        "roads": {"name": "Road builder", **_roads()},
        "mine": {"name": "Mine", **_mine()},
        "bricks": {"name": "Brick works", **_bricks()},
        "abroad": {"name": "Buyer abroad", **_abroad()},
    },
    "seats": {key: {"firms": list(firms)} for key, firms in SEATS.items()},
    "projects": _PROJECTS,
    "matches": {
        "slag-clay": {"giver": "slag", "taker": "clay", "hidden": True, "revealed_from": 2022},
        "late": {"giver": "slag", "taker": "crusher", "from_round": 2},
        "secret": {"giver": "clean-dust", "taker": "clay", "hidden": True},
    },
    "events": {"fair": {"year": 2021, "effects": [{"change": "reveal", "of": "secret"}]}},
}


def plan(**changes: Any) -> Plan:
    """The cluster's plan, with some top-level parts of the file replaced."""
    return Plan(Scenario.model_validate(deepcopy(CLUSTER) | changes))


def opening(of: Plan, **changes: Any) -> State:
    """The first New Year of a plan, with some fields of the state replaced."""
    state = State(year=2020, cash={key: firm.cash for key, firm in of.firms.items()})
    for name, value in changes.items():
        setattr(state, name, value)
    return state


def decided(do: str, **parts: Any) -> Decision:
    """A decision from its plain form."""
    return DECISION.validate_python({"do": do, **parts})


SLAG: dict[str, Any] = {"giver": "slag", "taker": "road-gravel", "most": 30, "years": 3}
HEAT: dict[str, Any] = {"giver": "heat-out", "taker": "kiln-heat", "most": 50, "years": 3}


def deal(*exchanges: dict[str, Any], do: str = "agree_deal", **parts: Any) -> Decision:
    """A package, signed by all its parties unless said otherwise."""
    parties = parts.setdefault("parties", ["steel", "roads"])
    if do == "agree_deal":
        parts.setdefault("signed", parties)
    return decided(do, exchanges=list(exchanges), **parts)

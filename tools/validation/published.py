"""Published cases: what others have measured or worked out, said in a scenario and played."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from sim.decisions import DECISIONS_FILE
from sim.indicators.round import Indicators, indicators
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, play_round
from sim.scenario.loader import load
from sim.scenario.reader import read
from sim.units import BASE, DAY, YEAR
from tools.validation.by_hand import WHY, Data, SteadyPair
from tools.validation.games import SEED
from tools.validation.played import plan_of, play
from tools.validation.row import Case, Row, known

SECTION: Final = "Published cases"
HERE: Final = Path(__file__).parent
OIL_KG_PER_LITRE: Final = 0.96


def ulsan(_replicates: int) -> Iterator[Row]:
    """Steam of a smelter in place of a paper mill's oil; sources stand in ulsan.yaml."""
    plan = Plan(load(HERE / "ulsan.yaml"))
    decided = HERE / "ulsan-decisions.yaml"
    sheets = DECISIONS_FILE.validate_python(read(decided, decided.name).data)
    years = []
    for given in (sheets[1], {}):
        result = play_round(plan, SEED, opening_state(plan, SEED), RoundInput(given, years=1))
        result = play_round(plan, SEED, result.state, RoundInput({}, years=1))
        years.append(indicators(plan, result.ledgers, result.state.contracts))
    played, idle = years
    oil = (idle.virgin_kg - played.virgin_kg) / OIL_KG_PER_LITRE / 1e6
    saved = (idle.co2e_kg - played.co2e_kg) / 1e6
    yield known(
        "537 600 t of steam a year: oil replaced, million litres", 38, oil, 0.4, "the digits of the source"
    )
    yield known(
        "CO2e saved, kt a year", 64, saved, 0.15 * 64, "15 %: another source of the same year has 63.7 for 39"
    )


def slag(_replicates: int) -> Iterator[Row]:
    """100 kt of slag as gravel over 30 km, by the UK Government's conversion factors of 2025, kg CO2e a tonne."""
    made, crushed, carried, tipped, tonnes, km = 7.79, 3.22, 0.0770, 1.26, 100_000, 30
    pair = SteadyPair(waste=tonnes, need=2 * tonnes, ratio=1, carrier="truck", lot=40, years=2)
    data = _with_crusher(pair.data(), made, crushed)
    data["carriers"]["truck"]["co2e_per_unit_km"] = Decimal(str(carried))
    data["distances"] = [{"between": ["giver", "taker"], "km": km, "estimate": WHY}]
    idle = _indicators(data | {"exchanges": {}}).co2e_kg
    saved = (idle - _indicators(data).co2e_kg) / BASE
    expected = tonnes * (made - crushed - carried * km + tipped) / BASE
    yield known(
        "slag as gravel: CO2e saved, t", expected, saved, expected * 3 * DAY / YEAR, "a batch under way each"
    )


def _with_crusher(data: Data, made: float, crushed: float) -> Data:
    """The pair with a plant that crushes what is given, so that the taker takes gravel."""
    tip = {"kind": "landfill", "fee": 95, "co2e": Decimal("1.26")}
    giver, taker = (data["firms"][firm]["lines"][f"{firm}_line"] for firm in ("giver", "taker"))
    giver["side_streams"]["giver_waste"]["disposal"] = tip
    taker["needs"]["taker_need"]["secondaries"] = {"gravel": {"ratio": 1, "greatest_share": 1}}
    data["materials"]["rock"]["upstream"] = Decimal(str(made)) / BASE
    data["materials"]["gravel"] = {"resource": "minerals", "estimate": WHY}
    data["materials"]["crushing"] = {
        "unit": "MWh", "resource": "energy", "tonnes": 0, "upstream": Decimal(str(crushed)) / BASE, "estimate": WHY,
    }  # fmt: skip
    data["firms"]["giver"]["treatments"] = {
        "crusher": {
            "takes": "waste",
            "capacity": 200_000,
            "auxiliaries": {"crushing": {"amount": 1, "price": 0}},
            "yields": {"crushed": {"material": "gravel", "share": 1, "store": 1000, "disposal": tip}},
        }
    }
    data["exchanges"]["pair"]["giver"] = "crushed"
    return data


def _indicators(data: Data) -> Indicators:
    """Of the second year: in the first, stores fill."""
    result = play(data, 2)[1]
    return indicators(plan_of(data), [result.ledger], result.state.contracts)


CASES: Final = (Case("ulsan", SECTION, ulsan), Case("slag", SECTION, slag))

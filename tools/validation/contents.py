"""Cases of contents that mix by mass, and the published water network that is written with them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sim.ledger import Kind
from sim.units import BASE, YEAR
from tools.validation.by_hand import WHY, Data, SteadyPair
from tools.validation.closed import BATCH
from tools.validation.played import moved, play, year
from tools.validation.row import Case, Row, known
from tools.validation.water import OPERATIONS, water_network

SECTION: Final = "Contents"
PUBLISHED: Final = 90.0
"""t of fresh water an hour: Y.P. Wang and R. Smith, Wastewater minimisation, Chemical Engineering Science 49 (1994)"""


def dirty(**need: object) -> Data:
    """1 000 t of ash with 400 g of chromium a tonne; a need of 1 000 t, whose own stone has 100 g."""
    data = SteadyPair(waste=1000, need=1000, ratio=1, giver_store=0, years=2).data()
    data["contents"] = {"chromium": {"unit": "g", "estimate": WHY}}
    data["materials"]["waste"]["contents"] = {"chromium": 400}
    data["materials"]["rock"]["contents"] = {"chromium": 100}
    data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"] |= need
    return data


def mixing(_replicates: int) -> Iterator[Row]:
    """Ash of 400 g of chromium a tonne in stone of 100 g: as much as the limit on the mix leaves, 1 000 t in all."""
    for limit in (400, 250, 130, 100):
        used = moved(play(dirty(limits={"chromium": limit}), 2)[1].ledger, Kind.USED) / BASE
        expected = 1000 * (limit - 100) / (400 - 100)
        yield known(f"limit {limit} g/t: ash used, t", expected, used, 1000 * BATCH, "a batch")
    data = dirty(limits={"chromium": 200})
    giver = data["firms"]["giver"]["lines"]["giver_line"]
    giver["adds"] = {"chromium": 300}
    giver["side_streams"]["giver_waste"]["carries"] = True
    used = moved(play(data, 2)[1].ledger, Kind.USED) / BASE
    yield known(
        "a line that adds 300 g to each tonne, limit 200: used, t", 500, used, 1000 * BATCH, "a batch"
    )


def water(_replicates: int) -> Iterator[Row]:
    """Four operations, one contaminant, reuse as contracts: fresh water in t an hour."""
    for part, expected, what in (
        (Decimal(1), PUBLISHED, "as published"),
        (Decimal("0.9"), PUBLISHED + 0.1 * 25.714, "a tenth less reuse"),
        (Decimal("0.0001"), float(sum(operation.water for operation in OPERATIONS.values())), "once through"),
    ):
        fresh = moved(year(water_network(part)), Kind.VIRGIN) / BASE / YEAR
        yield known(what, expected, fresh, 0.05, "the digit of the source")


CASES: Final = (Case("mixing", SECTION, mixing), Case("water", "Published cases", water))

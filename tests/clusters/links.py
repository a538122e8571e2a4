"""Who could give what to whom in a random cluster: exchanges that exist, and matches nobody has made yet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tests.clusters.draws import FIRST_YEAR, WHY, Data, Draws, decimal, in_years, short_code
from tests.clusters.lines import Giver, Ground, Taker

WINDOW = 5
"""Firms deal with neighbours at most so many places up or down the list: work grows with the firms only."""
PIPES = {"boiler_heat": "heat_pipe", "oil": "gas_pipe", "fresh_water": "water_pipe"}
LOTS = {"truck": 40, "old_truck": 15, "rail": 600}
"""The largest load of each."""
MOST_LOTS = 400
"""Lots a year that one exchange sends at most, about."""


class Way(NamedTuple):
    """What may carry a material, and about what the virgin material costs that it replaces."""

    carriers: tuple[str, ...]
    price: int


class Link(NamedTuple):
    """A giver and a taker that fit."""

    giver: Giver
    taker: Taker
    giver_firm: str
    taker_firm: str
    way: Way
    spare: bool
    """whether the giver's firm has no use of its own for it: what it has goes first"""

    @property
    def most(self) -> Decimal:
        """What the smaller side could do a year."""
        return min(self.giver.yearly, self.taker.yearly)


def fitting(grounds: list[Ground], index: int, ways: dict[str, Way]) -> list[Link]:
    """Every link that ends at this firm, in order."""
    here = grounds[index]
    found: list[Link] = []
    for firm in _near(grounds, index):
        own = {taker.material for taker in firm.takers}
        found += [
            Link(giver, taker, firm.id, here.id, ways[giver.material], giver.material not in own)
            for giver in firm.givers
            for taker in here.takers
            if giver.material == taker.material
        ]
    return found


def _near(grounds: list[Ground], index: int) -> Iterator[Ground]:
    district = grounds[index].district
    for other in range(max(0, index - WINDOW), min(len(grounds), index + WINDOW + 1)):
        if other != index and grounds[other].district == district:
            yield grounds[other]


def exchange(link: Link, draws: Draws, years: int) -> Data:
    """A contract on this link: pace, price, years and who pays what."""
    carrier = _carrier(link, draws)
    most = decimal(float(link.most) * float(draws.between(0.2, 1.4, 2)), 1) + 1
    if carrier in LOTS:
        most = min(most, Decimal(LOTS[carrier] * MOST_LOTS))
    part: Data = {
        "giver": link.giver.id,
        "taker": link.taker.id,
        "most": draws.figure(most),
        "carriage_paid_by": draws.pick(["giver", "taker"]),
        "estimate": WHY,
    }
    if carrier != "truck" or draws.chance(0.5):
        part["carrier"] = carrier
    return part | _price(draws, link.way.price) | _years(draws, years) | _promises(draws, most)


def _carrier(link: Link, draws: Draws) -> str:
    """One whose loads fit into both stores, now and then one whose loads do not."""
    room = min(link.giver.room, link.taker.room)
    fit = [
        name
        for name in link.way.carriers
        if LOTS.get(name, 0) <= room and LOTS.get(name, 0) * 12 <= link.most
    ]
    if "rail" in fit:
        fit = ["rail", "belt"]
    return draws.pick(fit if draws.chance(0.9) else link.way.carriers)


def _price(draws: Draws, virgin: int) -> Data:
    kind = draws.weighted({"fixed": 0.45, "free": 0.1, "giver_pays": 0.2, "indexed": 0.25})
    if kind == "indexed":
        return {"indexed": draws.between(0.1, 0.9, 2)}
    if kind == "giver_pays":
        return {"price": -draws.between(0.5, 30, 2)}
    return {"price": draws.between(0, virgin * 0.7, 2) if kind == "fixed" else 0}


def _years(draws: Draws, years: int) -> Data:
    """Mostly in force all the time; some end during the game, some start later."""
    first, last = FIRST_YEAR - draws.whole(0, 5), FIRST_YEAR + years + draws.whole(0, 8)
    kind = draws.weighted({"lasting": 0.65, "ends": 0.2, "later": 0.15})
    if kind == "ends":
        last = FIRST_YEAR + draws.whole(0, max(0, years - 2))
    if kind == "later":
        first = FIRST_YEAR + draws.whole(1, max(1, years - 1))
        last = max(last, first)
    return {"first_year": first, "last_year": last, "renews": draws.chance(0.2)}


def _promises(draws: Draws, most: Decimal) -> Data:
    part: Data = {}
    if draws.chance(0.25):
        part["least"] = decimal(float(most) * float(draws.between(0.1, 0.9, 2)), 1)
        part["shortfall_price"] = draws.between(0, 30, 2)
    if draws.chance(0.3):
        part["leaving_price"] = draws.whole(1_000, 200_000)
    return part


def match(link: Link, draws: Draws, number: int, rounds: int) -> Data:
    """A link nobody has made a contract on, open or hidden."""
    part: Data = {"giver": link.giver.id, "taker": link.taker.id, "estimate": WHY}
    part["code"] = short_code("M", number)
    if draws.chance(0.35):
        part["hidden"] = True
        if draws.chance(0.5):
            part["revealed_from"] = FIRST_YEAR + draws.whole(0, 3)
    if draws.chance(0.3):
        first = draws.whole(1, rounds)
        part |= in_years(first, first + 2) if number % 2 else {"from_round": first, "to_round": first + 2}
    return part

"""Projects of a random cluster: what stands only once it is built, and what makes a line waste less."""

from __future__ import annotations

from decimal import Decimal

from tests.clusters.draws import WHY, Data, Draws, decimal, in_years, short_code
from tests.clusters.lines import Ground
from tests.clusters.links import Link

DONE = 0.35
"""How often what no exchange depends on stands already."""
IN_USE = 0.85
"""How often what an exchange depends on stands already: those who agreed have mostly built."""


class Board:
    """All the project cards of a cluster. Nothing is built by two of them."""

    def __init__(self, rounds: int) -> None:
        self.cards: Data = {}
        self.built: set[tuple[str, ...]] = set()
        self.rounds = rounds

    def add(self, draws: Draws, firm: str, done: float, *builds: Data) -> None:
        """A card for what is not built by another card yet; none if nothing is left."""
        fresh = [one for one in builds if _mark(one) not in self.built]
        if not fresh:
            return
        self.built.update(_mark(one) for one in fresh)
        number = len(self.cards)
        card = {"code": short_code("P", number), "firm": firm, "builds": fresh, "estimate": WHY}
        self.cards[f"p{number}"] = card | _terms(draws, done, self.rounds)


def _mark(build: Data) -> tuple[str, ...]:
    if "pipe" in build:
        return ("pipe", *build["pipe"])
    return tuple(str(build[key]) for key in sorted(build) if key not in ("share", "amount"))


def _terms(draws: Draws, done: float, rounds: int) -> Data:
    terms: Data = {
        "cost": draws.figure(draws.size(20_000, 20_000_000)),
        "build_days": draws.pick([0, 30, 120, 240, 400, 700]),
        "running": draws.yearly(draws.size(1_000, 100_000)),
    }
    if draws.chance(0.5):
        terms["permit"] = {"median_days": draws.pick([40, 120, 300]), "spread": draws.between(0, 0.8, 2)}
    if draws.chance(0.5):
        terms |= {"ramp_days": draws.whole(10, 300), "ramp_start": draws.between(0.1, 0.8, 2)}
    if draws.chance(0.4):
        terms |= {"overrun_chance": draws.between(0.05, 0.5, 2), "overrun_cost": draws.between(0, 0.6, 2),
                  "overrun_days": draws.whole(10, 500)}  # fmt: skip
    if draws.chance(0.3):
        terms["readiness"] = draws.whole(4, 8)
        if terms["readiness"] % 2:
            terms |= {
                "fails": Decimal("0.03"),
                "falls_short": Decimal("0.1"),
                "short_reaches": Decimal("0.8"),
            }
    if draws.chance(0.3):
        first = draws.whole(1, rounds)
        last = first + draws.whole(0, 3)
        terms |= (
            in_years(first, last) if terms["build_days"] > 200 else {"from_round": first, "to_round": last}
        )
    if draws.chance(done):
        terms["done"] = True
    return terms


def add_own(board: Board, ground: Ground, in_use: set[str]) -> None:
    """Cards that need no partner: a treatment, a line, a larger store, less waste, less input."""
    draws = ground.draws
    for works in ground.data["treatments"]:
        if draws.chance(0.45):
            board.add(draws, ground.id, IN_USE if works in in_use else DONE, {"treatment": works})
    for line, part in ground.data["lines"].items():
        if draws.chance(0.04):
            board.add(draws, ground.id, 0.5, {"line": line})
        _prevent(board, ground, part)
    for giver in ground.givers:
        if draws.chance(0.12 * ground.options.density) and not giver.id.endswith("_returns"):
            amount = decimal(float(giver.yearly) / 365 * draws.whole(5, 60), 1) + 1
            board.add(draws, ground.id, 0.1, {"store": giver.id, "amount": amount})


def _prevent(board: Board, ground: Ground, line: Data) -> None:
    draws, often = ground.draws, 0.2 * ground.options.density
    builds: list[Data] = []
    if line["side_streams"] and draws.chance(often):
        builds.append({"less_waste": draws.pick(list(line["side_streams"])), "share": _share(draws)})
    if draws.chance(often):
        builds.append({"less_input": draws.pick(list(line["needs"])), "share": _share(draws)})
    if builds:
        board.add(draws, ground.id, 0.1, *builds)


def _share(draws: Draws) -> Decimal:
    return draws.between(0.05, 0.5, 2)


def add_for_link(board: Board, link: Link, draws: Draws, carrier: str | None, done: float) -> None:
    """Cards that an exchange may need: the taker's intake, the pipe between the two."""
    if "_works" not in link.taker.id and draws.chance(0.3):
        intake = {"intake": link.taker.id, "material": link.taker.material}
        board.add(draws, link.taker_firm, done, intake)
    if carrier and ("pipe" in carrier or carrier == "belt") and draws.chance(0.5):
        firm = draws.pick([link.giver_firm, link.taker_firm])
        board.add(draws, firm, done, {"pipe": [link.giver_firm, link.taker_firm], "carrier": carrier})

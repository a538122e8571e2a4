"""Events of a random cluster: prices, taxes, rates and demand change, a firm closes, a match is revealed."""

from __future__ import annotations

from tests.clusters.draws import FIRST_YEAR, WHY, Data, Draws
from tests.clusters.lines import Ground


def events(grounds: list[Ground], hidden: list[str], seed: int, years: int) -> Data:
    """One event for about every four firms, and one more."""
    found: Data = {}
    for number in range(1 + len(grounds) // 4):
        draws = Draws(seed, "event", number)
        near = grounds[min(number * 4, len(grounds) - 1) :][:4]
        effects = [_effect(draws, near, hidden) for _ in range(draws.weighted({1: 0.75, 2: 0.25}))]
        news: Data = {"news": f"News {number}", "estimate": WHY, "effects": effects}
        found[f"news{number}"] = news | _when(draws, years)
    return found


def _when(draws: Draws, years: int) -> Data:
    when: Data = {"day": draws.whole(1, 365)}
    kind = draws.pick(["fixed", "chance", "both"])
    if kind != "chance":
        when["year"] = FIRST_YEAR + draws.whole(0, years - 1)
    if kind != "fixed":
        when["chance"] = draws.between(0.05, 0.9, 2)
    if draws.chance(0.5):
        when["lasts_days"] = draws.pick([7, 60, 365, 900])
    return when


def _effect(draws: Draws, near: list[Ground], hidden: list[str]) -> Data:
    ground = draws.pick(near)
    line = draws.pick(list(ground.data["lines"]))
    part = ground.data["lines"][line]
    kinds = {"price": 0.35, "tax": 0.15, "rate": 0.15, "demand": 0.2, "close": 0.07, "reveal": 0.08}
    change = draws.weighted(kinds)
    if (change == "demand" and "market" not in part) or (change == "reveal" and not hidden):
        change = "price"
    if change == "close":
        return {"change": change, "of": ground.id}
    if change == "reveal":
        return {"change": change, "of": draws.pick(hidden)}
    of = {"price": draws.pick(list(part["needs"])), "tax": draws.pick(["waste_tax", "water_tax"]),
          "rate": ground.id, "demand": line}[change]  # fmt: skip
    return {"change": change, "of": of} | _how_much(draws, change)


def _how_much(draws: Draws, change: str) -> Data:
    how = draws.weighted({"times": 0.6, "plus": 0.25, "to": 0.15})
    if how == "times":
        return {how: draws.between(0.5, 1.8, 2)}
    if change == "rate":
        return {how: draws.between(0, 0.08, 3)}
    return {how: draws.between(1, 60, 1)}

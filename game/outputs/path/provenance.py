"""Where the figures behind a flow are from: published, estimated or bent for play."""

from __future__ import annotations

from collections.abc import Mapping, Set

from game.outputs.path.facts import PathFacts
from sim.scenario.checks.provenance import trail
from sim.scenario.file import Scenario
from sim.scenario.problems import shortened

_MOST_LETTERS = 90
"""of a source, beside all else that is said of a flow"""
Origins = Mapping[str, tuple[str, str]]
"""store, need or line → (origin, what the author says of it) of its amount"""


def origins_of(scenario: Scenario) -> dict[str, tuple[str, str]]:
    """Of every thing whose amount the author wrote, the first that says where it is from."""
    origins: dict[str, tuple[str, str]] = {}
    for step in trail(scenario):
        if step.origin is not None and step.field.endswith("amount"):
            for part in step.field.split("."):
                origins.setdefault(part, (step.origin, step.text))
    return origins


def origin_words(facts: PathFacts, things: Set[str], origins: Origins) -> str:
    """In a few words, for the hall: amounts are the game's own, what the scenario has them from is said."""
    w = facts.w
    words = {"source": w("published"), "estimate": w("estimated"), "tuned": w("bent for play")}
    known = next((origins[thing] for thing in sorted(things) if thing in origins), None)
    if known is None:
        return w("Amounts: this game's books")
    return w("Amounts: this game's books · scenario: {origin}", origin=words[known[0]])


def provenance_of(facts: PathFacts, things: Set[str], origins: Origins) -> str:
    """Where the scenario has the figures of these things from; the amount itself is the game's own."""
    w = facts.w
    words = {"source": w("Published"), "estimate": w("Estimated"), "tuned": w("Bent for play")}
    amount = w("The amount is this game's own, from its books.")
    known = next((origins[thing] for thing in sorted(things) if thing in origins), None)
    if known is None:
        return amount
    source = known[1].partition("http")[0].rstrip(" ,;")
    return f"{amount} {words[known[0]]}: {shortened(source, _MOST_LETTERS)}"

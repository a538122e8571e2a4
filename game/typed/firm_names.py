"""Firms as people write them: by id, by their name in any language, or by the beginning of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.text.languages import languages
from game.typed.numbers import Token
from sim.plan.plan import Plan
from sim.rules.names import firm_name

_LEAST_LETTERS = 3
_MOST_WORDS = 5


def names_of_firms(plan: Plan) -> dict[str, frozenset[str]]:
    """A name in small letters → the firms that it may mean: ids, and names in every language."""
    names: dict[str, frozenset[str]] = {}
    for key in plan.scenario.firms:
        texts = (firm_name(plan, key, language) for language in languages())
        for name in (key, key.replace("_", " "), *texts):
            names[name.casefold()] = names.get(name.casefold(), frozenset()) | {key}
    return names


def firms_named(names: Mapping[str, frozenset[str]], tokens: Sequence[Token]) -> tuple[frozenset[str], int]:
    """The firms that the first tokens may mean, and how many tokens say so; none and 0 if they name no firm."""
    words = [token.casefold() for token in tokens[:_MOST_WORDS] if isinstance(token, str)]
    for count in range(len(words), 0, -1):
        typed = " ".join(words[:count])
        meant = names.get(typed) or _beginning(names, typed)
        if meant:
            return meant, count
    return frozenset(), 0


def _beginning(names: Mapping[str, frozenset[str]], typed: str) -> frozenset[str]:
    if len(typed) < _LEAST_LETTERS:
        return frozenset()
    meant = [firms for name, firms in names.items() if name.startswith(typed)]
    return frozenset().union(*meant)

"""Codes that could not be typed: what an author may not call a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from game.typed.codes import FUND
from game.typed.units import euros, unit
from game.typed.vocabulary import meanings
from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.problems import Finding, quoted
from sim.told_figures import check_told

_TYPABLE: Final = re.compile(r"[^\W\d_][^\W_]*")
_WRITE: Final = Message("Write a letter or two and a number: S2.")


def unplayable(scenario: Scenario) -> Iterator[Finding]:
    """What whoever plays a scenario asks of it beside what the format does."""
    return chain(unfit_codes(scenario), check_told(scenario))


def unfit_codes(scenario: Scenario) -> Iterator[Finding]:
    """Findings about codes that are words of the sheet in some language, units, ids of firms, or no single word."""
    firms = {firm.casefold() for firm in scenario.firms}
    cards: Iterable[tuple[str, str, str | None]] = chain(
        (("projects", key, project.code) for key, project in scenario.projects.items()),
        (("matches", key, match.code) for key, match in scenario.matches.items()),
        (("measures", key, measure.code) for key, measure in scenario.measures.items()),
    )
    for group, key, code in cards:
        if code is None:
            continue
        if not _TYPABLE.fullmatch(code):
            what = Message("The code {code} cannot be typed as one word.", code=quoted(code))
        elif _is_word(code):
            what = Message(
                "{code} means something else when it is typed, so no card can bear it.", code=quoted(code)
            )
        elif code.casefold() in firms:
            what = Message("{code} is the id of a firm, so no card can bear it.", code=quoted(code))
        else:
            continue
        yield Finding((group, key, "code"), what, _WRITE)


def _is_word(code: str) -> bool:
    word = code.casefold()
    is_unit = code.isalpha() and (
        unit(code) is not None or euros(code) is not None
    )  # M3 is a code, and asked about
    return word == FUND.casefold() or word in meanings() or is_unit

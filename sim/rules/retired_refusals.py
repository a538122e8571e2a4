"""Refusals as older sessions keep them, and what says the same today.

A session keeps what was said of a decision that did not stand. When a refusal is worded anew, its old wording comes
here: old sessions are still shown in the language of whoever reads them, and still prove themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sim.message import Message
from sim.rules import refusals
from sim.rules.objection import Objection
from sim.rules.refusals import RefusalText


@dataclass(frozen=True, slots=True)
class Retired:
    """An old wording, what says it today, and the places that are filled with something else since."""

    old: RefusalText
    today: RefusalText
    places: frozenset[str]


RETIRED: Final = (
    Retired(
        RefusalText("{project} opens in round {first}.", "Choose it then."),
        refusals.CARD_NOT_OPEN,
        frozenset({"first"}),
    ),
    Retired(
        RefusalText("{project} was open until round {last}.", "Choose another project."),
        refusals.CARD_EXPIRED,
        frozenset({"last"}),
    ),
    Retired(
        RefusalText("{material} for {taker} opens in round {first}.", "Agree on it then."),
        refusals.MATCH_NOT_OPEN,
        frozenset({"first"}),
    ),
    Retired(
        RefusalText("{name} can be started only in round {rounds}.", "Choose it then."),
        refusals.NOT_OPEN_IN,
        frozenset({"rounds", "years"}),
    ),
)
"""Cards spoke of rounds before they spoke of years."""
_BY_KEY: Final = {retired.old.what: retired for retired in RETIRED}


def is_same(kept: Objection, today: Objection) -> bool:
    """Whether an objection that a session keeps says what today's rules say."""
    retired = _BY_KEY.get(kept.what.text)
    if retired is None:
        return kept == today
    return (
        (kept.decider, kept.index, kept.instead) == (today.decider, today.index, today.instead)
        and today.what.text == retired.today.what
        and _rest(kept.what, retired.places) == _rest(today.what, retired.places)
    )


def _rest(message: Message, places: frozenset[str]) -> dict[str, object]:
    return {key: value for key, value in message.values.items() if key not in places}

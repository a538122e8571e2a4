"""When cards lie on the table: inside the game, and not gone before they come."""

from __future__ import annotations

from collections.abc import Iterator

from sim.message import Message
from sim.scenario.figures import Thing
from sim.scenario.file import About, Scenario
from sim.scenario.index import Index
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.projects import Offered
from sim.scenario.windows import window


def said_once(where: Where, part: Thing, *keys: tuple[str, str]) -> Iterator[Finding]:
    """What older files say in rounds is not said beside the years: (key of years, key of rounds)."""
    for key, older in keys:
        if {key, older} <= part.model_fields_set:
            yield Finding(
                (*where, older), Message("`{key}` says it already.", key=key), "Take this line out."
            )


def check_offer(where: Where, card: Offered, about: About) -> Iterator[Finding]:
    """A card that comes in the game, and not after it has gone."""
    yield from said_once(where, card, ("from_year", "from_round"), ("to_year", "to_round"))
    offer = window(about, card)
    if offer.last is not None and offer.first > offer.last:
        yield Finding(
            (*where, "to_year" if card.to_year else "to_round"),
            Message(
                "The card goes in {last}, before it comes in {first}.", last=offer.last, first=offer.first
            ),
            "Swap the two.",
        )
    elif offer.from_round > len(about.rounds):
        yield Finding(
            (*where, "from_year" if card.from_year else "from_round"),
            Message(
                "Decisions are made from {first} to {last}, so this card never comes.",
                first=about.first_year,
                last=about.last_year,
            ),
            "Write a year of the game.",
        )


def check_first_exchanges(scenario: Scenario, index: Index) -> Iterator[Finding]:
    """What a first sheet shows is an exchange of the firm, open and seen by all in the first round."""
    for key, firm in scenario.firms.items():
        for number, match in enumerate(firm.first_exchanges):
            where: Where = ("firms", key, "first_exchanges", number)
            yield from index.refer(where, match, "match")
            part = scenario.matches.get(match)
            ends = (part.giver, part.taker) if part is not None else ()
            if part is not None and all(index.things[end].firm != key for end in ends if end in index.things):
                what = Message("{name} is no exchange of this firm.", name=quoted(match))
                yield Finding(where, what, "Name one that it gives or takes in.")
            elif part is not None and (part.hidden or not window(scenario.about, part).is_open(1)):
                what = Message("{name} is not on the table in the first round.", name=quoted(match))
                yield Finding(where, what, "Name one that everybody sees from the start.")

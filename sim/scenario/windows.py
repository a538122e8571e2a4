"""When an offer stands: the years in which a card can be taken up, and the rounds those years fall in.

Files speak of years (`from_year`, `to_year`), so that the same cluster can be played in rounds of one year or of
three. Older files speak of rounds (`from_round`, `to_round`); both are read.
"""

from __future__ import annotations

from dataclasses import dataclass

from sim.scenario.file import About, Scenario
from sim.scenario.measures import Measure
from sim.scenario.projects import Offered


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last year of an offer, and the first and the last round that touch them."""

    first: int
    last: int | None
    """None: it stands to the end"""
    from_round: int
    to_round: int

    def is_open(self, number: int) -> bool:
        """Whether it can be taken up in this round."""
        return self.from_round <= number <= self.to_round


def window(about: About, part: Offered) -> Window:
    """When this card can be played. A round that touches the window is inside it."""
    first = part.from_year or about.years_of(part.from_round).start
    last = part.to_year
    if last is None and part.to_round <= len(about.rounds):
        last = about.years_of(part.to_round)[-1]
    rounds = [number for number in range(1, len(about.rounds) + 2) if _touches(about, number, first, last)]
    beyond = len(about.rounds) + 2
    return Window(first, last, min(rounds, default=beyond), max(rounds, default=0) if last else beyond)


def years_open(about: About, measure: Measure) -> frozenset[int]:
    """The years in which a measure can be started; empty: all."""
    return frozenset(measure.years or (year for number in measure.rounds for year in about.years_of(number)))


def speaks_of_rounds(scenario: Scenario) -> bool:
    """Whether a card, call or match is said to be open in rounds, whatever their years are."""
    offers: list[Offered] = [*scenario.projects.values(), *scenario.matches.values()]
    in_rounds = any({"from_round", "to_round"} & offer.model_fields_set for offer in offers)
    return in_rounds or any(measure.rounds for measure in scenario.measures.values())


def _touches(about: About, number: int, first: int, last: int | None) -> bool:
    years = about.years_of(number)
    return bool(years) and years[-1] >= first and (last is None or years[0] <= last)

"""Automatic seating: which team runs which firms.

As the scenario seats them, if as many teams come. With fewer teams seats are joined, with more they are
split, so that the two ends of a match sit at different tables as far as can be, and tables are of a size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from game.roster.setup import Team
from game.text.translator import Translator
from sim.message import MessageError
from sim.plan.plan import Plan
from sim.rules.names import firm_name, said
from sim.scenario.figures import Thing

Firms = tuple[str, ...]
Links = Mapping[frozenset[str], int]
MARKS: Final = 8
_LONGEST: Final = 60
_MOST_TRIED: Final = 12
"""Firms of a seat up to which every way of splitting it is tried."""


class SeatingError(MessageError):
    """More teams than there are seats for, or none."""


def seating(
    plan: Plan, teams: int | None = None, *, parallel: bool = False, language: str = "en"
) -> tuple[Team, ...]:
    """The teams, in order of their seats; `teams`: how many (left out: as many as the scenario has seats).

    With `parallel` each team runs all firms in a world of its own. Raises SeatingError if there are more
    teams than firms.
    """
    count = len(plan.seats) if teams is None else teams
    if count < 1:
        raise SeatingError("Somebody has to play. Seat one team at least.")
    if parallel:
        return _parallel(plan, count, language)
    seats = _seats(plan, count)
    return tuple(
        Team(
            id=seat,
            name=_name(plan, seat, seats[seat], language),
            automatic=True,
            mark=at % MARKS,
            firms=seats[seat],
        )
        for at, seat in enumerate(sorted(seats))
    )


def _seats(plan: Plan, count: int) -> dict[str, Firms]:
    """Seat → its firms, so many seats."""
    seats = dict(plan.seats)
    firms = sum(map(len, seats.values()))
    if count > firms:
        raise SeatingError(
            "There are {firms} firms for {count} teams. Seat {firms} teams at most, or play parallel.",
            firms=firms,
            count=count,
        )
    links = links_of(plan)
    while len(seats) > count:
        seats = _joined(seats, links)
    while len(seats) < count:
        seats = _split(seats, links)
    return seats


def links_of(plan: Plan) -> dict[frozenset[str], int]:
    """Two firms → how many matches and exchanges there are between them, or, if none is listed, could be."""
    scenario = plan.scenario
    pairs = [(match.giver, match.taker) for match in scenario.matches.values()]
    pairs += [(exchange.giver, exchange.taker) for exchange in scenario.exchanges.values()]
    if not pairs:
        pairs = [
            (giver.id, intake.taker)
            for material, givers in plan.givers.items()
            for intake in plan.takers.get(material, ())
            for giver in givers
        ]
    counts: dict[frozenset[str], int] = {}
    for giver, taker in pairs:
        ends = frozenset((plan.firm_of(giver), plan.firm_of(taker)))
        if len(ends) == 2:
            counts[ends] = counts.get(ends, 0) + 1
    return counts


def inner_links(seats: Iterable[Firms], links: Links) -> int:
    """How many links have both ends at one table: nobody has to bargain over these."""
    return sum(links.get(frozenset(pair), 0) for firms in seats for pair in combinations(firms, 2))


def _parallel(plan: Plan, count: int, language: str) -> tuple[Team, ...]:
    w = Translator(language)
    firms = tuple(firm for seat in plan.seats.values() for firm in seat)
    return tuple(
        Team(
            id=f"team-{at}",
            name=w("Team {n}", n=at),
            automatic=True,
            mark=(at - 1) % MARKS,
            world=f"team-{at}",
            firms=firms,
        )
        for at in range(1, count + 1)
    )


def _joined(seats: Mapping[str, Firms], links: Links) -> dict[str, Firms]:
    """One seat fewer: the two small ones with least to bargain over sit together."""

    def price(pair: tuple[str, str]) -> tuple[int, int, tuple[str, str]]:
        together = (*seats[pair[0]], *seats[pair[1]])
        between = inner_links([together], links) - inner_links([seats[seat] for seat in pair], links)
        largest = max(len(firms) for firms in seats.values())
        return (max(0, len(together) - largest) + between, len(together), pair)

    first, other = min(combinations(sorted(seats), 2), key=price)
    left = {seat: firms for seat, firms in seats.items() if seat not in (first, other)}
    return left | {_fresh(f"{first}-{other}", left): (*seats[first], *seats[other])}


def _split(seats: Mapping[str, Firms], links: Links) -> dict[str, Firms]:
    """One seat more: the table with most to bargain over inside it, or the largest, becomes two."""
    several = [seat for seat in sorted(seats) if len(seats[seat]) > 1]
    seat = max(several, key=lambda seat: (len(seats[seat]), inner_links([seats[seat]], links)))
    parts = _parts(seats[seat], links)
    left = {key: firms for key, firms in seats.items() if key != seat}
    for at, part in enumerate(parts, 1):
        name = part[0] if len(part) == 1 else f"{seat}-{at}"
        left[_fresh(name, left)] = part
    return left


def _parts(firms: Firms, links: Links) -> tuple[Firms, Firms]:
    """Two halves of a seat with as few links inside as can be, then as equal as can be."""
    if len(firms) > _MOST_TRIED:
        return firms[: len(firms) // 2], firms[len(firms) // 2 :]
    ways = [
        (tuple(firm for firm in firms if firm in chosen), tuple(firm for firm in firms if firm not in chosen))
        for size in range(len(firms) // 2, 0, -1)
        for chosen in map(frozenset, combinations(firms, size))
    ]
    return min(ways, key=lambda two: inner_links(two, links) + abs(len(two[0]) - len(two[1])) // 2)


def _fresh(name: str, taken: Mapping[str, Firms]) -> str:
    """An id that no other seat has."""
    name, number = name[:_LONGEST].rstrip("-_"), 2
    while name in taken:
        ending = f"-{number}"
        name, number = name[: _LONGEST - len(ending)] + ending, number + 1
    return name


def spoken(plan: Plan, team: Team, language: str) -> Team:
    """A team whose name nobody chose, called as the scenario calls it in this language; any other as it is."""
    return team.model_copy(update={"name": default_name(plan, team, language)}) if team.automatic else team


def default_name(plan: Plan, team: Team, language: str) -> str:
    """What a team is called if nobody renames it."""
    number = team.id.removeprefix("team-")
    if team.world == team.id and number.isdigit():
        return Translator(language)("Team {n}", n=int(number))
    return _name(plan, team.id, team.firms, language)


def _name(plan: Plan, seat: str, firms: Sequence[str], language: str) -> str:
    """The name of the scenario's seat, or those of its firms."""
    known = plan.scenario.seats.get(seat)
    if known is not None and tuple(known.firms) == tuple(firms) and isinstance(known, Thing) and known.name:
        return said(known, seat, language)[:_LONGEST]
    names = [firm_name(plan, firm, language) for firm in firms]
    shown = " + ".join(names)
    return shown if len(shown) <= _LONGEST else f"{names[0][: _LONGEST - 5]} + {len(names) - 1}"

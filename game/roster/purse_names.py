"""What a purse is called at the table. Rules know only firms ("Kiln and Mill and Quarry"); people know the team."""

from __future__ import annotations

from collections.abc import Iterable

from game.roster.setup import Team
from sim.plan.plan import Plan
from sim.rules.names import firm_name, seat_name


def purse_names(plan: Plan, teams: Iterable[Team], language: str = "en") -> dict[str, str]:
    """The firms of each purse as the rules name them → the team that shares it; a single firm is its own purse.

    Where several clusters play side by side, teams with the same firms are called by their seat.
    """
    seats = {frozenset(firms): seat_name(plan, key, language) for key, firms in plan.seats.items()}
    found: dict[str, str] = {}
    for team in teams:
        joined = " and ".join(firm_name(plan, firm) for firm in team.firms)
        if len(team.firms) < 2:
            continue
        if found.get(joined, team.name) == team.name:
            found[joined] = team.name
        elif frozenset(team.firms) in seats:
            found[joined] = seats[frozenset(team.firms)]
    return found

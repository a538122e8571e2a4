"""What a purse is called at the table. Rules know only its firms; people know the team."""

from __future__ import annotations

from collections.abc import Iterable

from game.roster.setup import Team
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import seat_name


def purse_names(plan: Plan, teams: Iterable[Team], language: str = "en") -> dict[frozenset[str], str]:
    """The firms of each purse → the team that shares it; a single firm is its own purse.

    Where several clusters play side by side, teams with the same firms are called by their seat.
    """
    seats = {frozenset(firms): seat_name(plan, key, language) for key, firms in plan.seats.items()}
    names: dict[frozenset[str], str] = {}
    for team in teams:
        firms = frozenset(team.firms)
        if len(firms) < 2:
            continue
        if names.get(firms, team.name) == team.name:
            names[firms] = team.name
        elif firms in seats:
            names[firms] = seats[firms]
    return names


def table_words(plan: Plan, teams: Iterable[Team], language: str) -> Translator:
    """What is said at a table: the names of its scenario and its teams are known."""
    return Translator(language, plan, purse_names(plan, teams, language))

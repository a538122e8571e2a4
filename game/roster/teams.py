"""What is said of teams in many places: which sit at one cluster, whose firm bears which mark, what a purse holds."""

from __future__ import annotations

from collections.abc import Iterable

from game.roster.setup import Team
from sim.state import State

Marks = dict[str, tuple[int, str]]
"""firm → the mark and the name of the team that runs it"""


def in_world(teams: Iterable[Team], world: str) -> tuple[Team, ...]:
    """The teams of one cluster, in order of their seats."""
    return tuple(team for team in teams if team.world == world)


def cluster_name(teams: Iterable[Team], world: str) -> str:
    """What a cluster is called beside others: by its teams."""
    return ", ".join(team.name for team in in_world(teams, world))


def team_by_firm(teams: Iterable[Team]) -> dict[str, Team]:
    """Firm → the team that runs it."""
    return {firm: team for team in teams for firm in team.firms}


def marks_of(teams: Iterable[Team]) -> Marks:
    """Firm → the mark and the name of its team."""
    return {firm: (team.mark, team.name) for firm, team in team_by_firm(teams).items()}


def purse_of(state: State, firms: Iterable[str]) -> int:
    """Cents that these firms have together; a firm that has closed has none."""
    return sum(state.cash.get(firm, 0) for firm in firms)

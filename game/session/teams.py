"""The teams of a session as they are now: who plays each seat, and what it is called in the language of the moment."""

from __future__ import annotations

from game.roster.seating import spoken
from game.roster.setup import Team
from game.session.derived import DerivedValues
from game.session.errors import SessionError
from game.session.store import JournalStore


class SessionTeams:
    """All teams, in order of their seats."""

    def __init__(self, store: JournalStore, derived: DerivedValues) -> None:
        self._store = store
        self._derived = derived
        self.language: str | None = None
        """in which teams are named that nobody renamed; none: as they were written down"""

    @property
    def all(self) -> tuple[Team, ...]:
        """Every team, called as in the language of the moment."""
        return self._derived.once("teams", (self._store.past.last, self.language), self._named)

    def _named(self) -> tuple[Team, ...]:
        language, teams = self.language, self._store.past.teams
        if language is None:
            return teams
        return tuple(spoken(self._store.plan, team, language) for team in teams)

    def team(self, key: str) -> Team:
        """A team by its id. Raises SessionError if there is none."""
        team = next((team for team in self.all if team.id == key), None)
        if team is None:
            raise SessionError("There is no team “{team}”.", team=key)
        return team

    def bots(self, world: str) -> tuple[Team, ...]:
        """The teams of a world that bots play now."""
        return tuple(team for team in self.all if team.world == world and team.bot)

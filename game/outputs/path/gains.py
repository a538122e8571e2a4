"""Who gains and who pays by another future, as the pages of the debrief show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.outputs.path.facts import PathFacts
from game.outputs.path.page import SumRow, Sums

_MOST_TEAMS: Final = 4


def gains(facts: PathFacts, sums: Mapping[str, int]) -> Sums:
    """By the end of play, in order of seats; of many those for whom it is most. `sums`: team → cents."""
    most = sorted(facts.game.teams, key=lambda team: -abs(sums.get(team.id, 0)))[:_MOST_TEAMS]
    shown = [team for team in facts.game.teams if team in most and sums.get(team.id)]
    rows = (
        SumRow(team.name, facts.w.money(sums[team.id], signed=True), sums[team.id], mark=team.mark)
        for team in shown
    )
    return Sums(tuple(rows))

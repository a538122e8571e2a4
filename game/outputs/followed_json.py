"""One tonne followed from source to end, for programs: exact shares as decimals, and what passed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.cluster_map.links import BETWEEN
from game.debrief.followed import largest_followed
from game.debrief.model import GameDebrief
from game.debrief.sankey.views import whole_game
from game.outputs.json_result import JsonObject

_MOST: Final = 6
"""flows of new material, and of exchanges, that are followed"""
_DIGITS: Final = 6


def followed_objects(game: GameDebrief) -> Iterator[JsonObject]:
    """A tonne of each of the largest flows of the whole game. Ends add up to 1 but for the rounding of decimals."""
    flows = whole_game(game.plan, [each.cluster for each in game.rounds if not each.is_legacy])
    for kinds in (("virgin",), BETWEEN):
        for start, tonne in largest_followed(flows, _MOST, kinds):
            ends = sorted(tonne.ends.items(), key=lambda each: (-each[1], each[0]))
            passed = sorted(tonne.passed.items(), key=lambda each: (-each[1], each[0]))
            yield {
                "from": start.source or None,
                "to": start.target,
                "ends": [
                    {
                        "end": end.kind,
                        "firm": end.firm or None,
                        "material": end.material or None,
                        "share": round(float(share), _DIGITS),
                    }
                    for end, share in ends
                ],
                "passed": [
                    {"from": key.source or None, "to": key.target, "share": round(float(share), _DIGITS)}
                    for key, share in passed
                ],
            }

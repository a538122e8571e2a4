"""What a first round shows: few exchanges a firm, so that people meet one neighbour; the rest unfolds afterwards.

Only what is shown is fewer. Whoever knows a code may type it, and bots see everything, so the game is the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from sim.plan.plan import Plan


def is_shown(plan: Plan, match: str, firms: Iterable[str], number: int) -> bool:
    """Whether an exchange is shown to those who run some firms in a round."""
    if number > 1:
        return True
    part = plan.scenario.matches[match]
    ends = {plan.firm_of(part.giver), plan.firm_of(part.taker)}
    return any(
        match in plan.scenario.firms[firm].first_exchanges or not plan.scenario.firms[firm].first_exchanges
        for firm in firms
        if firm in ends
    )

"""Which exchanges people know of: hidden matches come to light by year, by an event or by a measure."""

from __future__ import annotations

from sim.economy.agreed_terms import last_year
from sim.rules import refusals
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.scenario.projects import Match
from sim.scenario.windows import window
from sim.situation import Situation


def _revealed(situation: Situation, match: str) -> bool:
    return any(True for _ in situation.effects().on("reveal", match))


def is_known(situation: Situation, key: str, match: Match) -> bool:
    """Whether the teams may know of a match at this New Year."""
    if not match.hidden or _revealed(situation, key):
        return True
    return match.revealed_from is not None and match.revealed_from <= situation.state.year


def match_problems(situation: Situation, giver: str, taker: str) -> list[Problem]:
    """Why nobody can agree on this exchange yet. A pair that no match names is free from the start."""
    plan, state = situation.plan, situation.state
    matches = {
        key: match
        for key, match in plan.scenario.matches.items()
        if match.giver == giver and match.taker == taker
    }
    if not matches:
        return []
    material, name = named(plan, "material", plan.stores[giver].material), named(plan, "taker", taker)
    known = [match for key, match in matches.items() if is_known(situation, key, match)]
    if not known:
        return [refusals.NOT_YET_KNOWN(material=material, taker=name)]
    offers = [window(plan.scenario.about, match) for match in known]
    if not any(offer.is_open(state.round) for offer in offers):
        later = [offer.first for offer in offers if offer.from_round > state.round]
        if later:
            return [refusals.MATCH_NOT_OPEN(material=material, taker=name, first=min(later))]
        return [
            refusals.MATCH_IS_OVER(
                material=material, taker=name, last=max(offer.last or 0 for offer in offers)
            )
        ]
    last = last_year(known)
    if last is None or last >= state.year:
        return []
    return [refusals.MATCH_IS_OVER(material=material, taker=name, last=last)]

"""Opening up what an agreement needs: collecting the whole side stream, letting secondaries in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from game.bots.bot import View
from sim.decisions import AcceptDeal, AgreeDeal, Decision, OfferDeal, SetBlend, SetRecovery
from sim.economy.price_zone import runs
from sim.rules.offers import terms_of

_WHOLE = Decimal(1)


def opened(view: View, sheet: Sequence[Decision], made: Sequence[OfferDeal]) -> list[Decision]:
    """What this seat sets so that its contracts, old and new, and its own treatments can run in full."""
    plan, state = view.plan, view.state
    pairs = [
        (contract.giver, contract.taker)
        for contract in state.contracts.values()
        if runs(contract, state.year)
    ]
    packages = [decision for decision in sheet if isinstance(decision, AgreeDeal)]
    accepted = [decision.offer for decision in sheet if isinstance(decision, AcceptDeal)]
    offered = [terms_of(state.offers[key]) for key in accepted]
    for terms in (*packages, *offered, *made):
        pairs += [(exchange.giver, exchange.taker) for exchange in terms.exchanges]
    streams = {giver for giver, _ in pairs if not plan.stores[giver].is_yield}
    needs = {taker for _, taker in pairs if taker in plan.needs}
    for treatment in plan.treatments.values():
        if treatment.firm in view.firms:
            feeds = plan.givers.get(treatment.feed.material, ())
            streams |= {feed.id for feed in feeds if feed.firm == treatment.firm and not feed.is_yield}
    settings: list[Decision] = []
    for key in sorted(streams):
        store = plan.stores[key]
        if _may(view, store.firm) and state.recovery.get(key, store.recovery) != (1, 1):
            settings.append(SetRecovery(do="set_recovery", side_stream=key, share=_WHOLE))
    for key in sorted(needs):
        need = plan.needs[key]
        if _may(view, need.firm) and state.blend.get(key, need.blend) != (1, 1):
            settings.append(SetBlend(do="set_blend", need=key, share=_WHOLE))
    return settings


def _may(view: View, firm: str) -> bool:
    return firm in view.firms and firm not in view.state.closed

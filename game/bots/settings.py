"""Opening up what an agreement needs: collecting the whole side stream, letting secondaries in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from game.bots.bot import View
from sim.decisions import (
    AcceptDeal,
    AgreeDeal,
    DealTerms,
    Decision,
    OfferDeal,
    SetBlend,
    SetRecovery,
    SetTreatment,
)
from sim.economy.outlook import Outlook
from sim.economy.price_zone import Pricing, runs
from sim.effects import STANDING
from sim.plan.parts import TreatmentPlan
from sim.rules.offers import terms_of
from sim.situation import Situation, stage_of

_WHOLE = Decimal(1)


def opened(view: View, sheet: Sequence[Decision], made: Sequence[OfferDeal]) -> list[Decision]:
    """What this seat sets so that its contracts, old and new, and its own treatments can run in full."""
    plan, fed = view.plan, set[str]()
    for treatment in plan.treatments.values():
        if treatment.firm in view.firms:
            feeds = plan.givers.get(treatment.feed.material, ())
            fed |= {feed.id for feed in feeds if feed.firm == treatment.firm and not feed.is_yield}
    return _opened(view, _pairs(view, sheet, made), fed) + _treated(view)


def opened_for(view: View, deals: Sequence[DealTerms]) -> list[Decision]:
    """What this seat sets so that these packages can run in full, and nothing else."""
    return _opened(view, _ends(deals), set())


def _opened(view: View, pairs: Sequence[tuple[str, str]], streams: set[str]) -> list[Decision]:
    plan, state = view.plan, view.state
    streams |= {giver for giver, _ in pairs if not plan.stores[giver].is_yield}
    needs = {taker for _, taker in pairs if taker in plan.needs}
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


def _treated(view: View) -> list[Decision]:
    return [
        SetTreatment(do="set_treatment", treatment=treatment.id, runs_for="disposal")
        for treatment in view.plan.treatments.values()
        if _may(view, treatment.firm) and _pays(view, treatment)
    ]


def _pairs(view: View, sheet: Sequence[Decision], made: Sequence[OfferDeal]) -> list[tuple[str, str]]:
    """Who gives whom what: by contracts that run, and by packages that are agreed on, accepted or offered."""
    state = view.state
    pairs = [
        (contract.giver, contract.taker)
        for contract in state.contracts.values()
        if runs(contract, state.year)
    ]
    packages = [decision for decision in sheet if isinstance(decision, AgreeDeal)]
    accepted = [decision.offer for decision in sheet if isinstance(decision, AcceptDeal)]
    offered = [terms_of(state.offers[key]) for key in accepted]
    return pairs + _ends((*packages, *offered, *made))


def _ends(deals: Sequence[DealTerms]) -> list[tuple[str, str]]:
    return [(exchange.giver, exchange.taker) for terms in deals for exchange in terms.exchanges]


def _pays(view: View, treatment: TreatmentPlan) -> bool:
    """Whether a treatment that stands, and runs for its outlets yet, spares its firm more than it costs even where
    all it makes is thrown away."""
    plan, state = view.plan, view.state
    project = plan.built_by.get(("treatment", treatment.id, ""))
    if (project and stage_of(plan, state, project) not in STANDING) or state.runs_for.get(
        treatment.id, treatment.runs_for
    ) == "disposal":
        return False
    outlook = Outlook.of_situation(Situation(plan, state))
    spared = [
        outlook.disposal(store.disposal, store.id)
        for store in plan.givers.get(treatment.feed.material, ()) if store.firm == treatment.firm
    ]  # fmt: skip
    costs = Pricing(plan, state, outlook).treating(treatment) + sum(
        Fraction(*product.amount) * outlook.disposal(product.disposal, product.id)
        for product in treatment.yields
    )
    return bool(spared) and min(spared) > costs


def _may(view: View, firm: str) -> bool:
    return firm in view.firms and firm not in view.state.closed

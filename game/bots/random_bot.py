"""The seat that does anything the rules allow, without a reason: for tests, and as a humbling opponent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from game.bots.bot import Presence, View, offer_name
from game.bots.legality import legal_offers, legal_sheet
from sim.decisions import (
    DECISION,
    AcceptDeal,
    DealTerms,
    Decision,
    DeclineDeal,
    Invest,
    LeaveExchange,
    OfferDeal,
    SetBlend,
    SetRecovery,
    SetTreatment,
    Vote,
)
from sim.keyed_random import uniform
from sim.rules.offers import signers, terms_of
from sim.state import RunsFor

_OFFERS = 2
"""Packages it puts together a round (tuned: few enough for a turn of a few milliseconds)."""
_WISHES = 6
"""Other decisions it draws a round (tuned: likewise); what the rules refuse is dropped."""


@dataclass(slots=True)
class _Dice:
    """The throws of one turn."""

    view: View
    purpose: str
    thrown: int = 0

    def below(self, count: int) -> int:
        """A whole number from 0 to count − 1."""
        self.thrown += 1
        key = f"{self.view.state.round}|{self.view.seat}|{self.purpose}"
        return int(uniform(self.view.luck, "random bot", key, self.thrown) * count)

    def one_of(self, things: Sequence[Any]) -> Any:
        """One of these, each as likely as the others."""
        return things[self.below(len(things))]

    def share(self) -> Decimal:
        """Nothing, all, or so many quarters."""
        return Decimal(self.below(5)) / 4


@dataclass(frozen=True, slots=True)
class Arbitrary:
    """Decides by dice among what exists, and keeps what the rules let stand."""

    def presence(self, number: int) -> Presence:
        """At the table."""
        return "here"

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """Links of its own firms with others, with whatever projects those ends lack."""
        dice = _Dice(view, "offers")
        pairs = _pairs(view)
        packages = [
            _package(view, dice, dice.one_of(pairs), number) for number in range(_OFFERS if pairs else 0)
        ]
        return legal_offers(view, packages)

    def sheet(self, view: View) -> Sequence[Decision]:
        """A few throws of the dice, and a coin for each offer of somebody else."""
        dice = _Dice(view, "sheet")
        wanted: list[Decision] = [wish for _ in range(_WISHES) for wish in _wish(view, dice)]
        made = []
        for key, offer in sorted(view.state.offers.items()):
            terms = terms_of(offer)
            signing = signers(terms, view.firms)
            if signing and not set(signing) <= set(offer.accepted):
                yes = dice.below(2)
                wanted.append(
                    AcceptDeal(do="accept_deal", offer=key)
                    if yes
                    else DeclineDeal(do="decline_deal", offer=key)
                )
            elif signing:
                made.append(OfferDeal(do="offer_deal", offer=key, **dict(terms)))
        return legal_sheet(view, made, _once(wanted))

    def signs(self, view: View, deal: DealTerms) -> bool:
        """Heads or tails."""
        return bool(_Dice(view, "signs").below(2))


def _once(wanted: Sequence[Decision]) -> list[Decision]:
    """Without doubles."""
    return [decision for index, decision in enumerate(wanted) if decision not in wanted[:index]]


def _pairs(view: View) -> list[tuple[str, str]]:
    """Every side stream and taker that fit by material, one end at this seat and the other elsewhere."""
    plan, own = view.plan, view.firms
    return [
        (store.id, intake.taker)
        for store in plan.stores.values()
        for intake in plan.takers.get(store.material, ())
        if store.firm != intake.firm and (store.firm in own or intake.firm in own)
    ]


def _package(view: View, dice: _Dice, pair: tuple[str, str], number: int) -> OfferDeal:
    plan, (giver, taker) = view.plan, pair
    store, firm = plan.stores[giver], plan.firm_of(taker)
    lacking = [
        plan.built_by.get(thing, "")
        for thing in (("treatment", store.process, ""), ("intake", taker, store.material))
    ]
    projects = [
        {"project": project}
        for project in dict.fromkeys(lacking)
        if project and project not in view.state.projects
    ]
    exchange = {
        "giver": giver,
        "taker": taker,
        "most": 1 + dice.below(20_000),
        "years": 1 + dice.below(6),
        "renews": bool(dice.below(2)),
    }
    terms = {
        "parties": list(dict.fromkeys([store.firm, firm])),
        "exchanges": [exchange],
        "projects": [
            project for project in projects if plan.projects[project["project"]].firm in (store.firm, firm)
        ],
        "takers_share": dice.share(),
    }
    return OfferDeal.model_validate({"do": "offer_deal", "offer": offer_name(view.seat, number + 1), **terms})


def _wish(view: View, dice: _Dice) -> list[Decision]:
    plan, state, own = view.plan, view.state, view.firms
    projects = [project.id for project in plan.projects.values() if project.firm in own]
    streams = [store.id for store in plan.stores.values() if store.firm in own and not store.is_yield]
    needs = [need.id for need in plan.needs.values() if need.firm in own]
    voted = [key for key, measure in plan.measures.items() if measure.begins == "by vote"]
    asked = [key for key, measure in plan.measures.items() if measure.begins == "by application"]
    works = [treatment.id for treatment in plan.treatments.values() if treatment.firm in own]
    match dice.below(8):
        case 0 | 1 if projects:
            return [Invest(do="invest", project=dice.one_of(projects))]
        case 2 if streams:
            return [SetRecovery(do="set_recovery", side_stream=dice.one_of(streams), share=dice.share())]
        case 3 if needs:
            return [SetBlend(do="set_blend", need=dice.one_of(needs), share=dice.share())]
        case 4 if voted:
            return [Vote(do="vote", measure=dice.one_of(voted), in_favour=bool(dice.below(2)))]
        case 5 if asked:
            return [_plain({"do": "apply", "call": dice.one_of(asked), "firm": dice.one_of(own)})]
        case 6 if works:
            runs_for: RunsFor = "disposal" if dice.below(2) else "outlets"
            return [SetTreatment(do="set_treatment", treatment=dice.one_of(works), runs_for=runs_for)]
        case 7 if state.contracts:
            contract = dice.one_of(sorted(state.contracts))
            return [LeaveExchange(do="leave_exchange", exchange=contract)]
    return [_plain({"do": "contribute", "amount": 1_000 * (1 + dice.below(100))})]


def _plain(data: dict[str, object]) -> Decision:
    return DECISION.validate_python(data)

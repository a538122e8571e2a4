"""Decisions in words, as the sheet, the reveal and the replay show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from game.text.clauses import clause_words, price_words
from game.text.translator import Translator
from sim.decisions import (
    AcceptDeal,
    AgreeDeal,
    Apply,
    Cancel,
    Contribute,
    DealExchange,
    DealTerms,
    Decision,
    DeclineDeal,
    Invest,
    LeaveExchange,
    OfferDeal,
    SetBlend,
    SetPriorityAreas,
    SetRecovery,
    SetTreatment,
    Vote,
)
from sim.message import NameKind
from sim.plan.plan import Plan
from sim.rules.names import NAMES, firm_name, project_name, store_name
from sim.state import State

_TONNE = 1000


class _Words(NamedTuple):
    """What a decision is told with."""

    plan: Plan
    state: State
    w: Translator

    def name(self, kind: NameKind, key: str) -> str:
        """What a thing of the scenario is called."""
        return NAMES[kind](self.plan, key, self.w.language)


def tell(plan: Plan, state: State, w: Translator, decision: Decision) -> str:
    """A decision in one line."""
    return WORDS[type(decision)](_Words(plan, state, w), decision)


def _invest(words: _Words, decision: Invest) -> str:
    w, project = words.w, words.name("project", decision.project)
    if decision.co_funding is None:
        return w("Builds {project}", project=project)
    call = words.name("measure", decision.co_funding)
    return w("Builds {project}, with support from {call}", project=project, call=call)


def _cancel(words: _Words, decision: Cancel) -> str:
    return words.w("Stops {project}", project=words.name("project", decision.project))


def _set_recovery(words: _Words, decision: SetRecovery) -> str:
    share = words.w.percent(float(decision.share))
    return words.w(
        "Collects {share} of {stream}", share=share, stream=words.name("store", decision.side_stream)
    )


def _set_blend(words: _Words, decision: SetBlend) -> str:
    share = words.w.percent(float(decision.share))
    need = words.name("taker", decision.need)
    return words.w("Allows up to {share} recycled in {need}", share=share, need=need)


def _set_treatment(words: _Words, decision: SetTreatment) -> str:
    w, treatment = words.w, words.name("taker", decision.treatment)
    if decision.runs_for == "disposal":
        return w("{treatment} treats all, and throws away what nobody takes", treatment=treatment)
    return w("{treatment} treats only what others take", treatment=treatment)


def _leave_exchange(words: _Words, decision: LeaveExchange) -> str:
    contract = words.state.contracts.get(decision.exchange)
    stream = words.name("store", contract.giver) if contract else decision.exchange
    return words.w("Ends the exchange of {stream}", stream=stream)


def _contribute(words: _Words, decision: Contribute) -> str:
    return words.w("Pays {money} into the fund", money=words.w.money(float(decision.amount) * 100))


def _vote(words: _Words, decision: Vote) -> str:
    w, measure = words.w, words.name("measure", decision.measure)
    if decision.in_favour:
        return w("Votes for {measure}", measure=measure)
    return w("Votes against {measure}", measure=measure)


def _set_priority_areas(words: _Words, decision: SetPriorityAreas) -> str:
    areas = ", ".join(words.name("measure", area) for area in decision.areas)
    return words.w("Priority areas: {areas}", areas=areas)


def _apply(words: _Words, decision: Apply) -> str:
    return words.w("Uses {measure}", measure=words.name("measure", decision.call))


def _accept_deal(words: _Words, decision: AcceptDeal) -> str:
    return words.w("Signs the offer {offer}", offer=decision.offer)


def _decline_deal(words: _Words, decision: DeclineDeal) -> str:
    return words.w("Turns down the offer {offer}", offer=decision.offer)


def _deal(words: _Words, decision: DealTerms) -> str:
    parties = " + ".join(words.name("firm", firm) for firm in decision.parties)
    return words.w("Deal of {parties}", parties=parties)


WORDS: Final[Mapping[type, Callable[[_Words, Any], str]]] = {
    Invest: _invest,
    Cancel: _cancel,
    SetRecovery: _set_recovery,
    SetBlend: _set_blend,
    SetTreatment: _set_treatment,
    AgreeDeal: _deal,
    OfferDeal: _deal,
    AcceptDeal: _accept_deal,
    DeclineDeal: _decline_deal,
    LeaveExchange: _leave_exchange,
    Contribute: _contribute,
    Vote: _vote,
    SetPriorityAreas: _set_priority_areas,
    Apply: _apply,
}
"""Kind of decision → how it is told in one line."""


def tell_deal(plan: Plan, w: Translator, deal: DealTerms) -> Iterator[str]:
    """A package, part by part: who builds what, who carries what, what goes where at what price."""
    language = w.language
    for part in deal.projects:
        owner = firm_name(plan, plan.projects[part.project].firm, language)
        yield w("{firm} builds {project}", firm=owner, project=project_name(plan, part.project, language))
        for payer in part.paid_by:
            name, share = firm_name(plan, payer.firm, language), w.percent(float(payer.share))
            if payer.repaid_years:
                yield w.many(
                    "{firm} lends {share} of it, back in {n} year",
                    "{firm} lends {share} of it, back in {n} years",
                    payer.repaid_years,
                    firm=name,
                    share=share,
                )
            else:
                yield w("{firm} pays {share} of it", firm=name, share=share)
    for exchange in deal.exchanges:
        yield from _tell_exchange(plan, w, exchange)


def _tell_exchange(plan: Plan, w: Translator, exchange: DealExchange) -> Iterator[str]:
    """What goes where at what price, and its clauses."""
    stream = store_name(plan, exchange.giver, w.language)
    taker = firm_name(plan, plan.firm_of(exchange.taker), w.language)
    unit = plan.stores[exchange.giver].unit
    amount = w.amount(float(exchange.most) * _TONNE, unit)
    years = w.many("{n} year", "{n} years", exchange.term)
    terms = ", ".join(filter(None, (price_words(plan, w, exchange), years)))
    yield w(
        "{stream} to {taker}: up to {amount} a year, {terms}",
        stream=stream, taker=taker, amount=amount, terms=terms,
    )  # fmt: skip
    yield from clause_words(w, plan, exchange)


def repeated(w: Translator, text: str, times: int) -> str:
    """A line that stands for the same thing done several times."""
    return text if times == 1 else w("{what} ({n} times)", what=text, n=times)


def without_taker(w: Translator, offers: int) -> str:
    """So many offers came to nothing."""
    return w.many("{n} offer: nobody accepted it.", "{n} offers: nobody accepted them.", offers)

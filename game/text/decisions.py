"""Decisions in words, as the sheet, the reveal and the replay show them."""

from __future__ import annotations

from collections.abc import Iterator

from game.text.translator import Translator
from sim.decisions import (
    AcceptDeal,
    Apply,
    Cancel,
    Contribute,
    DealTerms,
    Decision,
    DeclineDeal,
    Invest,
    LeaveExchange,
    SetBlend,
    SetPriorityAreas,
    SetRecovery,
    Vote,
)
from sim.plan.plan import Plan
from sim.rules.names import firm_name, measure_name, project_name, store_name, taker_name
from sim.state import State

_TONNE = 1000


def tell(plan: Plan, state: State, w: Translator, decision: Decision) -> str:
    """A decision in one line."""
    language = w.language
    match decision:
        case Invest():
            asks = decision.co_funding
            name = project_name(plan, decision.project, language)
            if asks is not None:
                return w(
                    "Build {project}, with support of {call}",
                    project=name,
                    call=measure_name(plan, asks, language),
                )
            return w("Build {project}", project=name)
        case Cancel():
            return w("Stop {project}", project=project_name(plan, decision.project, language))
        case SetRecovery():
            name = store_name(plan, decision.side_stream, language)
            return w("Collect {share} of {stream}", share=w.percent(float(decision.share)), stream=name)
        case SetBlend():
            name = taker_name(plan, decision.need, language)
            return w(
                "Let up to {share} secondary into {need}", share=w.percent(float(decision.share)), need=name
            )
        case LeaveExchange():
            contract = state.contracts.get(decision.exchange)
            name = store_name(plan, contract.giver, language) if contract else decision.exchange
            return w("End the exchange of {stream}", stream=name)
        case Contribute():
            return w("Pay {money} into the fund", money=w.money(float(decision.amount) * 100))
        case Vote():
            name = measure_name(plan, decision.measure, language)
            return (
                w("Vote for {measure}", measure=name)
                if decision.in_favour
                else w("Vote against {measure}", measure=name)
            )
        case SetPriorityAreas():
            return w(
                "Priority: {areas}",
                areas=", ".join(measure_name(plan, one, language) for one in decision.areas),
            )
        case Apply():
            return w("Use {measure}", measure=measure_name(plan, decision.call, language))
        case AcceptDeal():
            return w("Sign the offer {offer}", offer=decision.offer)
        case DeclineDeal():
            return w("Turn down the offer {offer}", offer=decision.offer)
        case DealTerms():
            return w(
                "Deal of {parties}",
                parties=" + ".join(firm_name(plan, one, language) for one in decision.parties),
            )
    raise TypeError(decision)


def tell_deal(plan: Plan, w: Translator, deal: DealTerms) -> Iterator[str]:
    """A package, part by part: who builds what, who carries what, what goes where at what price."""
    language = w.language
    for part in deal.projects:
        owner = firm_name(plan, plan.projects[part.project].firm, language)
        yield w("{firm} builds {project}", firm=owner, project=project_name(plan, part.project, language))
        for payer in part.paid_by:
            name, share = firm_name(plan, payer.firm, language), w.percent(float(payer.share))
            if payer.repaid_years:
                yield w("{firm} advances {share} of it", firm=name, share=share)
            else:
                yield w("{firm} pays {share} of it", firm=name, share=share)
    for one in deal.exchanges:
        stream = store_name(plan, one.giver, language)
        taker = firm_name(plan, plan.firm_of(one.taker), language)
        unit = plan.stores[one.giver].unit
        amount = w.amount(float(one.most) * _TONNE, unit)
        if one.price is None:
            yield w(
                "{stream} to {taker}: up to {amount} a year, {years} years",
                stream=stream,
                taker=taker,
                amount=amount,
                years=one.years,
            )
        else:
            price = f"{w.number(float(one.price), 2)}\u00a0€/{unit}"
            yield w(
                "{stream} to {taker}: up to {amount} a year at {price}, {years} years",
                stream=stream, taker=taker, amount=amount, price=price, years=one.years,
            )  # fmt: skip


def repeated(w: Translator, text: str, times: int) -> str:
    """A line that stands for the same thing done several times."""
    return text if times == 1 else w("{what} ({n} times)", what=text, n=times)


def without_taker(w: Translator, offers: int) -> str:
    """So many offers came to nothing."""
    return w.many("{n} offer found no taker.", "{n} offers found no taker.", offers)

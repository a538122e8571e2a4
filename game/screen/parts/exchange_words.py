"""An exchange of a deal in words: how much, at what price, for how long; and who advances what another builds."""

from __future__ import annotations

from typing import Literal

from game.text.clauses import price_words
from game.text.translator import Translator
from game.typed.deals import advance_of, repaid_years_of
from sim.decisions import DealExchange, DealTerms
from sim.plan.plan import Plan
from sim.rules.names import firm_name
from sim.units import BASE


def exchange_values(
    w: Translator, plan: Plan, exchange: DealExchange
) -> tuple[tuple[Literal["most", "price", "years"], str], ...]:
    """(what can be changed, its value): the amount of a year, the price, the years."""
    unit = plan.stores[exchange.giver].unit
    nothing = w("fair price") if plan.scenario.about.brokers_aid else w("price?")
    return (
        ("most", w("{amount} a year", amount=w.amount(float(exchange.most) * BASE, unit))),
        ("price", price_words(plan, w, exchange) or nothing),
        ("years", w.many("{n} year", "{n} years", exchange.term) if exchange.years else w("years?")),
    )


def advance_words(w: Translator, plan: Plan, terms: DealTerms, project: str, firm: str) -> str:
    """What share of a project a firm pays in advance."""
    share, years = w.percent(float(advance_of(terms, project, firm))), repaid_years_of(terms, project, firm)
    name = firm_name(plan, firm, w.language)
    if not years:
        return w("{firm} lends {share}", firm=name, share=share)
    return w.many(
        "{firm} lends {share}, back in {n} year",
        "{firm} lends {share}, back in {n} years",
        years,
        firm=name,
        share=share,
    )

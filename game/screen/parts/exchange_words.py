"""An exchange of a deal in words: how much, at what price, for how long; and who advances what another builds."""

from __future__ import annotations

from game.text.translator import Translator
from game.typed.deals import advance_of
from sim.decisions import DealExchange, DealTerms
from sim.plan.plan import Plan
from sim.rules.names import firm_name
from sim.units import BASE


def exchange_values(w: Translator, plan: Plan, exchange: DealExchange) -> tuple[tuple[str, str], ...]:
    """(what can be changed, its value): the amount of a year, the price, the years."""
    unit = plan.stores[exchange.giver].unit
    price = w("fair price") if exchange.price is None else f"{w.number(float(exchange.price), 2)} €/{unit}"
    return (
        ("most", w("{amount} a year", amount=w.amount(float(exchange.most) * BASE, unit))),
        ("price", price),
        ("years", w.many("{n} year", "{n} years", exchange.years)),
    )


def advance_words(w: Translator, plan: Plan, terms: DealTerms, project: str, firm: str) -> str:
    """What share of a project a firm pays in advance."""
    share = w.percent(float(advance_of(terms, project, firm)))
    return w("{firm} lends {share}", firm=firm_name(plan, firm, w.language), share=share)

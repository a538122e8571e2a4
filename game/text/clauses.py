"""The clauses of an exchange in words: its price, what must flow at least, what leaving costs, whether it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from game.text.translator import Translator
from sim.decisions import DealExchange
from sim.plan.plan import Plan
from sim.units import BASE, CENTS


def price_words(plan: Plan, w: Translator, exchange: DealExchange) -> str:
    """The price of an exchange, fixed or indexed; one below zero the giver pays. Empty where the slip names none."""
    if exchange.price is not None:
        price = float(exchange.price)
        text = f"{w.number(abs(price), 2)}\u00a0€/{plan.stores[exchange.giver].unit}"
        return w("the giver pays {price}", price=text) if price < 0 else text
    if exchange.indexed is not None:
        return w("{share} of the price of new", share=w.percent(float(exchange.indexed)))
    return ""


def clause_words(w: Translator, plan: Plan, exchange: DealExchange) -> Iterator[str]:
    """What is agreed beside amount, price and years; nothing of what is not."""
    unit = plan.stores[exchange.giver].unit
    if exchange.least:
        yield w("at least {amount} a year", amount=w.amount(float(exchange.least) * BASE, unit))
    if exchange.least and exchange.shortfall_price:
        price = f"{w.number(float(exchange.shortfall_price), 2)}\u00a0€/{unit}"
        who = {
            "giver": w("missing {price}, the giver pays", price=price),
            "taker": w("missing {price}, the taker pays", price=price),
            "both": w("missing {price}, whoever held it up pays", price=price),
        }
        yield who[exchange.shortfall_paid_by]
    if exchange.leaving_price:
        yield w("leaving costs {money}", money=w.money(float(exchange.leaving_price) * CENTS))
    if exchange.renews:
        yield w("goes on until somebody leaves")

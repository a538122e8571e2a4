"""A package as somebody types it on a blank slip: exchanges with amount, price and years, who builds, who lends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.typed.codes import Handle, code_of
from sim.decisions import DealTerms
from sim.plan.plan import Plan


def as_typed(plan: Plan, codes: Mapping[str, Handle], terms: DealTerms) -> str:
    """The line that fills a blank slip with these terms."""
    return " ".join((*_exchanges(plan, codes, terms), *_projects(codes, terms)))


def _exchanges(plan: Plan, codes: Mapping[str, Handle], terms: DealTerms) -> Iterator[str]:
    ends = {(match.giver, match.taker): key for key, match in plan.scenario.matches.items()}
    for exchange in terms.exchanges:
        code = code_of(codes, "match", ends[exchange.giver, exchange.taker])
        unit = plan.stores[exchange.giver].unit
        price = f" {exchange.price} €" if exchange.price is not None else ""
        years = f" {exchange.years} y" if exchange.years else ""
        yield f"{code} {exchange.most} {unit}{price}{years}"


def _projects(codes: Mapping[str, Handle], terms: DealTerms) -> Iterator[str]:
    for part in terms.projects:
        code = code_of(codes, "project", part.project)
        yield code
        for payer in part.paid_by:
            years = f" {payer.repaid_years} y" if payer.repaid_years else ""
            yield f"{code} {payer.firm} {'lends' if years else 'pays'} {payer.share * 100:.0f} %{years}"

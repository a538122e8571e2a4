"""What the virgin material costs that one unit of what is given replaces: the measure of a shortfall's price."""

from __future__ import annotations

from fractions import Fraction

from sim.economy.exchange_ends import Ends
from sim.economy.outlook import Outlook
from sim.plan.plan import Plan


def replaced_price(plan: Plan, outlook: Outlook, ends: Ends) -> Fraction:
    """EUR per unit. Of what feeds a treatment: of the yields it gives, where they replace most."""
    intake = ends[1]
    if not intake.is_feed:
        return Fraction(*intake.ratio) * outlook.virgin(intake.taker)
    worth = Fraction(0)
    for product in plan.treatments[intake.taker].yields:
        uses = [
            Fraction(*use.ratio) * outlook.virgin(use.taker)
            for use in plan.takers.get(product.material, ())
            if not use.is_feed
        ]
        worth += Fraction(*product.amount) * max(uses, default=Fraction(0))
    return worth

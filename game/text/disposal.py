"""Where a side stream goes that nobody takes, in words."""

from __future__ import annotations

from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import store_part


def goes_to(w: Translator, plan: Plan, store: str) -> str:
    """Where a side stream goes as long as nobody takes it, as the scenario calls it."""
    disposal = store_part(plan, plan.stores[store]).disposal
    return w.of(disposal.name) or disposed(w, disposal.kind)


def disposed(w: Translator, kind: str) -> str:
    """What becomes of it by the kind of its disposal: "Landfill"."""
    kinds: dict[str, str] = {
        "landfill": w("Landfill"),
        "heap": w("A heap on site"),
        "far_sale": w("Sold far away"),
        "flare": w("Burnt without use"),
        "discharge": w("Let out"),
        "energy_recovery": w("Burnt for energy"),
    }
    return kinds[kind]

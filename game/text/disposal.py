"""Where a side stream goes that nobody takes, in words."""

from __future__ import annotations

from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules.names import store_part
from sim.scenario.materials import DisposalKind


def goes_to(w: Translator, plan: Plan, store: str) -> str:
    """Where a side stream goes as long as nobody takes it, as the scenario calls it."""
    disposal = store_part(plan, plan.stores[store]).disposal
    return w.of(disposal.name) or disposed(w, disposal.kind)


def disposed(w: Translator, kind: DisposalKind) -> str:
    """What becomes of it: "Landfill"."""
    kinds: dict[DisposalKind, str] = {
        "landfill": w("Landfill"),
        "heap": w("A heap on site"),
        "far_sale": w("Sold far away"),
        "flare": w("Burnt without use"),
        "discharge": w("Let out"),
        "energy_recovery": w("Burnt for energy"),
    }
    return kinds[kind]

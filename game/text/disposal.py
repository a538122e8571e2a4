"""Where a side stream goes that nobody takes, in words."""

from __future__ import annotations

from game.text.translator import Translator
from sim.scenario.materials import DisposalKind


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

"""What mattered, for programs: which question each part answers, and that its figures do not add up."""

from __future__ import annotations

from game.experiments.ablation import AblationEffect, Amounts, ChoicePair, Mattered
from game.experiments.choices import Choice
from game.experiments.replanned import Effects
from game.outputs.json_result import JsonObject
from sim.units import BASE, CENTS


def mattered_object(mattered: Mattered, replanned: Effects) -> JsonObject:
    """Literal: without it, all else as it was decided; and with the others deciding anew, as bots."""
    return {
        "question": "without it, all else as it was decided",
        "adds_up": False,
        "done": mattered.done,
        "of": mattered.of,
        "kinds": [{"kind": kind, **_effect(effect)} for kind, effect in mattered.kinds],
        "choices": [{**_choice(choice), **_effect(effect)} for choice, effect in mattered.single],
        "pairs": [_pair(pair) for pair in mattered.pairs],
        "replanned": {
            "question": "without it, and the others decide anew, as bots",
            "adds_up": False,
            "choices": [{**_choice(choice), **_effect(effect)} for choice, effect in replanned],
        },
    }


def _pair(pair: ChoicePair) -> JsonObject:
    return {
        "choices": [_choice(pair.first), _choice(pair.second)],
        **_effect(pair.together),
        "beyond": _amounts(pair.beyond),
    }


def _choice(choice: Choice) -> JsonObject:
    return {
        "round": choice.round,
        "kind": choice.kind,
        "teams": list(choice.seats),
        "decision": choice.decision.model_dump(mode="json", exclude_none=True),
    }


def _effect(effect: AblationEffect) -> JsonObject:
    return {
        "last_round": _amounts(effect.last),
        "all_years": _amounts(effect.total),
        "purses_eur": {seat: cents / CENTS for seat, cents in effect.purses.items()},
        "set_aside": effect.set_aside,
    }


def _amounts(amounts: Amounts) -> JsonObject:
    """The game as it was, less the game without: negative tonnes were saved."""
    return {
        "headline_t": amounts.headline / BASE,
        "virgin_t": amounts.virgin / BASE,
        "waste_t": amounts.waste / BASE,
        "co2e_t": amounts.co2e / BASE,
    }

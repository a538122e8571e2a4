"""Decisions as people remember them, in words: which kind, in which round, what."""

from __future__ import annotations

from game.debrief.model import GameDebrief
from game.experiments.choices import Choice, Kind
from game.outputs.round_text import round_name
from game.text.decisions import tell
from game.text.translator import Translator
from sim.decisions import DealTerms
from sim.rules.names import firm_name, store_name


def kind_words(w: Translator) -> dict[Kind, str]:
    """What the kinds of decisions are called."""
    return {
        "deals": w("Deals"),
        "projects": w("Projects"),
        "settings": w("Sorting and blending"),
        "leaving": w("Leaving exchanges"),
        "commons": w("Votes, fund and support"),
    }


def choice_words(game: GameDebrief, choice: Choice, w: Translator) -> str:
    """A decision with its round."""
    played = game.rounds[choice.round - 1]
    name = round_name(played.headline, w)
    return f"{name}: {tell(game.plan, played.cluster.before, w, choice.decision)}"


def choice_short(game: GameDebrief, choice: Choice, w: Translator) -> str:
    """The same for the hall: its year, and of a deal what goes where first."""
    played, plan = game.rounds[choice.round - 1], game.plan
    text = tell(plan, played.cluster.before, w, choice.decision)
    if isinstance(choice.decision, DealTerms) and choice.decision.exchanges:
        first = max(choice.decision.exchanges, key=lambda each: (each.most or 0, each.giver))
        what = store_name(plan, first.giver, w.language)
        text = f"{what} → {firm_name(plan, plan.firm_of(first.taker), w.language)}"
    return f"{played.record.years[0]}: {text}"

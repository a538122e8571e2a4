"""Decisions as people remember them, in words: which kind, in which year, what."""

from __future__ import annotations

from game.debrief.model import GameDebrief
from game.experiments.choices import Choice, Kind
from game.text.decisions import tell
from game.text.translator import Translator
from sim.decisions import DealTerms
from sim.plan.plan import Plan
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
    """A decision with its year: of a deal what goes where first, of any other who decided it."""
    played, plan = game.rounds[choice.round - 1], game.plan
    year = played.record.years[0]
    if isinstance(choice.decision, DealTerms) and choice.decision.exchanges:
        return f"{year}: {deal_short(plan, choice.decision, w)}"
    who = ", ".join(team.name for team in game.teams if team.id in choice.seats)
    text = tell(plan, played.cluster.before, w, choice.decision)
    return f"{year}, {who}: {text}" if who else f"{year}: {text}"


def deal_short(plan: Plan, deal: DealTerms, w: Translator) -> str:
    """What goes where first by a deal; nothing where it only builds."""
    if not deal.exchanges:
        return ""
    first = max(deal.exchanges, key=lambda each: (each.most or 0, each.giver))
    what = store_name(plan, first.giver, w.language)
    return f"{what} → {firm_name(plan, plan.firm_of(first.taker), w.language)}"

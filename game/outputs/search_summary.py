"""What a search for better games came to, for people at a terminal; and how a game stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.experiments.search.best_known import BestKnown
from game.outputs.text_table import lay_out
from game.text.translator import Translator
from sim.message import Message

_LABELS: Final = {
    "addressable_virgin_t": Message("New material that could be replaced"),
    "virgin_t": Message("All new material"),
    "landfill_t": Message("Landfill"),
    "heap_t": Message("Heaps"),
    "co2e_t": Message("CO₂e"),
    "water_m3": Message("Fresh water"),
}
_MOST_LISTED: Final = 8


def search_summary(known: BestKnown, w: Translator) -> str:
    """The best game beside the bound, and the games that none beats in everything."""
    head = w.many("The best of {n} try", "The best of {n} tries", known.tries)
    lucks = w.many("in {n} draw", "in {n} draws", len(known.seeds))
    changes = [(w.percent(change, signed=True)) for change in known.headline_by_seed]
    lines = [
        f"{known.scenario} · {head}, {lucks}",
        "",
        w("In the last round, compared with “if nobody acts”:"),
        *lay_out([(f"  {name}", change) for name, change in _in_words(known.changes, w).items()]),
        "",
        w("Draw by draw: {list}", list=" · ".join(changes)),
        reached(known, known.cut, w),
    ]
    if len(known.frontier) > 1:
        lines += ["", w("No game we found beats these in everything:"), *_table(known, w)]
    return "\n".join(lines) + "\n"


def reached(known: BestKnown, cut: float, w: Translator) -> str:
    """How much of what flows alone would allow a cut reaches, and what that leaves out."""
    return w(
        "At most {most} could be saved by the flows of the last year alone; {share} of that is reached. It leaves out "
        "money, time, permits, transport, grades and luck.",
        most=w.percent(-known.bound),
        share=w.percent(max(0.0, cut) / -known.bound if known.bound else 0.0),
    )


def beside_best(known: BestKnown, cut: float, w: Translator) -> str:
    """How far a game came, beside the best known one and what flows alone would allow."""
    best = w(
        "The best known game of this length saves {best}; you reached {share} of that.",
        best=w.percent(known.cut),
        share=w.percent(max(0.0, cut) / known.cut if known.cut > 0 else 0.0),
    )
    return f"{best} {reached(known, cut, w)}"


def _table(known: BestKnown, w: Translator) -> list[str]:
    games = known.frontier[:_MOST_LISTED]
    names = list(_in_words(games[0], w))
    return lay_out([("", *names), *(("", *_in_words(game, w).values()) for game in games)])


def _in_words(changes: Mapping[str, float], w: Translator) -> dict[str, str]:
    return {
        w.say(_LABELS[name]) if name in _LABELS else name: w.percent(change, signed=True)
        for name, change in changes.items()
    }

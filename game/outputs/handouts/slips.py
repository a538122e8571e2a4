"""Deal slips: a package deal written like a sentence, two on a page, signed by everybody who is part of it."""

from __future__ import annotations

from game.design.theme import LIGHT
from game.outputs.handouts.examples import on_slips
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import EDGE, HIGH, WIDE, Paper, PrintStyle

_PAGES = 6
_FULL = WIDE - 2 * EDGE


def deal_slips(paper: Paper, facts: Facts) -> None:
    """So many that a game seldom runs out."""
    examples = " · ".join(on_slips(facts))
    for _ in range(_PAGES):
        paper.page()
        _slip(paper, facts, examples, 7)
        paper.cut((0, HIGH / 2), (WIDE, HIGH / 2))
        _slip(paper, facts, examples, HIGH / 2 + 3)


def _slip(paper: Paper, facts: Facts, examples: str, y: float) -> None:
    w = facts.w
    paper.text((EDGE, y), 90, w("Deal slip"), PrintStyle(18, "bold"))
    _blank(paper, WIDE - EDGE - 60, y + 8, 60, w("Round"))
    y += 20
    third = _FULL / 3
    price = w("Price, or “fair”") if facts.plan.scenario.about.brokers_aid else w("Price")
    for label, at in ((w("Exchange (X …)"), 0), (w("and (X …)"), 1), (w("and (X …)"), 2)):
        _blank(paper, EDGE + at * third, y, third - 6, label)
    y += 18
    for label, at in ((w("Amount a year"), 0), (w("For how many years"), 1), (price, 2)):
        _blank(paper, EDGE + at * third, y, third - 6, label)
    y += 18
    half = _FULL / 2
    for _ in range(2):
        _blank(paper, EDGE, y, half - 6, w("Who builds (code)"))
        _blank(paper, EDGE + half, y, half - 6, w("Who lends or pays, and what share"))
        y += 17
    _blank(paper, EDGE, y, _FULL, w("The gain is shared"))
    y += 17
    _blank(paper, EDGE, y, _FULL, w("Signed by every team that is part of it"))
    note = w(
        "It counts once all have signed and the Desk has said yes: all gain, somebody loses, or not possible."
    )
    if examples:
        note += "\n" + w("As it is typed: {examples}", examples=examples)
    paper.text((EDGE, y + 3), _FULL, note, PrintStyle(9, colour=LIGHT.ink2), high=HIGH / 2 - 120)


def _blank(paper: Paper, x: float, y: float, wide: float, label: str) -> None:
    """A line to write on, and above it what belongs there."""
    paper.text((x, y - 11), wide, label, PrintStyle(10, colour=LIGHT.ink2), high=5)
    paper.line((x, y), (x + wide, y))

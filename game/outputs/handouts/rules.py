"""The rules on one page, for every table."""

from __future__ import annotations

from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import ASIDE, BOTTOM, EDGE, FULL, Paper, PrintStyle
from game.text.told_text import told

_LEAST = 9.0
_GAP = 2.2


def rules_page(paper: Paper, facts: Facts) -> None:
    """Every rule of the scenario, as large as one page allows."""
    w, about = facts.w, facts.plan.scenario.about
    texts = [told(w, facts.plan, text) for text in about.rules]
    paper.page()
    y = paper.text((EDGE, 12), FULL, w.of(about.title), ASIDE)
    top = paper.text((EDGE, y), FULL, w("The rules on one page"), PrintStyle(22, "bold")) + 3
    style = PrintStyle(15)
    while style.size > _LEAST and top + _high(paper, texts, style) > BOTTOM:
        style = PrintStyle(style.size - 0.5)
    y = top
    for number, text in enumerate(texts, 1):
        paper.text((EDGE, y), 8, f"{number}", PrintStyle(style.size, "bold"))
        y = paper.text((EDGE + 9, y), FULL - 9, text, style) + _GAP


def _high(paper: Paper, texts: list[str], style: PrintStyle) -> float:
    return sum(paper.height(FULL - 9, text, style) + _GAP for text in texts)

"""Sheets of statements that everybody marks without a name: before the game, after it, and half a year later."""

from __future__ import annotations

from typing import Final

from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import EDGE, FULL, HIGH, Paper, PrintStyle

_BOX: Final = 9.0
_MARKS: Final = 5
_LAST: Final = HIGH - 50
"""how far down the page a statement may begin"""
_TEXT: Final = PrintStyle(13)
_SMALL: Final = PrintStyle(10.5, colour=LIGHT.ink2)


def evidence_sheets(paper: Paper, facts: Facts) -> None:
    """Three sheets, to be copied for everybody."""
    w, scenario = facts.w, facts.plan.scenario
    for title in (w("Before the game"), w("After the game"), w("Half a year later")):
        paper.page()
        paper.entry(title)
        paper.text((EDGE, 14), FULL, title, PrintStyle(22, "bold"), high=11)
        paper.text((EDGE, 27), FULL, w.of(scenario.about.title), _SMALL, high=6)
        how = w(
            "No names. Your code word: the last two letters of your street and the day your mother was born, such as "
            "et17. Write the same one each time."
        )
        y = paper.text((EDGE, 36), FULL, how, _TEXT, high=20) + 4
        y = paper.text((EDGE, y), FULL, w("My code word: ________"), PrintStyle(15, "bold"), high=10) + 6
        scale = w("Mark each sentence: 1 not at all, 5 fully. Leave open what you cannot say.")
        y = paper.text((EDGE, y), FULL, scale, _TEXT, high=14) + 6
        for number, item in enumerate(scenario.about.evidence, 1):
            if y > _LAST:
                paper.page()
                y = 14.0
            high = paper.text((EDGE, y), FULL, f"{number}. {w.of(item.text)}", _TEXT, high=16)
            for mark in range(1, _MARKS + 1):
                x = EDGE + 8 + (mark - 1) * 24
                paper.box((x, high + 2, _BOX, _BOX), None, LIGHT.ink2)
                paper.text((x + _BOX + 2, high + 3.5), 8, f"{mark}", _SMALL, high=6)
            y = high + _BOX + 10

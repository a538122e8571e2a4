"""The games beside this one, for the page: the road not taken, one signature, and what mattered."""

from __future__ import annotations

from typing import Any, Final

from game.outputs.choice_words import choice_words
from game.outputs.mattered_parts import adds_not_up, mattered_cells, mattered_heads, mattered_parts
from game.outputs.path.facts import PathFacts
from game.outputs.path.page import Answer, Curves, PathPage, Sums
from game.outputs.path.pages import path_pages
from game.outputs.report.curves import curves_drawing

_MOST: Final = 8
"""rows of a table of what mattered"""


def beside(facts: PathFacts) -> dict[str, Any]:
    """All parts; nothing of what was not played."""
    w = facts.w
    known = facts.answers
    road = _last(path_pages(facts, "road")) if known.has_references and facts.rounds else None
    signature = _last(path_pages(facts, "signature")) if known.signatures and facts.rounds else None
    return {
        "road": road and _part(facts, road, w("All lines have the luck of this game.")),
        "signature": signature and _part(facts, signature, signature.note),
        "mattered": _mattered(facts),
    }


def _mattered(facts: PathFacts) -> dict[str, Any]:
    """A table a question."""
    w, more = facts.w, facts.more
    parts = mattered_parts(
        more.mattered, more.replanned, w, lambda choice: choice_words(facts.game, choice, w)
    )
    return {
        "heads": mattered_heads(w),
        "parts": [
            (part, [(row.names, mattered_cells(row.effect, w)) for row in part.rows[:_MOST]])
            for part in parts
        ],
        "foot": f"{w('A year in the last round; purses at the end of play.')} {adds_not_up(w)}",
    }


def _last(pages: tuple[PathPage, ...]) -> PathPage | None:
    return next((page for page in reversed(pages) if isinstance(page.body, Curves)), None)


def _part(facts: PathFacts, page: PathPage, foot: str) -> dict[str, Any]:
    side = page.side if isinstance(page.side, Answer) else None
    sums = side.sums if side is not None else None
    drawn = curves_drawing(page.body, page.title, facts.w) if isinstance(page.body, Curves) else ""
    return {
        "title": page.title,
        "about": page.about,
        "lead": page.side_title if page.step == "signature" else "",
        "drawing": drawn,
        "question": page.question,
        "second": page.second if page.step == "signature" else "",
        "sums": sums.rows if isinstance(sums, Sums) else (),
        "foot": foot,
    }

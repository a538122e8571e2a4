"""The games beside this one, for the page: the road not taken, and one signature."""

from __future__ import annotations

from typing import Any

from game.outputs.path.facts import PathFacts
from game.outputs.path.page import Answer, Curves, PathPage, Sums
from game.outputs.path.pages import path_pages
from game.outputs.report.curves import curves_drawing


def beside(facts: PathFacts) -> dict[str, Any]:
    """Both parts; nothing of what was not played."""
    w = facts.w
    known = facts.answers
    road = _last(path_pages(facts, "road")) if known.has_references and facts.rounds else None
    signature = _last(path_pages(facts, "signature")) if known.signatures and facts.rounds else None
    return {
        "road": road and _part(facts, road, w("All lines have the luck of this game.")),
        "signature": signature and _part(facts, signature, signature.note),
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

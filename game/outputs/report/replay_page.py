"""The page itself: the map, what moves on it, staircases and curves, letters and script, and nothing from outside."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Final

from markupsafe import Markup

from game.outputs.path.facts import PathFacts, path_facts
from game.outputs.picture_words import map_words
from game.outputs.report.beside import beside
from game.outputs.report.chart import chart
from game.outputs.report.form import ReportForm
from game.outputs.report.names import REPLAY_MARK
from game.outputs.report.replay_drawing import map_drawing
from game.outputs.report.replay_frames import films, rounds_in_frames
from game.outputs.report.replay_stage import stage_of
from game.outputs.report.stairs import stairs_drawing
from game.outputs.report.templates import FOLDER, filled
from game.outputs.round_text import against_idle, round_name, years_text
from game.outputs.staircase_text import staircase_in_words
from game.session.session import Session
from game.text.translator import Translator

_PAGE: Final = "replay.html.j2"


def replay_page(session: Session, w: Translator, form: ReportForm | None = None) -> str:
    """The whole page, in the translator's language. Raises ValueError where nothing has been played."""
    form = form or ReportForm()
    if not session.records:
        raise ValueError("nothing has been played")
    parts = {
        "w": w,
        "language": w.language,
        "title": w.of(session.scenario.about.title),
        "mark": Markup(REPLAY_MARK),
        "style": Markup((FOLDER / "replay.css").read_text(encoding="utf-8")),
        "script": Markup((FOLDER / "replay.js").read_text(encoding="utf-8")),
        "worlds": [_world(facts) for facts in path_facts(session, w, form.answers)],
    }
    return filled(_PAGE, parts)


def _world(facts: PathFacts) -> dict[str, Any]:
    """One cluster's part."""
    game, w = facts.game, facts.w
    of = films(game, w)
    stage = stage_of([film.whole() for film in of])
    road = beside(facts)["road"]
    return {
        "name": ", ".join(team.name for team in game.teams),
        "map": map_drawing(stage, map_words(w, replace(stage.board, ribbons=()))),
        "data": Markup(_embedded(rounds_in_frames(game, of, stage, w))),
        "rounds": [
            {
                "name": round_name(each.headline, w),
                "years": years_text(each.record.years),
                "said": against_idle(each.headline, w),
                "stairs": stairs_drawing(staircase_in_words(each, w), w),
            }
            for each in game.rounds
        ],
        "curve": road["drawing"] if road else chart(game.headlines, w),
        "curve_title": road["title"] if road else w("Round by round"),
        "said": against_idle(game.last_played.headline, w),
    }


def _embedded(data: object) -> str:
    """Data that stands within a page: nothing in it can end the element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")

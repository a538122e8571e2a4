"""The rounds as numbers that a script in the page moves: how wide each exchange is, how large each heap, when.

A frame is the map of some weeks, or of a moment that is told. Widths are pixels of the map, heaps and arrows with and
without what people decided. Texts are said here, in the language of the page; the script only shows them.
"""

from __future__ import annotations

from typing import Any, Final

from game.cluster_map.board import Board
from game.cluster_map.film import Film
from game.cluster_map.firm_models import picture_for
from game.cluster_map.moment_words import tell_moment
from game.cluster_map.moments import YearBefore, YearMoment, moments_of, year_before
from game.cluster_map.round_weeks import RoundWeeks
from game.cluster_map.sizes import UNIT, arrow_wide, exchange_wide, heap_wide
from game.debrief.model import GameDebrief, RoundDebrief
from game.outputs.report.replay_stage import Stage
from game.outputs.round_text import round_name, years_text
from game.roster.teams import marks_of
from game.text.translator import Translator
from sim.units import WEEKS

Plain = dict[str, Any]
EVERY: Final = 2
"""weeks from frame to frame"""
HIDDEN, PALE, ENDED = 0, -1, -2
"""of an exchange, in place of its width: it is not there; it does not flow now; it is over, or held up"""


def films(game: GameDebrief, w: Translator) -> list[Film]:
    """What each round looked like."""
    marks = marks_of(game.teams)
    return [Film(RoundWeeks(each.plan, each.cluster), marks, picture_for, w) for each in game.rounds]


def rounds_in_frames(game: GameDebrief, of: list[Film], stage: Stage, w: Translator) -> list[Plain]:
    """Each round: its name, its frames and its moments."""
    played, before = [], YearBefore()
    for each, film in zip(game.rounds, of, strict=True):
        played.append(_round(each, film, (stage, before), w))
        saved = int(film.weeks.idle_virgin[-1].sum() - film.weeks.virgin[-1].sum())
        before = year_before(game.plan, each.cluster, saved)
    return played


def _round(played: RoundDebrief, film: Film, seen: tuple[Stage, YearBefore], w: Translator) -> Plain:
    """`seen`: the map, and what was seen last before this round."""
    stage, before = seen
    years = played.record.years
    return {
        "name": round_name(played.headline, w),
        "years": years_text(years),
        "labels": [str(year) for year in years],
        "frames": [
            _frame(stage, film.week(year, week, EVERY)) | _counted(film, year, week + EVERY - 1, w)
            for year in range(len(years))
            for week in range(0, WEEKS, EVERY)
        ],
        "moments": [_moment(stage, film, moment, w) for moment in moments_of(film.weeks, before)],
    }


def _moment(stage: Stage, film: Film, moment: YearMoment, w: Translator) -> Plain:
    board, words = film.moment(moment), tell_moment(film.plan, w, moment)
    places = [place.id for place in stage.board.places]
    return {
        "at": moment.at // EVERY,
        "chip": words.chip,
        "title": words.title,
        "text": words.text,
        "bad": words.hue == "landfill",
        "lit": None if board.lit is None else [at for at, key in enumerate(places) if key in board.lit],
        "frame": _frame(stage, board) | _counted(film, moment.year, moment.week, w),
    }


def _frame(stage: Stage, board: Board) -> Plain:
    """The map at one time. What is bought and thrown away: pairs of now and if nobody acted, where they differ."""
    scale = stage.placed.heap_scale

    def heap(kilotonnes: float) -> int:
        return round(scale * heap_wide(kilotonnes * stage.larger, UNIT))

    def arrow(kilotonnes: float) -> int:
        return round(arrow_wide(kilotonnes * stage.larger, UNIT)) if kilotonnes > 0 else 0

    return {
        "lanes": _exchanges(stage, board),
        "heaps": [
            (heap(sum(flow.so_far for flow in of)), heap(sum(flow.idle for flow in of)))
            for of in (board.at_home(firm, "landfill") for firm in stage.heaps)
        ],
        "stubs": [
            (
                arrow(sum(0.0 if flow.dim else flow.tonnes for flow in of)),
                arrow(sum(flow.idle for flow in of)),
            )
            for of in (board.at_home(firm, "virgin") for firm in stage.stubs)
        ],
    }


def _exchanges(stage: Stage, board: Board) -> list[int]:
    """How wide each is, or why it has no width. What is agreed and does not run yet has no lane of its own."""
    flows = {flow.id: flow for flow in board.ribbons}
    agreed = {(flow.source, flow.target): flow for flow in board.ribbons if flow.offered or flow.dead}
    widths = []
    for lane in stage.lanes:
        flow = flows.get(lane.id) or agreed.get((lane.source, lane.target))
        if flow is None:
            widths.append(HIDDEN)
        elif flow.dead:
            widths.append(ENDED)
        else:
            wide = round(exchange_wide(flow.tonnes * stage.larger, UNIT))
            widths.append(PALE if flow.dim or flow.offered else wide)
    return widths


def _counted(film: Film, year: int, week: int, w: Translator) -> Plain:
    """How much less new material so far in the year, as a figure, its words and both bars' lengths in per mille."""
    weeks = film.weeks
    ours, idle = (int(each[year][: week + 1].sum()) for each in (weeks.virgin, weeks.idle_virgin))
    whole = max(int(weeks.idle_virgin[year].sum()), int(weeks.virgin[year].sum()), 1)
    return {
        "sum": w.amount(abs(idle - ours), digits=3),
        "more": ours > idle,
        "bars": (1000 * ours // whole, 1000 * idle // whole),
    }

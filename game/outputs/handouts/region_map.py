"""The map of the region for the wall, on one sheet of A0: coast, firms with their teams, and what leaves each firm."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from game.cluster_map.firm_models import picture_for
from game.cluster_map.terrain import PlaceName, Stroke, Terrain, place_names, stands, terrain
from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import EDGE, HIGH, WIDE, Paper, PrintStyle
from game.roster.setup import Team
from game.roster.teams import team_by_firm

Box = tuple[float, float, float, float]
_TOP: Final = 26.0
"""where the picture begins; above it the title"""
_SHOWN: Final = (0.02, 0.1, 0.98, 0.98)
"""the part of the Room's picture that is printed: left, top, right, bottom"""
_MODEL: Final = 26.0
_NAME: Final = PrintStyle(7.5, "bold")
_STREAM: Final = PrintStyle(6)
_PLACE: Final = PrintStyle(8, colour=LIGHT.ink2, align="centre")
_WATER: Final = PrintStyle(11, colour=LIGHT.ink2, align="centre")
_LETTER: Final = 0.2
"""mm that a letter is wide for each point of its size"""
_LABEL: Final = 44.0
"""width of what is said of a firm"""
_MOST: Final = 4
"""side streams of a firm that are named"""
_FAR: Final = 14
"""rings of places that are tried for a label"""


def region_map(paper: Paper, facts: Facts, teams: Sequence[Team]) -> None:
    """One sheet. Firms of no team stand there without a mark."""
    w = facts.w
    paper.page()
    paper.text(
        (EDGE, 7), HIGH - 2 * EDGE, w.of(facts.plan.scenario.about.title), PrintStyle(18, "bold"), high=10
    )
    year = facts.plan.scenario.about.first_year
    how = w("What leaves each firm in {year}. Pin each signed slip between its firms.", year=year)
    paper.text((EDGE, 17), HIGH - 2 * EDGE, how, PrintStyle(10), high=6)
    _ground(paper, terrain(facts.plan))
    _firms(paper, facts, teams, [*_names(paper, place_names(facts.plan, w.language))])


def _at(spot: tuple[float, float]) -> tuple[float, float]:
    """Where a place of the Room's picture is on the sheet."""
    left, top, right, bottom = _SHOWN
    x, y = (spot[0] - left) / (right - left), (spot[1] - top) / (bottom - top)
    return x * HIGH, _TOP + y * (WIDE - _TOP - 14)


def _ground(paper: Paper, region: Terrain | None) -> None:
    """Sea, land, lakes, rivers, border and roads; without map data plain land."""
    high = WIDE - _TOP - 14
    paper.box((0, _TOP, HIGH, high), LIGHT.land if region is None else LIGHT.sea_deep, None, 0)
    if region is None:
        return
    with paper.pdf.local_context(), paper.pdf.rect_clip(0, _TOP, HIGH, high):
        for ring in region.land:
            paper.ring([_at(spot) for spot in ring], LIGHT.land)
        for ring in region.lakes:
            paper.ring([_at(spot) for spot in ring], LIGHT.sea_deep)
        for stroke, line in zip(region.rivers, _lines(region.rivers), strict=True):
            paper.stroke(line, LIGHT.sea_deep, max(0.8, stroke.wide * HIGH))
        for line in _lines(region.roads):
            paper.stroke(line, LIGHT.track, 1.0)
        for line in _lines(region.borders):
            paper.stroke(line, LIGHT.mute, 0.5, 3.0)


def _lines(strokes: Iterable[Stroke]) -> Iterator[list[tuple[float, float]]]:
    return ([_at(spot) for spot in stroke.line] for stroke in strokes)


def _names(paper: Paper, names: Iterable[PlaceName]) -> Iterator[Box]:
    """Write the names of the ground; where each of them stands."""
    for name in names:
        x, y = _at(name.at)
        style = _WATER if name.of_water else _PLACE
        wide = len(name.text) * style.size * _LETTER + 4
        left = max(1.0, min(HIGH - 1 - wide, x - wide / 2))
        paper.text((left, y - 3), wide, name.text, style, high=6)
        yield left, y - 3, wide, 6


def _firms(paper: Paper, facts: Facts, teams: Sequence[Team], names: Iterable[Box]) -> None:
    """Each with its model, its team's mark, its name and what leaves it, where nothing else stands."""
    plan, owners = facts.plan, team_by_firm(teams)
    places = {key: _at(spot) for key, spot in stands(plan).items()}
    half = _MODEL / 2
    taken = [*names, *((x - half / 2, y - half / 2, half, half) for x, y in places.values())]
    for key, (x, y) in places.items():
        part = plan.scenario.firms[key]
        role = facts.role(key)
        lines = [f"{stream.name} {stream.amount}" for stream in role.streams[:_MOST]]
        label = _free(paper, (x, y), (role.name, lines), taken)
        taken.append(label)
        paper.line((x, y), (label[0] + label[2] / 2, label[1] + label[3] / 2), LIGHT.ink2)
        model = (x - half, y - half * 0.8, _MODEL, _MODEL * 0.8)
        paper.picture(picture_for(part.picture, part.sector), model, role.name)
        _label(paper, label, (role.name, lines), owners[key].mark if key in owners else None)


def _high(paper: Paper, texts: tuple[str, Sequence[str]]) -> float:
    wide = _LABEL - 9
    text = paper.height(wide, texts[0], _NAME) + sum(paper.height(wide, line, _STREAM) for line in texts[1])
    return max(7.0, text + 2)


def _free(
    paper: Paper, at: tuple[float, float], texts: tuple[str, Sequence[str]], taken: Sequence[Box]
) -> Box:
    """The nearest place for a label on which nothing else stands."""
    wide, high = _LABEL, _high(paper, texts)
    best, least = (at[0], at[1], wide, high), math.inf
    for x, y in _round_about(at, wide, high):
        box = (x - wide / 2, y - high / 2, wide, high)
        if box[0] < 2 or box[1] < _TOP + 1 or box[0] + wide > HIGH - 2 or box[1] + high > WIDE - 16:
            continue
        over = sum(_shared(box, other) for other in taken)
        if not over:
            return box
        if over < least:
            best, least = box, over
    return best


def _round_about(at: tuple[float, float], wide: float, high: float) -> Iterator[tuple[float, float]]:
    for ring in range(_FAR):
        for turn in range(16):
            angle = turn * math.pi / 8
            across, down = wide / 2 + _MODEL / 4 + 4 * ring, high / 2 + _MODEL / 3 + 3 * ring
            yield at[0] + across * math.cos(angle), at[1] + down * math.sin(angle)


def _shared(box: Box, other: Box) -> float:
    across = min(box[0] + box[2], other[0] + other[2]) - max(box[0], other[0])
    down = min(box[1] + box[3], other[1] + other[3]) - max(box[1], other[1])
    return max(0.0, across) * max(0.0, down)


def _label(paper: Paper, box: Box, texts: tuple[str, Sequence[str]], mark: int | None) -> None:
    x, y, wide, _ = box
    paper.box(box, LIGHT.panel, LIGHT.line, 1)
    if mark is not None:
        paper.mark((x + 4, y + 4), 2.6, mark)
    below = paper.text((x + 8, y + 1), wide - 9, texts[0], _NAME)
    for line in texts[1]:
        below = paper.text((x + 8, below), wide - 9, line, _STREAM)

"""On the map nothing covers anything: names, heaps and arrows keep off each other, and lanes off all of them.

Geometry only, for every shipped cluster, before the first round and after each, in all languages and text sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Final

import numpy as np
import pygame
import pytest

from game.board.table_talk import OpenOffer, with_offers
from game.cluster_map.baseline_map import today
from game.cluster_map.board import Board
from game.cluster_map.film import Film
from game.cluster_map.highlight import about
from game.cluster_map.layout import arrange as arranging
from game.cluster_map.layout.grid import is_on
from game.cluster_map.layout.shapes import as_rows, crossings, gaps_of, grown, holds, shared, spread
from game.cluster_map.layout.space import Arrangement, MapSpace
from game.cluster_map.round_weeks import RoundWeeks
from game.roster.seating import seating
from game.roster.setup import Setup
from game.roster.teams import marks_of
from game.screen.kit.page import InputState, Page, RenderStyle
from game.screen.map import arranged
from game.screen.map.map_view import MapView
from game.screen.map.models import picture_for
from game.session.session import Session
from game.text.languages import SOURCE, languages
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.loader import load
from sim.scenario.translations import file_of
from tests.at_once import arrange
from tests.parts import one_of
from tools.gallery.studio import open_without_windows

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
HEAD, LEGEND = (0.0, 0.0, 1920.0, 150.0), (1500.0, 454.0, 400.0, 186.0)
TEXTS: Final = (1.0, 1.25, 1.5)
ROUNDS: Final = {"kemi-tornio": 3, "kalundborg": 2, "handelo": 2, "tutorial": 2}
TOLD: Final = [
    (name, tag)
    for name, tag in product(ROUNDS, languages())
    if tag == SOURCE or file_of(SCENARIOS / f"{name}.yaml", tag).is_file()
]
"""scenarios with the languages that their firms have names in"""
MARKED: Final = {"kalundborg": ("biogas",)}
"""a firm that stands so close to the legend that its team's mark may stand for its name"""


@cache
def session(name: str) -> Session:
    """A game of bots that help each other."""
    scenario = load(SCENARIOS / f"{name}.yaml")
    played = Session.in_memory(
        scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    )
    for team in played.teams:
        played.seat_bot(team.id, "cooperative")
    for _ in range(ROUNDS[name]):
        for phase in ("news", "decide", "reveal", "years"):
            played.go_to(phase)
        played.play_round()
        played.go_to("results")
    return played


def boards(name: str, language: str, teams: int | None = None) -> Iterator[Board]:
    game, w = session(name), Translator(language)
    marks = marks_of(seating(game.plan, teams))
    yield today(game.plan, marks, picture_for, w)
    for record in game.records:
        film = Film(RoundWeeks(game.plan, record.worlds[game.worlds[0]]), marks, picture_for, w)
        yield with_offers(film.whole(), ())
        yield film.week(0, 20)
    firms = list(game.plan.firms)
    offers = [OpenOffer(f"X{i}", firms[i], firms[-1 - i], "t") for i in range(len(firms) // 2)][:3]
    yield with_offers(film.whole(), offers)


def put_in_order(board: Board, text: float, patch: pytest.MonkeyPatch) -> tuple[MapSpace, Arrangement]:
    """What the Room's map of a board has to place, and where it went."""
    seen: list[tuple[MapSpace, Arrangement]] = []

    def spy(space: MapSpace, lasting: Arrangement) -> arranging.Steps:
        seen.append((space, (yield from arranging.with_guests(space, lasting))))
        return seen[-1][1]

    patch.setattr(arranged, "with_guests", spy)
    open_without_windows()
    page = Page(pygame.Surface((1920, 1080)), RenderStyle(text_scale=text), "room", InputState())
    view = MapView(18, pills=2, gauges=False, reserved=(HEAD, LEGEND) if text < 1.25 else (HEAD,))
    arranged.laid_out(page, (0, 0, 1920, 900), board, view)
    return seen[-1]


def faults(space: MapSpace, placed: Arrangement) -> Iterator[str]:
    """What covers what."""
    firms = {firm.id: firm for firm in space.firms}
    names = {key: name.box for key, name in placed.names.items()}
    things = [box for box in placed.taken if box not in [firm.box for firm in space.firms]]
    for nth, other in combinations(range(len(placed.taken)), 2):
        a, b = placed.taken[nth], placed.taken[other]
        if shared(as_rows([a]), as_rows([b])).any() and (a in things or b in things):
            yield f"{a} on {b}"
    if space.reserved and shared(as_rows(things), as_rows(space.reserved)).any():
        yield "something under what lies over the map"
    for key, box in names.items():
        mark = np.array([[box[0] + (firms[key].mark or box[2]) / 2, box[1] + box[3] / 2]])
        gaps = dict(zip(firms, gaps_of(mark, as_rows(firm.box for firm in space.firms))[0], strict=True))
        if min(gaps, key=lambda each: gaps[each]) != key:
            yield f"the mark of {key} is nearer {min(gaps, key=lambda each: gaps[each])}"
    yield from covered_by_lanes(space, placed)
    if sum(crossings(a, b) for a, b in combinations(placed.lanes.values(), 2)) > 8:
        yield "more than eight crossings"


def covered_by_lanes(space: MapSpace, placed: Arrangement) -> Iterator[str]:
    firm_boxes = {firm.box for firm in space.firms}
    for lane in space.lanes:
        if lane.id not in placed.lanes:
            continue
        line, half = spread(placed.lanes[lane.id], 4), lane.width / 2 + 1
        own = placed.pills.get(lane.id)
        for box in placed.taken:
            if box in firm_boxes or box == own:
                continue
            if holds(as_rows([grown(box, half)]), line).any():
                yield f"{lane.id} on {box}"
        for firm in space.firms:
            if firm.id not in (lane.source, lane.target):
                on_plinth = is_on(firm, line[:, 0], line[:, 1], half / 1.3)
                if on_plinth.any() or holds(as_rows([grown(firm.house, half)]), line).any():
                    yield f"{lane.id} through {firm.id}"


@pytest.mark.parametrize("case", one_of(2, product(TOLD, TEXTS)), ids=str)
def test_nothing_covers_anything(
    case: tuple[tuple[str, str], float], monkeypatch: pytest.MonkeyPatch
) -> None:
    (name, language), text = case
    for nth, board in enumerate(boards(name, language)):
        space, placed = put_in_order(board, text, monkeypatch)
        assert list(faults(space, placed)) == [], nth
        assert len(placed.heaps) == sum(firm.heap is not None for firm in space.firms)
        assert len(placed.lanes) >= 0.6 * len(space.lanes), nth
        if text == 1:
            lost = [key for key in placed.names if not firm_looks(space, placed, key)]
            assert set(lost) <= set(MARKED.get(name, ())), nth
            assert len(placed.names) == len(space.firms), nth


def firm_looks(space: MapSpace, placed: Arrangement, key: str) -> bool:
    """Whether a firm's name is written, and not only marked."""
    firm = next(firm for firm in space.firms if firm.id == key)
    return not firm.mark or placed.names[key].look < len(firm.names) - 1


@pytest.mark.parametrize("teams", range(2, 9))
def test_nothing_covers_anything_with_so_many_teams(teams: int, monkeypatch: pytest.MonkeyPatch) -> None:
    *_, board = boards("kemi-tornio", "fi", teams)
    assert list(faults(*put_in_order(board, 1.0, monkeypatch))) == []


def test_the_same_map_is_put_in_order_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    board = next(boards("kemi-tornio", "en"))
    assert put_in_order(board, 1.0, monkeypatch) == put_in_order(board, 1.0, monkeypatch)


def test_an_exchange_keeps_its_lane_when_a_younger_one_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    *_, before, _, _ = boards("kemi-tornio", "en")
    space, placed = put_in_order(before, 1.0, monkeypatch)
    fewer = arrange(MapSpace(space.bounds, space.firms, space.lanes[:-1], space.reserved, space.links))
    kept = [key for key, way in fewer.lanes.items() if placed.lanes.get(key) == way]
    assert len(kept) >= 0.5 * len(fewer.lanes)


def test_nothing_moves_through_a_film_nor_for_whom_is_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands beside firms and every lane hold still from week to week; only amounts come and go."""
    game, w = session("kemi-tornio"), Translator("en")
    film = Film(
        RoundWeeks(game.plan, game.records[-1].worlds[game.worlds[0]]), marks_of(game.teams), picture_for, w
    )
    seen = [put_in_order(film.week(0, week), 1.0, monkeypatch)[1] for week in (0, 1, 30)]
    every = film.week(0, 30)
    unseen = [flow for flow in every.ribbons if flow.is_exchange and flow.id not in seen[-1].lanes]
    pairs = [(flow.source, flow.target) for flow in unseen[:1]]
    spoken, told = put_in_order(about(every, pairs), 1.0, monkeypatch)
    for placed in (*seen[1:], told):
        assert (placed.heaps, placed.stubs, placed.names) == (seen[0].heaps, seen[0].stubs, seen[0].names)
        assert placed.lanes.items() >= seen[0].lanes.items()
    assert not pairs or any(lane.is_guest for lane in spoken.lanes) or unseen[0].dim

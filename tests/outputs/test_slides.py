"""The slides, opened again: ten, with charts that can be edited, notes, and nothing that a spreadsheet would run."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation

from game.debrief.model import game_debrief
from game.experiments.path_answers import PathAnswers
from game.experiments.references import ReferenceGame
from game.outputs.path.words import step_line
from game.outputs.report.names import OFFICE_MARK
from game.outputs.slides.charts import SMALL
from game.outputs.slides.writer import slides_of
from game.outputs.staircase_text import staircase_in_words
from game.roster.purse_names import table_words
from game.session.session import Session
from tests.session.golden import played

EVIL = '=HYPERLINK("http://a")'


@cache
def session() -> Session:
    return played("tutorial-package")


def others() -> dict[str, PathAnswers]:
    game = game_debrief(session(), "cluster")
    falls = tuple(each.headline.ours * 9 // 10 for each in game.rounds if not each.is_legacy)
    purses = {team.id: 100_000_000 for team in session().teams}
    games = tuple(ReferenceGame(name, falls, purses) for name in ("alone", "together"))
    return {"cluster": PathAnswers(games, has_references=True, has_signatures=True)}


@cache
def bytes_in(language: str) -> bytes:
    return slides_of(session(), table_words(session().plan, session().teams, language), others())


def opened(language: str) -> Any:
    return Presentation(BytesIO(bytes_in(language)))


def charts(shown: Any) -> list[Any]:
    return [shape for slide in shown.slides for shape in slide.shapes if shape.has_chart]


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_ten_slides_each_with_a_title_and_its_line_to_say(language: str) -> None:
    shown, w = opened(language), table_words(session().plan, session().teams, language)
    assert len(shown.slides) == 10
    assert all(slide.shapes.title.text_frame.text for slide in shown.slides)
    notes = [slide.notes_slide.notes_text_frame.text for slide in shown.slides]
    assert all(notes)
    assert all(
        any(step_line(w, step) in note for note in notes) for step in ("role", "own page", "who paid", "road")
    )
    texts = [
        run
        for slide in shown.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert {run._r.rPr.get("lang") for run in texts} == {language}
    assert all(run.font.size.pt >= SMALL for run in texts)
    assert any(w("This is a game, not a forecast.") == run.text for run in texts)


def test_its_charts_hold_the_figures_of_the_game_and_say_what_is_seen() -> None:
    shown, w = opened("en"), table_words(session().plan, session().teams, "en")
    found = charts(shown)
    assert len(found) >= 6
    assert all(len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 20 for shape in found)
    lines, stairs = found[0].chart, found[1].chart
    game = game_debrief(session(), "cluster")
    assert [round(each * 1e6) for each in lines.plots[0].series[1].values] == [
        each.ours for each in game.headlines
    ]
    columns = staircase_in_words(game.last_played, w).columns
    assert [each.split("\n")[0] for each in stairs.plots[0].categories] == [each.name for each in columns]
    road = next(
        each.chart for each in found if "each for itself" in each._element.nvGraphicFramePr.cNvPr.get("descr")
    )
    assert len(road.plots[0].series) >= 3


def test_no_slide_repeats_another_where_the_other_games_are_not_known() -> None:
    w = table_words(session().plan, session().teams, "en")
    shown = Presentation(BytesIO(slides_of(session(), w, {})))
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert len(titles) == len(set(titles)) == 8
    drawn = [[tuple(each.values) for each in shape.chart.plots[0].series] for shape in charts(shown)]
    assert all(one != other for one, other in combinations(drawn, 2))


def test_the_figures_behind_a_chart_are_figures_and_texts() -> None:
    renamed = session().copy()
    renamed.give_seat(renamed.teams[0].id, EVIL)
    w = table_words(renamed.plan, renamed.teams, "en")
    shown = Presentation(BytesIO(slides_of(renamed, w, {})))
    books = [load_workbook(BytesIO(each.chart.part.chart_workbook.xlsx_part.blob)) for each in charts(shown)]
    cells = [
        cell for book in books for row in book["Sheet1"].iter_rows() for cell in row if cell.value is not None
    ]
    assert EVIL in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s", "n"}


def test_the_same_game_makes_the_same_bytes_that_are_known_again() -> None:
    w = table_words(session().plan, session().teams, "sv")
    assert slides_of(session(), w, others()) == bytes_in("sv")
    assert OFFICE_MARK.encode() in bytes_in("sv")


def test_what_people_typed_can_be_left_out() -> None:
    twin = session().copy()
    twin.notes.monday(("Slag", "Road office", "Site manager", "Monday", "The baker"))
    w = table_words(twin.plan, twin.teams, "en")
    for has_texts in (True, False):
        shown = Presentation(BytesIO(slides_of(twin, w, {}, has_texts=has_texts)))
        table = next(shape.table for shape in shown.slides[7].shapes if shape.has_table)
        assert ("Slag" in {cell.text for cell in table.iter_cells()}) == has_texts

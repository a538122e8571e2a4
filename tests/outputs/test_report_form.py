"""What holds a report's page up for those who hear it, print it, or read it on a phone."""

from __future__ import annotations

import gzip
import re
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest

from game.debrief.model import RoundDebrief, game_debrief
from game.experiments.path_answers import PathAnswers
from game.experiments.references import ReferenceGame
from game.outputs.path.facts import path_facts
from game.outputs.path.own_page import team_page
from game.outputs.report.form import ReportForm
from game.outputs.report.page import page
from game.outputs.report.svg import WIDE
from game.outputs.report.templates import FOLDER
from game.outputs.report.writer import write
from game.roster.purse_names import table_words
from game.session.entries import Explained
from game.session.session import Session
from tests.browser import browsing, needs_browser
from tests.session.golden import played
from tools.gallery.paths import more_like

LANGUAGES = ("en", "fi", "sv")
REASON = "Neither plant pays back alone."
NARROW = 320


@cache
def session() -> Session:
    return played("tutorial-package")


def others() -> dict[str, PathAnswers]:
    game = game_debrief(session(), "cluster")
    falls = tuple(each.headline.ours * 9 // 10 for each in game.rounds if not each.is_legacy)
    games = tuple(ReferenceGame(name, falls, {}) for name in ("alone", "together"))
    return {"cluster": PathAnswers(games, has_references=True, has_signatures=True)}


@cache
def text(language: str) -> str:
    words = table_words(session().plan, session().teams, language)
    return page(
        session(), words, ReportForm(language, answers=others(), more={"cluster": more_like(session())})
    )


class Outline(HTMLParser):
    """The page as who hears it goes through it."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.heads: list[dict[str, str | None]] = []
        self.tables: list[list[str]] = []
        self.images: list[dict[str, str | None]] = []
        self.moved: list[dict[str, str | None]] = []
        self.language: str | None = None
        self.feed(text(language))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in ("h1", "h2", "h3", "h4"):
            self.levels.append(int(tag[1]))
        if tag == "table":
            self.tables.append([])
        if self.tables:
            self.tables[-1].append(tag)
        if tag == "th":
            self.heads.append(known)
        if tag == "svg":
            self.images.append(known)
        if tag == "div" and known.get("class") == "scroll":
            self.moved.append(known)
        if tag == "html":
            self.language = known.get("lang")


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_scopes_captions_and_alternative_texts(language: str) -> None:
    outline = Outline(language)
    assert outline.language == language
    assert outline.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))
    assert outline.heads
    assert all(head.get("scope") in ("row", "col") for head in outline.heads)
    assert len(outline.tables) >= 4
    assert all(tags[1] == "caption" for tags in outline.tables)
    assert len(outline.images) >= 5
    assert all(
        image["role"] == "img" and any(map(str.isdigit, image["aria-label"] or ""))
        for image in outline.images
    )
    assert all(
        each["tabindex"] == "0" and each["role"] == "group" and each["aria-label"] for each in outline.moved
    )


def test_a_picture_says_what_is_seen_in_it() -> None:
    w = table_words(session().plan, session().teams, "en")
    labels = [image["aria-label"] or "" for image in Outline("en").images]
    last = game_debrief(session(), "cluster").last_played
    assert any(
        w.amount(last.headline.ours) in label and w.amount(last.headline.idle) in label for label in labels
    )
    assert any("each for itself" in label for label in labels)
    assert sum("→" in label for label in labels) == 2


def test_on_a_phone_letters_of_pictures_stay_large_enough() -> None:
    style = (FOLDER / "report.css").read_text("utf-8")
    least = int(style.split("svg { min-width: ")[1].split("px")[0])
    assert least > NARROW
    assert 13.5 * least / WIDE >= 11
    assert 27 * least / 1792 >= 11


def test_what_people_typed_can_be_left_out() -> None:
    words = table_words(session().plan, session().teams, "en")
    assert REASON in text("en")
    assert REASON not in page(session(), words, ReportForm("en", has_texts=False))


def test_without_what_people_typed_no_file_holds_any_of_it(tmp_path: Path) -> None:
    twin = session().copy()
    twin.notes.monday(["Canary"] * 5)
    twin.notes.write("results", "Canary said")
    for has_texts in (True, False):
        files = write(twin, tmp_path / str(has_texts), ReportForm("en", has_weeks=True, has_texts=has_texts))
        held = {file.name for file in files if re.search("Canary|Neither plant pays back", read(file))}
        assert held == (
            {"report.html", "decisions.csv", "tables.xlsx", "slides.pptx"} if has_texts else set()
        )
    (game,) = path_facts(twin, table_words(twin.plan, twin.teams, "en"), {})
    spoken = replace(game, game=replace(game.game, rounds=tuple(map(with_reason, game.game.rounds))))
    for has_texts in (True, False):
        pages = [team_page(replace(spoken, has_texts=has_texts), team, 99) for team in game.game.teams]
        assert ("Canary" in str(pages)) == has_texts


def with_reason(of_round: RoundDebrief) -> RoundDebrief:
    team = of_round.teams[0].id
    reason = Explained(round=1, world="cluster", team=team, text="Canary", giver="sand", taker="yard")
    return replace(of_round, spoken=replace(of_round.spoken, reasons=(reason,)))


def read(file: Path) -> str:
    """All text of a file, of packed ones of all parts."""
    data = file.read_bytes()
    if not data.startswith(b"PK"):
        return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8", "replace")
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@needs_browser
def test_axe_finds_nothing_at_a_desk_and_on_a_phone(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(text("fi"), encoding="utf-8")
    with browsing(tmp_path / "profile") as browser:
        browser.open(file.as_uri(), 1100)
        assert browser.axe() == []
        browser.resize(NARROW)
        assert browser.axe() == []

"""`report`: one page and its tables from a session's file alone, with the numbers of its records."""

from __future__ import annotations

import csv
import gzip
import os
import re
from base64 import b64decode
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from shutil import copy, copytree

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

import game.session.round_task
import sim.rounds
from game.debrief.model import game_debrief
from game.outputs.report.lettering import FONTS
from game.outputs.report.page import page
from game.roster.purse_names import table_words
from game.session.session import Session
from game.text.translator import Translator
from sim.indicators.why import headline_causes
from tests.cli.shell import PACKAGE, ROOT, TUTORIAL, inside
from tests.language import is_plain_unit
from tools.locale.pseudo import TAG, plain_words, stretched, write_beside

Reports = Callable[[str], Path]
TABLES = {"ledger.csv", "payments.csv", "indicators.csv", "decisions.csv", "deals.csv"}
WEEKLY = ("ledger", "payments")
FILES = {"report.html", "replay.html", "teams.pdf", "tables.xlsx", "slides.pptx", *TABLES}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved game of the tutorial with a package deal in it, bots at the other table."""
    folder = tmp_path_factory.mktemp("saved")
    decisions = folder / "decisions.yaml"
    decisions.write_text(PACKAGE, encoding="utf-8")
    file = folder / "game.kierto"
    done = inside("run", TUTORIAL, "--decisions", decisions, "--bots", "cooperative", "--session", file)
    assert done.returncode == 0
    return file


@pytest.fixture(scope="module")
def reports(saved: Path, tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """Language → the folder of its report, made in a world in which no year can be played."""

    @cache
    def report(language: str) -> Path:
        folder = tmp_path_factory.mktemp(language) / "new" / "report"
        with pytest.MonkeyPatch.context() as patched:
            refuse_years(patched)
            ended = inside("report", saved, "--out", folder, "--language", language)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert Path(ended.stdout.strip()) == folder / "report.html"
        return folder

    return report


@pytest.fixture
def session(saved: Path) -> Iterator[Session]:
    """The same, opened to look at."""
    found = Session.open(saved, read_only=True)
    yield found
    found.close()


@pytest.fixture
def no_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """A world in which no year can be played."""
    refuse_years(monkeypatch)


def refuse_years(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a year was played")

    monkeypatch.setattr(sim.rounds, "play_year", refuse)
    monkeypatch.setattr(game.session.round_task, "play_round", refuse)


class Page(HTMLParser):
    """What a page holds: its words, and everything it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [
            value or "" for name, value in attrs if name in ("src", "href", "xlink:href", "data")
        ]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_report_is_one_page_that_needs_nothing_else(reports: Reports, language: str) -> None:
    assert {file.name for file in reports(language).iterdir()} == FILES
    text = (reports(language) / "report.html").read_text(encoding="utf-8")
    found = Page(text)
    assert found.fetched == []
    assert not {"script", "link", "iframe", "img", "object", "base"} & set(found.tags)
    assert "@import" not in text
    assert {one[:15] for one in re.findall(r"url\(([^)]*)", text)} == {"data:font/woff;"}
    assert f'<html lang="{language}">' in text


def test_the_page_brings_its_own_letters_for_every_character_on_it(reports: Reports) -> None:
    text = (reports("fi") / "report.html").read_text(encoding="utf-8")
    assert len(text) < 1_500_000
    read = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    shown = set("".join(Page(read).words)) - {"\n", "\t"}
    faces = re.findall(r"font-weight: (\d+); src: url\(data:font/woff;base64,([^)]*)\)", text)
    assert [weight for weight, _ in faces] == ["400", "600", "700"]
    for _, data in faces:
        known = TTFont(BytesIO(b64decode(data))).getBestCmap()
        inter = TTFont(FONTS / "Inter-Regular.ttf").getBestCmap()
        assert {one for one in shown if ord(one) in inter and ord(one) not in known} == set()


@pytest.mark.usefixtures("pseudo_language")
def test_a_report_in_pseudo_is_english_only_in_its_sources(tmp_path: Path) -> None:
    scenario = tmp_path / "pseudo.yaml"
    copy(ROOT / TUTORIAL, scenario)
    write_beside(scenario)
    options = "--bots", "cooperative", "--language", TAG, "--report"
    assert inside("run", scenario, *options, tmp_path / "report").returncode == 0
    text = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    read, sources = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL).split('class="sources"')
    labels = re.findall(r'(?:aria-label|alt|title)="([^"]*)"', text)
    told = [*Page(read).words, *re.findall(r"<(?:h2|h3|p)\b[^>]*>(.*?)</(?:h2|h3|p)>", sources), *labels]
    assert len(told) > 100
    english = {word for one in told for word in plain_words(re.sub(r"<[^>]*>", " ", one))}
    assert {word for word in english if not is_plain_unit(word)} == {"Kierto"}
    assert stretched("Each source is in the language") in sources


def test_the_same_session_makes_the_same_page(session: Session, reports: Reports) -> None:
    written = (reports("sv") / "report.html").read_text(encoding="utf-8")
    session.language = "sv"
    assert page(session, table_words(session.plan, session.teams, "sv")) == written


def test_the_report_says_what_the_records_say(session: Session, reports: Reports) -> None:
    w = Translator("en")
    text = (reports("en") / "report.html").read_text(encoding="utf-8")
    shown = " ".join(Page(text).words)
    for record in session.records:
        one = record.worlds["cluster"]
        for kg in (one.indicators.addressable_virgin_kg, one.idle.addressable_virgin_kg):
            assert w.amount(kg, "t", 3) in shown
        for team in session.teams:
            assert w.money(sum(one.state.cash[firm] for firm in team.firms)) in shown
    assert "Neither plant pays back alone." in shown
    assert "a game, not a forecast" in shown
    assert session.scenario.about.title.en in shown
    last = game_debrief(session, "cluster").last_played
    found = headline_causes(session.plan, last.cluster.ledgers)
    assert sum(part.kg for part in last.causes(8)) == sum(found.values())
    assert sum(found.values()) == last.cluster.indicators.addressable_virgin_kg


def test_what_people_wrote_is_text_and_not_markup(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> & =SUM(A1)"
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(PACKAGE.replace("Neither plant pays back alone.", f"'{evil}'"), encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", decisions, "--report", tmp_path / "out")
    assert done.returncode == 0
    assert done.stderr == f"The report: {tmp_path / 'out' / 'report.html'}\n"
    text = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert evil in " ".join(Page(text).words)


def test_weeks_are_written_where_they_are_asked_for(reports: Reports, saved: Path, tmp_path: Path) -> None:
    for _ in "written", "written again in its place":
        assert inside("report", saved, "--weeks", "--out", tmp_path).returncode == 0
    assert {file.name for file in tmp_path.iterdir()} == FILES | {f"{name}-weeks.csv.gz" for name in WEEKLY}
    for name in WEEKLY:
        with gzip.open(tmp_path / f"{name}-weeks.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            by_week = list(csv.DictReader(lines))
        for row, year in zip(by_week, _table(reports("en") / f"{name}.csv"), strict=True):
            assert sum(int(row.pop(f"week_{week}")) for week in range(1, 53)) == int(row["total"])
            assert row == year


def test_the_tables_sum_to_the_ledgers(session: Session, reports: Reports) -> None:
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    for row in _table(reports("en") / "ledger.csv"):
        sums[row["game"], row["year"], row["kind"], row["material"]] += int(row["total"])
    counted: dict[tuple[str, ...], int] = defaultdict(int)
    paid = {"played": 0, "idle": 0}
    for record in session.records:
        one = record.worlds["cluster"]
        for name, ledgers in (("played", one.ledgers), ("idle", one.idle_ledgers)):
            for ledger in ledgers:
                for flow, amount in ledger.totals():
                    counted[name, str(ledger.year), flow.kind.value, flow.material] += amount
                paid[name] += sum(sum(weeks) for weeks in ledger.payments.values())
    assert sums == counted
    for name, cents in paid.items():
        assert (
            sum(int(one["total"]) for one in _table(reports("en") / "payments.csv") if one["game"] == name)
            == cents
        )


def test_the_table_of_indicators_is_the_records_own(session: Session, reports: Reports) -> None:
    found = {
        (row["phase"], row["round"], row["indicator"]): row
        for row in _table(reports("en") / "indicators.csv")
    }
    for record in session.records:
        one = record.worlds["cluster"]
        row = found[record.phase, str(record.round), "addressable_virgin_t"]
        assert float(row["played"]) == one.indicators.plain()["addressable_virgin_t"]
        assert float(row["idle"]) == one.idle.plain()["addressable_virgin_t"]
    decided = list(_table(reports("en") / "decisions.csv"))
    assert any(row["reason"] == "Neither plant pays back alone." for row in decided)


def test_a_report_is_the_same_bytes_again(reports: Reports, saved: Path, tmp_path: Path) -> None:
    inside("report", saved, "--out", tmp_path)
    texts = [
        {file.name: file.read_bytes() for file in folder.iterdir()} for folder in (reports("en"), tmp_path)
    ]
    assert texts[0] == texts[1]
    assert not re.search(rb"20\d\d-\d\d-\d\d", texts[0]["report.html"])


@pytest.mark.usefixtures("no_years")
def test_a_torn_session_is_reported_as_far_as_it_goes(saved: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.kierto"
    raw = saved.read_bytes()
    torn.write_bytes(raw[: len(raw) - 40])
    done = inside("report", torn, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert str(torn) in done.stderr
    assert torn.read_bytes() == raw[: len(raw) - 40]


def test_what_cannot_be_reported_says_why(saved: Path, tmp_path: Path) -> None:
    for file in (tmp_path / "none.kierto", tmp_path / "empty.kierto", Path(TUTORIAL)):
        if file.name == "empty.kierto":
            file.write_text("")
        done = inside("report", file, "--out", tmp_path / "out")
        assert (done.returncode, done.stdout) == (1, "")
        assert file.name in done.stderr
        assert not (tmp_path / "out").exists()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    done = inside("report", saved, "--out", blocked / "out")
    assert (done.returncode, done.stdout) == (3, "")
    assert "It cannot be written there" in done.stderr
    assert inside("report", saved).returncode == 2


def test_a_report_that_cannot_be_finished_leaves_the_old_one(
    reports: Reports, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(reports("en"), tmp_path, dirs_exist_ok=True)
    before = (tmp_path / "report.html").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = inside("report", saved, "--out", tmp_path, "--language", "fi")
    assert (done.returncode, done.stdout) == (3, "")
    assert "levy on täynnä" in done.stderr
    assert (tmp_path / "report.html").read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == FILES


def _table(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)

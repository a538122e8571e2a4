"""The replay to mail round: one page that asks for nothing, plays the years, and shows what was recorded."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from game.debrief.model import RoundDebrief, game_debrief
from game.outputs.report.replay_frames import EVERY, films, rounds_in_frames
from game.outputs.report.replay_page import _embedded, replay_page
from game.outputs.report.replay_stage import stage_of
from game.outputs.report.writer import write
from game.roster.purse_names import table_words
from game.session.session import Session
from sim.indicators.why import headline_causes
from sim.ledger import Ledger
from sim.units import WEEKS
from tests.browser import FOUND, browsing, needs_browser
from tests.session.golden import played

HOSTILE = "</script><script>alert(1)</script>"
BEST = Path(__file__).parents[2] / "scenarios" / "best"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGEST = 2_000_000
"""bytes"""


@cache
def session(name: str = "tutorial-package") -> Session:
    return played(name)


@cache
def text(language: str) -> str:
    return replay_page(session(), table_words(session().plan, session().teams, language))


def told(html: str) -> list[Any]:
    found = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data: list[Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize("language", ["en", "fi", "sv", "de"])
def test_a_replay_is_one_small_file_that_asks_for_nothing_outside(language: str) -> None:
    html = text(language)
    assert len(html.encode()) < LARGEST
    assert f'<html lang="{language}">' in html
    assert "default-src 'none'" in html
    asked = re.findall(r"""(?:src|href)=["']([^"']*)|url\(([^)]*)\)|@import""", html)
    assert all(one.startswith(("data:", "#")) for pair in asked for one in pair if one)
    assert "://" not in html.replace("http://www.w3.org/", "")


def test_the_largest_game_that_is_shipped_fits_too() -> None:
    game = Session.open(BEST / "kemi-tornio.two-half-days.kierto", read_only=True)
    html = replay_page(game, table_words(game.plan, game.teams, "sv"))
    assert len(html.encode()) < LARGEST
    assert len(told(html)) == len(game.records)


def test_what_is_shown_at_the_end_of_a_round_is_what_was_recorded() -> None:
    game = game_debrief(session(), "cluster")
    words = table_words(session().plan, session().teams, "en")
    of = films(game, words)
    rounds = rounds_in_frames(game, of, stage_of([film.whole() for film in of]), words)
    for shown, each in zip(rounds, game.rounds, strict=True):
        years = len(each.record.years)
        assert len(shown["frames"]) == years * WEEKS // EVERY
        last, count = shown["frames"][-1], shown["moments"][-1]
        ours, idle = (sum(headline_causes(each.plan, [of[-1]]).values()) for of in _ledgers(each))
        assert last["sum"] == count["frame"]["sum"] == words.amount(abs(idle - ours), digits=3)
        assert last["more"] == (ours > idle)
        assert tuple(last["bars"]) == tuple(1000 * kg // max(ours, idle) for kg in (ours, idle))


def _ledgers(played: RoundDebrief) -> tuple[Sequence[Ledger], Sequence[Ledger]]:
    return played.cluster.ledgers, played.cluster.idle_ledgers


def test_every_moment_points_at_a_frame_of_its_round_and_names_who_is_lit() -> None:
    for shown in told(text("en")):
        assert [moment["at"] for moment in shown["moments"]] == sorted(
            moment["at"] for moment in shown["moments"]
        )
        for moment in shown["moments"]:
            assert 0 <= moment["at"] < len(shown["frames"])
            assert moment["title"]
            assert {
                key: len(of) for key, of in moment["frame"].items() if key in ("lanes", "heaps", "stubs")
            } == {
                key: len(of) for key, of in shown["frames"][0].items() if key in ("lanes", "heaps", "stubs")
            }


def test_what_people_typed_cannot_end_the_data_that_it_stands_in() -> None:
    held = _embedded({"name": HOSTILE})
    assert "<" not in held
    assert json.loads(held) == {"name": HOSTILE}


def test_it_lies_in_the_reports_folder(tmp_path: Path) -> None:
    assert "replay.html" in {path.name for path in write(session(), tmp_path)}


PLAYED = """<script>
window.faults = []; addEventListener("error", (event) => faults.push(String(event.message)));
addEventListener("load", () => {
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  const seen = [], note = () => seen.push([document.querySelector("[data-title]").textContent,
    document.querySelector("[data-sum]").textContent,
    [...document.querySelectorAll("[data-scene]:not([hidden])")].map((one) => one.dataset.scene).join()]);
  note();
  for (let step = 1; step < player.steps.length; step++) { press("ArrowRight"); note(); }
  press("Home"); press(" "); const plays = player.playing; press(" ");
  document.title = "played " + JSON.stringify({seen, plays, faults});
});
</script>"""


@needs_browser
def test_in_a_browser_the_keys_go_through_every_moment_staircase_and_the_curve(tmp_path: Path) -> None:
    file = tmp_path / "replay.html"
    html = text("en").replace("<head>", f"<head>{PLAYED}").replace("const players =", "var player, players =")
    html = html.replace(
        'document.addEventListener("keydown"', 'player = players[0];\ndocument.addEventListener("keydown"'
    )
    file.write_text(html, encoding="utf-8")
    command = [
        str(FOUND),
        "--headless",
        "--no-sandbox",
        "--dump-dom",
        "--virtual-time-budget=3000",
        file.as_uri(),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = json.loads(unescape(shown.split("<title>")[1].split("</title>")[0]).removeprefix("played "))
    assert found["faults"] == []
    assert found["plays"]
    expected = []
    for number, shown_round in enumerate(told(text("en"))):
        expected += [[moment["title"], moment["frame"]["sum"], "film"] for moment in shown_round["moments"]]
        expected.append(["", shown_round["moments"][-1]["frame"]["sum"], f"stairs-{number}"])
    assert found["seen"] == [*expected, ["", expected[-1][1], "end"]]


@needs_browser
def test_axe_finds_nothing_in_any_of_its_scenes(tmp_path: Path) -> None:
    file = tmp_path / "replay.html"
    file.write_text(text("sv"), encoding="utf-8")
    with browsing(tmp_path / "profile") as browser:
        browser.open(file.as_uri(), 1100)
        scenes = browser.run("[...document.querySelectorAll('[data-scene]')].map(one => one.dataset.scene)")
        seen = set()
        for _ in range(200):
            shown = browser.run("document.querySelector('[data-scene]:not([hidden])').dataset.scene")
            if shown not in seen:
                seen.add(shown)
                for width in (390, 1100):
                    browser.resize(width)
                    assert browser.axe() == [], (shown, width)
                    assert browser.run(SIDEWAYS) == 0, (shown, width)
            if seen == set(scenes):
                break
            browser.run(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))"
            )
        assert seen == set(scenes)

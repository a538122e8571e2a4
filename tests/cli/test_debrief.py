"""`debrief`: why a session came out as it did; the same figures wherever they are shown."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from game.cli import played_beside
from game.debrief.model import game_debrief
from game.outputs.debrief_json import Answers
from game.outputs.debrief_text import debrief_text
from game.outputs.report.form import ReportForm
from game.outputs.report.page import page
from game.outputs.round_text import causes_in_words, top_causes_in_words
from game.roster.purse_names import table_words
from game.screen.scenes.replay.scene import Replay
from game.screen.settings import Settings
from game.session.session import Session
from game.text.translator import Translator
from sim.units import BASE, CENTS
from tests.cli.shell import ROOT, inside, kierto
from tests.session import table
from tests.session.golden import SESSION_PLAYED as GOLDEN
from tools.gallery.paths import more_like
from tools.gallery.studio import Studio, open_without_windows


def data(*options: str) -> dict[str, Any]:
    """What `debrief --json` says of the golden session."""
    done = inside("debrief", GOLDEN, "--json", *options)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert "as recorded, and not verified" in done.stderr
    (world,) = json.loads(done.stdout)["worlds"]
    found: dict[str, Any] = world
    return found


def texts(studio: Studio) -> str:
    """Everything that the room reads."""
    return " ".join(record.text for record in studio.draw("room").written).replace("**", "")


def test_report_table_json_and_replay_show_the_same_figures(tmp_path: Path) -> None:
    session = Session.open(GOLDEN, read_only=True)
    game, w = game_debrief(session, "cluster"), Translator("en", session.plan)
    assert inside("report", GOLDEN, "--out", tmp_path).returncode == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    text = inside("debrief", GOLDEN).stdout
    rounds = data()["rounds"]
    open_without_windows()
    studio = Studio(session.scenario, Settings(), (1920, 1080))
    scene = studio.put("replay", detail=GOLDEN)
    assert isinstance(scene, Replay)
    assert len(rounds) == len(game.rounds) == len(session.records)
    for at, (plain, played, record) in enumerate(zip(rounds, game.rounds, session.records, strict=True)):
        cluster = record.worlds["cluster"]
        assert plain["headline_t"] * BASE == played.headline.ours == cluster.indicators.addressable_virgin_kg
        assert plain["idle_headline_t"] * BASE == played.headline.idle == cluster.idle.addressable_virgin_kg
        headline = w.amount(played.headline.ours, "t", 3)
        scene._to_round(at)
        scene._show("why")
        shown = texts(studio)
        assert headline in page
        assert headline in text
        assert w.amount(played.headline.ours) in shown
        for cause in top_causes_in_words(played, w):
            for sentence in (cause.lead, cause.rest):
                assert sentence in text
                assert sentence in page.replace("&#39;", "'")
                assert sentence in shown
        assert [part["cause"] for part in plain["top_causes"]] == [part.cause for part in played.top_causes]
        for purse in played.purses:
            money = w.money(purse.cents)
            assert plain["purses"][purse.team.id]["purse_eur"] == purse.cents / CENTS
            assert money in page
            assert money in text
            assert money in shown
    scene.leave()
    session.close()


def test_the_table_of_run_reads_the_same_figures_as_the_debrief(tmp_path: Path) -> None:
    file = tmp_path / "game.kierto"
    done = inside("run", "scenarios/tutorial.yaml", "--bots", "cooperative", "--session", file)
    assert done.returncode == 0
    session = Session.open(file, read_only=True)
    game, w = game_debrief(session, "cluster"), Translator("en", session.plan)
    for played in game.rounds:
        assert w.amount(played.headline.ours, "t", 3) in done.stdout
        assert all(w.money(purse.cents) in done.stdout for purse in played.purses)
    assert all(part.text in done.stdout for part in causes_in_words(game.last_played, w, 4)[:4])
    session.close()


def test_causes_add_up_to_the_headline_and_gains_to_their_parts() -> None:
    for played in data()["rounds"]:
        assert sum(part["t"] for part in played["causes"]) == pytest.approx(played["headline_t"])
        for exchange in played["exchanges"]:
            parts = [exchange[key] for key in ("real_saving_eur", "tax_avoided_eur", "grant_eur")]
            ends = exchange["giver_gain_eur"] + exchange["taker_gain_eur"]
            assert sum(parts) == pytest.approx(exchange["joint_gain_eur"]) == pytest.approx(ends)


def test_references_stand_beside_the_headline() -> None:
    references, last = data()["references"], data()["rounds"][2]
    assert (references["played_t"], references["idle_t"]) == (last["headline_t"], last["idle_headline_t"])
    assert references["played_t"] < references["each_for_itself_t"] < references["idle_t"]


def test_what_mattered_and_whether_it_holds_is_told_on_request() -> None:
    assert not {"mattered", "lesson"} & set(data())
    world = data("--mattered", "--lesson")
    mattered, lesson = world["mattered"], world["lesson"]
    assert mattered["done"] == mattered["of"] == 5
    assert {part["kind"] for part in mattered["kinds"]} == {"deals", "settings"}
    assert all(part["last_round"]["headline_t"] < 0 for part in mattered["kinds"])
    assert mattered["choices"][0]["decision"]["do"] == "agree_deal"
    assert {each["decision"]["do"] for each in mattered["replanned"]["choices"]} == {
        "agree_deal",
        "set_blend",
    }
    assert mattered["question"] != mattered["replanned"]["question"]
    assert (mattered["adds_up"], mattered["replanned"]["adds_up"]) == (False, False)
    assert lesson["tried"] == lesson["of"] == 20
    assert lesson["headline_below_idle"] == 20
    assert set(lesson["purse_better"]) == {"foundry", "roads", "town"}


def test_what_mattered_is_told_by_question_in_text_and_page() -> None:
    session = Session.open(GOLDEN, read_only=True)
    w, more = table_words(session.plan, session.teams, "en"), more_like(session)
    game = game_debrief(session, "cluster")
    text = debrief_text((game,), {"cluster": Answers(mattered=more.mattered, replanned=more.replanned)}, w)
    shown = page(session, w, ReportForm("en", more={"cluster": more}))
    session.close()
    for said in (
        "By kind", "By deal", "By decision", "all else as it was decided",
        "the others decide anew, as bots", "each needs the other", "do not add up",
    ):  # fmt: skip
        assert said in text
        assert said in shown


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_debrief_speaks_the_languages(language: str) -> None:
    session = Session.open(GOLDEN, read_only=True)
    games = (game_debrief(session, "cluster"),)
    text = debrief_text(games, {"cluster": Answers()}, Translator(language, session.plan))
    session.close()
    assert not {"deal", "round", "nobody", "year"} & set(text.lower().replace(":", " ").split())


def test_who_stops_it_gets_what_is_known_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def __init__(self) -> None:
            self.asked = 0

        def __call__(self) -> None:
            self.asked += 1
            if self.asked == 2:
                raise KeyboardInterrupt

    known, stopped = played_beside._last(iter(range(5)), 0, Interrupted(), Translator("en"))
    assert (known, stopped) == (1, True)


def test_what_cannot_be_told_says_why(tmp_path: Path) -> None:
    none = tmp_path / "none.kierto"
    for file in (none, ROOT / "scenarios" / "tutorial.yaml"):
        done = inside("debrief", file)
        assert (done.returncode, done.stdout) == (1, "")
        assert file.name in done.stderr
    assert inside("debrief").returncode == 2
    assert kierto("debrief", "--help").returncode == 0


@pytest.mark.parametrize("more", [(), ("--mattered", "--lesson")])
def test_a_game_that_ended_before_its_first_year_has_nothing_to_explain(
    more: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "early.kierto"
    with closing(Session.create(file, table.scenario(), table.setup(rounds=2))) as session:
        session.go_to("decide")
        session.end_here()
        session.legacy()
    done = inside("debrief", file, *more)
    assert done.returncode == 1
    assert "No round has been played yet" in done.stderr


def test_two_sessions_beside_each_other_say_where_they_parted(tmp_path: Path) -> None:
    files = []
    for name in ("cooperative", "idle"):
        files.append(tmp_path / f"{name}.kierto")
        done = inside("run", "tutorial", "--rounds", "1", "--bots", name, "--session", files[-1])
        assert done.returncode == 0
    text = inside("debrief", files[0], "--against", files[1]).stdout
    assert "They parted in 2026, in round 1. Both had the same luck." in text
    (found,) = json.loads(inside("debrief", files[0], "--against", files[1], "--json").stdout)["comparisons"]
    assert found["parted_year"] == found["came_apart_year"] == 2026
    assert found["only_first"]
    assert not found["only_other"]
    assert found["headline_t"][0] < found["headline_t"][1]
    same = inside("debrief", files[0], "--against", files[0])
    assert (same.returncode, same.stdout) == (1, "")
    assert "one cluster" in same.stderr


def test_clusters_of_one_file_stand_beside_each_other_and_a_copy_is_another_file(tmp_path: Path) -> None:
    game, copy = tmp_path / "game.kierto", tmp_path / "copy.kierto"
    done = inside("run", "tutorial", "--rounds", "1", "--teams", "2", "--parallel", "--session", game)
    assert done.returncode == 0
    shutil.copy(game, copy)
    (clusters,) = json.loads(inside("debrief", game, "--against", game, "--json").stdout)["comparisons"]
    assert clusters["worlds"] == ["team-1", "team-2"]
    pairs = json.loads(inside("debrief", game, "--against", copy, "--json").stdout)["comparisons"]
    assert [each["worlds"] for each in pairs] == [["team-1", "team-1"], ["team-2", "team-2"]]

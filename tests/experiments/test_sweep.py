"""A sweep gives the same table however it is played, and never loses a game that is done."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli.app import run
from game.cli.files import read_scenario, shipped
from game.experiments import executors
from game.experiments.pickled_scenario import pack, plan_of
from game.experiments.sweep.games import Game, SweepOptions, play_one, play_some
from game.experiments.sweep.parameter_ranges import read_varies
from game.experiments.sweep.record import OtherSweep, appending, heading, read_games, write_games
from game.experiments.sweep.sweep import sweep
from game.experiments.sweep.table import COLUMNS, as_csv, table
from game.experiments.whole_game import GameOptions, whole_game
from game.roster.setup import BotName
from sim.plan.plan import Plan
from tests.parts import one_of

ROOT = Path(__file__).parents[2]
TUTORIAL = shipped("tutorial")
ASKED = SweepOptions(("random", "idle"))
SEEDS = [1, 2, 3, 4, 5]


@pytest.fixture(scope="module")
def packed() -> bytes:
    return pack(read_scenario(TUTORIAL))


@pytest.fixture(scope="module")
def here(packed: bytes) -> str:
    """The table of a sweep in this process."""
    return as_csv(table(play_some(packed, ASKED, tuple(SEEDS))))


def swept(packed: bytes, workers: executors.Workers) -> list[Game]:
    games: list[Game] = []
    sweep(packed, ASKED, SEEDS, workers, games.extend)
    return games


def test_two_processes_give_the_table_of_one(packed: bytes, here: str) -> None:
    with executors.local(1) as workers:
        assert as_csv(table(swept(packed, workers))) == here
    with executors.local(2) as workers:
        assert as_csv(table(swept(packed, workers))) == here


def test_a_dask_cluster_gives_the_same_table(packed: bytes, here: str) -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as local,
        executors.cluster(local.scheduler_address) as workers,
    ):
        assert workers.count == 2
        assert as_csv(table(swept(packed, workers))) == here


def test_no_scheduler_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "WAIT", "1s")
    with (
        pytest.raises(executors.NoCluster, match="No scheduler answers at"),
        executors.cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_a_cluster_that_has_no_kierto_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "NEEDED", "game_of_somebody_else")
    with (
        distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as local,
        pytest.raises(executors.NoCluster, match="Kierto is missing on the cluster at"),
        executors.cluster(local.scheduler_address),
    ):
        pass


def test_the_order_in_which_games_end_does_not_matter(packed: bytes, here: str) -> None:
    games = play_some(packed, ASKED, tuple(SEEDS))
    assert as_csv(table(reversed(games))) == here


def test_the_table_s_columns_mean_what_is_said(here: str) -> None:
    rows = list(csv.DictReader(io.StringIO(here)))
    assert tuple(rows[0]) == COLUMNS
    assert {row["world"] for row in rows} == {"played", "idle", "change"}
    assert {row["phase"] for row in rows} == {"play", "legacy"}
    assert {row["games"] for row in rows} == {"5"}
    for row in rows:
        spread = [float(row[name]) for name in COLUMNS[-5:]]
        assert spread == sorted(spread)
    assert {row["figure"] for row in rows} >= {"addressable_virgin_t", "purse_eur.foundry", "co2e_t"}


def test_idle_games_change_nothing(packed: bytes) -> None:
    lines = table([play_one(packed, SweepOptions(), 3)])
    assert {value for one in lines if one.world == "change" for value in one.quantiles} == {0.0}


def test_the_legacy_run_can_be_left_out(packed: bytes) -> None:
    whole, less = (play_one(packed, SweepOptions(("random",), legacy=legacy), 2) for legacy in (True, False))
    assert less["rounds"] == [one for one in whole["rounds"] if one["phase"] == "play"]


@pytest.mark.parametrize(("name", "bot"), [("tutorial", "random"), ("kemi-tornio", "private")])
def test_a_game_of_a_sweep_is_the_game_that_run_plays(name: str, bot: BotName) -> None:
    scenario = read_scenario(shipped(name))
    game = play_one(pack(scenario), SweepOptions((bot,)), 3)
    session = whole_game(Plan(scenario), GameOptions(seed=3, bots=(bot,)))
    for swept_round, record in zip(game["rounds"], session.records, strict=True):
        world = next(iter(record.worlds.values()))
        assert swept_round["years"] == list(record.years)
        assert swept_round["set_aside"] == len(world.set_aside)
        for figures, found in (("played", world.indicators), ("idle", world.idle)):
            for figure, value in found.plain().items():
                if isinstance(value, int | float):
                    assert swept_round[figures][figure] == float(value), (record.round, figures, figure)


def test_a_packed_scenario_is_small_and_whole(packed: bytes) -> None:
    assert len(packed) < 30_000
    assert plan_of(packed).scenario == read_scenario(TUTORIAL)
    assert plan_of(packed) is plan_of(bytes(packed))


# -- varied figures -----------------------------------------------------------------------------------


def test_a_varied_figure_is_drawn_for_every_game_between_its_ends(packed: bytes) -> None:
    scenario = read_scenario(TUTORIAL)
    varies = read_varies(["roads.purse.start=1000000:2000000"], scenario)
    asked = SweepOptions(("idle",), varies)
    games = play_some(packed, asked, tuple(SEEDS))
    drawn = [one["varied"]["roads.purse.start"] for one in games]
    assert len(set(drawn)) == len(SEEDS)
    assert all(1_000_000 <= one <= 2_000_000 for one in drawn)
    purses = [one["rounds"][0]["idle"]["purse_eur.roads"] for one in games]
    starts = sorted(zip(drawn, purses, strict=True))
    assert [purse for _, purse in starts] == sorted(purses)


def test_a_figure_varied_between_its_own_value_changes_nothing(packed: bytes) -> None:
    varies = read_varies(["taxes.waste_tax=1:1"], read_scenario(TUTORIAL))
    one, same = (play_one(packed, SweepOptions(("random",), vary), 1) for vary in ((), varies))
    assert one["rounds"] == same["rounds"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("waste_tax", "This is not KEY=A:B."),
        ("waste_tax=5", "This is not KEY=A:B."),
        ("waste_tax=9:1", "9 is above 1."),
        ("waste_tax=a:1", "a is not a number."),
        ("waste_tax=nan:1", "nan is not a number."),
        ("waste_tax=:1", "is not a number."),
        ("wast_tax=1:2", "Did you mean waste_tax?"),
        ("fee=1:2", "fee names several figures:"),
        ("waste_tax=1:1000000", "is out of bounds."),
        ("casting_sand.amount=5:6", "t vanish."),
    ],
)
def test_a_bad_vary_is_said_before_anything_is_played(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "s.csv"
    status = run(["sweep", str(TUTORIAL), "--games", "1", "--vary", text, "--out", str(out)])
    words = capsys.readouterr().err
    assert (status, said in words) == (2, True), words
    assert list(tmp_path.iterdir()) == []


# -- stopped and gone on ------------------------------------------------------------------------------


def test_a_stopped_sweep_keeps_what_is_done_and_goes_on_to_the_same_table(
    packed: bytes, here: str, tmp_path: Path
) -> None:
    head = heading(read_scenario(TUTORIAL), ASKED, {})
    kept = tmp_path / "games.jsonl"

    def keep(games: list[Game]) -> None:
        write_games(file, games)
        raise KeyboardInterrupt

    with appending(kept, head) as file, pytest.raises(KeyboardInterrupt):
        sweep(packed, ASKED, SEEDS, executors.Workers(executors.Here()), keep)
    done = read_games(kept, head)
    assert 0 < len(done) < len(SEEDS)
    with appending(kept, head) as file, ThreadPoolExecutor(2) as threads:
        missing = [seed for seed in SEEDS if seed not in done]
        sweep(packed, ASKED, missing, executors.Workers(threads, 2), lambda games: write_games(file, games))
    assert as_csv(table(read_games(kept, head).values())) == here


def test_a_torn_line_is_cut_and_played_again(packed: bytes, tmp_path: Path) -> None:
    head = heading(read_scenario(TUTORIAL), ASKED, {})
    kept = tmp_path / "games.jsonl"
    with appending(kept, head) as file:
        write_games(file, play_some(packed, ASKED, (1, 2)))
    whole = kept.read_bytes()
    second = whole.index(b"\n", whole.index(b"\n") + 1) + 1
    for cut in (second + 1, second + 40, len(whole) - 1):
        kept.write_bytes(whole[:cut])
        assert list(read_games(kept, head)) == [1]
        assert kept.read_bytes() == whole[:second]


def test_the_games_of_another_sweep_are_not_mixed_in(tmp_path: Path) -> None:
    scenario = read_scenario(TUTORIAL)
    kept = tmp_path / "games.jsonl"
    with appending(kept, heading(scenario, ASKED, {})):
        pass
    for other in (
        SweepOptions(("idle",)),
        SweepOptions(("random", "idle"), rounds=1),
        replace(ASKED, legacy=False),
    ):
        with pytest.raises(OtherSweep):
            read_games(kept, heading(scenario, other, {}))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on Unix")
@pytest.mark.parametrize("how", one_of(2, [signal.SIGKILL, signal.SIGINT]))
def test_the_command_can_be_stopped_or_killed_and_given_again(how: signal.Signals, tmp_path: Path) -> None:
    out, whole = tmp_path / "s.csv", tmp_path / "whole.csv"
    asked = ["sweep", str(TUTORIAL), "--bots", "random", "--games", "16"]
    command = [sys.executable, str(ROOT / "main.py"), *asked, "--workers", "1", "--out", str(out)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    kept = tmp_path / "s.games.jsonl"
    until = time.monotonic() + 60
    while not (kept.exists() and kept.read_bytes().count(b"\n") > 2) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(process.pid, how)
    status = process.wait(60)
    lines = [json.loads(line) for line in kept.open() if line.endswith("\n")]
    done = len({line["seed"] for line in lines[1:]})
    assert done >= 2
    if how == signal.SIGINT and status != 0:
        assert status == 130
        assert next(csv.DictReader(out.open()))["games"] == str(done)
    assert run([*asked, "--workers", "1", "--out", str(out)]) == 0
    assert run([*asked, "--workers", "1", "--out", str(whole)]) == 0
    assert out.read_bytes() == whole.read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_more_games_go_on_from_fewer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "s.csv"
    for games in ("2", "3", "1"):
        assert run(["sweep", str(TUTORIAL), "--games", games, "--workers", "1", "--out", str(out)]) == 0
        assert next(csv.DictReader(out.open()))["games"] == games
    assert "2 games are there already. To go: 1." in capsys.readouterr().err
    seeds = [json.loads(line).get("seed") for line in (tmp_path / "s.games.jsonl").open()]
    assert seeds == [None, 1, 2, 3]


def test_a_table_that_cannot_be_written_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nowhere" / "s.csv"
    assert run(["sweep", str(TUTORIAL), "--games", "1", "--workers", "1", "--out", str(out)]) == 3
    assert "cannot be written: there is no such folder" in capsys.readouterr().err

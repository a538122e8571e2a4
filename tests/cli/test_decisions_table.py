"""A report's own table of decisions plays its game once more."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from game.cli.report import write_report
from game.debrief.model import debrief
from game.outputs.json_result import game_result
from game.outputs.report.form import ReportForm
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from game.typed.deals import chances
from sim.decisions import Contribute, SetRecovery, Vote
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.cli.shell import inside
from tests.scenario.files import SCENARIOS


def digest_of(*arguments: str | int | Path) -> str:
    done = inside("run", *map(str, arguments), "--json")
    assert done.returncode == 0, done.stderr
    digest: str = json.loads(done.stdout)["digest"]
    return digest


@pytest.mark.parametrize("options", [("--bots", "cooperative"), ("--bots", "dealing", "--parallel")], ids=str)
def test_a_game_of_bots_is_played_again_from_its_table(options: tuple[str, ...], tmp_path: Path) -> None:
    played = digest_of("tutorial", "--seed", 5, *options, "--report", tmp_path)
    again = [option for option in options if option == "--parallel"]
    table = tmp_path / "decisions.csv"
    assert digest_of("tutorial", "--seed", 5, *again, "--decisions", table) == played
    assert digest_of("tutorial", "--seed", 5, *again) != played


def test_signed_deals_gifts_and_events_are_done_again(tmp_path: Path) -> None:
    plan = Plan(load(SCENARIOS / "kemi-tornio.yaml"))
    session = Session.in_memory(plan.scenario, Setup(seed=3, teams=seating(plan, 4), rounds=2))
    session.go_to("decide")
    session.adjust_cash("cluster", "steel", 50_000_000, "=a flood")
    session.inject(next(key for key in plan.scenario.events if key not in session.state("cluster").events))
    for chance in chances(plan, session.state("cluster"), plan.seats):
        if session.verdict("cluster", chance.terms).answer == "both gain":
            session.sign("cluster", chance.terms)
            break
    vote = next(key for key, measure in plan.measures.items() if measure.begins == "by vote")
    session.seal("steel", [Vote(do="vote", measure=vote, in_favour=True, reason='-minus, and a "comma"')])
    stream = next(key for key, store in plan.stores.items() if store.firm == "paper" and not store.is_yield)
    session.seal("forest", [SetRecovery(do="set_recovery", side_stream=stream, share="0.35")])
    session.seal("city", [Contribute(do="contribute", amount="250000.50")])
    session.play_round()
    session.go_to("decide")
    session.play_round()
    session.go_to("results")
    session.go_to("end")
    session.legacy()
    write_report(session, tmp_path, ReportForm("fi"))
    table, wide = tmp_path / "decisions.csv", tmp_path / "with-semicolons.csv"
    with (
        table.open(encoding="utf-8-sig", newline="") as file,
        wide.open("w", encoding="utf-8-sig", newline="") as to,
    ):
        csv.writer(to, delimiter=";").writerows(csv.reader(file))
    played = str(game_result(debrief(session))["digest"])
    for written in (table, wide):
        assert digest_of("kemi-tornio", "--seed", 3, "--rounds", 2, "--decisions", written) == played
    assert digest_of("kemi-tornio", "--seed", 3, "--rounds", 2) != played


def test_rows_that_cannot_be_read_are_named_by_their_line(tmp_path: Path) -> None:
    digest_of("tutorial", "--bots", "cooperative", "--report", tmp_path)
    table = tmp_path / "decisions.csv"
    rows = table.read_text(encoding="utf-8").splitlines()
    at = next(i for i, row in enumerate(rows) if "{" in row)
    for damage in (rows[at].replace("{", "[", 1), rows[at].replace("cluster,1", "cluster,99")):
        table.write_text("\n".join([*rows[:at], damage, *rows[at + 1 :]]), encoding="utf-8")
        done = inside("run", "tutorial", "--decisions", table)
        assert done.returncode == 1
        assert f"decisions.csv:{at + 1}:1:" in done.stderr
        assert "Traceback" not in done.stderr

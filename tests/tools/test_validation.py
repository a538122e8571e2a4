"""The table of docs/validation.md: short in every run, whole before a release."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts import one_of, some
from tests.random_scenarios import random_scenario
from tools.validation.__main__ import CASES, PAGE, main, page
from tools.validation.games import differing, game, ids_of, renamed, shuffled, without_luck
from tools.validation.luck import tandem
from tools.validation.metamorphic import NEW_ID
from tools.validation.row import Case, Row, exactly, half_width, known, mean, number, same

ROOT = Path(__file__).parents[2]
DEAR = ("again", "series", "store")
"""seconds even with few replicates; `tools.release` has all"""


@pytest.mark.parametrize(
    "case", [some(case, case.name not in DEAR) for case in CASES], ids=lambda case: case.name
)
def test_every_row_holds_with_few_replicates(case: Case) -> None:
    rows = list(case.rows(12))
    assert rows
    assert [row for row in rows if not row.holds] == []


def test_the_page_has_every_case_and_its_command_and_nothing_that_fails() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [case.name for case in CASES if f"`python -m tools.validation {case.name}`" not in text] == []
    assert "**no**" not in text


def test_a_row_that_fails_makes_the_command_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Case("wrong", "Wrong", lambda _: iter([known("two and two", 4, 5)]))
    right = Case("right", "Right", lambda _: iter([known("two and two", 4, 4)]))
    monkeypatch.setattr("tools.validation.__main__.CASES", (wrong, right))
    assert main(["right", "--quick"]) == 0
    assert main(["wrong", "--quick"]) == 1
    before = page([(wrong, next(wrong.rows(1)))])
    assert "**no**" in before
    assert page([(right, next(right.rows(1)))], before).count("two and two") == 2, "the others stay"
    assert "**no**" not in page([(wrong, next(right.rows(1)))], before)


def test_the_command_names_the_cases_there_are() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.validation", "nothing"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "sharing" in done.stderr


def test_what_may_differ_is_settled_beforehand() -> None:
    assert known("a", 10, 10.5, 0.5).holds
    assert not known("a", 10, 10.6, 0.5).holds
    assert not same("b", [], 0).holds, "nothing compared shows nothing"
    sample = [0.9, 1.1] * 200
    assert half_width(sample) == pytest.approx(3.32 * 0.1 / 20, rel=0.01), "Student's t of 399 degrees"
    assert mean("c", exactly(1, 0.02), sample).holds
    assert not mean("c", exactly(1.02, 0.02), sample).holds, "outside the interval"
    assert not mean("c", exactly(1, 0.01), sample).holds, "too wide to notice anything"


def test_the_chain_of_machines_in_a_row_has_its_own_known_ends() -> None:
    assert tandem([(60, 40), (1, 0)], [0]) == pytest.approx(0.6)
    assert tandem([(60, 40), (1, 0)], [400], rate=2) == pytest.approx(1, abs=0.01), "a store as large as that"
    assert tandem([(95, 5), (90, 10)], [0]) == pytest.approx(0.95 * 0.9)


def test_numbers_read_as_people_write_them() -> None:
    assert [number(figure) for figure in (3780, 0.909091, -95, 1234567.0, 0, 5e-6)] == [
        "3 780", "0.909091", "-95", "1 234 567", "0", "5.0e-06",
    ]  # fmt: skip
    assert Row("", "", "", "", True).holds


@pytest.mark.parametrize("seed", one_of(3, range(9)))
def test_random_clusters_do_not_notice_the_order_of_their_file(seed: int) -> None:
    data = random_scenario(seed, firms=8, rounds=2)
    first = game(data, {})
    assert differing(first, game(shuffled(data), {})) == []
    assert len(first) > 100


@pytest.mark.parametrize("seed", one_of(3, range(9)))
def test_random_clusters_without_luck_keep_what_moves_when_ids_change(seed: int) -> None:
    data = without_luck(random_scenario(seed, firms=8, rounds=2, outages=False))
    ids = sorted(ids_of(data))
    names = {key: f"n{place:04}" for place, key in enumerate(ids)}
    back = {new: key for key, new in names.items()}
    again = game(renamed(data, names), {}, lambda text: NEW_ID.sub(lambda new: back[new[0]], text))
    assert differing(game(data, {}), again) == []

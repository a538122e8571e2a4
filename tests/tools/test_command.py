"""The command that prints the measures and fails beyond them."""

from __future__ import annotations

import pytest

from tools.measures.__main__ import main
from tools.measures.catalogue import MEASURES
from tools.measures.measure import Count, Measure
from tools.measures.sources import House

GOOD = House.of({"main.py": "import sim.a", "sim/a.py": "A = 1\nprint(A)\n"})
BAD = House.of({"main.py": "", "sim/a.py": "class A: ...\nclass A: ...\n"})


def test_a_measure_within_its_limit_is_ok(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "rings.modules"], GOOD) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["ok", "rings.modules"],
        ["ok", "names.classes"],
        ["ok", "names.variables"],
    ]


def test_a_measure_beyond_its_limit_fails_and_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names.classes", "-v"], BAD) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].split()[:5] == ["OVER", "names.classes", "1", "≤", "0"]
    assert out[1:] == ["    sim/a.py:2: class A, as in sim/a.py:1"]


def test_offenders_are_counted_by_folder(capsys: pytest.CaptureFixture[str]) -> None:
    main(["names.classes", "--packages"], BAD)
    assert capsys.readouterr().out.splitlines()[1].split() == ["sim", "1"]


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(SystemExit, match="no measure is called beauty"):
        main(["beauty"], GOOD)


def test_what_cannot_be_measured_is_not_ok(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Measure(
        "growth", "texts", 90, lambda house: Count(None, note="no scene is converted"), least=True
    )
    monkeypatch.setattr("tools.measures.__main__.MEASURES", (missing,))
    assert main([], GOOD) == 0
    assert main(["--strict"], GOOD) == 1


def test_a_least_figure_fails_below_it() -> None:
    growth = Measure("growth", "texts", 90, lambda house: Count(None), least=True)
    assert [growth.verdict(Count(figure)) for figure in (89.9, 90, 100, None)] == [
        "OVER",
        "ok",
        "ok",
        "missing",
    ]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_the_rule_of_each_measure_is_written_down(measure: Measure) -> None:
    assert measure.count.__doc__

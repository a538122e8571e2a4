"""What is tried before a release can be tried."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from tools import release
from tools.release import STEPS, Step, chosen, main


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_step_is_a_module_that_is_there(step: Step) -> None:
    assert find_spec(step.module[0]) is not None


def test_steps_are_chosen_by_name_and_an_unknown_one_is_named() -> None:
    assert [step.name for step in chosen(["killed", "whole"])] == ["whole", "killed"]
    assert chosen([]) == list(STEPS)
    with pytest.raises(SystemExit, match="no step is called nothing"):
        chosen(["nothing"])


def test_a_step_that_fails_fails_the_release_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = (Step("wrong", "", ("no_such_module",), times=2), Step("right", "", ("this",)))
    monkeypatch.setattr(release, "STEPS", steps)
    assert main([]) == 1
    said = capfd.readouterr().out
    assert said.count("FAILED  wrong") == said.count("well    right") == 1
    assert main(["right"]) == 0

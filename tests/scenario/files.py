"""Scenario files of the project, and small changes to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario.loader import load
from sim.scenario.problems import FileProblem, ScenarioFault

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TUTORIAL = SCENARIOS / "tutorial.yaml"
TEXT = TUTORIAL.read_text(encoding="utf-8")

Tell = Callable[..., list[FileProblem]]


def changed(*edits: str) -> str:
    """The tutorial's text with some places written otherwise: old, new, old, new."""
    text = TEXT
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        assert old in text, f"the tutorial no longer says {old!r}"
        text = text.replace(old, new, 1)
    return text


def problems_of(path: Path, content: str | bytes) -> list[FileProblem]:
    """What is wrong with a file of this content; the test fails if nothing is."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ScenarioFault) as caught:
        load(path)
    return list(caught.value.problems)

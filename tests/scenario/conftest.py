"""Fixtures for tests about scenario files."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.scenario.problems import FileProblem
from tests.scenario.files import Tell, changed, problems_of


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """Gives the problems of the tutorial with some places written otherwise: `tell(old, new, old, new…)`."""

    def problems(*edits: str) -> list[FileProblem]:
        return problems_of(tmp_path / "mine.yaml", changed(*edits))

    return problems

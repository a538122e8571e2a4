"""The libraries that are written down are those that pyproject allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.libraries import LOCK, lowest, requirements


def test_every_requirement_has_a_lower_bound_that_can_be_tried() -> None:
    asked = requirements()
    pinned = [Requirement(line) for line in lowest(asked)]
    for each, pin in zip(asked, pinned, strict=True):
        (exactly,) = pin.specifier
        assert each.specifier.contains(exactly.version)


def test_a_requirement_without_a_lower_bound_is_named() -> None:
    with pytest.raises(ValueError, match="numpy has 0 lower bounds"):
        lowest([Requirement("numpy<3")])


def test_a_library_asked_for_twice_is_asked_for_once(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text(
        '[build-system]\nrequires = ["builder>=1"]\n[project]\ndependencies = ["Some_Lib>=2"]\n'
        '[project.optional-dependencies]\na = ["x>=3"]\nb = ["x>=3"]\n',
        "utf-8",
    )
    assert lowest(requirements(project)) == ["builder==1", "some-lib==2", "x==3"]


def test_the_lock_holds_every_requirement_within_its_bounds_and_names_no_host() -> None:
    lines = [line for line in LOCK.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert not [line for line in lines if "/" in line or "@" in line]
    locked = dict(line.split("==") for line in lines)
    for each in requirements():
        assert each.specifier.contains(locked[canonicalize_name(each.name)]), each

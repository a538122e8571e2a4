"""What is tried before a release can be tried."""

from __future__ import annotations

import re
import subprocess
import tomllib
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.version import Version

from game.version import VERSION
from tools import release
from tools.release import ROOT, STEPS, Step, chosen, main
from tools.release_notes import cut, section


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_step_is_a_module_that_is_there(step: Step) -> None:
    assert find_spec(step.module[0]) is not None


def test_steps_are_chosen_by_name_and_an_unknown_one_is_named() -> None:
    assert [step.name for step in chosen(["killed", "whole"])] == ["whole", "killed"]
    assert chosen([]) == list(STEPS)
    with pytest.raises(SystemExit, match="no step is called nothing"):
        chosen(["nothing"])


def test_a_step_that_fails_fails_the_release_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    steps = (Step("wrong", "", ("no_such_module",), times=2), Step("right", "", ("this",)))
    monkeypatch.setattr(release, "STEPS", steps)
    kept = ["--notes", str(tmp_path / "notes.md")]
    assert main(kept) == 1
    said = capfd.readouterr().out
    assert said.count("FAILED  wrong") == said.count("well    right") == 1
    assert main([*kept, "right"]) == 0
    written = (tmp_path / "notes.md").read_text("utf-8")
    assert written.startswith(f"# Kierto {VERSION}\n")
    assert "Beautiful is better than ugly." not in written  # only the end of what a step prints
    assert "one honking great idea" in written
    assert "| right |  | well |" in written


def test_version_changelog_and_tag_agree() -> None:
    """A commit that bears a version's tag is of that version; what was released is in the changelog, newest first."""
    released = re.findall(r"^## (\d\S*) \(", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert released == sorted(released, key=Version, reverse=True)
    assert released[:1] in ([], [VERSION])
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert (told["project"]["dynamic"], told["tool"]["hatch"]["version"]) == (
        ["version"],
        {"path": "game/version.py"},
    )
    asked = ["git", "tag", "--points-at", "HEAD", "--list", "v*"]
    tags = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert tags in ([], [f"v{VERSION}"])


def test_a_version_is_given_once_and_goes_only_up(tmp_path: Path) -> None:
    (tmp_path / "game").mkdir()
    (tmp_path / "game" / "version.py").write_text('VERSION = "0.1.0"\n', "utf-8")
    place = tmp_path / "CHANGELOG.md"
    place.write_text("# Changelog\n\n## Unreleased\n\n### Added\n- A map.\n", "utf-8")
    cut(tmp_path, "0.1.0", date(2026, 12, 1))
    with pytest.raises(ValueError, match="does not come after"):
        cut(tmp_path, "0.1.0", date(2026, 12, 2))
    with pytest.raises(ValueError, match="nothing is new"):
        cut(tmp_path, "0.2.0", date(2026, 12, 2))
    place.write_text(
        place.read_text("utf-8").replace("Unreleased\n", "Unreleased\n\n### Fixed\n- A road.\n"), "utf-8"
    )
    cut(tmp_path, "0.2.0", date(2026, 12, 2))
    assert (tmp_path / "game" / "version.py").read_text("utf-8") == 'VERSION = "0.2.0"\n'
    text = place.read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Unreleased",
        "## 0.2.0 (2026-12-02)",
        "## 0.1.0 (2026-12-01)",
    ]
    assert section(text, "0.1.0")[-1] == "- A map."
    assert "- A road." in section(text, "0.2.0")

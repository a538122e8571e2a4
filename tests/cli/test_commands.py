"""The commands at their edges: usage, odd files, odd terminals."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.cli.shell import PACKAGE, ROOT, TUTORIAL, inside, kierto, not_on_windows

# -- usage ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", "run", "check", "describe", "schema"])
def test_help_shows_examples(command: str) -> None:
    done = inside(*filter(None, [command]), "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "examples:\n  python main.py" in done.stdout


def test_the_decisions_that_the_help_shows_can_be_played(tmp_path: Path) -> None:
    text = inside("run", "--help").stdout
    file = tmp_path / "decisions.yaml"
    file.write_text(text.split("for the tutorial:\n")[1].split("\n\n")[0], encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", file, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    played = json.loads(done.stdout)["rounds"][0]["worlds"][0]
    assert played["indicators"] != played["idle"]


def test_every_file_that_a_help_names_is_shipped() -> None:
    for command in ("run", "check", "describe"):
        named = re.findall(rf"main.py {command} (?:scenarios/)?([\w-]+)", inside(command, "--help").stdout)
        assert named
        assert {name for name in named if not (ROOT / "scenarios" / f"{name}.yaml").exists()} <= {
            "game",
            "scenarios",
        }


@pytest.mark.parametrize(
    "arguments",
    [
        ["play"],
        ["run"],
        ["check"],
        ["run", TUTORIAL, "--sed", "7"],
        ["run", TUTORIAL, "--seed", "-1"],
        ["run", TUTORIAL, "--seed", "1e3"],
        ["run", TUTORIAL, "--seed", "9" * 40],
        ["run", TUTORIAL, "--rounds", "0"],
        ["run", TUTORIAL, "--rounds", "4"],
        ["schema", "session"],
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: list[str]) -> None:
    done = inside(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_display_bots_play_and_a_report_is_written_wherever_it_is_started(tmp_path: Path) -> None:
    clean = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, ROOT / "main.py"],
        cwd=tmp_path,
        env={**clean, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0
    first, report, last = done.stderr.splitlines()
    assert first.startswith("There is no display here")
    assert Path(report.removeprefix("The report of this game: ")).samefile(
        tmp_path / "kierto-report" / "report.html"
    )
    assert "run kemi-tornio" in last
    assert "% less than if nobody acts" in done.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["kierto-report"]


def test_an_older_python_can_read_the_file_that_turns_it_away() -> None:
    text = (ROOT / "main.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 7))
    pretend = "import sys; sys.version_info = (3, 10, 2); import main; sys.exit(main.main())"
    done = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr == (
        "Kierto needs Python 3.11 or newer; this is 3.10.2. Install one from python.org.\n"
    )


def test_a_missing_library_is_named_in_one_line() -> None:
    done = kierto(python=("-S",))
    assert done.returncode == 3
    assert done.stderr.startswith("The library ")
    assert done.stderr.count("\n") == 1


# -- schema -----------------------------------------------------------------------------------


def test_the_schema_accepts_the_shipped_scenario() -> None:
    found = json.loads(inside("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(found)
    scenario = yaml.safe_load((ROOT / TUTORIAL).read_text(encoding="utf-8"))
    jsonschema.validate(as_json(scenario), found)


def test_the_schema_of_decisions_accepts_a_package_and_refuses_a_typing_error() -> None:
    found = json.loads(inside("schema", "decisions").stdout)
    jsonschema.Draft202012Validator.check_schema(found)
    sheet = as_json(yaml.safe_load(PACKAGE))
    jsonschema.validate(sheet, found)
    sheet["1"]["foundry"][0]["do"] = "agree_dael"  # type: ignore[index]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sheet, found)


def as_json(data: object) -> dict[str, object]:
    """YAML's data as an editor's checker sees it: keys are texts."""
    found: dict[str, object] = json.loads(json.dumps(data))
    return found


# -- odd terminals ----------------------------------------------------------------------------


@not_on_windows
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
@pytest.mark.parametrize("arguments", [["run", TUTORIAL], ["schema"], ["--help"], ["check", TUTORIAL]])
def test_a_full_disk_is_said_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "main.py", *arguments],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1
    assert done.stderr.startswith(b"The result could not be written")


@not_on_windows
def test_closed_streams_are_no_reason_to_fall_over() -> None:
    closing = (
        "import os, sys; os.close({0}); os.execv(sys.executable, [sys.executable, 'main.py', 'check', {1!r}])"
    )
    for stream, file, status in ((1, TUTORIAL, 3), (2, "none.yaml", 1), (0, TUTORIAL, 0)):
        done = subprocess.run(
            [sys.executable, "-c", closing.format(stream, file)], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == status
        assert b"Traceback" not in done.stderr

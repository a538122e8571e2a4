"""Files on the command line: sound ones, odd ones, and those whose names are misspelt."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.cli.shell import PACKAGE, ROOT, TUTORIAL, inside, kierto, not_on_windows


def test_every_shipped_scenario_is_sound() -> None:
    files = sorted(path.relative_to(ROOT) for path in (ROOT / "scenarios").glob("*.yaml"))
    done = inside("check", *files)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [str(file) for file in files]


def test_all_problems_of_all_files_are_listed(tmp_path: Path) -> None:
    bad = tmp_path / "huono äö.yaml"
    text = (ROOT / TUTORIAL).read_text(encoding="utf-8")
    bad.write_text(text.replace("materials:", "matrials:", 1), encoding="utf-8")
    done = inside("check", bad, TUTORIAL, tmp_path / "none.yaml")
    assert done.returncode == 1
    assert "tutorial.yaml: sound." in done.stdout
    assert f"{bad}:" in done.stderr
    assert "`matrials`" in done.stderr
    assert "Write `materials`" in done.stderr
    assert f"{tmp_path / 'none.yaml'}:1:1: the file: There is no such file." in done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.yaml", b""),
        ("binary.yaml", bytes(range(256)) * 4),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("deep.yaml", b"[" * 100_000),
        ("bomb.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
        ("latin.yaml", "id: kärry".encode("latin-1")),
        ("text.yaml", b"hello"),
        ("number.yaml", b"format: 1e999999"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["run"], ["run", TUTORIAL, "--decisions"]])
def test_files_of_every_other_kind_are_refused_in_plain_words(
    tmp_path: Path, command: list[str], name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    done = inside(*command, file)
    assert (done.returncode, done.stdout) == (1, "")
    assert all(line.startswith((f"{file}:", "More may appear")) for line in done.stderr.splitlines())
    assert done.stderr.startswith(f"{file}:")


@pytest.mark.parametrize("command", [["check"], ["run"], ["run", TUTORIAL, "--decisions"]])
def test_a_folder_or_nothing_in_place_of_a_file(tmp_path: Path, command: list[str]) -> None:
    for path in (tmp_path, tmp_path / "none", ""):
        done = inside(*command, path)
        assert (done.returncode, done.stdout) == (1, "")
        assert ":1:1: the file: " in done.stderr
        assert "Traceback" not in done.stderr


@not_on_windows
@pytest.mark.parametrize("name", ["ä 中 🙂.yaml", "-.yaml", "a\nb.yaml", os.fsdecode(b"\xff\xfe.yaml")])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    try:
        file.write_bytes((ROOT / TUTORIAL).read_bytes())
    except OSError:
        pytest.skip("this disk cannot hold such a name")
    done = kierto("check", file, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert inside("run", file, "--json").returncode == 0
    file.write_bytes(b"format: 2")
    assert inside("check", file).returncode == 1


def test_a_pattern_that_the_shell_left_as_it_is_means_the_files_that_match_it() -> None:
    done = inside("check", "scenarios/*.yaml", TUTORIAL)
    assert (done.returncode, done.stderr) == (0, "")
    files = [line.split(":")[0] for line in done.stdout.splitlines()]
    shipped = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "scenarios").glob("*.yaml"))
    assert files == [*shipped, TUTORIAL]
    none = inside("check", "scenarios/*.yml")
    assert (none.returncode, none.stdout) == (1, "")
    assert none.stderr.startswith("scenarios/*.yml:1:1: the file: There is no such file.")


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    for name in ("[ab].yaml", "a.yaml"):
        (tmp_path / name).write_bytes((ROOT / TUTORIAL).read_bytes())
    done = inside("check", tmp_path / "[ab].yaml")
    assert (done.returncode, done.stdout.split(":")[0]) == (0, str(tmp_path / "[ab].yaml"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tutorial.yaml", TUTORIAL),
        ("scenarios/tutorial", TUTORIAL),
        ("scenarios/tutoral.yaml", TUTORIAL),
        ("scenarios/Kemi_Tornio.yaml", "scenarios/kemi-tornio.yaml"),
    ],
)
def test_who_misspells_a_file_is_told_which_is_meant(written: str, meant: str) -> None:
    said = f"{written}:1:1: the file: There is no such file. Did you mean `{Path(meant)}`?\n"
    for command in (["check"], ["run"], ["describe"]):
        done = inside(*command, written)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


def test_a_misspelt_file_of_decisions_too(tmp_path: Path) -> None:
    (tmp_path / "decisions.yaml").write_text(PACKAGE, encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", tmp_path / "decision.yaml")
    assert done.stderr.endswith(f" There is no such file. Did you mean `{tmp_path / 'decisions.yaml'}`?\n")


def test_scenarios_and_decisions_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(PACKAGE, encoding="utf-8")
    for command in ("check", "run", "describe"):
        (line,) = inside(command, file).stderr.splitlines()
        assert line.startswith(
            f"{file}:1:1: the file: This is a file of decisions, not a scenario. Write `run`"
        )
    (line,) = inside("run", TUTORIAL, "--decisions", TUTORIAL).stderr.splitlines()
    assert ": format: This is a scenario, not a file of decisions. Name a text with rounds" in line


def test_one_firm_is_one_firm(tmp_path: Path) -> None:
    text = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
    pieces = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    file = tmp_path / "one.yaml"
    file.write_text("\n".join(pieces[:4]), encoding="utf-8")
    assert inside("check", file).stdout.endswith(": 1 firm, 3 rounds.\n")


def test_what_is_looked_at_only_later_is_announced(tmp_path: Path) -> None:
    text = (ROOT / TUTORIAL).read_text(encoding="utf-8")
    file = tmp_path / "bad.yaml"
    for wrong, more in (("virgin: irn", ""), ("virgin: 5", "More may appear when this is mended.\n")):
        file.write_text(text.replace("virgin: iron", wrong, 1), encoding="utf-8")
        said = inside("check", file).stderr
        assert said.partition("\n")[2] == more

"""Files that would crash, stall or fool a careless reader are refused in a sentence."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault
from sim.scenario.reader import LARGEST_FILE
from tests.scenario.crafted import crafted
from tests.scenario.files import TEXT, changed, problems_of

ROOT = Path(__file__).parents[2]
DEEP = "[" * 100_000
BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
MERGE_BOMB = "a: &a {k: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [*{before}, *{before}]}}\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)

HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "The file is empty."),
    "blank": (" \n\t\n", "The file is empty."),
    "only remarks": ("# nothing yet\n", "The file is empty."),
    "no mapping": ("- a\n- b\n", "The file is not a group of keys."),
    "one word": ("hello", "The file is not a group of keys."),
    "null": ("~", "The file is not a group of keys."),
    "binary": (bytes(range(256)), "NUL"),
    "NUL": (b"format: 1\nid: a\0b\n", "NUL"),
    "latin 1": ("format: 1\nid: päivä\n".encode("latin-1"), "is not UTF-8"),
    "half of utf-16": (b"\xff\xfef\0o\0r\0\x00\xd8x\0", "NUL"),
    "broken gzip": (b"\x1f\x8b" + bytes(50), "a compressed file"),
    "gzip bomb": (gzip.compress(b"# x\n" * 10**6), "larger than"),
    "escape sequence": ('format: 1\nid: "\\e[31m"\n', "no text may contain"),
    "escaped NUL": ('format: 1\nid: "a\\0"\n', "no text may contain"),
    "turned text": ("format: 1\nid: a\u202eb\n", "no text may contain"),
    "isolated text": ("format: 1\nid: a\u2066b\n", "no text may contain"),
    "control of the upper half": ("format: 1\nid: a\u009b31mb\n", "no text may contain"),
    "control character in a key": ('format: 1\n"i\\ad": a\n', "no text may contain"),
    "line separator": ('format: 1\nid: "a\\Lb"\n', "no text may contain"),
    "zip": (b"PK\x03\x04rest", "office document"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "control character": ("format: 1\nid: a\x07b\n", "no text may contain"),
    "half a character": (b"format: 1\nid: \xf0\x9f\n", "is not UTF-8"),
    "surrogate": (b"id: \xed\xa0\x80\n", "is not UTF-8"),
    "surrogate escape": ('id: "\\ud800"\n', "This is not YAML"),
    "tab": ("format: 1\nabout:\n\ttitle: x\n", "This is not YAML"),
    "unclosed": ("format: [1\n", "This is not YAML"),
    "unclosed quotes": ('format: "1\n', "This is not YAML"),
    "bad indent": ("format: 1\n  id: x\n", "This is not YAML"),
    "two documents": ("format: 1\n---\nformat: 1\n", "A second document begins here."),
    "old YAML": ("%YAML 3.0\n---\nformat: 1\n", "This is not YAML"),
    "anchor": ("format: &a 1\n", "An anchor (`&a`) is used."),
    "alias": ("format: 1\nid: *a\n", "An alias (`*name`) is used."),
    "alias bomb": (BOMB, "An anchor (`&a`) is used."),
    "merge bomb": (MERGE_BOMB, "An anchor (`&a`) is used."),
    "merge key": ("<<: {format: 1}\n", "A merge key (`<<`) is used."),
    "python tag": ("id: !!python/object/apply:os.system ['true']\n", "A tag"),
    "own tag": ("id: !mine x\n", "A tag (`!mine`) is used."),
    "plain tag": ("id: ! x\n", "A tag (`!`) is used."),
    "deep lists": ("a: " + DEEP, "longer than"),
    "deep lists in lines": ("a:\n" + " [\n" * 100_000, "nested deeper than 20 levels"),
    "deep mappings": ("".join(f"{' ' * n}a:\n" for n in range(500)), "nested deeper than 20 levels"),
    "deep dashes": ("a:\n" + "- " * 5_000, "nested deeper than 20 levels"),
    "deep questions": ("? " * 5_000, "A key is a list or a group of keys."),
    "key twice": ("format: 1\nformat: 1\n", "The key `format` stands twice, in line 1 and in line 2."),
    "key twice otherwise written": ("1: a\n0x1: b\n", "stands twice, in line 1 and in line 2."),
    "list as key": ("? [a]\n: b\n", "A key is a list or a group of keys."),
    "null as key": ("~: 1\n", "A key is an empty value."),
    "true as key": ("true: 1\n", "A key is `true`."),
    "huge number": (changed("minutes: 10", "minutes: 1e999999999"), "no figure of a real cluster"),
    "tiny number": (changed("cost: 6\n", "cost: 1e-999999999\n"), "no figure of a real cluster"),
    "huge zero": (changed("cost: 6\n", "cost: 0e999999999\n"), "no figure of a real cluster"),
    "long number": (changed("cost: 6\n", f"cost: {'9' * 10_000}\n"), "longer than 5000 characters"),
    "rather long number": (changed("cost: 6\n", f"cost: {'9' * 4_000}\n"), "too many digits"),
    "long hexadecimal": (changed("cost: 6\n", f"cost: 0x{'f' * 4_000}\n"), "too many digits"),
    "infinite": (changed("cost: 6\n", "cost: .inf\n"), "no figure of a real cluster"),
    "not a number": (changed("cost: 6\n", "cost: .nan\n"), "no figure of a real cluster"),
    "quoted huge number": (changed("cost: 6\n", "cost: {value: '1e999999999'}\n"), "is not a figure"),
    "quoted not a number": (changed("cost: 6\n", "cost: {value: 'nan'}\n"), "not a number"),
    "quoted range": (
        changed("cost: 6\n", "cost: {value: 6, low: '1e-999999999'}\n"),
        "is not a figure",
    ),
    "beyond": (changed("cost: 6\n", "cost: 1e13\n"), "beyond 1000000000000"),
    "no is a word": (changed("hidden: true", "hidden: no"), "`no` is not true or false."),
    "a time is no number": (changed("minutes: 10", "minutes: 12:30"), "`12:30` is not a whole number."),
    "underscore": (changed("cost: 6\n", "cost: 6_000\n"), "is a text"),
    "long text": (changed("id: tutorial", f"id: {'x' * 6_000}"), "longer than 5000 characters"),
    "long line": ("format: 1 # " + "x" * 50_000, "longer than 20000 bytes"),
    "many unknown keys": ("".join(f"k{n}: 1\n" for n in range(15_000)), "There is no key `k0` here."),
    "many keys twice": ("a: 1\n" * 20_000, "stands twice"),
    "many keys": ("".join(f"k{n}: 1\n" for n in range(70_000)), "more than 40000 keys"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    content, said = HOSTILE[name]
    problems = problems_of(tmp_path / "mine.yaml", content)
    assert any(said in str(problem.what) for problem in problems), problems
    assert len(problems) <= 202


def test_what_was_wrong_further_up_is_told_too(tmp_path: Path) -> None:
    problems = problems_of(tmp_path / "mine.yaml", "format: 1\nformat: 1\nid: [\n")
    assert [problem.line for problem in problems] == [2, 4]


@pytest.mark.parametrize(
    ("written", "read"), [("010", 10), ("+10", 10), ("0x0a", 10), ("0o12", 10)], ids=lambda one: str(one)
)
def test_whole_numbers_are_those_of_yaml_1_2(tmp_path: Path, written: str, read: int) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(changed("minutes: 10", f"minutes: {written}"), encoding="utf-8")
    assert load(file).about.minutes == read


@pytest.mark.parametrize("start", ["﻿", "---\n", "%YAML 1.2\n---\n"], ids=["mark", "dashes", "version"])
def test_harmless_beginnings_are_let_pass(tmp_path: Path, start: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(start + TEXT, encoding="utf-8")
    assert load(file).id == "tutorial"


def test_windows_line_ends_are_let_pass(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert load(file).id == "tutorial"


def said(path: str | Path) -> str:
    """The one problem of a file that cannot be read."""
    with pytest.raises(ScenarioFault) as caught:
        load(path)
    [problem] = caught.value.problems
    return str(problem)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert said(tmp_path / "none.yaml").endswith(": There is no such file. Check the name and the folder.")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert "This is a folder, not a file." in said(tmp_path)


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    assert "The file cannot be read: " in said(tmp_path / "a" / "b.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "a device or a pipe" in said(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_not_read() -> None:
    assert "a device or a pipe" in said("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0)
    assert "The file may not be read." in said(file)


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "The file cannot be read: " in said(tmp_path / "loop")


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5_000])
def test_impossible_names(name: str) -> None:
    assert "The file cannot be read: " in said(name)


@pytest.mark.parametrize("name", ["skenaario ää öö.yaml", "シナリオ.yaml", "a\nb.yaml"])
def test_a_name_in_any_script_stays_on_one_line(tmp_path: Path, name: str) -> None:
    [problem] = problems_of(tmp_path / name, "a: 1\na: 2\nformat: [")[:1]
    assert len(str(problem).splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes are a matter of Unix")
def test_a_name_that_is_no_text_can_still_be_printed(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    assert said(name).encode()


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "The file is larger than 1024 kB." in said(tmp_path / "large.yaml")


@pytest.mark.parametrize("name", crafted())
def test_a_file_crafted_to_be_slow_is_refused_in_few_sentences(tmp_path: Path, name: str) -> None:
    assert len(problems_of(tmp_path / "mine.yaml", crafted()[name])) <= 201


MEASURE = """
import resource, sys
from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sys.argv[1:]:
    try:
        load(path)
    except ScenarioFault as fault:
        str(fault)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
"""Loads files in a process of its own, and prints how many kB it grew. `tests/bench/refusals.py` has the times."""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured the Linux way")
def test_refusing_takes_little_memory(tmp_path: Path) -> None:
    for number, content in enumerate([*(content for content, _ in HOSTILE.values()), *crafted().values()]):
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / f"{number}.yaml").write_bytes(raw)
    files = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 100 * 1024

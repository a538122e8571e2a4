"""Damaged copies of the tutorial: each is read, or refused with a place, a fault and a remedy."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario.loader import load
from sim.scenario.problems import ScenarioFault
from tests.scenario.files import TEXT

SHAPE = re.compile(r"^.+:\d+:\d+: .+: .+\. .+\.$")
COPIES = 800
PARTS = 8
LINES = TEXT.splitlines(keepends=True)
NASTY = (
    "", "~", "no", "yes", "true", "-1", "0", "1e999999999", ".nan", "-.inf", "12:30", "010", "0x", "1_000",
    "1,5", "[]", "{}", "[[]]", "{a: {b: c}}", "[1, 2, 3]", "'", '"', "&a b", "*a", "!!binary aGk=", "!x",
    "<<", "? x", "- x", "|", ">", "%", "@", "`", "\t", "\x00", "\x7f", "\x85", "\u2028", "\ud7ff",
    "\U0001f600", "ä" * 300, "x" * 7_000, "9" * 400, "2026", "foundry", "gravel_need", "outside", "truck",
    "{value: 1}", "{2026: 1, 2026: 2}", "{base: 1, low: 2}", "{value: 0, low: 0}",
    "{value: 1, low: 1e-20, high: 9e11}", "{by_year: {}}", "{en: ''}", "999999999999", "-0", "+.5", "1.",
    "0.00000000000000000000000001", "{source: a, tuned: b, value: 1}",
)  # fmt: skip


def flip(draw: random.Random) -> bytes:
    """Some bytes have another value."""
    raw = bytearray(TEXT.encode())
    for _ in range(draw.randint(1, 4)):
        raw[draw.randrange(len(raw))] = draw.randrange(256)
    return bytes(raw)


def cut(draw: random.Random) -> bytes:
    """The file ends early, or a piece is missing from its middle."""
    raw = TEXT.encode()
    start = draw.randrange(len(raw))
    end = len(raw) if draw.random() < 0.3 else start + draw.randint(1, 200)
    return raw[:start] + raw[end:]


def lines(draw: random.Random) -> bytes:
    """Lines are deleted, doubled, swapped or indented otherwise."""
    found = list(LINES)
    for _ in range(draw.randint(1, 3)):
        one, other = draw.randrange(len(found)), draw.randrange(len(found))
        match draw.randrange(4):
            case 0:
                del found[one : one + draw.randint(1, 5)]
            case 1:
                found.insert(other, found[one])
            case 2:
                found[one], found[other] = found[other], found[one]
            case _:
                found[one] = draw.choice(["", " ", "  ", "    "]) + found[one].lstrip()
    return "".join(found).encode()


def values(draw: random.Random) -> bytes:
    """Values are replaced by nasty ones."""
    found = list(LINES)
    with_value = [number for number, line in enumerate(found) if re.search(r": \S", line)]
    for number in draw.sample(with_value, draw.randint(1, 3)):
        key = found[number].partition(": ")[0]
        found[number] = f"{key}: {draw.choice(NASTY)}\n"
    return "".join(found).encode()


def words(draw: random.Random) -> bytes:
    """Words, keys and ids are exchanged for others of the file, or for nasty ones."""
    found = re.split(r"([\w.]+)", TEXT)
    for _ in range(draw.randint(1, 3)):
        place = draw.randrange(1, len(found), 2)
        found[place] = draw.choice(NASTY) if draw.random() < 0.3 else found[draw.randrange(1, len(found), 2)]
    return "".join(found).encode()


DAMAGES: tuple[Callable[[random.Random], bytes], ...] = (flip, cut, lines, values, values, words)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_file_is_read_or_refused_with_a_remedy(tmp_path: Path, part: int) -> None:
    draw = random.Random(part)
    file = tmp_path / "mine.yaml"
    for _ in range(COPIES // PARTS):
        file.write_bytes(draw.choice(DAMAGES)(draw))
        try:
            load(file)
        except ScenarioFault as fault:
            said = [str(problem) for problem in fault.problems]
            assert said
            assert [line for line in said if not SHAPE.match(line) or len(line.splitlines()) > 1] == []

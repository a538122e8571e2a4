"""One gate for all that comes from outside: letters, sizes and depths; and what a terminal is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.screen.session_clock import SessionStart
from game.screen.settings import Settings, load
from sim.outside import DEEPEST, LONGEST_TEXT, bad_letter, escaped, flaw

HOSTILE = (
    "\0", "\x07", "\b", "\x1b[31m", "\r", "\x7f", "\x85", "\x9b2J", "\u2028", "\u202a", "\u202e", "\u2066",
    "\u2069", "\ud800", "\udfff", "\ufffe", "\U0001ffff",
)  # fmt: skip
WELCOME = (
    "å",
    "€",
    "₂",
    "\n",
    "\t",
    "\u00a0",
    "\u202f",
    "\u2009",
    "−",
    "🙂",
    "👩\u200d🔧",
    "中",
    "ш",
    "e\u0301",
    "\u200e",
)


@pytest.mark.parametrize("letters", HOSTILE, ids=ascii)
def test_letters_that_command_or_deceive_are_refused_wherever_they_stand(letters: str) -> None:
    assert bad_letter(f"a{letters}b")
    assert flaw({"a": [1, {"b": f"x{letters}"}]}) == "a.1.b"
    assert flaw({f"x{letters}": 1}) is not None
    assert flaw({"packed": letters}, ("packed",)) == "packed"


@pytest.mark.parametrize("letters", WELCOME, ids=ascii)
def test_letters_that_people_write_are_let_through(letters: str) -> None:
    assert not bad_letter(f"a{letters}b")
    assert escaped(letters) == letters


@given(st.text())
def test_what_is_shown_holds_no_letter_that_commands_a_terminal(text: str) -> None:
    shown = escaped(text).encode("utf-8", "backslashreplace").decode()
    assert not bad_letter(shown.replace("\ufffe", "").replace("\uffff", "")) or not shown.isprintable()
    assert not {letter for letter in shown if ord(letter) < 32 or 127 <= ord(letter) < 160} - {"\n", "\t"}


@given(st.text())
def test_json_stays_json_when_it_is_shown(text: str) -> None:
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


def nested(levels: int) -> Any:
    """Lists within one another."""
    return [nested(levels - 1)] if levels > 1 else []


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("x" * LONGEST_TEXT, None),
        ("x" * (LONGEST_TEXT + 1), ""),
        (10**29, None),
        (-(10**30), ""),
        (nested(DEEPEST), None),
        (nested(DEEPEST + 1), "0" + ".0" * (DEEPEST - 1)),
        ({"packed": "x" * 10**6}, None),
        ([None, True, 1.5, "", {}, []], None),
    ],
    ids=str,
)
def test_sizes_and_depths_are_bounded(data: object, place: str | None) -> None:
    assert flaw(data, ("packed",)) == place


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"{", b"\xff", b"[" * 100_000, b'{"language": "fi"', b'{"mirror": "a\\u0000b"}',
        b'{"mirror": "\\u202e", "language": "fi"}', b'{"theme": "' + b"x" * 10**6 + b'"}', b'{"text_scale": 1e999}',
        b'{"a": ' + b"9" * 5000 + b"}", b'{"mirror": "\\ud800"}', b"\0" * 100,
    ],
    ids=lambda content: repr(content[:24]),
)  # fmt: skip
def test_settings_and_beginnings_that_make_no_sense_are_as_if_there_were_none(
    content: bytes, tmp_path: Path
) -> None:
    for name in ("settings.json", "begun.json"):
        (tmp_path / name).write_bytes(content)
    assert load(tmp_path / "settings.json") == Settings()
    clock = SessionStart(now=lambda: 1000.0)
    assert not clock.recall(tmp_path, "game")
    clock.keep(tmp_path, "game")
    assert clock.recall(tmp_path, "game")

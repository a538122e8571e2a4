"""How a line is made and checked: JSON with its length, and a hash chained to the line before.

    {"n":NUMBER,"length":BYTES,"data":OBJECT,"hash":"HASH"}

`length` counts the bytes of OBJECT. HASH is SHA-256, in hexadecimal, of the previous line's HASH (nothing for
the first line) followed by everything of this line before `,"hash"`. A line is checked by making it again and
comparing every byte, its newline too, so there is no byte that could change unnoticed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import isfinite
from typing import Any, Final, NamedTuple

LONGEST_LINE: Final = 8 * 1024**2
LARGEST_FILE: Final = 24 * 1024**2
"""Bytes. A played session is twenty times smaller; whatever is larger is no session."""
MOST_LINES: Final = 16_000
"""A played session has some hundreds."""
MOST_PARTS: Final = 800_000
"""Values and groups in a file, forty times those of a played session; each takes up to 200 bytes of memory."""
BEGINNING: Final = b'{"n":1,"length":'
"""How every journal begins."""
MOMENT: Final = "at"
"""the key of a line's moment, in seconds since 1970: the first of its data"""
_DATA: Final = b'"data":'
_HEAD: Final = b'{"n":%d,"length":%d,' + _DATA
_TAIL: Final = b',"hash":"%b"}\n'
_SEAL: Final = len(_TAIL % b"") + 2 * sha256().digest_size
_LONGEST_HEAD: Final = 64


@dataclass(frozen=True, slots=True)
class ChainedLine:
    """One line of a journal, as it is on disk."""

    number: int
    """from 1"""
    data: dict[str, Any]
    hash: str
    """of this line and all before it"""


class Sealed(NamedTuple):
    """A line with its bytes."""

    line: ChainedLine
    text: bytes


class Reading(NamedTuple):
    """What a file holds, up to the first line that is not as it was written."""

    sealed: list[Sealed]
    torn: bytes
    """what was being written when everything stopped: the end of the file, without its newline"""
    damaged: bool
    """whether the line after these is not what was written"""
    beyond: int
    """lines that stand after the damaged one, and cannot be trusted"""


def encode(data: Mapping[str, Any]) -> bytes:
    """An object as text, in ASCII, so that no editor and no encoding can spoil it.

    Raises TypeError or ValueError if it cannot be said in JSON.
    """
    return json.dumps(dict(data), separators=(",", ":"), allow_nan=False).encode("ascii")


def seal(number: int, text: bytes, before: str) -> Sealed:
    """Make a line of an object's text. Raises ValueError if the text is no JSON object."""
    body = _HEAD % (number, len(text)) + text
    mark = sha256(before.encode() + body).hexdigest()
    return Sealed(_line(number, text, mark), body + _TAIL % mark.encode())


def _line(number: int, text: bytes, mark: str) -> ChainedLine:
    """A line; its moment is no part of what it says."""
    data = parsed(text)
    data.pop(MOMENT, None)
    return ChainedLine(number, data, mark)


def parts(text: bytes) -> int:
    """How many values and groups a JSON text holds at most; told before it is read."""
    return sum(text.count(sign) for sign in (b",", b"[", b"{"))


def read(content: bytes) -> Reading:
    """Check line after line, and stop at the first that is torn or damaged."""
    lines: list[Sealed] = []
    at, before, left = 0, "", MOST_PARTS
    while at < len(content):
        end = content.find(b"\n", at) + 1
        if not end:
            tail = content[at:]
            # A whole line with another byte for its newline was acknowledged: it is damaged, not torn.
            damaged = _checked(len(lines) + 1, tail[:-1] + b"\n", before, left) is not None
            return Reading(lines, b"" if damaged else tail, damaged, 0)
        text = content[at:end]
        line = _checked(len(lines) + 1, text, before, left) if len(lines) < MOST_LINES else None
        if line is None:
            rest = content.count(b"\n", end) + (not content.endswith(b"\n"))
            return Reading(lines, b"", True, rest)
        left -= parts(text)
        lines.append(line)
        at, before = end, line.line.hash
    return Reading(lines, b"", False, 0)


def _checked(number: int, text: bytes, before: str, left: int) -> Sealed | None:
    """The line, if it is what must stand at this place and has no more parts than are left; None otherwise."""
    begin = text.find(_DATA, 0, _LONGEST_HEAD) + len(_DATA)
    if len(text) > LONGEST_LINE or begin < len(_DATA) or parts(text) > left:
        return None
    data, body = text[begin:-_SEAL], text[:-_SEAL]
    mark = sha256(before.encode())
    mark.update(body)
    if text[:begin] != _HEAD % (number, len(data)) or text[len(body) :] != _TAIL % mark.hexdigest().encode():
        return None
    try:
        return Sealed(_line(number, data, mark.hexdigest()), text)
    except (ValueError, RecursionError):
        return None


def parsed(text: bytes) -> dict[str, Any]:
    """An object of JSON, every number of it finite. Raises ValueError or RecursionError."""
    data = json.loads(text.decode("utf-8"), parse_constant=_no_number, parse_float=_finite)
    if not isinstance(data, dict):
        raise ValueError("a line holds one object")
    return data


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_number(text)


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")

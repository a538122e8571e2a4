"""Reads a YAML 1.2 file as plain data, safely, and remembers where everything stood.

The stream of parsing events is looked at before anything is built, so that no file can make the reader
slow, large or recursive: no anchors, aliases, tags, merge keys or second documents; size, depth and
length are bounded. Numbers are exact: whole ones `int`, others `Decimal`, never a binary fraction.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml

from sim.encodings import as_utf8
from sim.message import Message
from sim.os_errors import because
from sim.scenario.problems import Where
from sim.scenario.yaml_events import Placed, Refusal, Tree

LARGEST_FILE = 1024 * 1024
"""Bytes, six times Kemi-Tornio's. Larger clusters are made by programs, which hand over plain data."""
LONGEST_LINE = 20_000
"""Bytes in one line."""


class Document:
    """A file read as plain data, able to say where in the file any part of it stood."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        self._tree = _tree(raw)
        self.data = self._tree.data
        self.findings: list[Placed] = self._tree.findings

    def position(self, where: Where) -> tuple[int, int]:
        """Line and column, from 1, of a part of the file, or of the nearest part around it that is there."""
        return self._tree.position(where)


def _tree(raw: bytes) -> Tree:
    """The content as data. Raises `Refusal` where it is not YAML as we allow it."""
    tree = Tree(raw)
    try:
        tree.build()
    except Refusal as refusal:
        refusal.before = tree.findings
        raise
    except yaml.reader.ReaderError as fault:
        raise _bad_character(raw, fault, tree) from fault
    except yaml.MarkedYAMLError as fault:
        raise _bad_yaml(fault, tree) from fault
    return tree


def read(path: str | os.PathLike[str], name: str) -> Document:
    """Read a file that is called `name` in problems.

    Raises `Refusal` if it cannot be read to its end; what else is wrong is in the findings of the document.
    """
    return parse(content(path), name)


def parse(raw: bytes, name: str) -> Document:
    """Read the content of a file. Raises `Refusal` as `read` does."""
    check_text(raw)
    return Document(raw, name)


def content(path: str | os.PathLike[str]) -> bytes:
    """The content of an ordinary file of bearable size, in UTF-8 if it is a text. Raises `Refusal`."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise Refusal("This is a folder, not a file.", "Name the scenario file inside it.")
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("This is a device or a pipe, not a file.", "Name an ordinary file.")
        if status.st_size > LARGEST_FILE:
            raise _too_large()
        with Path(path).open("rb") as file:
            raw = as_utf8(file.read(LARGEST_FILE + 1), LARGEST_FILE + 1)
    except FileNotFoundError as fault:
        raise Refusal("There is no such file.", "Check the name and the folder.") from fault
    except PermissionError as fault:
        raise Refusal("The file may not be read.", "Ask its owner for the right to read it.") from fault
    except (OSError, ValueError) as fault:
        raise Refusal(
            Message("The file cannot be read: {why}.", why=because(fault)),
            "Copy it to a local folder and try that.",
        ) from fault
    if len(raw) > LARGEST_FILE:
        raise _too_large()
    return raw


def _too_large() -> Refusal:
    return Refusal(
        Message("The file is larger than {most} kB.", most=LARGEST_FILE // 1024),
        "Name a scenario file; cut it if it is one.",
    )


_MARKS: Final[Mapping[bytes, str | Message]] = {
    b"PK\x03\x04": Message("a zip archive or an office document"),
    b"\x89PNG": Message("a picture"),
    b"%PDF": Message("a PDF"),
    b"\x1f\x8b": Message("a compressed file"),
}
"""How files of other kinds begin."""


def check_text(raw: bytes) -> None:
    """Refuse (`Refusal`) what is not UTF-8 text in lines of bearable length."""
    if not raw.strip():
        raise Refusal("The file is empty.", "Write a scenario in it, beginning with `format: 1`.")
    for mark, kind in _MARKS.items():
        if raw.startswith(mark):
            raise Refusal(
                Message("This is {kind}, not a text in UTF-8.", kind=kind),
                "Save the scenario as plain text in UTF-8.",
            )
    lines = io.BytesIO(raw)
    number = 0
    while line := lines.readline(LONGEST_LINE + 1):
        number += 1
        _check_line(line, number)


def _check_line(line: bytes, number: int) -> None:
    if len(line) > LONGEST_LINE:
        raise Refusal(
            Message("This line is longer than {most} bytes.", most=LONGEST_LINE),
            "Break it into several lines.",
            number,
            1,
        )
    if 0 in line:
        raise Refusal(
            "There is a NUL character here: this is not a text.",
            "Save the scenario as plain text in UTF-8.",
            number,
            line.index(0) + 1,
        )
    try:
        line.decode()
    except UnicodeDecodeError as fault:
        raise Refusal(
            Message("The byte {number} is not UTF-8.", number=f"{line[fault.start]:#04x}"),
            "Save the file as UTF-8 in the editor.",
            number,
            len(line[: fault.start].decode(errors="replace")) + 1,
        ) from fault


def _bad_character(raw: bytes, fault: yaml.reader.ReaderError, tree: Tree) -> Refusal:
    before = raw[: fault.position]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1
    refusal = Refusal(
        "There is a character here that no text may contain.", "Delete it and type it again.", line, column
    )
    refusal.before = tree.findings
    return refusal


_COMPLAINTS: Final[tuple[tuple[Message, Message], ...]] = (
    (
        Message("found character that cannot start any token"),
        Message("Put the text in quotes, and indent with blanks, not tabs."),
    ),
    (
        Message("found a tab character that violates indentation"),
        Message("Indent with blanks, not tabs."),
    ),
    (
        Message("did not find expected node content"),
        Message("Write a number with a point, such as 0.5, or put the text in quotes."),
    ),
    (
        Message("mapping values are not allowed in this context"),
        Message("Put a text with a colon in quotes, or mend the indent."),
    ),
    (
        Message("could not find expected ':'"),
        Message("Write `key: value`, with a colon and a blank."),
    ),
    (
        Message("did not find expected key"),
        Message("Indent this line like its neighbours, or put the text in quotes."),
    ),
    (
        Message("did not find expected '-' indicator"),
        Message("Indent this line like the `-` lines above it."),
    ),
    (
        Message("did not find expected ',' or '}'"),
        Message("Close the brace, or put a comma between its parts."),
    ),
    (
        Message("did not find expected ',' or ']'"),
        Message("Close the bracket, or put a comma between its parts."),
    ),
    (
        Message("found unexpected end of stream"),
        Message("Close the quotes or brackets opened before this place."),
    ),
    (
        Message("found unknown escape character"),
        Message("Write a backslash twice, or put the text in single quotes."),
    ),
    (
        Message("block sequence entries are not allowed in this context"),
        Message("Begin the list on a line of its own, with `-` and a blank."),
    ),
    (
        Message("found incompatible YAML document"),
        Message("Take the line that begins with % out."),
    ),
    (
        Message("did not find expected <document start>"),
        Message("Take out what stands here, or indent it like the lines around it."),
    ),
    (
        Message("did not find expected comment or line break"),
        Message("End the line here, or put the text in quotes."),
    ),
)
"""the parser's commonest complaints, in its own words, and what to do about each"""


_OTHER: Final = (
    Message("it goes on in a way that no rule allows"),
    Message("Compare this line and the one before with a working scenario."),
)


def _bad_yaml(fault: yaml.MarkedYAMLError, tree: Tree) -> Refusal:
    mark = fault.problem_mark or fault.context_mark
    problem, mend = next((known for known in _COMPLAINTS if str(known[0]) == fault.problem), _OTHER)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    refusal = Refusal(Message("This is not YAML: {problem}.", problem=problem), mend, line, column)
    refusal.before = tree.findings
    return refusal

"""What of a noted line is surely the program's own words, so that a bug report can go without anybody else's.

A fault's own message, or a line of the log, may hold what people typed: a team's or a person's name, a reason, a
folder. Such words cannot be told from others by looking, so it is asked the other way round: what stays is what the
program, Python or a shipped scenario says; all else becomes `…`. Code of a traceback stays, for it is the program's.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from game.log import LEVELS
from game.resources import SCENARIOS
from game.text.languages import SOURCE, catalogue, languages

_LEFT_OUT: Final = "…"
_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")
_LEFT_OUT_AGAIN: Final = re.compile(r"…(?:[ .,'’-]*…)+")
_SLOT: Final = re.compile(r"\{[^}]*\}")
_CODE: Final = re.compile(r"[A-Z]\d{1,2}|[a-z]?\d{1,6}")
"""a card's code, an amount, 2nd and the like; a telephone number is longer"""
_NOTED: Final = re.compile(rf"(\S+ \S+ (?:{'|'.join(LEVELS)}) kierto\.\w+: )(.*)", re.IGNORECASE)
"""a line of the log: when, what kind, which part; what it says"""
_FRAME: Final = re.compile(r'(  File ")(.*)(", line \d+, in \S+|", line \d+)')
_FOREIGN: Final = re.compile(r"^.*?[/\\](?=(?:lib[/\\])?python[\d.]*[/\\]|site-packages[/\\])", re.IGNORECASE)
"""the folders before a library's own"""
_HEADS: Final = (
    "Traceback (most recent call last):",
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
)
_SAID_BY_PYTHON: Final = (
    "ahead argument arguments attribute bytes character codec copied decode did died division encode encoding "
    "errno errors escape existing expected fields format found got hashable index indices input instance integer "
    "invalid item items iterable keyword kierto listens literal mapping match maximum missing module none object "
    "operand operands optional positional range reader recursion required resume scene sequence session sessions "
    "string subscriptable supported syntax takes tuple type types unexpected unhashable unicode unpack "
    "unsupported utf valid validation variable zero NoneType FOLDER USER MACHINE KIERTO"
)
"""words of faults and of the log that no sentence of the program holds, and what stands in the place of names"""


def without_names(text: str) -> str:
    """The same log, or fault with the log before it, without any word that is not surely the program's."""
    return "\n".join(_lines(text.split("\n")))


def own_words(text: str) -> str:
    """A message with what is not the program's left out."""
    kept = _WORD.sub(lambda word: word[0] if _is_own(word[0]) else _LEFT_OUT, text)
    return _LEFT_OUT_AGAIN.sub(_LEFT_OUT, kept)


def _lines(lines: list[str]) -> Iterator[str]:
    """Line by line: those of the log, those of a traceback, and what a fault says, on however many lines."""
    in_frames = False
    for line in lines:
        noted, frame = _NOTED.fullmatch(line), _FRAME.fullmatch(line)
        if noted is not None:
            in_frames = False
            yield noted[1] + own_words(noted[2])
        elif line in _HEADS:
            in_frames = True
            yield line
        elif in_frames and frame is not None:
            yield frame[1] + _FOREIGN.sub("", frame[2]) + frame[3]
        elif in_frames and line[:1] not in ("", " "):
            in_frames = False
            kind, colon, message = line.partition(":")
            yield kind + colon + own_words(message)
        else:
            yield line if in_frames and line.startswith("    ") else own_words(line)


def _is_own(word: str) -> bool:
    """A name begins with a capital where a word of the program does not."""
    parts = re.split(r"['’_-]", word)
    return word in _known() or all(part in _known() or _CODE.fullmatch(part) for part in parts)


@cache
def _known() -> frozenset[str]:
    """Words of the program's sentences as they stand there, of Python, and the names of what ships."""
    tags = [tag for tag in languages() if tag != SOURCE]
    messages = getattr(catalogue(tags[0]), "_catalog", {}) if tags else {}
    sentences = (_SLOT.sub("", each) for each in messages if isinstance(each, str))
    words = {word for sentence in sentences for word in re.findall(r"(?<![\w'’])[a-z]+(?![\w'’])", sentence)}
    shipped = {path.stem for path in SCENARIOS.glob("*.yaml")}
    return frozenset((*words, *_SAID_BY_PYTHON.split(), *dir(builtins), *shipped, *languages()))

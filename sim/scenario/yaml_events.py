"""Builds plain data from YAML's events, one event at a time and without recursion, within firm bounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import yaml
from yamlcore import CCoreLoader

from sim.message import Message
from sim.outside import DEEPEST, LONGEST_NUMBER, LONGEST_TEXT, bad_letter
from sim.scenario.problems import Finding, Sentence, Where, quoted

MOST_PARTS: Final = 40_000
"""Keys, values and groups in one file: 35 firms in as much detail as Kemi-Tornio's, or 110 plain ones."""
_LARGEST_POWER: Final = 30
_MOST_FINDINGS: Final = 500

_BEGIN_OTHERS: Final = frozenset("-+.0123456789tTfF~nN")
"""A plain scalar that begins with none of these is a text."""
_INT, _FLOAT, _NULL, _BOOL = (f"tag:yaml.org,2002:{name}" for name in ("int", "float", "null", "bool"))


Placed = tuple[int, int, Finding]
"""A finding with its line and column, from 1."""


_Mark = Any
"""A place as libyaml gives it: `line` and `column`, from 0."""
_Marks = dict[object, _Mark]
"""Where each key, or each item, of one mapping or list stands."""


class Refusal(Exception):
    """A file that cannot be read any further, and why. Line and column from 1."""

    def __init__(
        self, what: Sentence, instead: Sentence, line: int = 1, column: int = 1, where: Where = ()
    ) -> None:
        super().__init__(str(what))
        self.what, self.instead, self.line, self.column, self.where = what, instead, line, column, where
        self.before: list[Placed] = []
        """what was wrong further up"""
        self.file = ""
        """its name, if it is not the scenario's own"""


class _Open:
    """A mapping or list that is being filled."""

    __slots__ = ("content", "key", "marks", "wants_key")

    def __init__(self, content: dict[object, object] | list[object], marks: _Marks) -> None:
        self.content = content
        self.marks = marks
        self.wants_key = isinstance(content, dict)
        self.key: object = None


class Tree:
    """One document as plain data, with the position of every key and item."""

    def __init__(self, raw: bytes) -> None:
        self._loader = CCoreLoader(raw)
        self._marks: dict[int, _Marks] = {}
        self._open: list[_Open] = []
        self.data: object = None
        self.findings: list[Placed] = []
        self._documents = self._parts = 0

    def build(self) -> None:
        """Read the whole stream. Raises `Refusal`, or PyYAML's own errors."""
        try:
            self._build()
        finally:
            self._loader.dispose()

    def position(self, where: Where) -> tuple[int, int]:
        """Line and column of a part, or of the nearest part around it that is there."""
        part, place = self.data, (1, 1)
        for step in where:
            marks = self._marks.get(id(part), {})
            if step not in marks or not isinstance(part, dict | list):
                break
            place = _line_and_column(marks[step])
            part = part[step]  # type: ignore[index]
        return place

    def _build(self) -> None:
        while True:
            event = self._loader.get_event()
            if isinstance(event, yaml.ScalarEvent):
                self._count(event)
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._count(event)
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise self._stopped(event, "An alias (`*name`) is used.", "Write the value itself.")
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
            elif isinstance(event, yaml.StreamEndEvent):
                return self._end()

    def _count(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """One more part; nothing but itself may belong to it."""
        self._parts += 1
        if self._parts > MOST_PARTS:
            what = Message("The file has more than {most} keys, values and groups.", most=MOST_PARTS)
            raise self._stopped(event, what, "Take firms or details out.")
        if event.anchor is not None:
            raise self._stopped(
                event,
                Message("An anchor (`&{name}`) is used.", name=event.anchor[:20]),
                "Write values out where they stand.",
            )
        if event.tag is not None:
            raise self._stopped(
                event, Message("A tag ({name}) is used.", name=quoted(event.tag)), "Leave the tag out."
            )

    def _end(self) -> None:
        if not self._documents:
            raise Refusal("The file is empty.", "Write a scenario in it, beginning with `format: 1`.")

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._stopped(event, "A second document begins here.", "Keep one scenario in a file.")

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        content: dict[object, object] | list[object]
        content = {} if isinstance(event, yaml.MappingStartEvent) else []
        if len(self._open) >= DEEPEST:
            raise self._stopped(
                event,
                Message("Parts are nested deeper than {most} levels.", most=DEEPEST),
                "Take some brackets out.",
            )
        if self._open and self._open[-1].wants_key:
            raise self._stopped(event, "A key is a list or a group of keys.", "Use one word as the key.")
        self._put(content, event)
        self._open.append(_Open(content, self._marks.setdefault(id(content), {})))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if len(event.value) > LONGEST_TEXT:
            raise self._stopped(
                event, Message("A text is longer than {most} characters.", most=LONGEST_TEXT), "Shorten it."
            )
        if bad_letter(event.value):
            raise self._stopped(
                event, "There is a character here that no text may contain.", "Delete it and type it again."
            )
        value = self._value(event)
        if self._open and self._open[-1].wants_key:
            self._key(self._open[-1], value, event)
        else:
            self._put(value, event)

    def _key(self, place: _Open, key: object, event: yaml.ScalarEvent) -> None:
        if key == "<<":
            raise self._stopped(event, "A merge key (`<<`) is used.", "Write the keys out.")
        if key is None or isinstance(key, bool | Decimal):
            self._find(
                event,
                Message("A key is {name}.", name=quoted(key)),
                "Use a word in lower-case letters.",
                event.value,
            )
            key = event.value
        mark: _Mark = event.start_mark
        if key in place.marks:
            first = place.marks[key].line + 1
            self._find(
                event,
                Message(
                    "The key {name} stands twice, in line {first} and in line {last}.",
                    name=quoted(key),
                    first=first,
                    last=mark.line + 1,
                ),
                "Keep one of the two.",
                key,
            )
        place.marks[key] = mark
        place.key, place.wants_key = key, False

    def _put(self, value: object, event: yaml.Event) -> None:
        """Hang a value into the mapping or list that is being filled."""
        if not self._open:
            if not isinstance(value, dict):
                raise self._stopped(event, "The file is not a group of keys.", "Begin it with `format: 1`.")
            self.data = value
            return
        place = self._open[-1]
        if isinstance(place.content, dict):
            place.content[place.key] = value
            place.wants_key = True
        else:
            place.marks[len(place.content)] = event.start_mark
            place.content.append(value)

    def _find(self, event: yaml.Event, what: Sentence, instead: Sentence, *key: object) -> None:
        where = self._where() + tuple(step for step in key if isinstance(step, str | int))
        self.findings.append((*_place(event), Finding(where, what, instead)))
        if len(self.findings) >= _MOST_FINDINGS:
            raise self._stopped(event, "There are too many problems to go on.", "Mend the ones above first.")

    def _where(self) -> Where:
        """The keys and places that lead to what is being read."""
        steps: list[str | int] = []
        for place in self._open:
            last = place is self._open[-1]
            if isinstance(place.content, list):
                steps.append(len(place.content) - (not last))
            elif not (last and place.wants_key):
                steps.append(place.key if isinstance(place.key, str | int) else str(place.key))
        return tuple(steps)

    def _stopped(self, event: yaml.Event, what: Sentence, instead: Sentence) -> Refusal:
        return Refusal(what, instead, *_place(event), self._where())

    def _value(self, event: yaml.ScalarEvent) -> object:
        """A scalar by the core rules of YAML 1.2: `no` is a word and `010` is ten."""
        text = event.value
        if event.style or (text and text[0] not in _BEGIN_OTHERS):
            return text
        tag = self._loader.resolve(yaml.ScalarNode, text, event.implicit)
        if tag in (_INT, _FLOAT):
            return self._number(event, tag)
        if tag == _NULL:
            return None
        return text.lower() == "true" if tag == _BOOL else text

    def _number(self, event: yaml.ScalarEvent, tag: str) -> int | Decimal:
        text = event.value.lower()
        if len(text) > LONGEST_NUMBER:
            self._find(
                event,
                "A number has too many digits.",
                Message("Write at most {most} characters.", most=LONGEST_NUMBER),
            )
            return 0
        if tag == _INT:
            return int(text, 8 if text.startswith("0o") else 16 if text.startswith("0x") else 10)
        number = Decimal(text.replace(".inf", "inf").replace(".nan", "nan"))
        if _is_ordinary(number):
            return number
        what = Message("{number} is no figure of a real cluster.", number=quoted(event.value))
        self._find(event, what, "Write an ordinary number.")
        return 0


def _is_ordinary(number: Decimal) -> bool:
    """Whether a number is finite and has no power of ten that would fill the memory as an exact ratio."""
    power = number.as_tuple().exponent
    return isinstance(power, int) and max(abs(power), abs(number.adjusted())) <= _LARGEST_POWER


def _place(event: yaml.Event) -> tuple[int, int]:
    return _line_and_column(event.start_mark) if event.start_mark else (1, 1)


def _line_and_column(mark: _Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1

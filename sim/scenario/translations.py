"""Translations of a scenario's texts: `ID.LANG.po` beside `ID.yaml`, in gettext's format.

An entry's context (`msgctxt`) is the field it translates, as problems name it: `about.story[2]`. The English of
the file is the source: an entry of another English sentence, or one marked as fuzzy, is not used.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from babel.messages.pofile import PoFileError, read_po

from sim.message import Message
from sim.os_errors import because
from sim.scenario.file import Scenario
from sim.scenario.places import value_at
from sim.scenario.problems import THE_FILE, FileProblem, Sentence, Where, field_name, quoted
from sim.scenario.reader import check_text, content
from sim.scenario.texts import Text, is_tag, tag_for
from sim.scenario.traversal import parts
from sim.scenario.yaml_events import Refusal

ENDING: Final = ".po"
SOURCE: Final = "en"
_LINE: Final = re.compile(r'(?:(?P<word>msg\S+)\s+)?"(?P<text>(?:[^"\\]|\\.)*)"')
"""a line of the format that is no comment: a word, if it begins something, and a text in quotes"""
_AFTER: Final = {"": "msgctxt msgid", "msgctxt": "msgid", "msgid": "msgstr", "msgstr": "msgctxt msgid"}
"""word → the words that may follow it"""


class TextEntry(NamedTuple):
    """One text in another language."""

    line: int
    english: str
    wording: str
    is_sure: bool
    """false: marked as fuzzy, so that somebody should look at it again"""
    comments: tuple[str, ...] = ()
    """of the translator"""


@dataclass
class Translation:
    """The texts of one file."""

    file: str
    """its name in problems"""
    language: str
    entries: dict[str, TextEntry] = field(default_factory=dict)
    """by the field they translate"""
    problems: list[FileProblem] = field(default_factory=list)
    gone: list[tuple[str, str, str]] = field(default_factory=list)
    """what earlier versions of the scenario said: field, English, wording"""

    def wording(self, name: str, english: str) -> str:
        """A text in this language; empty if there is none for this English sentence."""
        entry = self.entries.get(name)
        return entry.wording if entry is not None and entry.is_sure and entry.english == english else ""

    def problem(self, line: int, name: str, what: Sentence, instead: Sentence) -> FileProblem:
        """What is wrong with an entry."""
        return FileProblem(self.file, line, 1, name, what, instead)

    def refuse(self, line: int, name: str, what: Sentence, instead: Sentence) -> None:
        """Take down what is wrong with an entry."""
        self.problems.append(self.problem(line, name, what, instead))


def texts(scenario: Scenario) -> Iterator[tuple[Where, Text]]:
    """Every text of a scenario that can be wording in another language, and where it stands."""
    for part in parts(scenario):
        if isinstance(part.model, Text):
            yield part.where, part.model


def file_of(path: str | os.PathLike[str], language: str) -> Path:
    """Where the translation of a scenario file into a language lies."""
    scenario = Path(path)
    return scenario.with_name(f"{scenario.stem}.{language}{ENDING}")


def beside(path: str | os.PathLike[str], name: str) -> list[Translation]:
    """The translations beside a scenario file, which is called `name` in problems. Raises `Refusal`."""
    scenario, folder = Path(path), os.path.dirname(name)
    start = f"{scenario.stem}."
    try:
        names = sorted(os.listdir(scenario.parent))
    except OSError as fault:
        what = Message("The folder cannot be looked into: {why}.", why=because(fault))
        raise Refusal(what, "Copy the scenario to a folder that can be read.") from fault
    middles = (
        file[len(start) : -len(ENDING)] for file in names if file.startswith(start) and file.endswith(ENDING)
    )
    return [
        read(file_of(scenario, tag), os.path.join(folder, f"{start}{tag}{ENDING}"), tag)
        for tag in middles
        if tag and "." not in tag
    ]


def read(path: Path, name: str, language: str) -> Translation:
    """A file of translations, or what is wrong with it."""
    whole = Translation(name, language)
    if not is_tag(language) or language == SOURCE:
        what = Message(
            "No language to translate into stands in the name of the file: {name}.", name=quoted(language)
        )
        whole.refuse(1, THE_FILE, what, tag_for(language))
        return whole
    try:
        raw = content(path)
        if raw.strip():
            check_text(raw)
            _fill(whole, raw.decode("utf-8-sig").split("\n"))
    except Refusal as refusal:
        whole.refuse(refusal.line, THE_FILE, refusal.what, refusal.instead)
    return whole


def _fill(whole: Translation, lines: list[str]) -> None:
    _check_lines(whole, lines)
    try:
        catalogue = read_po(lines, abort_invalid=True)
    except PoFileError as fault:
        raise Refusal("This line cannot be read.", "Take it out.", (fault.lineno or 0) + 1) from fault
    except (ValueError, LookupError, TypeError) as fault:
        raise Refusal("The head of the file cannot be read.", "Take it from another such file.") from fault
    whole.gone = [(old.context or "", str(old.id), str(old.string)) for old in catalogue.obsolete.values()]
    for entry in catalogue:
        line = entry.lineno or 1
        if entry.context:
            text = TextEntry(
                line, str(entry.id), str(entry.string), not entry.fuzzy, tuple(entry.user_comments)
            )
            whole.entries[entry.context] = text
        elif entry.id:
            what = "This entry does not say which field it translates."
            whole.refuse(
                line, str(quoted(entry.id)), what, 'Write a line such as `msgctxt "about.title"` above it.'
            )


def _check_lines(whole: Translation, lines: list[str]) -> None:
    """Whether the lines are entries of one text each, and each field is translated once: gettext would guess."""
    before, seen = "", set[str]()
    for number, line in enumerate(map(str.strip, lines), 1):
        read_as = _LINE.fullmatch(line)
        if not line or line.startswith("#"):
            continue
        if read_as is None:
            raise Refusal(
                "This line is not written as such files are.",
                'Write `msgctxt`, `msgid` or `msgstr` and a text in double quotes; inside it, \\" for a quote.',
                number,
            )
        word = read_as["word"] or before
        if not word or (read_as["word"] and word not in _AFTER[before].split()):
            raise _wrong_order(number)
        if read_as["word"] == "msgctxt":
            if read_as["text"] in seen:
                what = "This field is translated twice."
                whole.refuse(number, read_as["text"], what, "Take one of the entries out.")
            seen.add(read_as["text"])
        before = word
    if before not in ("", "msgstr"):
        raise _wrong_order(len(lines))


def _wrong_order(line: int) -> Refusal:
    return Refusal(
        "This entry is not whole, or not in order.", "Write `msgctxt`, `msgid` and `msgstr`, each once.", line
    )


def put(translation: Translation, scenario: Scenario, data: Any) -> dict[Where, int]:
    """Add a language to the texts of a scenario's plain data. Returns where each text of it stands in its file."""
    placed = {}
    for where, text in texts(scenario):
        name = field_name(where)
        if wording := translation.wording(name, text.en):
            holder, key = value_at(where[:-1], data), where[-1]
            group = holder[key] if isinstance(holder[key], dict) else {"en": holder[key]}
            holder[key] = {**group, translation.language: wording}
            placed[(*where, translation.language)] = translation.entries[name].line
    return placed


def unused(translation: Translation, scenario: Scenario) -> Iterator[FileProblem]:
    """Entries that say nothing of this scenario as it is now."""
    english = {field_name(where): text.en for where, text in texts(scenario)}
    again = Message("Write `translate` and the scenario: it puts the file in order.")
    for name, entry in translation.entries.items():
        if name not in english:
            what = Message("The scenario has no such text.")
        elif entry.english != english[name]:
            what = Message("The English sentence has been changed since: {what}.", what=quoted(english[name]))
        else:
            continue
        yield translation.problem(entry.line, name, what, again)


def untranslated(scenario: Scenario, language: str) -> list[str]:
    """The fields whose text would be shown in English to who reads this language."""
    kinds = {language, language.partition("-")[0]}
    return [field_name(where) for where, text in texts(scenario) if not kinds & set(text.languages)]

"""Keep the catalogues up to date: `python -m tools.locale.update`.

Finds every English sentence of the game, adds new ones to the catalogues, writes what the game reads
(`kierto.mo`) and lists what is not translated yet; the same for the texts of the shipped scenarios. Then
translate that in `kierto.po` and the scenario's own `.po`, with any editor, and run it again.

A sentence is found where it stands in full: in `w("…")`, `w.many("one", "more", n)`,
`Message("…")`, `SessionError("…")`, `RefusalText("…", "…")` and the like.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from game.text import scenario_catalogue
from sim.scenario.loader import load
from sim.scenario.translations import file_of, read, untranslated
from tools.locale.places import notes, said_above

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "assets" / "locale"
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))

SAYING = (
    "game/*.py",
    "game/text/*.py",
    "game/roster/*.py",
    "game/screen/**/*.py",
    "game/board/**/*.py",
    "game/cluster_map/**/*.py",
    "game/debrief/**/*.py",
    "game/outputs/**/*.py",
    "game/typed/*.py",
    "game/session/**/*.py",
    "game/preview/*.py",
    "game/bots/__init__.py",
    "game/cli/*.py",
    "game/experiments/**/*.py",
    "tools/program/associations.py",
    "sim/*.py",
    "sim/rules/*.py",
    "sim/scenario/**/*.py",
)
KEYS = ("sim/scenario/*.py", "sim/decisions.py")
"""where the keys of files are described"""
PAGES = ("assets/report/*.j2",)
"""templates, which say `{{ w("…") }}`"""
SAYS = {
    "w": (0,),
    "words": (0,),
    "say": (0,),
    "_say": (0,),
    "Unclear": (1,),
    "marked": (0,),
    "not_read": (0, 1),
    "Message": (0,),
    "SessionError": (0,),
    "Finding": (1, 2),
    "Refusal": (0, 1),
    "Mistake": (0, 1),
    "WrongKey": (1, 2),
    "_stopped": (1, 2),
    "_find": (1, 2),
    "SeatingError": (0,),
    "JournalError": (0,),
    "BadData": (0,),
    "Stopped": (0,),
    "LineFault": (1,),
    "NoCluster": (0,),
    "TargetError": (0,),
    "RefusalText": (0, 1),
}
"""function → which of its arguments are sentences"""
HANDS_ON = ("many", "not_read")
"""functions that may also be handed a sentence which is written elsewhere"""
ERRORS = ("Error", "Fault", "Finding", "Refusal", "Mistake", "Stopped", "WrongKey", "_stopped", "_find")
"""how the functions end that may be given a message which is made elsewhere"""
WORDS = ("and", "or")
"""what joins names, by a key that only the running game knows"""


ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "unrecognized arguments: %s",
    "not allowed with argument %s",
    "ambiguous option: %(option)s could match %(matches)s",
    "ignored explicit argument %r",
    "expected at most one argument",
    "expected one argument",
    "expected at least one argument",
)
"""what the library that reads the command line says by itself"""
ARGPARSE_NOTE = "said by Python's argparse; keep what begins with %"


@dataclass(frozen=True)
class Found:
    """A sentence and where it is said."""

    sentence: str | tuple[str, str]
    file: str
    note: str = ""
    """what the comment above the call tells translators"""


@cache
def sentences() -> tuple[Found, ...]:
    """All sentences, in the order of files."""
    said = [Found(word, "sim/message.py") for word in WORDS]
    said += [Found(sentence, "game/cli/language.py", note=ARGPARSE_NOTE) for sentence in ARGPARSE]
    said += [one for path in _files(SAYING) for one in _said(path)]
    said += [one for path in _files(KEYS) for one in _required(path)]
    return (*said, *(one for path in _files(PAGES) for one in _on_page(path)))


def unfound() -> list[str]:
    """Calls whose sentence does not stand there in full, so that nobody can translate it."""
    return [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in _files(SAYING)
        for call, where in _calls(path)
        if where not in HANDS_ON
        for at in SAYS[where]
        for part in call.args[at : at + 1]
        if not list(_strings(part)) and not _is_given_a_message(where, part)
    ]


def _is_given_a_message(where: str, part: ast.expr) -> bool:
    """Whether an error is given a message rather than a sentence."""
    return where.endswith(ERRORS) and not isinstance(part, ast.JoinedStr | ast.BinOp)


def _files(patterns: tuple[str, ...]) -> list[Path]:
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)})


def _calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        of = node.func
        name = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
        if name == "say" and isinstance(of, ast.Attribute):  # `w.say(message)`: the message is made elsewhere
            continue
        if (name == "many" and len(node.args) >= 2) or (name in SAYS and len(node.args) > SAYS[name][0]):
            yield node, name


def _said(path: Path) -> Iterator[Found]:
    file = str(path.relative_to(ROOT))
    lines = path.read_text("utf-8").splitlines()
    for call, name in _calls(path):
        if name == "many":
            one, more = (next(_strings(part), "") for part in call.args[:2])
            if one:
                yield Found((one, more), file, note=said_above(lines, call.lineno))
            continue
        for text in (text for at in SAYS[name] for part in call.args[at : at + 1] for text in _strings(part)):
            if text.strip() and not re.fullmatch(r"\{\w+\}", text):
                yield Found(text, file, note=said_above(lines, call.lineno))


def _required(path: Path) -> Iterator[Found]:
    """What a key of a scenario file means that may not be left out: told to whoever left it out."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field":
            given = {word.arg: word.value for word in node.keywords}
            if not node.args and not {"default", "default_factory"} & given.keys() and "description" in given:
                for text in _strings(given["description"]):
                    yield Found(text, str(path.relative_to(ROOT)))


def _on_page(path: Path) -> Iterator[Found]:
    for _, _, text in extract_from_ast(Environment().parse(path.read_text("utf-8")), ("w",)):
        if isinstance(text, str):
            yield Found(text, str(path.relative_to(ROOT)))


def _strings(part: ast.expr) -> Iterator[str]:
    """The sentences an argument may be: one, or one of two."""
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        yield part.value
    elif isinstance(part, ast.IfExp):
        yield from _strings(part.body)
        yield from _strings(part.orelse)


# --- catalogues


def translated() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(sorted(path.name for path in LOCALES.iterdir() if path.is_dir()))


def catalogue(language: str) -> Path:
    """The file people translate in."""
    return LOCALES / language / "LC_MESSAGES" / "kierto.po"


def updated(language: str, found: Sequence[Found]) -> Catalog:
    """What is translated, with every sentence found in it."""
    template = Catalog()
    for one in found:
        location = [(one.file, None)]  # no line: it changes too often
        comments = notes(one.sentence, one.note)
        template.add(one.sentence, locations=location, auto_comments=comments)  # type: ignore[arg-type]
    path = catalogue(language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    else:
        known = Catalog(locale=language)
    known.header_comment = (
        f"# Kierto: {language}. Words: GLOSSARY.md. After a change: python -m tools.locale.update"
    )
    known.project, known.version, known.fuzzy = "Kierto", "1", False
    known.last_translator = known.language_team = known.msgid_bugs_address = "Kierto"
    known.revision_date = known.creation_date
    known.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return known


def missing(known: Catalog) -> list[str]:
    """Sentences without a translation."""
    return [
        str(one.id)
        for one in known
        if one.id
        and (one.fuzzy or not (all(one.string) if isinstance(one.string, (tuple, list)) else one.string))
    ]


def update_scenarios(language: str) -> list[str]:
    """Update the translations there are beside the shipped scenarios. Returns what is not translated.

    `main.py translate SCENARIO LANGUAGE` begins another.
    """
    lacking = []
    for path in (path for path in SCENARIOS if file_of(path, language).is_file()):
        file, scenario = file_of(path, language), load(path)
        file.write_bytes(scenario_catalogue.catalogue(scenario, language, read(file, file.name, language)))
        lacking += [f"{file.name}: {name}" for name in untranslated(load(path), language)]
    return lacking


def main() -> int:
    """Update everything; say what is missing."""
    found, lacking = sentences(), 0
    for language in translated():
        known = updated(language, found)
        path = catalogue(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, known, width=110, sort_output=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, known)
        for sentence in [*missing(known), *update_scenarios(language)]:
            print(f"{language}: not translated: {sentence}")
            lacking += 1
    for place in unfound():
        print(f"{place}: the sentence does not stand here, so that nobody can translate it")
    print(f"{len({one.sentence for one in found})} sentences, {lacking} translations missing")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())

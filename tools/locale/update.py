"""Keep the catalogues up to date: `python -m tools.locale.update`.

Finds every English sentence of the game, adds new ones to the catalogues, writes what the game reads
(`kierto.mo`, `heard.txt`) and lists what is not translated yet. Then translate that in `kierto.po`, with any
editor, and run it again. Sentences of two kinds are found:

* said: `w("…")`, `say("…")`, `w.many("one", "more", n)` and the like; the sentence must stand there in full
* heard: sentences that rules and sessions have filled already ("Steelworks has closed."); their f-strings
  become templates ("{firm} has closed."), by which the game knows them again
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from tools.locale.places import notes, said_above

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "assets" / "locale"

SAYING = (
    "game/*.py",
    "game/text/*.py",
    "game/roster/*.py",
    "game/screen/**/*.py",
    "game/board/**/*.py",
    "game/cluster_map/**/*.py",
    "game/debrief/**/*.py",
    "game/outputs/*.py",
    "game/outputs/handouts/*.py",
    "game/outputs/report/*.py",
    "game/typed/*.py",
)
PAGES = ("assets/report/*.j2",)
"""templates, which say `{{ w("…") }}`"""
HEARD = (
    "sim/rules/*.py",
    "sim/economy/*.py",
    "game/session/*.py",
    "game/roster/*.py",
    "game/preview/*.py",
    "game/session/journal/*.py",
)
NOT_HEARD = (
    "entries.py", "setup.py", "chain.py", "worker_loop.py", "names.py", "preview.py", "verify.py", "price_paths.py",
)  # fmt: skip
"""files whose strings no person reads in a game"""
SAYS = {
    "w": (0,),
    "words": (0,),
    "say": (0,),
    "_say": (0,),
    "Unclear": (1,),
    "marked": (0,),
    "not_read": (0, 1),
}
"""function → which of its arguments are sentences"""
HANDS_ON = ("many", "not_read")
"""functions that may also be handed a sentence which is written elsewhere"""
LOGGING = ("debug", "info", "warning", "error", "exception")
"""methods of a log, which is English"""
WORDS = ("idle", "private", "dealing", "cooperative", "random", "and", "or")
"""what is translated by a name that only the running game knows: bots, and what joins names"""


@dataclass(frozen=True)
class Found:
    """A sentence and where it is said."""

    sentence: str | tuple[str, str]
    file: str
    heard: bool = False
    note: str = ""
    """what the comment above the call tells translators"""


def sentences() -> list[Found]:
    """All sentences, in the order of files."""
    said = [Found(word, "game/bots/__init__.py") for word in WORDS]
    said += [one for path in _files(SAYING) for one in _said(path)]
    said += [one for path in _files(PAGES) for one in _on_page(path)]
    return said + [one for path in _files(HEARD) if path.name not in NOT_HEARD for one in _heard(path)]


def unfound() -> list[str]:
    """Calls whose sentence does not stand there in full, so that nobody can translate it."""
    return [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in _files(SAYING)
        for call, where in _calls(path)
        if where not in HANDS_ON and not list(_strings(call.args[SAYS[where][0]]))
    ]


def _files(patterns: tuple[str, ...]) -> list[Path]:
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)})


def _calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        of = node.func
        name = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
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
            if text.strip():
                yield Found(text, file, note=said_above(lines, call.lineno))


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


# --- heard


def _heard(path: Path) -> Iterator[Found]:
    tree = ast.parse(path.read_text("utf-8"))
    quiet = {id(part) for node in ast.walk(tree) for part in _silent(node)}
    for node in ast.walk(tree):
        if id(node) in quiet:
            continue
        if isinstance(node, ast.JoinedStr):
            text = _template(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        for sentence in re.split(r"(?<=[.?!]) (?=[A-Z“{])", text):
            if _is_prose(sentence):
                yield Found(sentence, str(path.relative_to(ROOT)), heard=True)


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """Strings within a node that nobody hears: docstrings, lines of the log, and the pieces of an f-string."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOGGING:
        yield from node.args
    if isinstance(node, ast.JoinedStr):
        yield from node.values
        for value in node.values:
            if isinstance(value, ast.FormattedValue) and value.format_spec is not None:
                yield from ast.walk(value.format_spec)


def _template(text: ast.JoinedStr) -> str:
    parts: list[str] = []
    names: list[str] = []
    for value in text.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        elif isinstance(value, ast.FormattedValue):
            name = _name(value.value)
            names.append(name)
            parts.append("{%s}" % (name if names.count(name) == 1 else f"{name}{names.count(name)}"))
    return "".join(parts)


def _name(value: ast.expr) -> str:
    """What a place is called: by the last name in its expression."""
    if isinstance(value, ast.Name):
        return value.id
    if isinstance(value, ast.Attribute):
        return value.attr
    if isinstance(value, ast.Subscript):
        inner = _name(value.slice)
        return inner if inner != "what" else _name(value.value)
    if isinstance(value, ast.Call):
        return _name(value.func).lstrip("_")
    return "what"


def _is_prose(text: str) -> bool:
    bare = re.sub(r"\{\w+\}", "", text)
    words = re.findall(r"[A-Za-z]{3,}", bare)
    return bool(words) and " " in text and "_" not in bare and (len(words) > 1 or "{" in text)


# --- catalogues


def translated() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(sorted(path.name for path in LOCALES.iterdir() if path.is_dir()))


def catalogue(language: str) -> Path:
    """The file people translate in."""
    return LOCALES / language / "LC_MESSAGES" / "kierto.po"


def updated(language: str, found: list[Found]) -> Catalog:
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
        if one.id and not (all(one.string) if isinstance(one.string, (tuple, list)) else one.string)
    ]


def templates(found: list[Found]) -> str:
    """The sentences that are heard, one a line."""
    return "\n".join(sorted({str(one.sentence) for one in found if one.heard})) + "\n"


def main() -> int:
    """Update everything; say what is missing."""
    found, lacking = sentences(), 0
    (LOCALES / "heard.txt").write_text(templates(found), "utf-8")
    for language in translated():
        known = updated(language, found)
        path = catalogue(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, known, width=110, sort_output=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, known)
        for sentence in missing(known):
            print(f"{language}: not translated: {sentence}")
            lacking += 1
    for place in unfound():
        print(f"{place}: the sentence does not stand here, so that nobody can translate it")
    print(f"{len({one.sentence for one in found})} sentences, {lacking} translations missing")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())

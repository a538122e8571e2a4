"""What the parsers of all commands share: how a command is added and explained, and numbers within bounds."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.text.csv_text import STYLES
from game.text.languages import languages
from game.text.translator import Translator
from sim.outside import escaped

INSTALLED: Final = "kierto"
FROM_SOURCE: Final = "python main.py"
WIDTH: Final = 100
"""no line of help is longer, but for an example"""
_FAR: Final = 52
"""where the explanation of an example begins"""

Example = tuple[str, str]
"""what is typed behind the program's name, and what it is for; empty where that is plain"""


class Parser(argparse.ArgumentParser):
    """A parser that repeats what was typed without letting it command the terminal."""

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message(escaped(message), file)


@dataclass(frozen=True)
class Commands:
    """The commands of the command line, in the language of whoever reads them."""

    w: Translator
    parsers: Any
    """where argparse keeps the commands"""
    abouts: Mapping[str, str]
    """command → what it does, in a sentence"""

    def mention(self, name: str) -> None:
        """List a command that is not asked for: nothing need be imported for its options."""
        self.parsers.add_parser(name, help=self.abouts[name])

    def add(
        self,
        name: str,
        command: Callable[[argparse.Namespace], int],
        *,
        examples: Iterable[str] = (),
        notes: Iterable[str] = (),
    ) -> Parser:
        """A command's parser. `notes`: paragraphs below its examples."""
        parser: Parser = self.parsers.add_parser(
            name,
            help=self.abouts[name],
            description=self.abouts[name],
            epilog=epilog(self.w, [(example, "") for example in examples], notes),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add_language(parser, self.w, argparse.SUPPRESS)
        parser.set_defaults(command=command)
        return parser


def program() -> str:
    """How this program was started: from its source, or installed."""
    return INSTALLED if Path(sys.argv[0]).stem == INSTALLED else FROM_SOURCE


def epilog(w: Translator, examples: Iterable[Example], notes: Iterable[str] = ()) -> str:
    """What stands below the options: examples, then paragraphs."""
    lines = [_example(f"  {program()} {typed}".rstrip(), what) for typed, what in examples]
    head = "\n".join([w("examples:"), *lines]) if lines else ""
    return "\n\n".join([*([head] if head else []), *(filled(note) for note in notes)])


def _example(typed: str, what: str) -> str:
    if not what:
        return typed
    return f"{typed:{_FAR}} {what}" if len(typed) < _FAR else f"{typed}\n{'':{_FAR}} {what}"


def filled(paragraph: str) -> str:
    """A paragraph in lines; those that are indented stand as they are written."""
    if "\n" in paragraph:
        return paragraph
    return textwrap.fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)


def scenario(parser: Parser, w: Translator) -> None:
    """The scenario that a command is about."""
    parser.add_argument(
        "scenario", metavar=w("SCENARIO"), help=w("a scenario file, or the id of one that ships")
    )


def preset(parser: Parser, w: Translator) -> None:
    """For how long a session it is played."""
    parser.add_argument(
        "--preset",
        metavar=w("NAME"),
        help=w(
            "the length of the session: two-hours, ninety-minutes, one-hour or two-half-days, as the scenario has them"
        ),
    )


def folder(parser: Parser, w: Translator) -> None:
    """The folder that a command writes into."""
    parser.add_argument(
        "--out", metavar=w("FOLDER"), required=True, help=w("where to; made if it is not there")
    )


def add_table(parser: Parser, w: Translator) -> None:
    """How tables are written: for programs and English spreadsheets, or for those with a decimal comma."""
    parser.add_argument(
        "--table",
        choices=STYLES,
        default="plain",
        help=w(
            "plain: commas, decimal points (default); excel: semicolons, decimal commas, for a spreadsheet in Finnish, "
            "Swedish or German"
        ),
    )


def with_windows(parser: argparse.ArgumentParser, w: Translator, default: str) -> None:
    """How many windows: said before or after the command."""
    parser.add_argument(
        "--windows",
        choices=("auto", "one", "two"),
        default=default,
        help=w("auto: two with a second display (default)"),
    )


def add_language(parser: Parser, w: Translator, default: str | None = None) -> None:
    """The language of all that is printed: said before or after the command."""
    parser.add_argument(
        "--language",
        choices=tuple(languages()),
        default=default,
        help=w("of all that is said (default: as in the game's settings, or this machine's)"),
    )


def whole(w: Translator, most: int, least: int = 1) -> Callable[[str], int]:
    """Reads a whole number within bounds, in plain digits. What it raises argparse turns into a usage error."""

    def number(text: str) -> int:
        if not (
            text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most
        ):
            sentence = w(
                "{word} is not a whole number from {least} to {most}", word=repr(text), least=least, most=most
            )
            raise argparse.ArgumentTypeError(sentence)
        return int(text)

    return number

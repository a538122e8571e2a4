"""The language of a command line: as it asks, else as in the game's settings, else this machine's, else English."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from game.resources import known_settings
from game.text.languages import SOURCE, catalogue, language_of_machine, languages
from game.text.translator import Translator


def language_of(arguments: Sequence[str]) -> str:
    """The language that a command line is carried out in."""
    asking = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    asking.add_argument("--language")
    try:
        asked = asking.parse_known_args(arguments)[0].language
    except argparse.ArgumentError:  # it asks for none: the usage is said to be wrong below
        asked = None
    return asked if asked in languages() else _usual_language()


def _usual_language() -> str:
    known, settings = languages(), known_settings()
    machine = language_of_machine()
    settled = machine
    if settings.is_file():
        from game.screen.settings import load

        settled = load(settings).language
    return next(tag for tag in (settled, machine, machine.partition("-")[0], SOURCE) if tag in known)


def speak(w: Translator) -> None:
    """Let argparse say its own sentences in this language: they are in the catalogues too."""
    known = catalogue(w.language)
    argparse._, argparse.ngettext = known.gettext, known.ngettext  # type: ignore[attr-defined]

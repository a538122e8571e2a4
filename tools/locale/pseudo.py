"""A language that nobody speaks: `python -m tools.locale.pseudo --out FOLDER` writes its catalogue.

Every sentence in letters with accents, and two fifths longer, its places kept. Whatever a person reads in plain
letters while the game speaks it was not translated; whatever is cut has no room for a longer language.
With `KIERTO_LOCALE=FOLDER` the game has it among its languages.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from game.text import scenario_catalogue
from game.text.languages import CATALOGUE
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.problems import field_name
from sim.scenario.translations import TextEntry, Translation, file_of, texts
from tools.locale.update import sentences

TAG: Final = "en-XA"
LONGER: Final = 0.4
_ACCENTED: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćďéƒǵĥíĵķĺḿńóṕɋŕśţúṽŵẋýžÁɃĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŢÚṼŴẊÝŽ",
)
_KEPT: Final = re.compile(r"\{[^{}]*\}|%\(\w+\)[sr]|%[sr]|`[^`]*`|\n")
"""places, and what people type"""
_WORD: Final = re.compile(r"[^\W\d_]+")
_PLAIN: Final = re.compile(r"(?<![\w'’])[A-Za-z]{2,}(?![\w'’])")


def stretched(text: str) -> str:
    """A sentence in the pseudo-language."""
    kept = _KEPT.findall(text)
    said = [_stretched(part) for part in _KEPT.split(text)]
    return "".join(part for pair in zip(said, [*kept, ""], strict=True) for part in pair)


def plain_words(text: str) -> list[str]:
    """The words of a text that bear no accent."""
    return _PLAIN.findall(text)


def _stretched(text: str) -> str:
    lacking = 0.0

    def longer(match: re.Match[str]) -> str:
        nonlocal lacking
        word = match[0].translate(_ACCENTED)
        lacking += LONGER * len(word)
        more, lacking = int(lacking), lacking % 1
        return word + word[-1].lower() * more

    return _WORD.sub(longer, text)


def catalogue() -> Catalog:
    """Every sentence of the game in the pseudo-language."""
    whole = Catalog()
    for found in sentences():
        said = found.sentence
        whole.add(said, stretched(said) if isinstance(said, str) else tuple(map(stretched, said)))
    return whole


def write(folder: Path) -> None:
    """Write the language into a folder of languages."""
    path = folder / TAG / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalogue())


def write_beside(path: Path) -> None:
    """Write the texts of a scenario file in the language beside it, as a translator would."""
    scenario, file = load(path), file_of(path, TAG)
    said = {
        field_name(where): TextEntry(1, text.en, stretched(text.en), True) for where, text in texts(scenario)
    }
    file.write_bytes(scenario_catalogue.catalogue(scenario, TAG, Translation(file.name, TAG, said)))


def in_pseudo(scenario: Scenario) -> Scenario:
    """The scenario, its texts in the pseudo-language too."""
    return from_data(_with_pseudo(to_data(scenario)))


def _with_pseudo(data: Any) -> Any:
    if isinstance(data, list):
        return [_with_pseudo(part) for part in data]
    if not isinstance(data, dict):
        return data
    if isinstance(data.get("en"), str):
        return {**data, TAG: stretched(data["en"])}
    return {key: _with_pseudo(part) for key, part in data.items()}


def main() -> int:
    """Write the language; the exit status."""
    parser = argparse.ArgumentParser("python -m tools.locale.pseudo", description=__doc__)
    parser.add_argument("--out", metavar="FOLDER", type=Path, required=True, help="a folder of languages")
    write(parser.parse_args().out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes what helps when something fails as pages of the documentation, a language each, from the program's own words.

`python -m tools.troubles` writes `docs/troubleshooting.md`, `docs/troubleshooting.fi.md` and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.outputs.troubles import troubles
from game.text.languages import SOURCE, languages
from game.text.translator import Translator

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> Iterator[tuple[Path, str]]:
    """Each page: its file, and what stands in it."""
    for tag in languages():
        w = Translator(tag)
        name = "troubleshooting.md" if tag == SOURCE else f"troubleshooting.{tag}.md"
        parts = (f"## {each.sign}\n\n{each.remedy}\n" for each in troubles(w))
        yield DOCS / name, "\n".join((f"# {w('When something fails')}\n", *parts))


def main() -> None:
    """Write them all."""
    for path, text in pages():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

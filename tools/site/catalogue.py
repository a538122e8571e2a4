"""Which file becomes which page of the site, in which language."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.text.languages import SOURCE, languages

ROOT: Final = Path(__file__).parents[2]
OWN: Final = "docs/site"
"""the pages written for the site: the facilitator's, and the doors"""
_GATHERED: Final = ("*.md", "docs/*.md", "docs/adr/*.md", "scenarios/*.md", f"{OWN}/*.md")
_LANGUAGE: Final = re.compile(r"^(.+?)(?:\.([a-z]{2}))?\.md$")


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: the file it is read from, and where it stands on the site."""

    source: str
    """from the top of the repository"""
    out: str
    """from the top of the site"""
    language: str

    @property
    def is_own(self) -> bool:
        """Whether it was written for the site, and the program fills in its figures."""
        return self.source.startswith(OWN)

    def to(self, out: str) -> str:
        """The address of a place on the site, as this page writes it."""
        return os.path.relpath(out, Path(self.out).parent)


def pages(root: Path = ROOT) -> Mapping[str, SitePage]:
    """Source → page, for everything that is read on the site."""
    files = [path for kind in _GATHERED for path in sorted(root.glob(kind))]
    sources = (path.relative_to(root).as_posix() for path in files)
    return {source: _page(source) for source in sources}


def _page(source: str) -> SitePage:
    folder, _, name = source.rpartition("/")
    found = _LANGUAGE.match(name)
    stem, tag = (str(found[1]), str(found[2])) if found is not None else (name, "")
    language = tag if tag in languages() else SOURCE
    if folder != OWN:
        return SitePage(source, f"repo/{source.removesuffix('.md')}.html", language)
    return SitePage(source, f"{stem}.html" if language == SOURCE else f"{language}/{stem}.html", language)


def others(page: SitePage, known: Mapping[str, SitePage]) -> Mapping[str, SitePage]:
    """Language → the same page in it, its own among them, in the order of the languages."""
    stem = page.source.removesuffix(".md").removesuffix(f".{page.language}")
    names = {tag: f"{stem}.md" if tag == SOURCE else f"{stem}.{tag}.md" for tag in languages()}
    return {tag: known[name] for tag, name in names.items() if name in known}

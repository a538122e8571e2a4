"""Writing the site: every page, and all that it shows or leads to."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.resources import ASSETS
from game.text.key_caps import on_keyboard
from game.text.languages import languages
from tools.site.catalogue import ROOT, SitePage, others, pages
from tools.site.doors import DOORS, door_of, words_of
from tools.site.markdown import Rendered, rendered
from tools.site.pictures import Draw, known
from tools.site.told import Told

_HERE: Final = Path(__file__).parent
_FONTS: Final = ("Inter-Regular.woff", "Inter-SemiBold.woff", "Inter-Bold.woff")
_KEYS: Final = re.compile(r"<kbd>(.+?)</kbd>")
PICTURE: Final = "picture:"
_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(_HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEXTS: Final = Environment(undefined=StrictUndefined, keep_trailing_newline=True)


class BrokenPageError(ValueError):
    """A page leads, or asks for a picture, that is not there."""


@dataclass(slots=True)
class Site:
    """The site as it is put together."""

    out: Path
    root: Path = ROOT
    pages: Mapping[str, SitePage] = field(default_factory=pages)
    wanted: dict[str, set[str]] = field(default_factory=dict)
    """language → the pictures that its pages show"""
    files: set[str] = field(default_factory=set)
    """of the repository, that pages show or lead to and that are no pages"""
    _told: dict[str, Told] = field(default_factory=dict)

    def write(self, draw: Draw) -> Iterator[Path]:
        """Write everything; yields each page and picture. Raises BrokenPageError, OSError."""
        for page in self.pages.values():
            yield self._put(page.out, self._whole(page))
        for name in sorted(self.files):
            self._copy(self.root / name, f"repo/{name}")
        for font in _FONTS:
            self._copy(ASSETS / "report" / font, f"fonts/{font}")
        yield self._put("site.css", (_HERE / "site.css").read_text("utf-8"))
        for language, names in self.wanted.items():
            yield from draw(language, sorted(names), self.out / "pictures" / language)

    def _put(self, name: str, text: str) -> Path:
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def _copy(self, source: Path, name: str) -> None:
        (self.out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, self.out / name)

    def _whole(self, page: SitePage) -> str:
        content = self.content(page)
        words = words_of(page.language)
        ways = [
            (tag, languages()[tag], page.to(other.out)) for tag, other in others(page, self.pages).items()
        ]
        return _TEMPLATES.get_template("page.html.j2").render(
            page=page,
            content=content,
            words=words,
            doors=self._doors(page),
            ways=ways if len(ways) > 1 else [],
            home=page.to(self._door(page, "index").out),
            is_landing=door_of(page) == "",
        )

    def _doors(self, page: SitePage) -> list[dict[str, Any]]:
        """The three doors, as this page leads to them; the one that it lies behind is marked."""
        known_doors = {door: self._door(page, door) for door in DOORS}
        return [
            {"label": words_of(page.language)[door], "to": page.to(to.out), "tag": to.language,
             "is_here": to is page, "is_open": door_of(page) == door}
            for door, to in known_doors.items()
        ]  # fmt: skip

    def _door(self, page: SitePage, door: str) -> SitePage:
        """The door's page, in the page's language where there is one."""
        in_english = self.pages[f"docs/site/{door}.md"]
        return others(in_english, self.pages).get(page.language, in_english)

    def content(self, page: SitePage) -> Rendered:
        """What a page says, filled by the program. Raises BrokenPageError, UnknownWordsError."""
        text = (self.root / page.source).read_text("utf-8")
        if page.is_own:
            told = self._told.setdefault(page.language, Told(page.language))
            text = _KEYS.sub(lambda key: f"<kbd>{on_keyboard(told.w, key[1])}</kbd>", text)
            text = _TEXTS.from_string(text).render(told=told, named=told.named, has=self.pages.__contains__)
        return rendered(text, lambda address: self._address(page, address))

    def _address(self, page: SitePage, address: str) -> str:
        """Where a link or picture of a page is on the site. Raises BrokenPageError."""
        if address.startswith(PICTURE):
            return self._picture(page, address.removeprefix(PICTURE))
        name, hash_, anchor = address.partition("#")
        if "://" in address or address.startswith("mailto:") or not name:
            return address
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), name))
        if source in self.pages:
            return page.to(self.pages[source].out) + hash_ + anchor
        if (self.root / source).is_dir():
            return page.to(self._door(page, "developer").out) + f"#{posixpath.basename(source)}"
        if not (self.root / source).is_file():
            raise BrokenPageError(f"{page.source} leads to {address}, which is not there")
        self.files.add(source)
        return page.to(f"repo/{source}")

    def _picture(self, page: SitePage, name: str) -> str:
        if name not in known():
            raise BrokenPageError(f"{page.source} shows {name}, which the gallery does not draw")
        self.wanted.setdefault(page.language, set()).add(name)
        return page.to(f"pictures/{page.language}/{name}.webp")

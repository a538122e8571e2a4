"""The site for three readers: what it says is so, everything leads somewhere, and a browser reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pygame
import pytest

from game.cli.abouts import abouts
from game.cli.files import read_scenario
from game.outputs.handouts.guide import a_round
from game.resources import SCENARIOS
from game.screen.scenes.help.model import all_keys
from game.screen.settings import Settings
from game.text.languages import languages
from game.text.translator import Translator
from tests.browser import Browser, browsing, needs_browser
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows
from tools.site.__main__ import main
from tools.site.catalogue import OWN, ROOT, others, pages
from tools.site.doors import words_of
from tools.site.markdown import rendered
from tools.site.pictures import blank, drawn
from tools.site.told import Told, UnknownWordsError
from tools.site.writer import BrokenPageError, Site

PAGES: Final = pages()
OWN_PAGES: Final = [page for page in PAGES.values() if page.is_own]
WIDTHS: Final = (1300, 390)
READ_ALWAYS: Final = (
    "README.md",
    "ARCHITECTURE.md",
    "docs/command-line.md",
    "scenarios/README.md",
    "docs/adr/0002-where-things-stand.md",
)
"""with the site's own pages; the others are read with `-m whole`, before a release"""

SPOKEN_OF: Final = ("title", "set_up", "decide.desk", "console.two", "path.own", "replay")
"""pictures of the scenes whose keys pages name"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, without its pictures."""
    out = tmp_path_factory.mktemp("site")
    assert main(["--out", str(out), "--blank"]) == 0
    return out


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


class Read(HTMLParser):
    """A page as a machine goes through it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path, self.language = path, ""
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.levels: list[int] = []
        self.pictures: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.language = known["lang"] if tag == "html" else self.language
        self.ids += [known["id"]] if "id" in known else []
        self.leads += [known[name] for name in ("href", "src") if name in known]
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        self.pictures += [known["alt"]] if tag == "img" else []


@cache
def read(path: Path) -> Read:
    return Read(path)


def test_every_page_has_its_language_one_title_headings_in_order_and_words_for_its_pictures(
    site: Path,
) -> None:
    for page in PAGES.values():
        seen = read(site / page.out)
        assert seen.language == page.language
        assert seen.levels[0] == 1
        assert seen.levels.count(1) == 1, page
        assert all(
            after - before <= 1 for before, after in zip(seen.levels, seen.levels[1:], strict=False)
        ), page
        assert len(set(seen.ids)) == len(seen.ids), page
        assert all(len(words) > 10 for words in seen.pictures), page


def test_everything_leads_to_a_place_that_is_there_and_nothing_outside_is_loaded(site: Path) -> None:
    for page in PAGES.values():
        seen = read(site / page.out)
        for lead in seen.leads:
            address, _, anchor = unquote(lead).partition("#")
            if "://" in address:
                continue
            target = (seen.path.parent / address).resolve() if address else seen.path
            assert target.is_file(), f"{page.source}: {lead}"
            if anchor and target.suffix == ".html":
                assert anchor in read(site / target.relative_to(site.resolve())).ids, f"{page.source}: {lead}"
    whole = "".join(path.read_text("utf-8") for path in site.rglob("*.html"))
    assert not re.findall(r"""<(?:script|iframe)|(?:src|url)\(?=?["']?(?:https?:)?//""", whole)


def test_the_facilitator_s_pages_are_there_in_every_language_that_has_a_folder() -> None:
    for name in ("index", "start", "deep"):
        lacking = set(languages()) - set(others(PAGES[f"{OWN}/{name}.md"], PAGES))
        assert not lacking, [f"write {OWN}/{name}.{tag}.md" for tag in sorted(lacking)]
    for tag in languages():
        assert tag == "en" or words_of(tag) is not words_of("en"), (
            f"say the words of {tag} in tools/site/doors.py"
        )


def test_a_page_names_keys_as_the_keyboards_of_its_language_do(site: Path) -> None:
    start = (site / "de" / "start.html").read_text("utf-8")
    assert "<kbd>Bild↓</kbd>" in start
    assert "PgDn" not in start


def test_pages_that_lead_nowhere_or_name_unknown_words_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownWordsError, match="nowhere: Ring twice"):
        Told("fi").named("Ring twice")
    site = Site(tmp_path)
    for address in ("nowhere.md", "picture:nowhere-room"):
        with pytest.raises(BrokenPageError, match=address.removeprefix("picture:")):
            site._address(PAGES["README.md"], address)
    assert site._address(PAGES["docs/site/start.fi.md"], "deep.fi.md#x") == "deep.html#x"


def test_a_table_without_heads_is_named_by_its_first_column_and_keys_can_move_it() -> None:
    html = rendered("# A\n\n## B & C\n\n| | |\n|---|---|\n| folder | 2 |\n", lambda address: address).rest
    assert '<div class="scroll" tabindex="0" role="group" aria-label="B &amp; C">' in html
    assert '<th scope="row">folder</th>' in html
    assert "<thead" not in html


def test_a_picture_is_drawn_by_the_program_and_small(tmp_path: Path) -> None:
    (path,) = drawn("fi", ["keys-room"], tmp_path, "tutorial")
    (empty,) = blank("fi", ["keys-room"], tmp_path / "blank")
    assert empty.stat().st_size < path.stat().st_size < 200_000


# -- what is claimed --------------------------------------------------------------------------------


def test_every_key_that_a_page_names_is_one_that_the_program_shows() -> None:
    w = Translator("en")
    known = {key for keys, _ in all_keys(w) for key in keys.split(" · ")}
    known |= {key.replace(" ", "") for key in known} | shown_on_pages()
    known |= set(re.findall(r"F\d+", " ".join(step.say for step in a_round(w, 10))))
    for page in OWN_PAGES:
        named = set(re.findall(r"<kbd>(.+?)</kbd>", (ROOT / page.source).read_text("utf-8")))
        assert named <= known, page.source


def shown_on_pages() -> set[str]:
    """Keys as the scenes show them that pages speak of: in their bars, on their tiles, of their buttons."""
    open_without_windows()
    studio = Studio(read_scenario(str(SCENARIOS / "tutorial.yaml")), Settings("en"))
    known: set[str] = set()
    for picture in pictures():
        if picture.name in SPOKEN_OF:
            studio.clear(two=picture.two)
            picture.put(studio)
            page = studio.draw("desk")
            known |= {word for text in page.written for word in text.text.split()}
            known |= {pygame.key.name(target.key).upper() for target in page.targets if target.key}
    return known


def test_every_command_and_file_that_a_page_names_is_there() -> None:
    commands = abouts(Translator("en"))
    program = "".join(path.read_text("utf-8") for path in (ROOT / "game" / "outputs").rglob("*.py"))
    for page in OWN_PAGES:
        for name in re.findall(r"`([^`\n]+)`", (ROOT / page.source).read_text("utf-8")):
            if name.startswith("main.py "):
                assert name.split()[1] in commands, name
            elif re.fullmatch(r"[\w-]+\.(html|pptx|xlsx|pdf)", name):
                assert f'"{name}"' in program or (ROOT / name).exists(), name


# -- in a browser -----------------------------------------------------------------------------------


@needs_browser
@pytest.mark.parametrize("source", [*(page.source for page in OWN_PAGES), *READ_ALWAYS])
def test_a_browser_reads_it_at_a_desk_and_on_a_phone_and_axe_finds_nothing(
    site: Path, browser: Browser, source: str
) -> None:
    looked_at(browser, site / PAGES[source].out)


@needs_browser
@pytest.mark.whole
@pytest.mark.parametrize(
    "source", sorted(set(PAGES) - {page.source for page in OWN_PAGES} - set(READ_ALWAYS))
)
def test_a_browser_reads_the_others_too(site: Path, browser: Browser, source: str) -> None:
    looked_at(browser, site / PAGES[source].out)


def looked_at(browser: Browser, path: Path) -> None:
    """At both widths nothing must be moved sideways; nothing is asked for outside; axe finds nothing."""
    browser.open(path.as_uri(), WIDTHS[0])
    assert browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert browser.axe() == []
    browser.resize(WIDTHS[1])
    assert browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert browser.run("document.fonts.ready.then(() => document.fonts.check('17px Inter'))")
    assert [asked for asked in browser.asked if not asked.startswith("file:")] == []


@needs_browser
def test_axe_finds_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<title>wrong</title><main><h1>No language</h1><img src=x></main>", "utf-8")
    browser.open(page.as_uri())
    assert {"html-has-lang", "image-alt"} <= {rule for rule, _ in browser.axe()}

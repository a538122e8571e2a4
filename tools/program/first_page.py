"""The one page beside the program: how it is started, the tour and the rehearsal, in every language of `docs/site`.

It is those pages themselves (`docs/site/first*.md`), filled as the site fills them, in one file that asks for nothing
else: so nothing is said twice. A link at its top leads to each language; without a choice it is read in English.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.text.languages import languages
from tools.site.catalogue import OWN, others, pages
from tools.site.writer import Site

FIRST_PAGE: Final = "START-HERE.html"
_SOURCE: Final = f"{OWN}/first.md"
_HEAD: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kierto</title>
<style>
body { font: 18px/1.5 system-ui, sans-serif; color: #14202b; background: #f7f5ef; margin: 0 auto; max-width: 42rem;
  padding: 1rem 1.5rem 3rem; }
nav a { display: inline-block; color: #0b5c40; padding: 0.5rem 1rem 0.5rem 0; }
h1 { line-height: 1.2; }
code, kbd { background: #fff; border: 1px solid #687480; border-radius: 4px; font-size: 0.9em; padding: 0 0.35em; }
section { scroll-margin-top: 12rem; }
main:has(:target) section:not(:target), main:not(:has(:target)) section:not(:first-child) { display: none; }
</style>
</head>
<body>
"""


def first_page() -> str:
    """The page as HTML. Raises BrokenPageError, UnknownWordsError."""
    known = pages()
    told, site = others(known[_SOURCE], known), Site(Path())
    ways = (f'<a href="#{tag}" lang="{tag}" hreflang="{tag}">{languages()[tag]}</a>' for tag in told)
    lines = [_HEAD, '<nav aria-label="Languages">', *ways, "</nav>", "<main>"]
    for tag, page in told.items():
        content = site.content(page)
        ids = f"{content.top}{content.rest}".replace(' id="', f' id="{tag}-')
        lines += [f'<section id="{tag}" lang="{tag}">', ids, "</section>"]
    return "\n".join((*lines, "</main>", "</body>", "</html>", ""))

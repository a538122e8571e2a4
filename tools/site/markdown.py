"""Markdown as HTML that can be heard, and read on a phone: anchors, heads of tables, links that lead on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

Address = Callable[[str], str]
"""a link or a picture's name as the source writes it → as the page does"""
_NO_LETTERS: Final = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's content."""

    top: str
    """its first heading"""
    rest: str
    title: str
    headings: Sequence[tuple[str, str]]
    """of the second level: anchor, text"""


@dataclass(slots=True)
class _Anchors:
    """The anchors of a page, as GitHub makes them, so that links hold in both places."""

    taken: dict[str, int] = field(default_factory=dict)

    def of(self, text: str) -> str:
        slug = _NO_LETTERS.sub("", text.lower()).replace(" ", "-")
        again = self.taken.get(slug, 0)
        self.taken[slug] = again + 1
        return f"{slug}-{again}" if again else slug


def rendered(text: str, address: Address) -> Rendered:
    """The HTML of a text; every link and picture goes through `address`."""
    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(text)
    anchors, heading, title, headings = _Anchors(), "", "", []
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = _plain(tokens[at + 1])
            anchor = anchors.of(heading)
            token.attrSet("id", anchor)
            if token.tag == "h1":
                title = title or heading
            elif token.tag == "h2":
                headings.append((anchor, heading))
        elif token.type == "table_open":
            token.meta["named"] = heading
            _name_heads(tokens[at : _closing(tokens, at)])
        for child in token.children or ():
            _lead(child, address)
    reader.add_render_rule("table_open", _table_open)
    reader.add_render_rule("table_close", lambda *_: "</table></div>\n")
    reader.add_render_rule("fence", _fence)
    top, end, rest = reader.renderer.render(tokens, reader.options, {}).partition("</h1>\n")
    return Rendered(top + end, rest, title, headings)


def _plain(inline: Token) -> str:
    """A heading's words, without their marks."""
    return "".join(child.content for child in inline.children or ())


def _closing(tokens: Sequence[Token], at: int) -> int:
    return next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")


def _name_heads(table: Sequence[Token]) -> None:
    """Heads of columns say so; a head without words is none, and a table without any is named by its first column."""
    heads = [i for i, token in enumerate(table) if token.type == "th_open"]
    bare = not any(table[i + 1].content for i in heads)
    for i in heads:
        if table[i + 1].content:
            table[i].attrSet("scope", "col")
        else:
            table[i].tag = table[i + 2].tag = "td"
    if bare:
        for i, token in enumerate(table):
            if token.type == "td_open" and table[i - 1].type == "tr_open" and table[i + 1].content:
                token.tag = table[i + 2].tag = "th"
                token.attrSet("scope", "row")
        head = next(i for i, token in enumerate(table) if token.type == "thead_open")
        end = next(i for i, token in enumerate(table) if token.type == "thead_close")
        for token in table[head : end + 1]:
            token.hidden, token.children, token.content = True, [], ""


def _lead(token: Token, address: Address) -> None:
    """Where a link or a picture leads on the site."""
    for name in ("href", "src"):
        known = token.attrGet(name)
        if isinstance(known, str):
            token.attrSet(name, address(known))
    if token.type == "image":
        token.attrSet("loading", "lazy")


def _table_open(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """A table that moves by itself where the page is narrow, by keys too."""
    name = _attribute(tokens[at].meta["named"])
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{name}"><table>\n'


def _fence(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    return f'<pre tabindex="0"><code>{_attribute(tokens[at].content)}</code></pre>\n'


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

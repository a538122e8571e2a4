"""The flows of a round as a drawing with loops: each firm once, bands from giver to taker as wide as they are large."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup, escape

from game.cluster_map.links import BETWEEN, SankeyLink
from game.debrief.sankey.frame import SankeyBand, SankeyBlock, SankeyPicture
from game.debrief.sankey.views import FlowViews
from game.outputs.path.facts import PathFacts
from game.outputs.path.flows import pictures, years_of
from game.outputs.picture_words import flow_words, flows_words
from game.outputs.report.svg import drawing, lines, text
from game.text.translator import Translator
from sim.rules.names import firm_name, material_name

_WIDE, _HIGH, _LETTERS = 1792, 860, 27.0
"""of the layout, which the drawing has as its own units: twice those of other drawings"""
_AMOUNT: Final = 30.0
"""height from which a block bears its amount"""


def flow_drawings(facts: PathFacts, views: FlowViews) -> Iterator[tuple[str, Markup, str]]:
    """The first round and the last that were decided, on one scale: their years, the drawing, and what is too small
    for it."""
    ends = dict.fromkeys((1, len(facts.rounds))) if facts.rounds else {}
    laid_out = pictures(
        facts, {("ours", number): views["ours", number] for number in ends}, (_WIDE, _HIGH), _LETTERS
    )
    for number in ends:
        picture = laid_out["ours", number]
        left = len(picture.others)
        small = facts.w.many("{n} small flow is not drawn.", "{n} small flows are not drawn.", left)
        yield years_of(facts, number), _drawn(facts, picture), small if left else ""


def _drawn(facts: PathFacts, picture: SankeyPicture) -> Markup:
    w, plan = facts.w, facts.game.plan
    names = {bar.firm: firm_name(plan, bar.firm, w.language) for bar in picture.bars}
    words = {link: _words(facts, names, link) for link in _links(picture)}
    parts = [
        _band(band, words) for band in sorted(picture.bands, key=lambda band: (band.goes_back, -band.wide))
    ]
    parts += [_block(block, words, w) for block in picture.blocks]
    for bar in picture.bars:
        x, y, wide, high = bar.box
        parts.append(f'<rect class="node" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"/>')
        written = lines(names[bar.firm], round(bar.name[2] / (_LETTERS * 0.56)))[:2]
        for at, line in enumerate(reversed(written)):
            parts.append(text(x + wide / 2, y - 10 - at * _LETTERS * 1.1, line, "firm", "middle"))
    for band in picture.bands:
        if band.label is not None:
            x, y, wide, high = band.label
            parts.append(
                f'<rect class="pill" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="14"/>'
            )
            amount = w.amount(band.link.amount, band.link.key.unit)
            parts.append(text(x + wide / 2, y + high / 2 + _LETTERS * 0.35, amount, "on-flow", "middle"))
    largest = sorted(words, key=lambda link: (link.key.kind not in BETWEEN, -link.amount))
    about = flows_words(w, [words[link] for link in largest])
    return drawing(_HIGH, w("What went from firm to firm"), about, parts, wide=_WIDE)


def _links(picture: SankeyPicture) -> list[SankeyLink]:
    return [*(band.link for band in picture.bands), *(block.link for block in picture.blocks)]


def _words(facts: PathFacts, names: Mapping[str, str], link: SankeyLink) -> str:
    """From where to where, what, and how much."""
    w, key = facts.w, link.key
    giver = names.get(key.source, w("Bought new"))
    taker = names.get(key.target, w("Heaps, landfill"))
    what = ", ".join(material_name(facts.game.plan, each, w.language) for each, _ in link.materials[:2])
    return flow_words(giver, taker, what, w.amount(link.amount, key.unit))


def _band(band: SankeyBand, words: Mapping[SankeyLink, str]) -> str:
    way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in _thinned(band.way))
    name = escape(words[band.link])
    return (
        f'<path class="flow {band.link.key.kind}" d="{way}" stroke-width="{band.wide:.1f}">'
        f"<title>{name}</title></path>"
    )


def _thinned(way: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """A way without points that lie on one line with those beside them."""
    yield way[0]
    for (ax, ay), (bx, by), (cx, cy) in zip(way, way[1:], way[2:], strict=False):
        if abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) > 1:
            yield bx, by
    yield way[-1]


def _block(block: SankeyBlock, words: Mapping[SankeyLink, str], w: Translator) -> str:
    """What is bought new, or thrown away; with its amount where there is room."""
    x, y, wide, high = block.box
    kind = block.link.key.kind
    drawn = (
        f'<rect class="block {kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}">'
        f"<title>{escape(words[block.link])}</title></rect>"
    )
    if high < _AMOUNT:
        return drawn
    amount = w.amount(block.link.amount, block.link.key.unit)
    return drawn + text(x + wide / 2, y + high / 2 + _LETTERS * 0.35, amount, f"in-block {kind}", "middle")

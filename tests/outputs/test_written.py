"""What hand-outs show as an example can be typed as it stands, in their language; and what can be typed, they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, product
from pathlib import Path

import pytest

from game.outputs.handouts.examples import on_sheets, on_slips, own_codes
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import Paper, PaperForm, PrintStyle
from game.outputs.handouts.writer import write
from game.resources import SCENARIOS
from game.roster.seating import seating
from game.session.presets import suggested
from game.text.languages import languages
from game.text.translator import Translator
from game.typed.codes import handle_of
from game.typed.entry import Table, read_entry
from game.typed.sheet_parser import about
from game.typed.vocabulary import Meaning, means, printed
from sim.plan.plan import Plan
from sim.scenario.loader import load

WORDS: tuple[Meaning, ...] = (
    "yes",
    "no",
    "all",
    "takers",
    "leave",
    "fair",
    "fund",
    "lends",
    "pays",
    "year",
    "index",
    "least",
    "short",
    "giver",
    "taker",
    "both",
    "exit",
    "renews",
)
"""what may be written beside codes and numbers, by its meaning"""
PAPERS = [(path, language, False) for path in sorted(SCENARIOS.glob("*.yaml")) for language in languages()]
LARGE = [(path, language, True) for path, language, _ in PAPERS]
IN_EACH_RUN = (
    *(f"kemi-tornio {one}" for one in ("en", "fi", "sv")),
    "tutorial",
    "kalundborg fi",
    "handelo sv",
)
"""how those begin that every run reads; the marker `whole` has the rest"""


class Printed:
    """All that stands on the hand-outs of a scenario, and what stands in frames."""

    def __init__(
        self, path: Path, language: str, large: bool, folder: Path, patch: pytest.MonkeyPatch
    ) -> None:
        self.plan = Plan(load(path))
        self.words = Translator(language, self.plan)
        self.facts = Facts(self.plan, self.words)
        self.teams = seating(self.plan, len(self.plan.seats), language=language)
        self.texts: list[str] = []
        self.chips: list[str] = []
        written, chip = Paper._written, Paper.chip

        def text_noted(
            paper: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle
        ) -> float:
            self.texts.append(text)
            return written(paper, at, wide, text, style)

        def chip_noted(paper: Paper, at: tuple[float, float], code: str, high: float = 8) -> float:
            self.chips.append(code)
            return chip(paper, at, code, high)

        patch.setattr(Paper, "_written", text_noted)
        patch.setattr(Paper, "chip", chip_noted)
        write(self.facts, self.teams, suggested(self.plan.scenario.about), folder, form=PaperForm(large))
        self.table = Table(self.plan, self.facts.state, self.plan.seats, self.facts.codes)


@pytest.fixture(
    scope="module",
    params=[
        paper
        if not paper[2] and f"{paper[0].stem} {paper[1]}".startswith(IN_EACH_RUN)
        else pytest.param(paper, marks=pytest.mark.whole)
        for paper in (*PAPERS, *LARGE)
    ],
    ids=lambda paper: f"{paper[0].stem} {paper[1]}{' large' if paper[2] else ''}",
)
def printed_papers(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Printed]:
    path, language, large = request.param
    with pytest.MonkeyPatch.context() as patch:
        yield Printed(path, language, large, tmp_path_factory.mktemp("papers"), patch)


def test_what_is_printed_can_be_typed_and_what_can_be_typed_is_printed(printed_papers: Printed) -> None:
    papers = printed_papers
    codes, lines = papers.facts.codes, examples(papers)
    for framed in papers.chips:
        assert framed in lines or handle_of(codes, framed), framed
    assert set(chain(*(on_sheet(papers, team.id) for team in papers.teams))) <= set(papers.chips)
    for line in on_slips(papers.facts):
        assert any(line in text for text in papers.texts), line
    framed_codes = (handle_of(codes, chip.split()[0]) for chip in papers.chips)
    shown = {handle.code for handle in framed_codes if handle is not None}
    built = {key for key, project in papers.plan.projects.items() if project.done}
    can_stand = {code for code, handle in codes.items() if handle.id not in built}
    assert can_stand <= shown
    wanted = {meaning for meaning in WORDS if _is_used(papers.plan, meaning)}
    written = " ".join(lines).split()
    for meaning in wanted:
        assert any(means(word, meaning) for word in written), meaning
        assert printed(papers.words, meaning).casefold() in " ".join(written).casefold(), meaning


def test_each_example_is_read_whole(printed_papers: Printed) -> None:
    papers = printed_papers
    for team, number in product(papers.teams, rounds_of(papers)):
        table = replace(papers.table, state=papers.facts.offers(number).situation.state)
        for line, _ in on_sheets(papers.facts, team, number):
            read = read_entry(table, team.firms, line)
            ended = [unclear.what for unclear in read.unclear]
            assert ended in ([], ["Nothing is exchanged on {code} now."]), line
            assert [*read.removed, *map(about, read.decisions)] or ended, line
    for line in on_slips(papers.facts):
        read = read_entry(papers.table, papers.teams[0].firms, line)
        assert [decision.do for decision in read.decisions] == ["agree_deal"], line


def test_words_in_quotes_on_a_slip_can_be_typed(printed_papers: Printed) -> None:
    aid = printed_papers.plan.scenario.about.brokers_aid
    w = printed_papers.words
    quoted = re.findall(r"[“”„](\w+)[“”]", w("Price, or “fair”"))
    assert quoted
    assert all(means(word, "fair") for word in quoted)
    assert (w("Price, or “fair”") in printed_papers.texts) == aid
    assert (w("Price in €, or index and a share") in printed_papers.texts) == (not aid)


def examples(papers: Printed) -> list[str]:
    return [*chain(*(on_sheet(papers, team.id) for team in papers.teams)), *on_slips(papers.facts)]


def on_sheet(papers: Printed, team: str) -> list[str]:
    mine = next(each for each in papers.teams if each.id == team)
    lines = (line for number in rounds_of(papers) for line, _ in on_sheets(papers.facts, mine, number))
    return list(dict.fromkeys(lines))


def rounds_of(papers: Printed) -> range:
    return range(1, len(papers.plan.scenario.about.rounds) + 1)


def test_a_sheet_names_no_code_that_does_not_stand_beside_it(printed_papers: Printed) -> None:
    """Of cards, side streams, purchases and plants: what comes later is not on the first sheet."""
    papers = printed_papers
    for team, number in product(papers.teams, rounds_of(papers)):
        beside = {
            code for firm in own_codes(papers.facts, team, number) for codes, _ in firm for code in codes
        }
        for line, _ in on_sheets(papers.facts, team, number):
            handle = handle_of(papers.facts.codes, line.split()[0])
            if handle is not None and handle.what not in ("measure", "match", "fund"):
                assert handle.code in beside, (team.id, number, line)


def _is_used(plan: Plan, meaning: Meaning) -> bool:
    votes = any(measure.begins == "by vote" for measure in plan.measures.values())
    used = {"yes": votes, "fund": plan.has_fund, "fair": plan.scenario.about.brokers_aid}
    return used.get(meaning, True)

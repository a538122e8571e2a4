"""The questions to the expert: a check list of all figures that are not sure, firm by firm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.facts import Fact, Question, about, asked_once, owner, unsure
from game.outputs.scenario_page.names import firm_name, with_real_name

_NOTE: Final = (
    "Please tick what is about right, and write your own figure beside what is not. In brackets stands the "
    "range we would defend today."
)
_SEVERAL: Final = "several"


def questions(book: Book) -> list[str]:
    """What is the same at several firms is asked once, after the firms."""
    groups: dict[str, dict[Question, list[Fact]]] = {}
    for question, facts in asked_once(book, unsure(book)).items():
        groups.setdefault(_group(book, facts), {})[question] = facts
    keys = [*book.scenario.firms, _SEVERAL, ""]
    lines = [line for key in keys if key in groups for line in _section(book, key, groups[key])]
    return ["## Questions to the expert", "", _NOTE, "", *lines] if lines else []


def _group(book: Book, facts: list[Fact]) -> str:
    owners = list(dict.fromkeys(owner(book, fact.where) for fact in facts))
    return owners[0] if len(owners) == 1 else _SEVERAL


def _section(book: Book, key: str, questions: dict[Question, list[Fact]]) -> list[str]:
    names = {_SEVERAL: "Several firms", "": "Everything else"}
    lines = [*_with_reason(book, key, questions), *_without(book, key, questions)]
    return [f"### {names.get(key) or with_real_name(book.scenario, key)}", "", *lines, ""]


def _with_reason(book: Book, key: str, questions: dict[Question, list[Fact]]) -> Iterator[str]:
    for question, facts in questions.items():
        if question.reason:
            whom = _whom(book, key, facts)
            yield f"- [ ] **{whom}**, {question.what}: {question.shown} – {question.reason}"


def _without(book: Book, key: str, questions: dict[Question, list[Fact]]) -> Iterator[str]:
    """Planning values of a whole group stand in one line for each kind of figure."""
    kinds: dict[str, list[str]] = {}
    for question, facts in questions.items():
        if not question.reason:
            answer = f"**{_whom(book, key, facts)}** {question.shown}"
            kinds.setdefault(question.what, []).append(answer)
    for what, each in kinds.items():
        yield f"- [ ] {what[:1].upper()}{what[1:]}: {'; '.join(each)}"


def _whom(book: Book, key: str, facts: list[Fact]) -> str:
    return "; ".join(dict.fromkeys(_one(book, fact, key == _SEVERAL) for fact in facts))


def _one(book: Book, fact: Fact, several: bool) -> str:
    """A thing, with its firm where several are asked about; a project is known by its code."""
    name, firm = about(book, fact), owner(book, fact.where)
    if several and fact.where[0] == "projects":
        return name.split(" ", 1)[0]
    return f"{name} ({firm_name(book.scenario, firm)})" if several and firm else name

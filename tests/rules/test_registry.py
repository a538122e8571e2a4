"""Every kind of decision has a rule, words and a place in the order of a round, and none is asked for in a `match`."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

from game.experiments.choices import KINDS
from game.text.decisions import WORDS
from sim import decisions
from sim.rules import kinds
from sim.rules.registry import BEFORE_OFFERS, RULES
from sim.rules.rule import SEQUENCE, Turn

ROOT = Path(__file__).parents[2]
ALL = get_args(get_args(decisions.Decision)[0])


def test_every_kind_has_a_rule_words_and_a_group() -> None:
    assert set(RULES) == set(WORDS) == set(ALL)
    assert set(KINDS) == {get_args(kind.model_fields["do"].annotation)[0] for kind in ALL}
    assert all(rule.kind is kind for kind, rule in RULES.items())


def test_every_kind_has_a_file_of_its_name() -> None:
    files = {file.stem for file in Path(kinds.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == set(KINDS)
    for kind in ALL:
        name, rule = get_args(kind.model_fields["do"].annotation)[0], RULES[kind]
        assert rule.check.__module__ == rule.apply.__module__ == f"sim.rules.kinds.{name}"


def test_turns_are_drawn_with_the_numbers_they_always_had() -> None:
    turns = [
        "LEAVE",
        "SET",
        "OFFER",
        "ACCEPT",
        "DECLINE",
        "DEAL",
        "INVEST",
        "CONTRIBUTE",
        "VOTE",
        "AREAS",
        "APPLY",
    ]
    assert [turn.name for turn in Turn] == turns
    assert [int(turn) for turn in Turn] == list(range(11))
    assert [int(turn) for turn in SEQUENCE] == [0, 1, 7, 8, 9, 2, 3, 4, 5, 6, 10]
    assert {RULES[kind].turn for kind in ALL} == set(Turn)
    assert {RULES[kind].turn for kind in BEFORE_OFFERS} == set(SEQUENCE[:5])


def test_no_match_asks_for_the_kind_of_a_decision() -> None:
    names = {kind.__name__ for kind in ALL} | {"DealTerms"}
    places = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("sim", "game")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Match)
        and sum(
            isinstance(part, ast.MatchClass) and isinstance(part.cls, ast.Name) and part.cls.id in names
            for case in node.cases
            for part in ast.walk(case.pattern)
        )
        > 1
    ]
    assert places == []

"""Rules and sessions speak English; a team hears its own language."""

from __future__ import annotations

import re
from functools import cache

import pytest

from game.cli.files import read_scenario, shipped
from game.roster.purse_names import purse_names
from game.roster.setup import Team
from game.text.recognition import TEMPLATES
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.rules import measure_refusals, refusals
from sim.rules.names import firm_name, project_name, seat_name


@cache
def plan() -> Plan:
    return Plan(read_scenario(shipped("kemi-tornio")))


@cache
def finnish() -> Translator:
    return Translator("fi", plan())


def first(keys: object) -> str:
    return str(next(iter(keys)))  # type: ignore[call-overload]


def test_a_problem_and_its_names_are_said_in_finnish() -> None:
    firm = first(plan().firms)
    said = finnish().heard(refusals.firm_closed(firm_name(plan(), firm)).what)
    assert said == f"{firm_name(plan(), firm, 'fi')} on lopettanut."


def test_money_in_a_sentence_is_written_as_the_language_writes_it() -> None:
    firm = first(plan().firms)
    said = finnish().heard(refusals.purse_too_small(firm_name(plan(), firm), "1 300 000 EUR").what)
    assert said == f"{firm_name(plan(), firm, 'fi')}: kukkarosta puuttuu 1,3\u00a0M€."


def test_several_names_in_one_place_are_each_said() -> None:
    one, other = list(plan().firms)[:2]
    both = f"{firm_name(plan(), one)} and {firm_name(plan(), other)}"
    said = finnish().heard(refusals.purse_too_small(both, "1 000 EUR").what)
    assert f"{firm_name(plan(), one, 'fi')} ja {firm_name(plan(), other, 'fi')}" in said


def test_what_is_wrong_and_what_to_do_are_heard_together() -> None:
    project = first(plan().projects)
    problem = refusals.card_not_open(project_name(plan(), project), 3)
    said = finnish().heard(f"{problem.what} {problem.instead}")
    assert said == f"{project_name(plan(), project, 'fi')} avautuu kierroksella 3. Valitse se silloin."


def test_a_sentence_within_a_sentence_is_heard() -> None:
    firm = first(plan().firms)
    said = finnish().heard(refusals.too_many_sites(firm_name(plan(), firm), 2).what)
    assert said == f"{firm_name(plan(), firm, 'fi')}: kerralla enintään 2 työmaata."
    needed = finnish().heard(measure_refusals.needs_anchor(firm_name(plan(), firm), 1).what)
    assert "kesto yksi vuosi" in needed


def test_a_place_may_be_empty() -> None:
    assert finnish().heard("Round 2: +5 minutes") == "Kierros 2: +5 minuuttia"
    assert finnish().heard("Round 2: -5 minutes, clock held") == "Kierros 2: -5 minuuttia, kello seis"


def test_what_is_not_known_stays_as_it_is() -> None:
    assert finnish().heard("Nobody ever said this before.") == "Nobody ever said this before."
    assert Translator("en", plan()).heard("Steelworks has closed.") == "Steelworks has closed."


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_sentence_that_rules_say_is_heard(language: str) -> None:
    w = Translator(language)
    unheard = []
    for line in TEMPLATES.read_text("utf-8").splitlines():
        filled = re.sub(r"\{(\w+)\}", "Xyz", line)
        said = w.heard(filled)
        if said == filled and re.sub(r"\{\w+\}|[^A-Za-z]", "", w(line)) != re.sub(
            r"\{\w+\}|[^A-Za-z]", "", line
        ):
            unheard.append(line)
    assert not unheard


def test_a_purse_is_called_by_the_team_that_shares_it() -> None:
    firms = next(firms for firms in plan().seats.values() if len(firms) > 1)
    team = Team(id="us", name="The Miners", firms=firms)
    other = Team(id="them", name="The Others", firms=(firms[0],))
    joined = " and ".join(firm_name(plan(), one) for one in firms)
    sentences = {"en": "The Miners lacks 1.0\u00a0M€.", "fi": "The Miners: kukkarosta puuttuu 1,0\u00a0M€."}
    for language, said in sentences.items():
        words_ = Translator(language, plan(), purse_names(plan(), [team, other], language))
        problem = refusals.purse_too_small(joined, "1 000 000 EUR")
        assert words_.heard(problem.what) == said
        assert words_.heard(f"{problem.what} {problem.instead}").startswith(said)
        assert "The Others" not in words_.heard(refusals.firm_closed(firm_name(plan(), firms[0])).what)


def test_a_purse_of_several_clusters_is_called_by_its_seat() -> None:
    key, firms = next((key, firms) for key, firms in plan().seats.items() if len(firms) > 1)
    teams = [Team(id=f"t{i}", name=f"Team {i}", firms=firms, world=f"w{i}") for i in (1, 2)]
    assert set(purse_names(plan(), teams).values()) == {seat_name(plan(), key)}

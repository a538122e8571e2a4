"""Messages: the same sentence in every language, with every name as somebody wrote it."""

from __future__ import annotations

import ast
import copy
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli.files import read_scenario, shipped
from game.roster.purse_names import purse_names
from game.roster.setup import Team
from game.session.errors import LineFault, SessionError
from game.text.languages import languages
from game.text.translator import Translator
from sim.message import (
    Listing,
    Message,
    MessageError,
    Named,
    PurseOwner,
    Quantity,
    Sum,
    Value,
    fill,
    verbatim,
)
from sim.plan.plan import Plan
from sim.rules import check, refusals
from sim.rules.names import firm_name, named, seat_name
from sim.rules.refusals import RefusalText
from tests.rules.cluster import CLUSTER, decided, opening
from tests.rules.cluster import plan as plan_of
from tools.locale import update

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "the news",
    "Team A",
    "Team 1",
    "Joukkue 1",
    "St. Olof Works",
    "Plant and Co.",
    "Slag or Nothing",
    "A, B + C → D",
    "{x}",
    "{firm}",
    "{0}",
    "{",
    "}}{{",
    "%s %(n)d %",
    "12 500 EUR",
    "1 300 t",
    "has closed.",
    "{firm} has closed.",
    "Nobody sits at this seat. Name at least one firm that decides.",
    "“quoted”",
    "שלום مرحبا \u202eRTL",
    "e\u0301 ﬁ\u200b",
    "x" * 592,
    "a. A" * 148,
)
LANGUAGES = tuple(languages())
SENTENCES = tuple(dict.fromkeys(one.sentence for one in update.sentences()))
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=60))


@cache
def plan() -> Plan:
    return Plan(read_scenario(shipped("kemi-tornio")))


@cache
def translator(language: str) -> Translator:
    return Translator(language)


def places(template: str) -> list[str]:
    """The places of a template, in order."""
    return [piece.partition("}")[0] for piece in template.split("{")[1:]]


def message_of(sentence: str | tuple[str, str], value: Value, n: int = 2) -> Message:
    """A message of this template with the same value in all its places."""
    one, more = (sentence, "") if isinstance(sentence, str) else sentence
    values = {place: value for place in [*places(one), *places(more)] if not (more and place == "n")}
    return Message.many(one, more, n, **values) if more else Message(one, **values)


# --- what people wrote ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_stands_in_every_sentence_as_it_was_written(language: str) -> None:
    w = translator(language)
    mark = "\ufffe"
    for sentence in SENTENCES:
        translated = w.say(message_of(sentence, mark))
        for name in HOSTILE:
            assert w.say(message_of(sentence, name)) == translated.replace(mark, name)
            assert w.say(message_of(sentence, Named("firm", "works", name))) == translated.replace(mark, name)


@given(st.sampled_from(SENTENCES), NAMES, st.sampled_from(LANGUAGES), st.integers(0, 3))
def test_any_name_stands_in_any_sentence_as_it_was_written(
    sentence: str | tuple[str, str], name: str, language: str, n: int
) -> None:
    w = translator(language)
    within = w.say(Message("Line {line}: {problem}", line=1, problem=message_of(sentence, name, n)))
    mark = w.say(message_of(sentence, "\ufffe", n))
    assert within.endswith(mark.replace("\ufffe", name))
    assert w.say(verbatim(name)) == name == str(verbatim(name))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_of_a_firm_passes_through_the_rules_as_its_author_wrote_it(
    name: str, language: str
) -> None:
    data = copy.deepcopy(CLUSTER)
    name = name.strip()
    data["firms"]["steel"]["name"] = dict.fromkeys(("en", "fi", "sv"), name)
    of = plan_of(**data)
    wish = decided("set_recovery", side_stream="slag", share=1)
    found = check(of, opening(of), ("bricks",), wish)[0]
    w, mark = Translator(language, of), "\ufffe"
    sentence = w("{stream} belongs to {owner}.", stream="slag", owner=mark)
    assert w.say(found.what) == sentence.replace(mark, name)
    assert str(found.what) == f"slag belongs to {name}."


def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    long = "Plant and Co. has closed. " * 4_000  # a hundred thousand letters
    begun = time.process_time()
    for language in LANGUAGES:
        for refusal in all_refusals():
            translator(language).say(message_of(refusal.what, long))
    assert time.process_time() - begun < 2


# --- values in each language ---------------------------------------------------------------------------


def first(keys: object) -> str:
    return str(next(iter(keys)))  # type: ignore[call-overload]


def test_a_refusal_and_its_names_are_said_in_finnish() -> None:
    w, key = Translator("fi", plan()), first(plan().firms)
    firm = named(plan(), "firm", key)
    said = w.say(refusals.FIRM_CLOSED(firm=firm).what)
    assert said == f"{firm_name(plan(), key, 'fi')} on lopettanut."
    said = w.say(refusals.PURSE_TOO_SMALL(firms=firm, lacking=Sum(130_000_000)).what)
    assert said == f"{firm_name(plan(), key, 'fi')}: kukkarosta puuttuu 1,3\u00a0M€."
    said = w.say(refusals.TOO_MANY_SITES(firm=firm, sites=refusals.building_sites(2)).what)
    assert said == f"{firm_name(plan(), key, 'fi')}: kerralla enintään 2 työmaata."
    said = w.say(refusals.NEEDS_ANCHOR(firm=firm, term=refusals.years(1)).what)
    assert "kesto yksi vuosi" in said


def test_values_are_english_in_english() -> None:
    assert str(Sum(1_250_000)) == "12 500 EUR"
    assert str(Quantity(900_400, "t")) == "900 t"
    assert str(Listing((1, 2, 3), "or")) == "1 or 2 or 3"
    assert str(refusals.years(1)) == "one year"
    assert str(refusals.years(3)) == "3 years"
    assert str(Message("{a} and {a}", a="{a}")) == "{a} and {a}"


def test_several_values_are_joined_as_the_language_joins_them() -> None:
    one, other = (named(plan(), "firm", key) for key in list(plan().firms)[:2])
    finnish = [firm_name(plan(), firm.id, "fi") for firm in (one, other)]
    w = Translator("fi", plan())
    assert w.say(Message("{firms}", firms=PurseOwner((one, other)))) == " ja ".join(finnish)
    assert w.say(Message("{firms}", firms=Listing((one, other), "+"))) == " + ".join(finnish)
    sizes = Listing((Message("anchor firms"), Message("small firms")), "and")
    assert w.say(Message("{sizes}", sizes=sizes)) == "vetureille ja pienille yrityksille"


def test_a_purse_is_called_by_the_team_that_shares_it() -> None:
    firms = next(firms for firms in plan().seats.values() if len(firms) > 1)
    team = Team(id="us", name="The Miners", firms=firms)
    other = Team(id="them", name="The Others", firms=(firms[0],))
    sentences = {"en": "The Miners lacks 1\u00a0M€.", "fi": "The Miners: kukkarosta puuttuu 1\u00a0M€."}
    owner = PurseOwner(tuple(named(plan(), "firm", firm) for firm in firms))
    for language, said in sentences.items():
        w = Translator(language, plan(), purse_names(plan(), [team, other], language))
        assert w.say(refusals.PURSE_TOO_SMALL(firms=owner, lacking=Sum(100_000_000)).what) == said
        closed = refusals.FIRM_CLOSED(firm=named(plan(), "firm", firms[0]))
        assert "The Others" not in w.say(closed.what)


def test_a_purse_of_several_clusters_is_called_by_its_seat() -> None:
    key, firms = next((key, firms) for key, firms in plan().seats.items() if len(firms) > 1)
    teams = [Team(id=f"t{i}", name=f"Team {i}", firms=firms, world=f"w{i}") for i in (1, 2)]
    assert set(purse_names(plan(), teams).values()) == {seat_name(plan(), key)}


def test_no_message_says_nothing() -> None:
    assert Translator("fi").say(None) == ""


# --- every message has what it says ---------------------------------------------------------------------


def all_refusals() -> list[RefusalText]:
    return [one for one in vars(refusals).values() if isinstance(one, RefusalText)]


def calls() -> Iterator[tuple[str, ast.Call]]:
    for folder in ("sim", "game"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def test_every_refusal_is_given_what_stands_in_its_places() -> None:
    texts = {name: one for name, one in vars(refusals).items() if isinstance(one, RefusalText)}
    used = set()
    for where, node in calls():
        name = called(node).removeprefix("refusals.")
        if called(node).startswith("refusals.") and name in texts:
            used.add(name)
            wanted = {*places(texts[name].what), *places(texts[name].instead)}
            assert {key.arg for key in node.keywords} == wanted, where
    assert used == texts.keys()


def test_every_message_is_given_what_stands_in_its_places() -> None:
    at = {"Message": 0, "SessionError": 0, "SeatingError": 0, "JournalError": 0, "LineFault": 1}
    checked = 0
    for where, node in calls():
        position = at.get(called(node), -1)
        spread = any(key.arg is None for key in node.keywords)
        text = node.args[position] if 0 <= position < len(node.args) else None
        if isinstance(text, ast.Constant) and not spread:
            assert {key.arg for key in node.keywords} == set(places(str(text.value))), where
            is_one_place = places(str(text.value)) == [str(text.value)[1:-1]]
            assert is_one_place or text.value in SENTENCES, f"{where}: nobody can translate it"
            checked += 1
    assert checked > 100


def test_errors_carry_their_message() -> None:
    fault = LineFault(7, "There is no team “{team}”.", team="{team}")
    assert str(fault) == "Line 7: There is no team “{team}”."
    assert Translator("sv").say(fault.message).startswith("Rad 7: ")
    assert "{team}" in Translator("sv").say(fault.message)
    assert isinstance(SessionError(fault.message), MessageError)


@given(NAMES, st.dictionaries(NAMES, NAMES))
def test_filling_never_reads_what_it_fills_in(template: str, values: dict[str, str]) -> None:
    filled = fill(template, values)
    assert fill(template, {}) == template
    assert filled == template or any(f"{{{place}}}" in template for place in values)

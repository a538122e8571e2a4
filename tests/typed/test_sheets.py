"""A sheet as it is typed from paper: in any order, apart by whatever people write between codes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.roster.seating import seating
from game.roster.setup import Setup, Team
from game.session.session import Session
from game.typed.codes import Handle, handles
from game.typed.sheet_parser import TypedLine, read_line
from game.typed.tokens import items
from sim.decisions import Apply, Contribute, Invest, SetPriorityAreas, Vote
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules.pledge import due_of
from sim.scenario.loader import load

KEMI = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"
APART = (" ", ", ", ",", "\n", "; ", "  ")


@cache
def plan() -> Plan:
    return Plan(load(KEMI))


@cache
def codes() -> dict[str, Handle]:
    return handles(plan())


@cache
def game() -> Session:
    found = Session.in_memory(plan().scenario, Setup(seed=7, teams=seating(plan(), 4), rounds=5))
    found.go_to("decide")
    return found


def team_of(code: str) -> Team:
    return next(one for one in game().teams if codes()[code].firm in one.firms)


def read(line: str, team: Team) -> TypedLine:
    return read_line(plan(), game().state(team.world), team.firms, codes(), line)


def mine(team: Team, *kinds: str) -> list[str]:
    return sorted(code for code, one in codes().items() if one.what in kinds and one.firm in team.firms)


@st.composite
def lines(draw: st.DrawFn) -> tuple[Team, list[str], str]:
    """A team, what it wrote, item by item, and the same as one line."""
    team = draw(st.sampled_from(game().teams))
    projects = draw(st.lists(st.sampled_from(mine(team, "project")), max_size=4, unique=True))
    shares = draw(st.lists(st.sampled_from(mine(team, "recovery", "blend")), max_size=4, unique=True))
    votes = sorted(
        code
        for code, one in codes().items()
        if one.what == "measure" and plan().measures[one.id].begins == "by vote"
    )
    voted = draw(st.lists(st.sampled_from(votes), max_size=2, unique=True))
    written = [code + draw(st.sampled_from(("", " yes"))) for code in projects]
    written += [
        f"{code} {draw(st.integers(0, 100))}{draw(st.sampled_from(('', '%', ' %')))}" for code in shares
    ]
    written += [code + draw(st.sampled_from((" yes", " no", " ei"))) for code in voted]
    written = draw(st.permutations([draw(st.sampled_from((one, one.lower()))) for one in written]))
    line = "".join(one + draw(st.sampled_from(APART)) for one in written)
    return team, written, line


@given(lines())
def test_however_codes_are_kept_apart_the_same_is_decided(wrote: tuple[Team, list[str], str]) -> None:
    team, written, line = wrote
    whole = read(line, team)
    alone = [one for item in written for one in read(item, team).decisions]
    assert whole.unclear == ()
    assert list(whole.decisions) == alone
    assert sorted(map(repr, read(", ".join(sorted(written)), team).decisions)) == sorted(map(repr, alone))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("M1 M3 M5 M7", ["M1", "M3", "M5", "M7"]),
        ("R3 80 B1 50", ["R3 80", "B1 50"]),
        ("S2 + T1", ["S2 + T1"]),
        ("S2 T1 S5", ["S2 T1", "S5"]),
        ("S2 + S5", ["S2", "S5"]),
        ("S2 no S5", ["S2 no", "S5"]),
        ("T1 S2 S5 R3 80", ["T1 S2 S5", "R3 80"]),
        ("P1 P2 A1 yes", ["P1 P2", "A1 yes"]),
        ("C1 C5 C3", ["C1", "C5", "C3"]),
        ("X4 leave M1", ["X4 leave", "M1"]),
        ("FUND 0,5 M1", ["FUND 0,5", "M1"]),
        ("", []),
        (" , ;\n", []),
    ],
)
def test_a_code_begins_the_next_item_unless_it_belongs_to_this_one(line: str, found: list[str]) -> None:
    assert items(plan(), codes(), line) == found


def test_a_call_goes_on_belonging_to_its_project_or_its_projects_to_it() -> None:
    team = team_of("S2")
    begun = [one for one in read("S2 + T1, S5", team).decisions if isinstance(one, Invest)]
    assert [(one.project, one.co_funding) for one in begun] == [
        (codes()["S2"].id, codes()["T1"].id),
        (codes()["S5"].id, None),
    ]
    applied = read("T1 S2 S5 S1", team).decisions
    assert [len(one.projects) for one in applied if isinstance(one, Apply)] == [3]
    areas = read("P1 P2 A1 no", team).decisions
    assert [len(one.areas) for one in areas if isinstance(one, SetPriorityAreas)] == [2]


def test_what_is_wrong_is_told_by_its_place_on_the_line() -> None:
    found = read("C1 C5 C3 M1 R3", team_of("C1")).unclear
    assert [(one.at, one.fault) for one in found] == [(2, "unknown"), (4, "not yours"), (5, found[-1].fault)]


@pytest.mark.parametrize(
    ("typed", "of"), [("C5", "C1"), ("M10", "M1"), ("S9", "S1"), ("R99", "S1"), ("Z1", "F1")]
)
def test_a_code_is_suggested_that_this_team_can_write(typed: str, of: str) -> None:
    team = team_of(of)
    near = read(typed, team).unclear[0].places["near"]
    assert codes()[near].firm in ("", *team.firms)
    assert codes()[near].what != "match"


@given(st.text(alphabet="CMSRXTAB1239 +,;%\n.-yno", max_size=40))
def test_whatever_is_typed_is_read_or_said(line: str) -> None:
    team = team_of("C1")
    found = read(line, team)
    assert all(1 <= one.at <= len(items(plan(), codes(), line)) for one in found.unclear)
    assert all(f"{one.what}{one.write}".format(**one.places) for one in found.unclear)
    assert not (found.unclear and (found.decisions or found.removed))


@pytest.mark.parametrize("word", ["against", "no", "vastaan", "ei", "emot", "nej", "−"])
def test_a_vote_against_is_read_in_every_language(word: str) -> None:
    (vote,) = read(f"A2 {word}", team_of("S1")).decisions
    assert isinstance(vote, Vote)
    assert not vote.in_favour


@pytest.mark.parametrize("word", ["niet", "abstain", "maybe", "x", "yes no", "80"])
def test_a_word_that_nobody_reads_is_never_a_vote(word: str) -> None:
    refused = read(f"A2 {word}", team_of("S1"))
    assert refused.decisions == ()
    assert refused.unclear


@pytest.mark.parametrize(
    ("sum_", "euros"),
    [("0.5", 500_000), ("0,5", 500_000), ("500 k", 500_000), ("500 k€", 500_000), ("0.5 M€", 500_000),
     ("1 200 000 €", 1_200_000), ("1\u202f200\u202f000 eur", 1_200_000), ("0,25 milj", 250_000)],
)  # fmt: skip
def test_a_sum_is_read_with_its_unit(sum_: str, euros: int) -> None:
    (paid,) = read(f"FUND {sum_}", team_of("S1")).decisions
    assert isinstance(paid, Contribute)
    assert paid.amount == euros


@pytest.mark.parametrize(
    "sum_", ["1 200", "120 000", "12,500", "500", "8 0", "1.2.3", "-1", "€", "12 kt", ""]
)
def test_a_sum_that_may_mean_two_or_nothing_is_asked_or_refused(sum_: str) -> None:
    assert read(f"FUND {sum_}", team_of("S1")).decisions == ()
    assert read(f"FUND {sum_}", team_of("S1")).unclear


@pytest.mark.parametrize("share", ["8 0", "12,500", "0,8", "180", "-5", "80 t", "eighty", ""])
def test_a_share_that_is_none_is_refused(share: str) -> None:
    team = team_of("R1")
    assert read(f"R1 {share}", team).unclear
    assert read(f"R1 {share}", team).decisions == ()


@pytest.mark.parametrize("kind", ["project", "measure"])
def test_whose_no_it_is_is_asked_where_two_codes_stand_before_it(kind: str) -> None:
    team = team_of("S2")
    first, second = ("S2", "S5") if kind == "project" else ("A1", "A2")
    asked = read(f"{first} {second} no", team)
    assert (asked.decisions, asked.removed, len(asked.unclear)) == ((), (), 1)
    assert not read(f"{first}, {second} no", team).unclear
    assert not read(f"{first} yes {second} no", team).unclear


def test_one_refused_item_leaves_the_whole_line_without_effect() -> None:
    team = team_of("S1")
    assert len(read("S1, S2", team).decisions) == 2
    refused = read("S1, A2 abstain, S2", team)
    assert (refused.decisions, refused.removed) == ((), ())
    assert [unclear.at for unclear in refused.unclear] == [2]


JUNK = ("zzq", "ehkä", "§", "7x7", "?", "kanske")


@given(lines(), st.integers(0, 40), st.sampled_from(JUNK))
def test_a_word_that_nobody_reads_never_gets_through(
    wrote: tuple[Team, list[str], str], at: int, junk: str
) -> None:
    """Wherever a stray word stands in a line that would be read, nothing of the line counts."""
    team, _, line = wrote
    words = line.replace(",", " , ").replace(";", " ; ").split(" ")
    words.insert(at % (len(words) + 1), junk)
    found = read(" ".join(words), team)
    assert found.unclear
    assert found.decisions == ()


@given(
    st.integers(0, 5_000_000),
    st.sampled_from((" ", "\u00a0", "\u202f", "", ".", ",", "'")),
    st.sampled_from(("€", " €", " eur", "k", " k€", "M", " M€", "")),
)
def test_a_sum_is_read_as_written_or_asked_and_never_off_by_ten(number: int, mark: str, unit: str) -> None:
    sizes = {"€": 1, "eur": 1, "k": 1_000, "k€": 1_000, "M": 1_000_000, "M€": 1_000_000, "": 1_000_000}
    typed = f"{number:,}".replace(",", mark) + unit
    for decision in read(f"FUND {typed}", team_of("S1")).decisions:
        assert isinstance(decision, Contribute)
        assert decision.amount == number * sizes[unit.strip()]


def test_a_treatment_is_told_what_to_run_for_in_any_language() -> None:
    handle = next(handle for handle in codes().values() if handle.what == "treatment")
    for word, runs_for in (("all", "disposal"), ("kaikki", "disposal"), ("allt", "disposal"), ("takers", "outlets"),
                           ("ottajat", "outlets"), ("no", "outlets")):  # fmt: skip
        read = read_line(plan(), opening_state(plan()), (handle.firm,), codes(), f"{handle.code} {word}")
        assert [decision.model_dump(exclude={"reason"}) for decision in read.decisions] == [
            {"do": "set_treatment", "treatment": handle.id, "runs_for": runs_for}
        ]
    for line in (handle.code, f"{handle.code} 80", f"{handle.code} perhaps", f"{handle.code} all takers"):
        assert read_line(plan(), opening_state(plan()), (handle.firm,), codes(), line).unclear


def test_fund_alone_pays_the_due_of_the_round() -> None:
    state = replace(opening_state(plan()), round=2, year=2020)
    team = team_of("S1")
    (paid,) = read_line(plan(), state, team.firms, codes(), "FUND").decisions
    assert isinstance(paid, Contribute)
    assert paid.amount * 100 == due_of(plan(), state, team.firms) > 0


def test_fund_alone_is_asked_for_a_sum_where_nothing_is_due() -> None:
    (unclear,) = read("FUND", team_of("S1")).unclear
    assert unclear.write == "Write how many million euros: {code} 0.5"

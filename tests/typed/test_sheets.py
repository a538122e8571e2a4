"""A sheet as it is typed from paper: in any order, apart by whatever people write between codes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.roster.seating import seating
from game.roster.setup import Setup, Team
from game.session.session import Session
from game.typed.codes import Handle, handles
from game.typed.sheet_parser import Read, read_line
from game.typed.tokens import items
from sim.decisions import Apply, Invest, SetPriorityAreas
from sim.plan.plan import Plan
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
    found = Session.in_memory(plan().scenario, Setup(seed=7, teams=seating(plan(), 4), rounds=8))
    found.go_to("decide")
    return found


def team_of(code: str) -> Team:
    return next(one for one in game().teams if codes()[code].firm in one.firms)


def read(line: str, team: Team) -> Read:
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
        ("S2 T1 S4", ["S2 T1", "S4"]),
        ("S2 + S4", ["S2", "S4"]),
        ("S2 no S4", ["S2 no", "S4"]),
        ("T1 S2 S4 R3 80", ["T1 S2 S4", "R3 80"]),
        ("P1 P2 A1 yes", ["P1 P2", "A1 yes"]),
        ("C1 C9 C3", ["C1", "C9", "C3"]),
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
    begun = [one for one in read("S2 + T1, S4", team).decisions if isinstance(one, Invest)]
    assert [(one.project, one.co_funding) for one in begun] == [
        (codes()["S2"].id, codes()["T1"].id),
        (codes()["S4"].id, None),
    ]
    applied = read("T1 S2 S4 S1", team).decisions
    assert [len(one.projects) for one in applied if isinstance(one, Apply)] == [3]
    areas = read("P1 P2 A1 no", team).decisions
    assert [len(one.areas) for one in areas if isinstance(one, SetPriorityAreas)] == [2]


def test_what_is_wrong_is_told_by_its_place_on_the_line() -> None:
    found = read("C1 C9 C3 M1 R3", team_of("C1")).unclear
    assert [(one.at, one.fault) for one in found] == [(2, "unknown"), (4, "not yours"), (5, found[-1].fault)]


@pytest.mark.parametrize(
    ("typed", "of"), [("C9", "C1"), ("M9", "M1"), ("S9", "S1"), ("R99", "S1"), ("Z1", "F1")]
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
    assert all(one.what.format(**one.places) for one in found.unclear)

"""The past that counts: undoing, redoing and editing are nothing but another reading of the same lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.session.entries import (
    ENTRY,
    CashAdjusted,
    Edited,
    Entry,
    Injected,
    Redone,
    SessionOpened,
    Sheet,
    SlipDraft,
    Undone,
)
from game.session.entry_kinds import add, problem_with
from game.session.fold import DECIDING, SessionState
from game.session.reader import plain
from sim.decisions import DealTerms
from sim.rules import VERSION
from sim.scenario.loader import to_data
from tests.session.table import PACKAGE, collect, plan, scenario, setup
from tests.tries import tries

HEAD = SessionOpened(rules=VERSION, made_by={}, setup=setup(), scenario=to_data(scenario()))
ROUNDS = st.integers(1, 3)
TEAMS = st.sampled_from(["foundry", "roads", "town"])
SHEETS = st.builds(
    lambda number, team, share: Sheet(round=number, team=team, decisions=(collect(share),)),
    ROUNDS,
    TEAMS,
    st.sampled_from(["0", "0.5", "1"]),
)
CASH = st.builds(
    lambda number, cents: CashAdjusted(round=number, world="cluster", firm="town", cents=cents, reason="why"),
    ROUNDS,
    st.integers(-5, 5),
)
NEWS = st.builds(
    lambda number, measure: Injected(round=number, measure=measure),
    ROUNDS,
    st.sampled_from(["dear_chips", "higher_tax"]),
)
SLIPS = st.builds(
    lambda number, deal: SlipDraft(round=number, world="cluster", matches=("sand_for_roads",), deal=deal),
    ROUNDS,
    st.sampled_from([None, DealTerms(**{name: getattr(PACKAGE, name) for name in DealTerms.model_fields})]),
)
DECIDED = st.one_of(SHEETS, CASH, NEWS)
TURNED = st.one_of(
    st.integers(2, 30).map(lambda line: Undone(of=line)), st.integers(2, 30).map(lambda line: Redone(of=line))
)
LINES = st.lists(st.one_of(DECIDED, DECIDED, TURNED, SLIPS), min_size=1, max_size=20)


def past_of(lines: list[Entry]) -> SessionState:
    """The past of these lines; those that cannot stand are left out."""
    past = SessionState(HEAD)
    for entry in lines:
        if problem_with(plan(), past, entry) is None:
            add(past, entry)
    return past


def bases(past: SessionState) -> list[object]:
    """All that counts."""
    return [past.basis(number) for number in (1, 2, 3)]


def counting(past: SessionState) -> list[int]:
    """Lines that decide something and are not undone."""
    return [
        line for line, one in past.entries.items() if isinstance(one, DECIDING) and line not in past.undone
    ]


@given(lines=LINES, decided=DECIDED)
def test_undoing_what_was_just_decided_leaves_everything_as_it_was(
    lines: list[Entry], decided: Entry
) -> None:
    past = past_of(lines)
    before = bases(past)
    add(past, decided)
    add(past, Undone(of=past.last))
    assert bases(past) == before


@given(lines=LINES, data=st.data())
def test_redoing_takes_an_undo_back(lines: list[Entry], data: st.DataObject) -> None:
    past = past_of(lines)
    if not (lines_left := counting(past)):
        return
    line, before = data.draw(st.sampled_from(lines_left)), bases(past)
    add(past, Undone(of=line))
    add(past, Redone(of=line))
    assert bases(past) == before


@given(lines=LINES, data=st.data())
def test_an_edited_line_counts_as_if_it_had_been_written_so(lines: list[Entry], data: st.DataObject) -> None:
    past = past_of(lines)
    sheets = [line for line in counting(past) if isinstance(past.entries[line], Sheet)]
    if not sheets:
        return
    line = data.draw(st.sampled_from(sheets))
    was = past.entries[line]
    assert isinstance(was, Sheet)
    instead = was.model_copy(update={"decisions": (collect("0.25"),)})
    written = [instead if at == line else one for at, one in past.entries.items() if at > 1]
    add(past, Edited(of=line, instead=instead))
    assert bases(past) == bases(past_of(written))
    add(past, Undone(of=past.last))
    assert bases(past) == bases(past_of(lines))


@given(lines=LINES)
@tries(1)
def test_lines_read_from_a_file_make_the_same_past(lines: list[Entry]) -> None:
    past = past_of(lines)
    again = SessionState(HEAD)
    for line, entry in past.entries.items():
        if line > 1:
            add(again, ENTRY.validate_python(plain(entry)))
    assert bases(again) == bases(past)
    assert again.entries == past.entries
    assert [again.counts(line) for line in again.entries] == [past.counts(line) for line in past.entries]


def test_edits_keep_what_a_line_is_and_whose_round() -> None:
    past = past_of([Sheet(round=1, team="town", decisions=()), Undone(of=2)])
    for wrong in (
        Edited(of=2, instead=Sheet(round=1, team="town", decisions=())),
        Edited(of=9, instead=Sheet(round=1, team="town", decisions=())),
        Edited(of=1, instead=Sheet(round=1, team="town", decisions=())),
        Undone(of=2),
        Redone(of=3),
        Sheet(round=4, team="town", decisions=()),
        Sheet(round=1, team="nobody", decisions=()),
    ):
        assert problem_with(plan(), past, wrong)

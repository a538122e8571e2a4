"""A project on a signed deal is built by the deal: no sheet begins it once more."""

from __future__ import annotations

from game.session.session import Session
from game.typed.absorbed_projects import off_the_sheets
from sim.decisions import Decision
from tests.session.table import PACKAGE, WORLD, begun, collect, decision

PLANT = decision(do="invest", project="build_sand_plant")


def signed_after(sheet: list[Decision], *, is_sealed: bool) -> tuple[Session, list[tuple[str, str, bool]]]:
    """The foundry has this on its sheet when the package with its plant is signed; what is said of it."""
    session = begun()
    if is_sealed:
        session.seal("foundry", sheet)
    else:
        session.draft("foundry", sheet)
    session.sign(WORLD, PACKAGE)
    found = off_the_sheets(session, WORLD, PACKAGE)
    return session, [(one.team.id, one.project, one.is_open) for one in found]


def test_a_draft_goes_on_without_the_project() -> None:
    session, said = signed_after([PLANT, collect("1")], is_sealed=False)
    assert said == [("foundry", "build_sand_plant", False)]
    assert (session.sealed("foundry"), session.drafted("foundry")) == (None, (collect("1"),))


def test_a_sealed_sheet_stays_sealed_without_the_project() -> None:
    session, said = signed_after([PLANT, collect("1")], is_sealed=True)
    assert said == [("foundry", "build_sand_plant", False)]
    assert session.sealed("foundry") == (collect("1"),)
    session.unseal("foundry")
    assert (session.sealed("foundry"), session.drafted("foundry")) == (None, (collect("1"),))


def test_a_sheet_without_the_project_is_left_alone() -> None:
    session, said = signed_after([collect("1")], is_sealed=True)
    assert (said, session.sealed("foundry")) == ([], (collect("1"),))


def test_a_sealed_sheet_that_does_not_stand_without_it_is_open_again() -> None:
    """The foundry can pay for both of its plants; with half of the road builder's as well, for one."""
    session = begun()
    session.play_round()
    session.go_to("decide")
    session.adjust_cash(WORLD, "foundry", -100_000_000, "a bad year")
    moulds = decision(do="invest", project="less_sand")
    session.seal("foundry", [PLANT, moulds])
    session.sign(WORLD, PACKAGE)
    found = off_the_sheets(session, WORLD, PACKAGE)
    assert [one.is_open for one in found] == [True]
    assert (session.sealed("foundry"), session.drafted("foundry")) == (None, (moulds,))

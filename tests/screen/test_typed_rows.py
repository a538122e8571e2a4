"""Lines that other programs misread, typed at the Desk key by key: never half done, never as something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.scenes.deal.scene import Deal
from tests.screen.at_desk import desk_of, enter
from tests.screen.hands import Hands

ROWS = (
    ("steel", "A2 against", "vote False"),
    ("steel", "A2 vastaan", "vote False"),
    ("steel", "A2 emot", "vote False"),
    ("steel", "A2 niet", ""),
    ("steel", "A2 abstain", ""),
    ("steel", "FUND 1 200", ""),
    ("steel", "FUND 500 k", "contribute 500000"),
    ("steel", "FUND 120 000", ""),
    ("steel", "RAHASTO 0,5", "contribute 500000.0"),
    ("city", "R1 8 0", ""),
    ("city", "R1 80 %", "set_recovery 0.8"),
    ("steel", "S2, A2 niet", ""),
    ("steel", "leave", ""),
)
SLIPS = (
    ("X1 12,500 t", ""),
    ("X33 M7 50 %", ""),
    ("X33 fair", ""),
    ("X33 reilu", ""),
    ("X33 M7 paper 50", "39599 paper 0.5"),
    ("X33 40 kt, M7 paper lends 30 % 5 y", "40000 paper 0.3"),
)


@pytest.fixture(scope="module")
def at_kemi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """Somebody at the Desk of the default scenario."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pygame, "quit", pygame.display.quit)
        hands = Hands(Path(tmp_path_factory.mktemp("rows")))
        hands.go_to("scenario kemi-tornio")
        hands.go_to("Start")
        hands.press(pygame.K_PAGEDOWN)
        hands.press(pygame.K_s, letter="s")
        while hands.scene.name != "decide":
            hands.press(pygame.K_PAGEDOWN)
        hands.press(pygame.K_F3)
        yield hands
        hands.session.close()


@pytest.mark.parametrize(("team", "line", "right"), ROWS)
def test_a_row_on_a_sheet(at_kemi: Hands, team: str, line: str, right: str) -> None:
    at = next(i for i, each in enumerate(at_kemi.session.teams) if each.id == team)
    at_kemi.press(pygame.K_1 + at, pygame.KMOD_CTRL)
    desk = desk_of(at_kemi)
    desk.write([])
    at_kemi.type(line)
    enter(at_kemi)
    values = [
        f"{decision.do} {getattr(decision, name)}"
        for decision in desk.sheet
        for name in ("in_favour", "amount", "share")
        if hasattr(decision, name)
    ]
    assert values == ([right] if right else [])
    assert bool(desk.unclear) != bool(right)
    assert desk.editing.text.strip() == ("" if right else line)


@pytest.mark.parametrize(("line", "right"), SLIPS)
def test_a_row_on_a_slip(at_kemi: Hands, line: str, right: str) -> None:
    at_kemi.type(line)
    enter(at_kemi)
    if not right:
        assert at_kemi.scene.name == "decide"
        assert desk_of(at_kemi).unclear
        desk_of(at_kemi).editing.set("")
        return
    assert isinstance(at_kemi.scene, Deal)
    terms = at_kemi.scene.terms
    assert terms is not None
    [paid] = [payer for part in terms.projects for payer in part.paid_by]
    assert f"{terms.exchanges[0].most} {paid.firm} {paid.share}" == right
    at_kemi.click("Throw away")


def test_what_is_typed_on_an_open_slip_is_read_by_the_same_grammar(at_kemi: Hands) -> None:
    """`X33`, then `M7 50 %`, then `M7 paper 50`: nothing changes in silence."""
    at_kemi.type("X33")
    enter(at_kemi)
    assert isinstance(at_kemi.scene, Deal)
    slip, before = at_kemi.scene, at_kemi.scene.terms
    for refused in ("M7 50 %", "12,500 t", "fair", "X33 120 GWh", "zzq"):
        at_kemi.press(pygame.K_u, pygame.KMOD_CTRL)
        slip.editing.set("")
        at_kemi.type(refused)
        enter(at_kemi)
        assert slip.terms == before
        assert slip.fault
    slip.editing.set("")
    at_kemi.type("M7 paper 50")
    enter(at_kemi)
    assert before is not None
    assert slip.terms is not None
    assert slip.terms.exchanges == before.exchanges
    assert [payer.firm for part in slip.terms.projects for payer in part.paid_by] == ["paper"]
    at_kemi.click("Throw away")

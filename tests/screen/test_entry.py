"""What is typed at the Desk behind the curtain, and on slips: nothing given away, lost, or signed unasked."""

from __future__ import annotations

from decimal import Decimal

import pygame
import pytest

from game.screen.kit.text_field import TextField
from game.screen.scenes.deal.scene import Deal
from game.screen.scenes.decide.model import Desk
from game.text.translator import Translator
from sim.decisions import DealTerms
from tests.screen.at_console import console, letter, model
from tests.screen.at_desk import desk_of, enter, teams, wait
from tests.screen.hands import Hands


def slip(hands: Hands) -> Deal:
    assert isinstance(hands.scene, Deal)
    return hands.scene


def terms(hands: Hands) -> DealTerms:
    on_it = slip(hands).terms
    assert on_it is not None
    return on_it


def typed(hands: Hands, line: str) -> None:
    hands.type(line)
    enter(hands)


def test_behind_the_curtain_a_line_is_read_back_as_codes_and_a_tick(hands: Hands) -> None:
    team = next(i for i, each in enumerate(teams(hands)) if each.id == "foundry")
    hands.press(pygame.K_1 + team, pygame.KMOD_CTRL)
    typed(hands, "F1, R2 80 %, R3=50")
    assert desk_of(hands).taken == ("F1", "R2", "R3")
    shown = hands.texts()
    assert "F1  R2  R3" in shown
    assert not any(word in shown for word in ("Used sand", "Thinner", "80 %", "50 %", "Build"))
    typed(hands, "f1 no")
    assert desk_of(hands).taken == ("F1",)
    assert "F1" not in [code for at in range(2) for code in desk_of(hands).codes_on(at)]
    hands.click("curtain")
    assert "80" in hands.texts()


def test_one_refused_item_leaves_the_sheet_unsealed_and_as_it_was(hands: Hands) -> None:
    team = next(i for i, each in enumerate(teams(hands)) if each.id == "foundry")
    hands.press(pygame.K_1 + team, pygame.KMOD_CTRL)
    typed(hands, "F1")
    typed(hands, "R2 80, R3 eighty, F2")
    assert len(desk_of(hands).sheet) == 1
    assert desk_of(hands).editing.text == "R2 80, R3 eighty, F2"
    assert not desk_of(hands).is_sealed
    typed(hands, "")
    assert not desk_of(hands).is_sealed


def test_enter_never_signs_a_deal_by_which_somebody_loses_unasked(hands: Hands) -> None:
    typed(hands, "M1")
    verdict = slip(hands).verdict
    assert verdict is not None
    assert verdict.answer == "one loses"
    enter(hands)
    assert "Somebody loses by this" in hands.texts()
    enter(hands)  # a key that bounces
    assert hands.session.past.basis(1).deals == ()
    wait(hands, 1.0)
    typed(hands, "2 y")
    enter(hands)
    assert "Somebody loses by this" in hands.texts()
    assert hands.session.past.basis(1).deals == ()
    wait(hands, 1.0)
    enter(hands)
    assert len(hands.session.past.basis(1).deals) == 1


def test_what_was_typed_on_a_slip_stays_when_another_exchange_joins(hands: Hands) -> None:
    typed(hands, "M1 12 kt 3 € 4 y F1 roads lends 30 % 5 y")
    before = {exchange.giver: exchange for exchange in terms(hands).exchanges}
    carried = {part.project: part.paid_by for part in terms(hands).projects}
    [exchange] = before.values()
    assert (exchange.most, exchange.price, exchange.years) == (Decimal(12_000), Decimal(3), 4)
    typed(hands, "M2")
    after = {exchange.giver: exchange for exchange in terms(hands).exchanges}
    assert len(after) == 2
    assert before.items() <= after.items()
    assert carried.items() <= {part.project: part.paid_by for part in terms(hands).projects}.items()


def test_a_slip_is_called_by_its_codes_and_there_are_no_two_for_the_same(hands: Hands) -> None:
    typed(hands, "M2 M1")
    assert "Deal slip M1 + M2" in hands.texts()
    hands.press(pygame.K_ESCAPE)
    typed(hands, "M1 M2")
    hands.press(pygame.K_ESCAPE)
    assert len(hands.session.slips("cluster")) == 1


def test_every_signed_deal_can_be_reached_and_no_two_are_called_alike(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(hands, "M2")
    enter(hands)
    typed(hands, "M3")
    enter(hands)
    both = desk_of(hands).signed()
    assert len(both) == 2
    monkeypatch.setattr(Desk, "signed", lambda _: [(i, both[i % 2][1]) for i in range(7)])
    hands.app.context.settings.text_scale = 1.5
    hands.app.dressed()
    reached, titles = set(), set()
    for _ in range(3):
        hands.frames(30)
        reached |= {target.name for target in hands.page.targets if target.name.startswith("signed ")}
        titles |= {text.text for text in hands.page.written if text.text.startswith(("M2", "M3"))}
        hands.click("more on the sheet")
    assert reached == {f"signed {i}" for i in range(7)}
    assert titles >= {"M2", "M3", "M2 (2)", "M3 (2)", "M2 (3)", "M3 (3)", "M2 (4)"}


def test_the_team_board_is_the_same_whatever_stands_on_sealed_sheets(hands: Hands) -> None:
    desk, w = desk_of(hands), Translator("en", hands.session.plan)
    before = desk.columns(w)
    for at, _ in enumerate(teams(hands)):
        desk.open(at)
        for code in [code for code, handle in desk.codes.items() if handle.firm in desk.team.firms][:3]:
            desk.editing.set(code if desk.codes[code].what == "project" else f"{code} 80")
            desk.enter()
        desk.seal()
    assert any(hands.session.drafted(team.id) or hands.session.sealed(team.id) for team in teams(hands))
    assert desk.columns(w) == before


def test_after_an_edit_is_saved_the_same_line_is_chosen(hands: Hands) -> None:
    typed(hands, "M2")
    enter(hands)
    console(hands)
    chosen = model(hands).chosen()
    assert chosen is not None
    letter(hands, "p")
    hands.type("3 y")
    enter(hands)
    hands.go_to("Save")
    after = model(hands).chosen()
    assert after is not None
    assert after.line == chosen.line


def test_names_that_people_typed_are_never_translated(hands: Hands) -> None:
    first, second = teams(hands)[:2]
    hands.session.give_seat(first.id, "Roads")
    hands.session.give_seat(second.id, "no")
    for language in ("fi", "sv"):
        hands.app.context.settings.language = language
        hands.app._dress()
        hands.frames(2)
        names = [team.name for team in teams(hands)[:2]]
        assert names == ["Roads", "no"]
        assert all(name in hands.texts() for name in names)


def test_a_blank_of_any_kind_stays_a_blank_when_it_is_pasted(hands: Hands) -> None:
    editing = desk_of(hands).editing
    editing.insert("R2\u00a080\u202f%")
    assert editing.text == "R2 80 %"
    editing.insert("x" * 10_000)
    assert editing.text == "R2 80 %"


def test_a_part_of_a_line_is_chosen_where_letters_without_case_are_longer() -> None:
    field = TextField()
    field.set("Gießerei S9 Gießerei X")
    for part in ("S9", "gießerei", "GIESSEREI", "x"):
        field.select(part)
        first, last = field.chosen
        assert field.text[first:last].casefold() == part.casefold()
        assert field.caret == last

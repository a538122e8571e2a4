"""Keyboards of other countries, and clickers: AltGr types and does nothing else; what an event says is not trusted."""

from __future__ import annotations

from typing import Final

import pygame
import pytest

from game.screen.kit.transition import Transition
from tests.screen.at_desk import desk_of
from tests.screen.hands import Hands

WINDOWS: Final = pygame.KMOD_LCTRL | pygame.KMOD_RALT
ALTGR: Final = {
    "Windows": WINDOWS,
    "Windows, as some drivers send it": pygame.KMOD_LCTRL | pygame.KMOD_LALT,
    "Linux": pygame.KMOD_RALT,
    "Linux, as a mode": pygame.KMOD_MODE,
    "with Num Lock": WINDOWS | pygame.KMOD_NUM,
}
TYPED: Final = {
    "Finland, Sweden": {"e": "€", "2": "@", "7": "{", "8": "[", "9": "]", "0": "}", "+": "\\", "<": "|"},
    "Germany": {"e": "€", "q": "@", "m": "µ", "7": "{", "8": "[", "9": "]", "0": "}", "ß": "\\"},
    "Poland": {"z": "ż", "x": "ź", "s": "ś", "l": "ł", "a": "ą", "e": "ę", "o": "ó", "n": "ń", "u": "€"},
    "others": {"t": "ŧ", "b": "”", "v": "“", "-": "–", "1": "¡"},
}


def state(hands: Hands) -> tuple[object, ...]:
    """All that a shortcut could change."""
    desk, settings = desk_of(hands), hands.app.context.settings
    entries = hands.session.past.last, desk.at, hands.app.blank, hands.scene.shows_board  # type: ignore[attr-defined]
    return *entries, settings.sound, settings.language, settings.text_scale, hands.scene.name


def with_altgr(hands: Hands, guise: str, layout: str) -> str:
    """Press every key of a layout that types something with AltGr; what was typed."""
    for key, letter in TYPED[layout].items():
        for unicode in (letter, ""):  # a driver may tell the letter with the key, or only afterwards
            down = pygame.Event(pygame.KEYDOWN, key=ord(key), mod=ALTGR[guise], unicode=unicode, scancode=0)
            pygame.event.post(down)
        pygame.event.post(pygame.Event(pygame.TEXTINPUT, text=letter))
        hands.frames(1)
    return "".join(TYPED[layout].values())


@pytest.mark.parametrize("guise", ALTGR)
def test_altgr_types_and_triggers_nothing(hands: Hands, guise: str) -> None:
    hands.click("seal")
    hands.press(pygame.K_RETURN)
    before = state(hands)
    for layout in TYPED:
        typed = with_altgr(hands, guise, layout)
        assert desk_of(hands).editing.text == typed
        assert state(hands) == before
        desk_of(hands).editing.set("")


@pytest.mark.parametrize("guise", ALTGR)
def test_altgr_does_nothing_in_the_room_or_at_the_console(hands: Hands, guise: str) -> None:
    hands.press(pygame.K_F3)
    before = state(hands)
    for layout in TYPED:
        with_altgr(hands, guise, layout)
    assert state(hands) == before
    hands.press(pygame.K_F2)
    lines = hands.session.past.last
    for key in (*range(pygame.K_a, pygame.K_z + 1), pygame.K_RETURN, pygame.K_F4):
        hands.press(key, ALTGR[guise])
    assert hands.scene.name == "console"
    assert hands.session.past.last == lines


def test_letters_typed_with_altgr_leave_what_was_reached_with_tab(hands: Hands) -> None:
    hands.tab_to("seal")
    with_altgr(hands, "Windows", "Poland")
    assert desk_of(hands).editing.text == "".join(TYPED["Poland"].values())


def test_shortcuts_with_ctrl_alone_still_work(hands: Hands) -> None:
    at = desk_of(hands).at
    hands.press(pygame.K_2, pygame.KMOD_RCTRL, letter="2")
    assert desk_of(hands).at == at + 1
    assert desk_of(hands).editing.text == ""
    hands.press(pygame.K_t, pygame.KMOD_LCTRL)
    assert hands.scene.shows_board  # type: ignore[attr-defined]


@pytest.mark.parametrize("mod", [pygame.KMOD_LALT, pygame.KMOD_LCTRL, pygame.KMOD_LGUI])
def test_letters_with_a_shortcut_key_that_mean_nothing_do_nothing(hands: Hands, mod: int) -> None:
    hands.press(pygame.K_F2)
    before = hands.session.past.last, hands.app.blank
    for key in (pygame.K_u, pygame.K_p, pygame.K_e, pygame.K_x, pygame.K_s, pygame.K_b, pygame.K_PERIOD):
        hands.press(key, mod)
    assert hands.scene.name == "console"
    assert hands.scene.model.form is None  # type: ignore[attr-defined]
    assert (hands.session.past.last, hands.app.blank) == before


# --- clickers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [pygame.K_b, pygame.K_PERIOD])
def test_a_clicker_darkens_the_room_and_brings_it_back(hands: Hands, key: int) -> None:
    hands.press(pygame.K_F3)
    for is_dark in (True, False):
        hands.press(key, letter=chr(key))
        assert hands.app.blank == is_dark
    hands.press(pygame.K_F2)
    hands.press(key, letter=chr(key))
    assert hands.app.blank
    assert hands.scene.name == "console"


@pytest.mark.parametrize("key", [pygame.K_b, pygame.K_PERIOD])
def test_the_same_letters_are_typed_where_there_is_a_line(hands: Hands, key: int) -> None:
    hands.click("curtain")
    hands.press(key, letter=chr(key))
    assert desk_of(hands).editing.text == chr(key)
    assert not hands.app.blank


# --- what an event says ---------------------------------------------------------------------------


@pytest.mark.parametrize("unicode", [None, "", "\x00", "\ud83d", "12", "²", "a" * 5000, "\u202e", 7])
def test_what_an_event_says_of_its_letter_is_not_trusted(hands: Hands, unicode: object) -> None:
    desk = desk_of(hands)
    for mod in (0, pygame.KMOD_CTRL, pygame.KMOD_ALT, WINDOWS):
        for key in (
            0,
            pygame.K_1,
            pygame.K_2,
            pygame.K_a,
            pygame.K_TAB,
            pygame.K_F4,
            pygame.K_ESCAPE,
            1 << 31,
        ):
            event = pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=unicode, scancode=0)
            pygame.event.post(event)
            hands.frames(1)
    text = unicode if isinstance(unicode, str) else "x"
    for event in (pygame.Event(pygame.TEXTINPUT, text=unicode), pygame.Event(pygame.TEXTINPUT, text=text)):
        pygame.event.post(event)
        hands.frames(1)
    assert desk.editing.text.isprintable()
    assert len(desk.editing.text) <= desk.editing.longest
    desk.editing.text.encode()


def test_a_key_without_a_name_presses_no_button(hands: Hands) -> None:
    hands.press(pygame.K_F2)
    before = hands.session.past.last, hands.scene.name
    hands.press(0)
    assert (hands.session.past.last, hands.scene.name) == before


@pytest.mark.parametrize("path", ["/a\x00b", "/caf\udce9", "/a\nb", "\ud83d", "x" * 9000])
def test_a_path_that_no_typeface_takes_is_dropped_and_listed_without_a_fault(hands: Hands, path: str) -> None:
    hands.press(pygame.K_F2)
    hands.press(pygame.K_c, letter="c")
    pygame.event.post(pygame.Event(pygame.DROPFILE, file=path))
    hands.frames(2)
    assert hands.scene.model.form.folder.text.isprintable()  # type: ignore[attr-defined]
    hands.app.context.notices.append(f"A name: {path}")
    hands.frames(4)
    assert "A name: " in hands.texts()
    session, hands.app.context.session = hands.session, None
    hands.app.follow(Transition("title"))
    hands.frames(12)
    pygame.event.post(pygame.Event(pygame.DROPFILE, file=path))
    hands.frames(4)
    hands.app.context.session = session


def test_a_page_of_a_scene_that_is_over_takes_no_keys(hands: Hands) -> None:
    """In one window the Desk's page lies hidden while the Room is shown: its keys end with its scene."""
    if hands.app.windows.kinds() != ("desk",):
        hands.press(pygame.K_F3)
    assert any(one.key == pygame.K_F8 for one in hands.page.targets), "the bell's key is on the Desk"
    hands.press(pygame.K_F3)
    hands.app.context.end()
    hands.app.follow(Transition("title"))
    hands.frames(2)
    hands.press(pygame.K_F8)
    assert hands.scene.name == "title"

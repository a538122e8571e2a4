"""The wheel and two fingers turn whatever list lies under the mouse, and go no further than its ends."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.screen.kit.layout import Box
from game.screen.kit.transition import Transition
from game.screen.kit.turning import Turning
from game.session.session import Session
from tests.screen.at_console import console, model
from tests.screen.hands import Hands
from tests.screen.test_sessions import saved


def wheel(hands: Hands, *notches: float) -> None:
    for notch in notches:
        event = pygame.Event(
            pygame.MOUSEWHEEL, x=0, y=int(notch), precise_x=0.0, precise_y=notch, flipped=False
        )
        pygame.event.post(event)
        hands.frames(2)


def point(hands: Hands, box: Box) -> None:
    at = hands.page.at((box[0] + box[2] / 2, box[1] + box[3] / 2))
    pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0), touch=False))
    hands.frames(2)


def point_at_list(hands: Hands, at: int = 0) -> None:
    point(hands, hands.page.scrollers[at].box)


def test_the_open_page_is_kept_within_the_list_however_it_is_turned() -> None:
    turning = Turning()
    for by in (-1, 1, 1, 1, 1):
        turning.scroll(3, by)
    assert turning.at == 2
    turning.on(3)
    assert turning.at == 0
    turning.at = 2
    assert turning.shown(1) == 0
    turning.on(2)
    assert turning.at == 0
    turning.scroll(0, 1)
    assert (turning.at, turning.shown(0)) == (0, 0)


def test_saved_sessions_are_scrolled_page_by_page(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    for age in range(12):
        saved(hands.app.context.sessions, f"s{age:02}", 1000 * age)
    hands.app.follow(Transition("sessions"))
    hands.frames(2)
    assert "More: 1 of 3" in hands.texts()
    point_at_list(hands)
    wheel(hands, 1.0)
    assert "More: 1 of 3" in hands.texts()
    wheel(hands, -0.4, -0.4)
    assert "More: 1 of 3" in hands.texts()
    wheel(hands, -0.4)
    assert "More: 2 of 3" in hands.texts()
    assert "s05" in hands.texts()
    wheel(hands, -0.9, 0.3, -0.4)
    assert "More: 2 of 3" in hands.texts()
    wheel(hands, -5.0, -1.0, -1.0)
    assert "More: 3 of 3" in hands.texts()
    assert "s11" in hands.texts()
    wheel(hands, 1.0, 1.0, 1.0)
    assert "s00" in hands.texts()


def test_the_journal_of_the_console_is_scrolled_line_by_line_and_not_beside_it(hands: Hands) -> None:
    for _ in range(3):
        hands.session.clock(1)
    console(hands, "")
    point_at_list(hands)
    wheel(hands, -1.0, -1.0)
    assert model(hands).at == 2
    wheel(hands, 1.0)
    assert model(hands).at == 1
    point(hands, hands.target("console hold").box)
    wheel(hands, -1.0)
    assert model(hands).at == 1


def test_what_lies_under_a_panel_is_not_scrolled(hands: Hands) -> None:
    for _ in range(3):
        hands.session.clock(1)
    console(hands, "")
    point_at_list(hands)
    hands.press(pygame.K_F1)
    assert hands.scene.name == "keys"
    wheel(hands, -1.0, -1.0)
    hands.press(pygame.K_ESCAPE)
    assert model(hands).at == 0


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_keys_and_events_of_the_console_are_scrolled_where_they_take_pages(
    hands: Hands, scale: float
) -> None:
    hands.app.context.settings.text_scale = scale
    hands.app.dressed()
    hands.press(pygame.K_F1)
    pages = [text.text for text in hands.page.written if text.text.startswith("More: ")]
    point_at_list(hands, -1)
    wheel(hands, -1.0)
    after = [text.text for text in hands.page.written if text.text.startswith("More: ")]
    assert after == [text.replace("1 of", "2 of") for text in pages]


def test_the_debrief_and_the_results_are_scrolled(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    path = saved(hands.app.context.sessions, "workshop", 10, rounds=1)
    hands.app.context.begin(Session.open(path))
    hands.app.follow(Transition("results"))
    hands.frames(2)
    before = hands.texts()
    point_at_list(hands)
    wheel(hands, -1.0)
    assert hands.texts() != before
    wheel(hands, 1.0)
    assert hands.texts() == before
    wheel(hands, 1.0)
    assert hands.scene.name == "results"
    hands.session.close()


def test_news_and_briefing_are_scrolled_to_their_ends(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    hands.click("scenario tutorial")
    hands.click("Start")
    first = hands.texts()
    point_at_list(hands)
    wheel(hands, -1.0)
    assert hands.texts() != first
    wheel(hands, 1.0, 1.0)
    assert hands.texts() == first
    hands.press(pygame.K_s)
    first = hands.texts()
    wheel(hands, *[-1.0] * 9)
    assert hands.scene.name == "news"
    wheel(hands, *[1.0] * 9)
    assert hands.texts() == first

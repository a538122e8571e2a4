"""At the bell words are ticked by mouse and by key; each tick is a line of the journal, and the reveal tells them."""

from __future__ import annotations

import pygame
import pytest

from game.board.unsigned import LeftStanding
from game.screen.scenes.bell.scene import Bell
from game.screen.scenes.reveal.scene import Reveal
from game.session.promises import guess_of, hands_of, promise_results, said_by
from tests.screen.at_desk import enter, teams
from tests.screen.hands import Hands


@pytest.fixture
def bell(hands: Hands) -> Bell:
    hands.press(pygame.K_F8)
    assert isinstance(hands.scene, Bell)
    return hands.scene


def said(hands: Hands, nth: int) -> list[str]:
    return [thing.id for thing in said_by(hands.session.past, 1, teams(hands)[nth].id)]


def test_words_are_ticked_by_mouse_and_taken_back_by_another_press(hands: Hands, bell: Bell) -> None:
    first, second = bell.model.things(bell.model.team, bell.w)[:2]
    hands.click(f"say {first.code}")
    hands.click(f"say {second.code}")
    assert said(hands, 0) == [first.handle.id, second.handle.id]
    hands.click(f"say {first.code}")
    assert said(hands, 0) == [second.handle.id]
    hands.click("voice 2")
    third = bell.model.things(bell.model.team, bell.w)[0]
    hands.click(f"say {third.code}")
    assert said(hands, 1) == [third.handle.id]
    assert said(hands, 0) == [second.handle.id]


def test_words_are_ticked_by_key_and_an_empty_line_calls_the_next_voice(hands: Hands, bell: Bell) -> None:
    first, second = bell.model.things(bell.model.team, bell.w)[:2]
    hands.type(f"{first.code} {second.code}".lower())
    enter(hands)
    assert said(hands, 0) == [first.handle.id, second.handle.id]
    hands.type("ZZ9")
    enter(hands)
    assert said(hands, 0) == [first.handle.id, second.handle.id], "a line that is not read ticks nothing"
    assert bell.model.unclear
    bell.model.editing.set("")
    enter(hands)
    assert bell.model.at == 1
    hands.press(pygame.K_1, pygame.KMOD_CTRL)
    assert bell.model.at == 0
    for _ in teams(hands):
        hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "decide", "after the last voice come the sheets"


def test_what_was_said_and_not_done_is_a_difference_of_two_lines_that_are_named(
    hands: Hands, bell: Bell
) -> None:
    thing = bell.model.things(bell.model.team, bell.w)[0]
    hands.click(f"say {thing.code}")
    on = hands.session.past.last
    hands.session.seal(teams(hands)[0].id, [])
    sheet = hands.session.past.last
    (result,) = promise_results(hands.session.plan, hands.session.past, 1)
    assert [each.id for each in result.broken] == [thing.handle.id]
    assert (result.line, result.decided) == (on, (sheet,))


def test_three_hands_guess_and_the_guess_is_kept(hands: Hands) -> None:
    for team in teams(hands):
        hands.session.seal(team.id, [])
    hands.click("reveal")
    assert isinstance(hands.scene, Reveal)
    for _ in range(hands.scene.pages - 1):
        hands.press(pygame.K_PAGEDOWN)
    for key, expects in ((pygame.K_u, "rises"), (pygame.K_d, "falls"), (pygame.K_s, "stays")):
        hands.press(key)
        assert guess_of(hands.session.past, 1) == expects
    assert "the room guesses: new material stays" in str(hands.session.history()[-1].text)


def test_a_line_in_quotation_marks_is_the_teams_reason_and_the_reveal_reads_it(
    hands: Hands, bell: Bell
) -> None:
    hands.type('"Nobody asked us for ash')
    enter(hands)
    assert bell.model.reason(bell.model.team) == "Nobody asked us for ash"
    assert bell.view().voices[0].reason == "Nobody asked us for ash"


def test_at_the_reveal_hands_are_counted_and_who_stands_alone_says_why(hands: Hands) -> None:
    for team in teams(hands):
        hands.session.seal(team.id, [])
    hands.click("reveal")
    reveal = hands.scene
    assert isinstance(reveal, Reveal)
    for _ in range(reveal.pages - 1):
        hands.press(pygame.K_PAGEDOWN)
    first = reveal.asked.rows[0]
    hands.click("asked")
    hands.type("12 8 5")
    enter(hands)
    assert hands_of(hands.session.past, 1) == (12, 8, 5)
    hands.type("the river lies between us")
    enter(hands)
    hands.app.step([], 0.1)
    assert isinstance(first, LeftStanding)
    assert [each.reason for each in reveal.left.standing if each.team == first.team] == [
        "“the river lies between us”"
    ]
    assert reveal.asked.at == 1 % len(reveal.asked.rows), "the next one is asked"
    hands.click("row 1")
    assert reveal.asked.at == 0

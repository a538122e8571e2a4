"""What a facilitator brings into play is news: before the years run, in their film, and in the report."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.debrief.model import game_debrief
from game.outputs.round_text import cards_in_words
from game.screen.brought import brought
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.text.told_text import told
from game.text.translator import Translator
from sim.rules.names import measure_name
from tests.screen.at_console import console
from tests.screen.hands import Hands
from tests.screen.players import keys_to_decide


def bring(hands: Hands, measure: str = "") -> str:
    """Bring an event from the console, and go back to the game: its id."""
    before = hands.app.hand.focus
    console(hands, "e")
    names = [target.name for target in hands.page.targets if target.name.startswith("event ")]
    name = f"event {measure}" if measure else names[0]
    hands.go_to(name)
    hands.press(pygame.K_ESCAPE)
    hands.frames(2)
    hands.app.hand.focus = before
    return name.removeprefix("event ")


def title(hands: Hands, measure: str) -> str:
    return measure_name(hands.session.plan, measure, hands.app.context.settings.language)


def text(hands: Hands, measure: str) -> str:
    """What is told of it, as it stands on a page."""
    plan = hands.session.plan
    return told(Translator(hands.app.context.settings.language, plan), plan, plan.measures[measure].news)


def read(page: Page) -> str:
    return " ".join("".join(written.text for written in page.written).replace("**", "").split())


@pytest.fixture
def at_the_news(tmp_path: Path) -> Hands:
    hands = Hands(tmp_path)
    hands.go_to("scenario tutorial")
    hands.go_to("Start")
    hands.press(pygame.K_PAGEDOWN)
    hands.press(pygame.K_s, letter="s")
    assert hands.scene.name == "news"
    return hands


def test_what_is_brought_while_the_news_are_read_is_the_last_of_them(at_the_news: Hands) -> None:
    hands = at_the_news
    measure = bring(hands)
    assert hands.scene.name == "news"
    assert hands.scene.items[-1].measure == measure  # type: ignore[attr-defined]
    while hands.scene.items[hands.scene.at].measure != measure:  # type: ignore[attr-defined]
        hands.press(pygame.K_PAGEDOWN)
        assert hands.scene.name == "news"
    assert title(hands, measure) in read(hands.page)
    assert text(hands, measure)[:30] in read(hands.page)
    hands.press(pygame.K_PAGEDOWN)
    hands.frames(2)
    assert hands.scene.name == "decide"
    hands.session.close()


def test_what_is_brought_while_teams_decide_is_read_at_once_by_all_and_only_once(hands: Hands) -> None:
    measure = bring(hands)
    assert hands.scene.name == "late_news"
    assert hands.app.windows.kinds() == ("room",)
    assert title(hands, measure) in read(hands.page)
    assert text(hands, measure)[:30] in read(hands.page)
    hands.press(pygame.K_PAGEDOWN)
    hands.frames(3)
    assert hands.scene.name == "decide"
    hands.press(pygame.K_F2)
    hands.press(pygame.K_ESCAPE)
    hands.frames(3)
    assert hands.scene.name == "decide"


def test_what_is_brought_at_the_reveal_is_read_before_the_years_run(hands: Hands) -> None:
    while hands.scene.name == "decide":
        hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "reveal"
    hands.session.inject(next(iter(hands.session.scenario.events)))
    while hands.scene.name == "reveal":
        hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "late_news"
    hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "reveal"


def test_what_is_taken_back_is_no_news_any_more(hands: Hands) -> None:
    bring(hands)
    assert hands.scene.name == "late_news"
    hands.press(pygame.K_z, pygame.KMOD_CTRL)
    hands.frames(2)
    assert hands.scene.name == "decide"


def test_after_a_restart_it_is_read_again_rather_than_not_at_all(hands: Hands) -> None:
    measure = bring(hands)
    path = hands.session.path
    hands.app.context.end()
    hands.app.follow(Transition("resume", path))
    hands.wait(lambda: hands.scene.name == "late_news")
    assert title(hands, measure) in read(hands.page)


def test_the_film_and_the_report_tell_it_in_its_year(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    keys_to_decide(hands)
    events = hands.session.scenario.events
    measure = next(key for key, event in events.items() if event.news is not None)
    hands.session.inject(measure)
    hands.frames(3)
    while hands.scene.name != "years":
        hands.press(pygame.K_PAGEDOWN)
    hands.wait(lambda: getattr(hands.scene, "film", None) is not None)
    hands.frames(2)
    assert title(hands, measure) in hands.texts()
    played = game_debrief(hands.session, hands.session.worlds[0]).rounds[0]
    cards = [card for card in cards_in_words(played, Translator("en")) if card.kind == "news"]
    news = [card for card in cards if title(hands, measure) in card.title]
    assert [line.text for card in news for line in card.lines] == [text(hands, measure)]
    assert news[0].title.startswith(str(played.record.years[0]))
    hands.session.close()


def test_what_is_under_way_already_is_no_news_of_a_later_round(hands: Hands) -> None:
    measure = bring(hands)
    hands.press(pygame.K_PAGEDOWN)
    hands.session.play_round()
    hands.session.go_to("news")
    played = game_debrief(hands.session, hands.session.worlds[0]).rounds[0]
    assert [item.measure for item in played.news if item.is_brought] == [measure]
    assert brought(hands.session) == ()

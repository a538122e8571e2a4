"""A rehearsal for a facilitator who is alone: the session leads itself through, can be steered, and is in no file."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.screen.facilitator_prompt import prompt
from game.session.session import Session
from tests.screen.hands import Hands

SECOND = 1.0


@pytest.fixture
def hands(tmp_path: Path) -> Hands:
    """At the first page of a rehearsal of the tutorial."""
    at_work = Hands(tmp_path)
    at_work.click("scenario tutorial")
    at_work.click("Rehearse")
    assert at_work.scene.name == "briefing"
    return at_work


def seconds(hands: Hands, count: int) -> None:
    """So many seconds pass, and nobody touches anything."""
    for _ in range(count):
        hands.app.step(pygame.event.get(), SECOND)
        assert hands.scene.name != "fault", getattr(hands.scene, "file", "")
    hands.app.draw()


def place(hands: Hands) -> tuple[object, ...]:
    return hands.session.round, hands.scene.name, getattr(hands.scene, "at", 0), hands.session.past.last


def files(hands: Hands) -> list[Path]:
    return list(hands.folder.rglob("*.kierto"))


def test_it_leads_itself_from_the_briefing_to_the_debrief_and_is_kept_nowhere(hands: Hands) -> None:
    assert all(team.bot for team in hands.session.teams)
    seen: list[str] = []
    while hands.scene.name != "path":
        seen += [hands.scene.name] if seen[-1:] != [hands.scene.name] else []
        if hands.scene.name in ("years", "legacy"):
            hands.wait(lambda: getattr(hands.scene, "film", None) is not None)
            hands.click("next in rehearsal")  # films run by themselves; here they are cut short
        else:
            seconds(hands, 1)
    of_a_round = ["news", "decide", "reveal", "years", "results"]
    assert seen == ["briefing", *of_a_round * 3, "end", "legacy", "end"]
    assert len(hands.session.records) == 4
    assert files(hands) == []
    assert "The rehearsal is over. Nothing of it is kept." in hands.texts()
    _keep_and_end(hands)


def _keep_and_end(hands: Hands) -> None:
    hands.click("keep rehearsal")
    (path,) = files(hands)
    assert f"The rehearsal is kept as {path.stem}." in hands.texts()
    kept = Session.open(path, read_only=True)
    assert len(kept.records) == 4
    kept.close()
    hands.click("end rehearsal")
    assert hands.scene.name == "title"
    assert hands.app.context.session is None


def test_the_script_of_the_moment_stands_at_its_foot(hands: Hands) -> None:
    cue = prompt(hands.app.context, hands.session).cue
    assert f"{cue.what} · {cue.say}"[:60] in hands.texts()


def test_held_it_stands_still_and_one_page_at_a_time_is_turned_by_hand(hands: Hands) -> None:
    hands.press(pygame.K_p)
    before = place(hands)
    seconds(hands, 60)
    assert place(hands) == before
    while hands.scene.name == "briefing":
        hands.click("next in rehearsal")
        hands.frames(2)
    assert hands.scene.name == "news"
    hands.click("hold rehearsal")
    seconds(hands, 30)
    assert hands.scene.name != "news" or place(hands) != before


def test_it_waits_while_the_console_lies_over_it(hands: Hands) -> None:
    hands.press(pygame.K_F2)
    assert hands.scene.name == "console"
    before = place(hands)
    seconds(hands, 60)
    assert place(hands) == before


def test_it_ends_at_any_moment_and_the_title_has_no_session_to_go_on_with(hands: Hands) -> None:
    seconds(hands, 20)
    hands.click("end rehearsal")
    assert hands.scene.name == "title"
    assert hands.app.context.session is None
    assert hands.app.context.rehearsal is None
    assert "resume" not in [target.name for target in hands.page.targets]

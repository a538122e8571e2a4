"""People at mouse and keys, who take a game from its title through its rounds."""

from __future__ import annotations

import pygame

from game.screen.navigation import ROUTES
from game.screen.scenes.decide.model import Desk
from tests.screen.hands import Hands
from tools.gallery.slip_lines import as_typed

AFTER = ("results", "end", "legacy")
"""scenes that the clicker's one key leads through"""


def project_of(hands: Hands, team: int) -> str:
    """The code of a card that this team could play, cheapest first; empty if there is none."""
    desk = hands.scene.desk_state  # type: ignore[attr-defined]
    desk.open(team)
    cards = [one for one in desk.cards() if not one.problems]
    codes = [code for code, one in desk.codes.items() for card in cards if one.id == card.project]
    return codes[0] if codes else ""


def mouse_to_decide(hands: Hands) -> None:
    hands.click("scenario tutorial")
    assert hands.scene.name == "set_up"
    hands.click("Start")
    assert hands.scene.name == "briefing"
    hands.click("Next")
    hands.click("Skip")
    mouse_through_news(hands)


def mouse_through_news(hands: Hands) -> None:
    assert hands.scene.name == "news"
    while hands.scene.name == "news":
        names = [one.name for one in hands.page.targets]
        hands.click("Next" if "Next" in names else "Decide")
    assert hands.scene.name == "decide"


def mouse_through_round(hands: Hands) -> None:
    if hands.app.windows.kinds() == ("room",):
        hands.click("turn")
    hands.click("curtain")
    for team in hands.session.teams:
        hands.click(f"team {team.id}")
        card = next((one.name for one in hands.page.targets if one.name.startswith("card ")), "")
        if card and hands.session.round == 1:
            hands.click(card)
        hands.click("seal")
        if hands.session.sealed(team.id) is None:
            hands.click(card)
            hands.click("seal")
        assert hands.session.sealed(team.id) is not None
    hands.click("reveal")
    assert hands.scene.name == "reveal"
    while "Next" in [one.name for one in hands.page.targets]:
        hands.click("Next")
    hands.click("It falls")
    hands.click("Run the years")
    hands.until("years")
    while not any(one.name == "pause" for one in hands.page.targets):
        hands.frames()
    if "results" in ROUTES:
        hands.click("to the end")


def keys_to_decide(hands: Hands) -> None:
    hands.go_to("scenario tutorial")
    assert hands.scene.name == "set_up"
    hands.go_to("Start")
    assert hands.scene.name == "briefing"
    hands.press(pygame.K_PAGEDOWN)
    hands.press(pygame.K_s, letter="s")
    keys_through_news(hands)


def keys_through_news(hands: Hands) -> None:
    while hands.scene.name == "news":
        hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "decide"


def keys_through_round(hands: Hands) -> None:
    if hands.app.windows.kinds() == ("room",):
        hands.press(pygame.K_F3)
    for number, team in enumerate(hands.session.teams):
        hands.press(pygame.K_1 + number, pygame.KMOD_CTRL)
        code = project_of(hands, number) if hands.session.round == 1 else ""
        hands.tab_to("entry")
        hands.type(code)
        if code:
            hands.press(pygame.K_RETURN, letter="\r")
            assert hands.session.drafted(team.id)
        hands.press(pygame.K_RETURN, letter="\r")
        if not hands.session.drafted(team.id) and hands.session.sealed(team.id) is None:
            assert f"The sheet of {team.name} is empty." in hands.texts()
            hands.press(pygame.K_RETURN, letter="\r")
        assert hands.session.sealed(team.id) is not None
    hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "reveal"
    while hands.scene.name == "reveal":
        hands.press(pygame.K_PAGEDOWN)
    hands.wait(lambda: getattr(hands.scene, "film", None) is not None)
    hands.press(pygame.K_END)


def to_the_next_round(hands: Hands) -> None:
    """The clicker's one key, from the results into the news."""
    before = hands.session.round
    for _ in range(20):
        if hands.scene.name == "news" or hands.session.round > before:
            return
        hands.press(pygame.K_PAGEDOWN)
    raise AssertionError(f"still in {hands.scene.name}")


def gainful(hands: Hands) -> str:
    """What is typed for an exchange from whose ordinary package all gain: on a blank slip, all of it."""
    desk: Desk = hands.scene.desk_state  # type: ignore[attr-defined]
    session, world = hands.session, desk.team.world
    chance = next(one for one in desk.chances() if session.verdict(world, one.terms).answer == "both gain")
    if session.scenario.about.brokers_aid:
        return chance.code
    return as_typed(session.plan, desk.codes, chance.terms)

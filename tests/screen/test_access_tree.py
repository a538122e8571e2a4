"""What a screen reader is told of the pages, and what its user can do with it: the tree alone, without a bus."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Final

import pygame
import pytest

from game.screen.access.node_form import SentNodes
from game.screen.access.reader import EVERY, WISH, ReaderChannel, ScreenReader
from game.screen.access.tree import AccessNode, AccessTree, PageReading, tree_of
from game.screen.kit.windows import NativeWindow
from game.screen.settings import Settings
from sim.scenario.loader import load
from tests.screen.conftest import SHIPPED
from tests.screen.hands import Hands
from tests.screen.players import gainful
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows

PICTURED: Final = {
    "title": "Map of the cluster: ",
    "decide": "Map of the cluster: ",
    "deal.wall": " → ",
    "reveal.1": " → ",
    "years": "Map of the cluster: ",
    "results": "Columns from left to right: ",
    "replay": "Largest exchanges: ",
    "replay.why": "Line chart by round. ",
    "replay.week": "Largest exchanges: ",
    "replay.still": "Bars from the top: ",
    "path.flows_ours2": "The largest: ",
    "path.road_lines": "Lines, at the end: ",
}
"""what the sentence of a scene's picture says, of a kind each"""


def tree(hands: Hands) -> AccessTree:
    """The tree of the page in front."""
    return tree_of(hands.page, hands.app.reading)


def named(hands: Hands, name: str) -> AccessNode:
    """The one thing of a name that can be acted upon."""
    (node,) = (each for each in tree(hands).nodes if each.target and each.name == name)
    return node


def wish(hands: Hands, node: AccessNode, what: str, text: str = "") -> None:
    """Ask something of a thing, as an assistive technology does."""
    pygame.event.post(pygame.Event(WISH, target=node.target, what=what, text=text))
    hands.frames()


def test_a_page_is_a_window_with_a_scene_in_it_in_reading_order(hands: Hands) -> None:
    window, scene, *things = tree(hands).nodes
    assert (window.role, window.children) == ("window", (scene.key,))
    assert scene.children == tuple(each.key for each in things)
    controls = [each.target for each in things if each.target]
    assert controls == [target.name for target in hands.page.targets]
    assert len({each.key for each in things}) == len(things)


def test_the_line_that_letters_go_on_has_the_focus_its_text_and_its_caret(hands: Hands) -> None:
    hands.click("curtain")
    hands.tab_to("entry")
    hands.type("S2")
    hands.press(pygame.K_LEFT)
    now = tree(hands)
    (line,) = (each for each in now.nodes if each.key == now.focus)
    assert (line.role, line.value, line.caret) == ("line", "S2", (1, 1))


def test_a_line_behind_the_curtain_says_no_letters(hands: Hands) -> None:
    hands.tab_to("entry")
    hands.type("S2")
    assert [each.value for each in tree(hands).nodes if each.role == "secret"] == ["••"]
    assert "S2" not in {each.value for each in tree(hands).nodes}


def test_only_what_is_new_is_sent(hands: Hands) -> None:
    sent = SentNodes()
    hands.tab_to("entry")
    first = sent.update(tree(hands))
    assert len(first.nodes) > len(tree(hands).nodes), "each line has a run of text besides"
    assert not sent.update(tree(hands)).nodes
    hands.type("S")
    assert 0 < len(sent.update(tree(hands)).nodes) < 20


def test_what_stays_keeps_its_number_and_what_goes_is_forgotten(hands: Hands) -> None:
    """No two things ever have the same number: a reader would take the one for the other."""
    sent, last, ever = SentNodes(), dict[str, int](), set[int]()
    for _ in range(6):
        sent.update(tree(hands))
        now = sent.numbers
        assert now.keys() == {each.key for each in tree(hands).nodes}
        assert all(now[key] == number for key, number in last.items() if key in now)
        assert not ever & {number for key, number in now.items() if key not in last}
        last, ever = now, ever | {*now.values()}
        hands.press(pygame.K_F1)


def test_a_deal_is_typed_and_signed_by_what_the_tree_offers(hands: Hands) -> None:
    code = gainful(hands)
    entry = next(each for each in tree(hands).nodes if each.target == "entry")
    wish(hands, entry, "set", code)
    wish(hands, entry, "press")
    assert hands.scene.name == "deal"
    assert tree(hands).nodes[1].name.startswith("Deal slip")
    wish(hands, named(hands, "All have signed"), "press")
    assert len(hands.session.past.basis(1).deals) == 1


def test_to_press_a_line_without_the_focus_gives_it_the_focus_and_signs_nothing(hands: Hands) -> None:
    entry = next(each for each in tree(hands).nodes if each.target == "entry")
    wish(hands, entry, "set", gainful(hands))
    wish(hands, entry, "press")
    slip = next(each for each in tree(hands).nodes if each.target == "slip")
    wish(hands, named(hands, "All have signed"), "focus")
    wish(hands, slip, "press")
    assert hands.scene.name == "deal"
    assert hands.app.hand.focus == "slip"
    wish(hands, slip, "press")
    assert len(hands.session.past.basis(1).deals) == 1


def test_what_cannot_be_told_ends_the_telling_and_not_the_show(hands: Hands) -> None:
    window = NativeWindow(0, True, (0, 0, 1280, 720))
    channel = ReaderChannel(lambda: window, SentNodes(), adapter=None, listening=True, known=window)
    hands.app.reader = ScreenReader({"room": channel})
    hands.app.draw()
    hands.app.step([], EVERY)
    assert not hands.app.ended
    assert hands.scene.name == "fault"
    assert not channel.listening


def test_what_an_overlay_covers_is_neither_told_nor_done(hands: Hands) -> None:
    below = next(each for each in tree(hands).nodes if each.target == "reveal")
    hands.press(pygame.K_F1)
    now = tree(hands)
    assert now.nodes[1].role == "dialog"
    assert below.key not in {each.key for each in now.nodes}
    wish(hands, below, "press")
    assert hands.scene.name == "keys"


def test_a_notice_is_said_as_soon_as_it_is_there(hands: Hands) -> None:
    hands.press(pygame.K_m, pygame.KMOD_CTRL)
    assert [each.name for each in tree(hands).nodes if each.role == "notice"] == ["Sounds are off."]
    hands.press(pygame.K_m, pygame.KMOD_CTRL)


def test_what_could_not_be_read_is_said_at_the_line_too(hands: Hands) -> None:
    hands.tab_to("entry")
    hands.type("ZZ9")
    hands.press(pygame.K_RETURN, letter="\r")
    now = tree(hands)
    (line,) = (each for each in now.nodes if each.key == now.focus)
    assert line.notice == "Code 1 of the line is not known."


def test_a_picture_says_what_is_seen_in_it_in_one_sentence() -> None:
    open_without_windows()
    studio, said = Studio(load(SHIPPED / "tutorial.yaml"), Settings()), dict[str, list[str]]()
    for picture in pictures():
        if picture.name in PICTURED:
            studio.clear(two=picture.two)
            picture.put(studio)
            nodes = tree_of(studio.draw("room"), PageReading("Kierto", "shown", "", "en")).nodes
            said[picture.name] = [each.name for each in nodes if each.role == "picture" and not each.target]
    assert {name: [one for one in said[name] if begins in one] for name, begins in PICTURED.items()} == {
        name: said[name] for name in PICTURED
    }
    assert all(said.values()), said


def test_the_desk_is_called_by_whose_sheet_lies_there(hands: Hands) -> None:
    assert tree(hands).nodes[1].name.startswith("Desk: sheet of ")


def test_what_is_asked_after_the_show_is_over_is_noted_and_nothing_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """AccessKit asks from a thread of its own, which knows nothing of the end."""
    asked = list[object]()

    def over(event: object) -> None:
        asked.append(event)
        raise pygame.error("video system not initialized")

    monkeypatch.setattr(pygame.event, "post", over)
    channel = ReaderChannel(lambda: NativeWindow(0, True, (0, 0, 9, 9)), SentNodes())
    channel.asked(SimpleNamespace(action="Action.CLICK", target=1, data=None))
    assert len(asked) == 1

"""What is kept from one frame for the next is the same picture and the same record, and does not pile up."""

from __future__ import annotations

import pygame
import pytest

from game.screen.gallery.picture import Picture
from game.screen.gallery.pictures import pictures
from game.screen.page import Look, Page, Target
from game.screen.recent import Recent, Same
from tests.screen.test_layout import studio

SOME = ("years", "years.spill", "decide", "decide.two", "results", "replay.week", "title.resume")


@pytest.mark.parametrize(
    "picture", [one for one in pictures() if one.name in SOME], ids=lambda one: one.name
)
def test_a_second_frame_is_like_the_first(picture: Picture) -> None:
    camera = studio("kemi-tornio", "en")
    camera.clear(two=picture.two)
    camera.resize((1280, 720))
    camera.look.fonts.__init__()  # type: ignore[misc]  # nothing kept from other tests
    camera.look.art.__init__()  # type: ignore[misc]
    picture.put(camera)
    for kind in picture.kinds:
        first = camera.draw(kind)
        seen = pygame.image.tobytes(first.surface, "RGB")
        second = camera.draw(kind)
        assert pygame.image.tobytes(second.surface, "RGB") == seen
        assert second.written == first.written
        assert [one.name for one in second.targets] == [one.name for one in first.targets]


def page() -> Page:
    pygame.font.init()
    return Page(pygame.Surface((320, 180)), Look(), "room", None)  # type: ignore[arg-type]


def test_a_part_that_is_kept_inside_another_is_kept_with_it() -> None:
    one, calls = page(), list[str]()

    def inner() -> None:
        calls.append("inner")
        one.box((10, 10, 50, 50), (200, 0, 0))

    def outer() -> None:
        calls.append("outer")
        one.kept(("inner",), inner)
        one.circle((900, 500), 90, (0, 0, 200))

    one.kept(("outer",), outer)
    seen = pygame.image.tobytes(one.surface, "RGB")
    one.fill((0, 0, 0))
    one.kept(("outer",), outer)
    assert calls == ["outer", "inner"]
    assert pygame.image.tobytes(one.surface, "RGB") == seen


def test_a_part_with_targets_is_not_kept() -> None:
    one = page()
    one.hand = type("NoHand", (), {"ring": False, "focus": ""})()
    with pytest.raises(ValueError, match="target"):
        one.kept(("bad",), lambda: one.target(Target("press", (0, 0, 100, 100), lambda: None)))


def test_only_so_many_are_kept_and_those_asked_for_last() -> None:
    kept: Recent[int] = Recent(3)
    for number in range(5):
        kept.put(number, number)
        kept.get(2)
    assert [kept.get(number) for number in range(5)] == [None, None, 2, 3, 4]


def test_a_thing_is_the_same_only_as_itself() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert Same(one) != Same(other)
    assert len({Same(one), Same(one), Same(other)}) == 2

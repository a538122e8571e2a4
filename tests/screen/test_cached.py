"""What is kept from one frame for the next is the same picture and the same record, and does not pile up."""

from __future__ import annotations

import pygame
import pytest

from game.screen.kit.artwork import _shadow
from game.screen.kit.page import HitTarget, Page, RenderStyle
from game.screen.kit.surface_cache import Same, SurfaceCache
from tests.screen.test_layout import studio
from tools.gallery.picture import Picture
from tools.gallery.pictures import pictures

SOME = (
    "years",
    "years.spill",
    "decide",
    "decide.two",
    "decide.board",
    "results",
    "replay.week",
    "title.resume",
)


@pytest.mark.parametrize("picture", [one for one in pictures() if one.name in SOME], ids=lambda one: one.name)
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
    return Page(pygame.Surface((320, 180)), RenderStyle(), "room", None)  # type: ignore[arg-type]


def test_a_part_that_is_kept_inside_another_is_kept_with_it() -> None:
    one, calls = page(), list[str]()

    def inner() -> None:
        calls.append("inner")
        one.box((10, 10, 50, 50), (200, 0, 0))

    def outer() -> None:
        calls.append("outer")
        one.cached(("inner",), inner)
        one.circle((900, 500), 90, (0, 0, 200))

    one.cached(("outer",), outer)
    seen = pygame.image.tobytes(one.surface, "RGB")
    one.fill((0, 0, 0))
    one.cached(("outer",), outer)
    assert calls == ["outer", "inner"]
    assert pygame.image.tobytes(one.surface, "RGB") == seen


def test_a_part_with_targets_is_not_kept() -> None:
    one = page()
    one.hand = type("NoHand", (), {"ring": False, "focus": ""})()
    with pytest.raises(ValueError, match="target"):
        one.cached(("bad",), lambda: one.target(HitTarget("press", (0, 0, 100, 100), lambda: None)))


def test_only_so_many_are_kept_and_those_asked_for_last() -> None:
    kept: SurfaceCache[int] = SurfaceCache(3)
    for number in range(5):
        kept.put(number, number)
        kept.get(2)
    assert [kept.get(number) for number in range(5)] == [None, None, 2, 3, 4]


def test_a_thing_is_the_same_only_as_itself() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert Same(one) != Same(other)
    assert len({Same(one), Same(one), Same(other)}) == 2


def test_a_part_made_ready_is_not_seen_and_then_needs_no_drawing() -> None:
    one, calls = page(), list[str]()

    def part() -> None:
        calls.append("part")
        one.box((0, 0, 400, 400), (200, 0, 0), 40, ((0, 0, 0), 6), shadow=(4, 20))
        one.text((10, 10, 300, 100), "a store")

    one.fill((9, 9, 9))
    blank = pygame.image.tobytes(one.surface, "RGB")
    assert not one.prefetch(("part",), part)
    assert pygame.image.tobytes(one.surface, "RGB") == blank
    assert one.written == []
    assert one.prefetch(("part",), part)
    one.cached(("part",), part)
    assert calls == ["part"]
    assert pygame.image.tobytes(one.surface, "RGB") != blank
    assert [text.text for text in one.written] == ["a store"]


@pytest.mark.parametrize(("edge", "stroke"), [(None, 0.0), ((0, 80, 0), 18.0), ((0, 80, 0), 60.0)])
@pytest.mark.parametrize("size", [(700, 500), (620, 260), (240, 240)])
def test_a_box_put_together_from_its_corners_is_the_box_drawn_whole(
    size: tuple[int, int], edge: tuple[int, int, int] | None, stroke: float
) -> None:
    pygame.font.init()
    one = Page(pygame.Surface((1920, 1080)), RenderStyle(), "room", None)  # type: ignore[arg-type]
    one.fill((255, 255, 255))
    one.box((100, 100, *size), (200, 0, 0), 40, (edge, stroke))
    from_corners = pygame.image.tobytes(one.surface, "RGB")
    one.fill((255, 255, 255))
    one.surface.blit(one.art.box(size, 40, (200, 0, 0), edge, round(stroke)), (100, 100))
    whole = pygame.image.tobytes(one.surface, "RGB")
    unlike = sum(abs(a - b) > 64 for a, b in zip(from_corners, whole, strict=True))
    assert unlike == 0


def test_a_shadow_without_its_middle_looks_the_same_round_its_box() -> None:
    pygame.font.init()
    one = Page(pygame.Surface((1920, 1080)), RenderStyle(), "room", None)  # type: ignore[arg-type]
    box = (400.0, 300.0, 600.0, 300.0)
    one.fill((255, 255, 255))
    one.box(box, (200, 0, 0), 30, shadow=(10, 40))
    parted = pygame.image.tobytes(one.surface, "RGB")
    one.fill((255, 255, 255))
    one.surface.blit(_shadow((600, 300), 30, 40, one.theme.shade), (360, 270))
    one.box(box, (200, 0, 0), 30)
    assert len(one.art.shadow((600, 300), 30, 10, 40, one.theme.shade)) == 4
    assert pygame.image.tobytes(one.surface, "RGB") == parted

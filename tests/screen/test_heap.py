"""What Python looks through for garbage while people look at the Room."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from game.screen.heap import Heap


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_there_when_a_scene_begins_is_searched_no_more_until_the_next_news() -> None:
    heap, kept = Heap(), [[number] for number in range(1000)]
    heap.settle("years")
    assert gc.get_freeze_count() > len(kept)
    before = gc.get_freeze_count()
    more = [[number] for number in range(1000)]
    heap.settle("years")
    assert gc.get_freeze_count() <= before, "the same scene goes on: nothing is done"
    heap.settle("results")
    assert gc.get_freeze_count() >= before + len(more) // 2


def test_once_a_round_what_nobody_holds_is_found() -> None:
    class Loop:
        me: object = None

    heap = Heap()
    loop = Loop()
    loop.me = loop
    heap.settle("years")
    del loop
    heap.settle("results")
    assert any(isinstance(thing, Loop) for thing in _all_things())
    heap.settle("news")
    gc.unfreeze()
    assert not any(isinstance(thing, Loop) for thing in gc.get_objects())


def _all_things() -> list[object]:
    gc.unfreeze()
    things = gc.get_objects()
    gc.freeze()
    return things

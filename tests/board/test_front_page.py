"""A minute of news: the weightiest have a page of their own, the others are named together."""

from __future__ import annotations

from dataclasses import replace

from game.board.news import OWN_PAGES, front_page, news_of
from sim.opening import opening_state
from tests.scenario.kemi import plan


def test_of_many_news_the_weightiest_have_a_page_and_none_is_lost() -> None:
    state = opening_state(plan())
    for seed in range(20):
        items = news_of(plan(), seed, state, range(2021, 2025))
        own, named = front_page(plan(), items)
        assert sorted((*own, *named), key=items.index) == list(items)
        assert len(own) == OWN_PAGES
        assert "furnace_back" not in {item.measure for item in own}, "nothing changes, and nobody is asked"


def test_few_news_have_a_page_each() -> None:
    items = news_of(plan(), 64, opening_state(plan()), range(2022, 2023))
    assert front_page(plan(), items) == (items, ())


def test_what_the_facilitator_brought_is_never_only_named() -> None:
    items = news_of(plan(), 64, opening_state(plan()), range(2021, 2025))
    brought = replace(items[0], measure="furnace_back", is_brought=True)
    own, _ = front_page(plan(), (*items, brought))
    assert brought in own


def test_every_news_of_kemi_tornio_names_a_team_that_answers() -> None:
    seats = [set(firms) for firms in plan().seats.values()]
    for key, event in plan().scenario.events.items():
        asked = set(event.answers)
        assert asked, key
        assert 1 <= sum(bool(asked & firms) for firms in seats) <= 2


def test_who_answers_may_be_others_than_those_it_changes() -> None:
    items = news_of(plan(), 64, opening_state(plan()), range(2022, 2023))
    furnace = next(item for item in items if item.measure == "furnace_down")
    assert furnace.firms == ("steel",)
    assert furnace.asked == ("kiln", "processor")
    assert replace(furnace, answering=()).asked == ("steel",)

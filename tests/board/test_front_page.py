"""A minute of news: the weightiest have a page of their own, which names one firm, one figure and one seat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.board.ended_exchanges import ended_by
from game.board.front_page import front_page_of
from game.board.news import OWN_PAGES, brought_news, front_page, news_of
from game.outputs.front_text import figure_in_words, kind_of, question_in_words
from game.roster.seating import seating
from game.text.translator import Translator
from sim.opening import opening_state
from sim.rules.measures import inject
from sim.scenario.measures import Effect
from tests.scenario.kemi import plan
from tests.session import table


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
    own, named = front_page(plan(), items)
    assert (sorted(own, key=items.index), named) == (list(items), ())
    assert own[0].measure == "paper_stops", "whose people are the most"


def test_what_the_argument_of_its_years_hangs_on_has_a_page_whatever_else_happens() -> None:
    state = opening_state(plan())
    for seed in range(12):
        own, _ = front_page(plan(), news_of(plan(), seed, state, range(2021, 2024)))
        assert "energy_crisis" in {item.measure for item in own}, seed


def test_a_plant_that_nobody_built_is_no_news_when_it_is_stopped() -> None:
    state = opening_state(plan())
    (taken_back,) = brought_news(plan(), inject(state, "gas_back"), 2023, ["gas_back"])
    assert taken_back.changes == 0
    items = news_of(plan(), 64, state, range(2021, 2024))
    own, named = front_page(plan(), (*items, replace(taken_back, is_brought=False)))
    assert "gas_back" in {item.measure for item in named}
    assert "gas_back" not in {item.measure for item in own}


def test_what_the_facilitator_brought_is_never_only_named() -> None:
    items = news_of(plan(), 64, opening_state(plan()), range(2021, 2025))
    brought = replace(items[0], measure="furnace_back", is_brought=True)
    own, _ = front_page(plan(), (*items, brought))
    assert brought in own


@pytest.mark.parametrize("name", ["kemi-tornio", "handelo", "kalundborg"])
def test_every_news_names_a_team_that_answers(name: str) -> None:
    game = table.plan(name)
    seats = [set(firms) for firms in game.seats.values()]
    for key, event in game.scenario.events.items():
        asked = set(event.answers)
        assert asked, key
        assert 1 <= sum(bool(asked & firms) for firms in seats) <= 2


def test_of_parallel_clusters_each_has_that_firm_and_all_are_asked() -> None:
    items = news_of(plan(), 64, opening_state(plan()), range(2022, 2023))
    shared, parallel = seating(plan()), seating(plan(), 2, parallel=True)
    for item in items:
        assert front_page_of(plan(), item, shared).seat is not None
        assert front_page_of(plan(), item, parallel).seat is None


def test_who_answers_may_be_others_than_those_it_changes() -> None:
    items = news_of(plan(), 64, opening_state(plan()), range(2022, 2023))
    furnace = next(item for item in items if item.measure == "furnace_down")
    assert furnace.firms == ("steel",)
    assert furnace.asked == ("kiln", "processor")
    assert replace(furnace, answering=()).asked == ("steel",)


# --- one firm, one figure, one seat ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["kemi-tornio", "handelo", "kalundborg", "tutorial"])
def test_every_event_with_an_effect_names_one_firm_or_the_region_one_figure_and_one_seat(name: str) -> None:
    game = table.plan(name)
    state = opening_state(game)
    teams = seating(game)
    for key, event in game.scenario.events.items():
        if event.effects:
            state.events = {key: 0}
            (item,) = brought_news(game, state, state.year, [key])
            front = front_page_of(game, item, teams)
            assert front.firm in {"", *game.firms}, key
            assert bool(front.firm) or not item.firms, key
            assert front.figure.kind != "none", key
            assert all(figure_in_words(Translator("en"), game, front.figure)[:1]), key
            assert front.seat is not None, key


def test_a_price_never_covers_a_closure() -> None:
    kemi = plan()
    state = opening_state(kemi)
    state.events = {"cheap_power": 0, "energy_crisis": 0, "paper_stops": 0, "sawmill_closes": 0}
    items = [replace(item, is_brought=False) for item in brought_news(kemi, state, 2021, state.events)]
    own, _ = front_page(kemi, items)
    assert [item.measure for item in own][:2] == ["paper_stops", "sawmill_closes"]
    assert [item.people for item in own][:2] == [670, 50]


def test_exchanges_that_end_are_weighed_and_the_seat_at_their_other_end_is_known() -> None:
    town = table.plan("tutorial")
    state = opening_state(town)
    state.events = {"shut": 0}
    measure = town.scenario.events["dear_chips"].model_copy(
        update={"effects": [Effect(change="close", of="roads")], "people": None}
    )
    (ended,) = ended_by(town, state, state.year, measure)
    assert (ended.contract, ended.giver, ended.taker, ended.loses) == (
        "road_to_road",
        "town",
        "roads",
        "town",
    )
    assert ended.amount == state.contracts["road_to_road"].most


def test_news_is_the_same_whether_it_happens_or_is_brought() -> None:
    kemi = plan()
    items = news_of(kemi, 64, opening_state(kemi), range(2022, 2023))
    state = opening_state(kemi)
    state.events = {item.measure: 0 for item in items}
    brought = brought_news(kemi, state, 2022, [item.measure for item in items])
    for item, other in zip(items, brought, strict=True):
        assert front_page_of(kemi, item, seating(kemi)) == replace(
            front_page_of(kemi, other, seating(kemi)), item=item
        )


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("name", ["kemi-tornio", "kalundborg", "handelo", "tutorial"])
def test_every_news_asks_and_the_same_where_somebody_brought_it(name: str, language: str) -> None:
    game = table.plan(name)
    w, state = Translator(language, game), opening_state(game)
    for key in game.scenario.events:
        for item in brought_news(game, inject(state, key), state.year, [key]):
            asks = question_in_words(w, game, item)
            assert asks.endswith("?"), key
            assert asks == question_in_words(w, game, replace(item, is_brought=False))
            own = front_page_of(game, item, ())
            assert own.figure == front_page_of(game, replace(item, is_brought=False), ()).figure


def test_news_whose_author_asks_nothing_ask_what_such_news_ask_everybody() -> None:
    state = opening_state(plan())
    kinds = {
        key: kind_of(plan(), brought_news(plan(), inject(state, key), state.year, [key])[0])
        for key in plan().scenario.events
    }
    assert kinds["sawmill_closes"] == "closure"
    assert {kinds["road_money"], kinds["furnace_down"]} == {"hazard"}
    assert {kinds["court_case"], kinds["permit_appealed"]} == {"law"}
    assert kinds["rail_works"] == "demand"
    assert kinds["furnace_back"] == "other", "what changes no figure asks who gains and who loses"

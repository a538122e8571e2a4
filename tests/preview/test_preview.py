"""The preview tells what a draft would probably change, and nothing of what will really happen."""

from __future__ import annotations

import inspect

from hypothesis import given
from hypothesis import strategies as st

from game.preview.news import as_known, dated
from game.preview.preview import Request, Trials, preview, steps
from game.preview.trials import OWN_LUCK, seed_of
from game.roster.setup import Setup
from sim.opening import opening_state
from sim.year import play_year
from tests.preview.town import SAND_DEAL, decided, plan, plan_with, situation

RECOVER = decided("set_recovery", side_stream="heating_ash", share="1")


def test_an_empty_draft_changes_nothing() -> None:
    found = preview(plan(), situation(plan()), Request({}, draws=3))
    assert found.settled
    assert found.tries == found.of == 3
    assert (found.next.headline.change.least, found.next.headline.change.most) == (0, 0)
    assert found.next.headline.better == 0
    assert found.running is None


def test_building_costs_first_and_helps_once_it_runs() -> None:
    found = preview(plan(), situation(plan()), Request({"foundry": (SAND_DEAL,)}, draws=4))
    assert found.set_aside == ()
    assert found.running is not None
    assert found.next.purses["foundry"].change.most < 0
    assert found.running.headline.better == 4
    assert found.running.headline.change.most < 0
    assert found.running.waste.better == 4


def test_figures_are_ranges_over_tries_and_changes_compare_the_same_luck() -> None:
    figure = preview(plan(), situation(plan()), Request({"foundry": (SAND_DEAL,)}, draws=4)).next.headline
    for span in (figure.without, figure.with_draft, figure.change):
        assert span.least <= span.middle <= span.most
    assert figure.with_draft.least < figure.with_draft.most


def test_what_would_not_stand_is_named_by_its_place_on_the_draft() -> None:
    draft = {"foundry": (RECOVER, decided("invest", project="less_sand"))}
    found = preview(plan(), situation(plan(), standing={"foundry": (SAND_DEAL,)}), Request(draft, draws=1))
    assert [(one.decider, one.index) for one in found.set_aside] == [("foundry", 0), ("foundry", 1)]


def test_a_deal_already_signed_is_there_with_and_without_the_draft() -> None:
    found = preview(plan(), situation(plan(), standing={"foundry": (SAND_DEAL,)}), Request({}, draws=2))
    assert found.running is not None
    assert found.running.headline.change.most == found.running.headline.change.least == 0
    before = preview(plan(), situation(plan()), Request({}, draws=2)).next.headline.without
    assert found.running.headline.without.most < before.least


def test_time_that_is_up_settles_on_a_few_tries_and_the_rest_follow_while_the_draft_rests() -> None:
    seen = [
        one for one in steps(Trials(plan(), situation(plan())), Request({}, draws=10), lambda: True) if one
    ]
    settled = [one for one in seen if one.settled]
    assert settled[0].tries == settled[0].of == 3
    assert [one.tries for one in settled] == sorted(one.tries for one in settled)
    assert settled[-1].tries == 10


# -- never what will really happen --------------------------------------------------------------------


def test_nothing_here_can_be_told_the_seed_of_the_game() -> None:
    for function in (preview, steps, Trials, *(type(situation(plan())), Request)):
        assert not {"seed", "luck"} & set(inspect.signature(function).parameters)


@given(st.text(max_size=20), st.integers(0, 10**6), st.integers(0, 2**63 - 1))
def test_no_try_has_the_luck_of_any_game(salt: str, number: int, seed: int) -> None:
    assert Setup.model_fields["seed"].metadata[-1].lt == OWN_LUCK
    assert seed < OWN_LUCK <= seed_of(salt, number)


def test_tries_differ_from_the_real_year_and_from_each_other() -> None:
    town, state = plan(), opening_state(plan())
    real = play_year(town, 1, state).ledger.uptime
    tried = [play_year(town, seed_of("", number), state).ledger.uptime for number in range(4)]
    assert all(one != real for one in tried)
    assert len({str(one) for one in tried}) == 4


def test_another_salt_makes_other_tries_and_the_same_salt_the_same() -> None:
    one, same, other = (
        preview(plan(), situation(plan(), salt=salt), Request({}, draws=2)) for salt in ("", "", "s")
    )
    assert one == same
    assert one.next != other.next


def test_news_not_out_yet_does_not_show() -> None:
    dear = {"change": "price", "of": "fuel_need", "times": 9}
    shut = {"change": "stop", "of": "casting"}
    first = plan().scenario.about.first_year
    quiet = plan_with()
    soon = plan_with(
        later={"year": first + 1, "effects": [dear]},
        perhaps={"chance": 0.9, "effects": [shut]},
        from_then={"year": first, "chance": 0.9, "effects": [shut]},
    )
    request = Request({"foundry": (SAND_DEAL,)}, draws=3)
    assert preview(soon, situation(soon), request) == preview(quiet, situation(quiet), request)


def test_news_that_is_out_shows() -> None:
    fewer = {"change": "rate", "of": "casting", "times": 0.5}
    first = plan().scenario.about.first_year
    told = plan_with(now={"year": first, "effects": [fewer]}, luck={"chance": 0.1, "effects": [fewer]})
    request = Request({}, draws=2)
    plain, dated_news, both = (
        preview(told, situation(told, news=news), request).next.waste.without
        for news in ({}, None, {"now": first, "luck": first})
    )
    assert dated(told, first, 1) == {"now": first}
    assert both.most < dated_news.least < dated_news.most < plain.least


def test_what_an_event_opens_is_not_there_before() -> None:
    first = plan().scenario.about.first_year
    later = plan_with(opened={"year": first + 1, "effects": [{"change": "stand", "of": "sand_plant"}]})
    assert as_known(later, {}).opened_by == later.opened_by

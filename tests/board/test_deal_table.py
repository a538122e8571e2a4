"""The deal table: what everybody may see of a deal on the wall, in words and sums that agree with the rules."""

from __future__ import annotations

import pytest

from game.board.deal_table import deal_table
from game.session.wall import FACILITATOR, on_wall
from game.text.translator import Translator
from game.typed.deals import with_exchange
from tests.session.test_wall import WORLD, session, slips

LANGUAGES = ("en", "fi", "sv")
PRICES = (-30, -5, 0, 2, 8, 40)


def test_nothing_hangs_there_before_the_first_try() -> None:
    game = session()
    assert deal_table(game, Translator("en", game.plan), WORLD) is None


@pytest.mark.parametrize("nth", range(3))
def test_its_verdict_is_that_of_the_rules_at_every_price(nth: int) -> None:
    tried = 0
    for price in PRICES:
        game = session()
        matches, terms = slips(game)[nth]
        deal = with_exchange(terms, 0, price=price)
        if game.against(WORLD, deal)[0]:
            continue
        tried += 1
        game.to_wall(WORLD, matches, deal)
        table = deal_table(game, Translator("en", game.plan), WORLD)
        assert table is not None
        answer = game.verdict(WORLD, deal).answer
        losing = {row.team for row in on_wall(game, WORLD, deal, FACILITATOR) if (row.gain or 0) < 0}
        assert {row.team.id for row in table.rows if row.on_wall.over == "loses"} == losing
        assert table.has_loser == bool(losing)
        assert (table.verdict == "All gain.") <= (answer == "both gain")
    assert tried == len(PRICES)


def test_with_closed_books_no_sum_stands_on_it_and_with_open_ones_they_add_up_to_the_cent() -> None:
    game = session()
    matches, terms = slips(game)[0]
    game.to_wall(WORLD, matches, terms)
    table = deal_table(game, Translator("en", game.plan), WORLD)
    assert table is not None
    assert all(row.on_wall.gain is None and row.before is None for row in table.rows)
    (books,) = [key for key, measure in game.plan.measures.items() if measure.opens_books]
    game.inject(books)
    game.play_round()
    game.go_to("decide")
    matches, terms = slips(game)[0]
    game.to_wall(WORLD, matches, terms)
    dearer = with_exchange(terms, 0, price=(terms.exchanges[0].price or 0) + 1)
    game.to_wall(WORLD, matches, dearer)
    table = deal_table(game, Translator("en", game.plan), WORLD)
    assert table is not None
    joint = sum(side.gain for side in game.verdict(WORLD, dearer).sides)
    assert sum(row.on_wall.gain or 0 for row in table.rows) == joint
    earlier = sum(side.gain for side in game.verdict(WORLD, terms).sides)
    assert sum(row.before or 0 for row in table.rows) == earlier
    assert table.tries == "Try 2 of 3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_said_in_every_language(language: str) -> None:
    game = session()
    matches, terms = slips(game)[0]
    game.to_wall(WORLD, matches, terms)
    table = deal_table(game, Translator(language, game.plan), WORLD)
    assert table is not None
    assert all("{" not in text for text in (table.verdict, table.tries, *table.building, *table.clauses))
    untouched = [row.team.id for row in table.rows if row.on_wall.over == "untouched"]
    assert [row.team.id for row in table.rows][len(table.rows) - len(untouched) :] == untouched

"""The deal table: what everybody may see of a deal on the wall, in words and sums that agree with the rules."""

from __future__ import annotations

import random
from decimal import Decimal
from functools import cache, partial

import pytest

from game.board.deal_table import deal_table, table_rows
from game.board.price_zone import price_zone
from game.session.entries import Injected, WallTry
from game.session.session import Session
from game.session.wall import FACILITATOR, on_wall
from game.text.translator import Translator
from game.typed.deals import with_exchange
from sim.decisions import DealTerms
from sim.scenario.bounds import PRICE
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


def test_what_is_not_built_is_said_to_move_nothing_and_not_to_be_past_signing() -> None:
    game = session()
    match = game.scenario.matches["chips_to_pulp"]
    chips = DealTerms.model_validate(
        {"parties": ["paper", "pulp"], "exchanges": [
            {"giver": match.giver, "taker": match.taker, "most": 100_000, "price": 20, "years": 5}
        ]}
    )  # fmt: skip
    assert not game.against(WORLD, chips)[0]
    game.to_wall(WORLD, ("chips_to_pulp",), chips)
    table = deal_table(game, Translator("en", game.plan), WORLD)
    assert table is not None
    assert table.verdict == "Nobody gains: as it stands, nothing flows."


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
    assert all("{" not in row.words for row in table.building)
    assert all("{" not in text for text in (table.verdict, table.tries, *table.clauses))
    untouched = [row.team.id for row in table.rows if row.on_wall.over == "untouched"]
    assert [row.team.id for row in table.rows][len(table.rows) - len(untouched) :] == untouched


@cache
def opened_books() -> Session:
    """The second round of Kemi-Tornio, in which everybody may see everybody's sums."""
    game = session()
    (books,) = [key for key, measure in game.plan.measures.items() if measure.opens_books]
    game.inject(books)
    game.play_round()
    game.go_to("decide")
    return game


def test_the_zone_is_where_the_rules_say_that_all_gain_and_its_ends_are_the_last_such_prices() -> None:
    game, zones = opened_books(), 0
    for _, terms in slips(game):
        at = max(range(len(terms.exchanges)), key=lambda nth: terms.exchanges[nth].most)
        zone = price_zone(partial(game.verdict, WORLD), terms, at)
        if zone is None:
            continue
        zones += 1

        def answer(price: Decimal, terms: DealTerms = terms, at: int = at) -> str:
            return game.verdict(WORLD, with_exchange(terms, at, price=price)).answer

        assert answer(zone.least) == answer(zone.most) == answer((zone.least + zone.most) / 2) == "both gain"
        beyond = Decimal("0.05")
        assert answer(zone.least - beyond) == answer(zone.most + beyond) == "one loses"
        assert (answer(zone.now) == "both gain") == (zone.least <= zone.now <= zone.most)
    assert zones >= 3


def test_where_a_price_would_have_to_be_higher_than_a_slip_may_say_there_is_no_zone() -> None:
    game = opened_books()
    for _, terms in slips(game):
        for most, price in ((Decimal("0.01"), Decimal(1)), (Decimal("0.01"), PRICE.most)):
            deal = with_exchange(terms, 0, most=most, price=price)
            zone = price_zone(partial(game.verdict, WORLD), deal, 0)
            assert zone is None or PRICE.least <= zone.least <= zone.most <= PRICE.most


def test_the_price_before_is_that_of_the_same_exchange_whatever_else_was_on_the_slip() -> None:
    game = opened_books().copy()
    deals = {terms.exchanges[0].giver: (matches, terms) for matches, terms in slips(game)}
    ranked = sorted(deals.values(), key=lambda each: -max(exchange.most for exchange in each[1].exchanges))
    (matches, alone), (_, other), *_ = ranked
    parties = sorted({*alone.parties, *other.parties})
    exchanges = [*other.exchanges, *alone.exchanges]
    whole = alone.model_copy(update={"parties": parties, "exchanges": exchanges})
    largest = max(exchanges, key=lambda exchange: exchange.most)
    for deal in (alone, whole):
        game.store.write(WallTry(round=game.round, world=WORLD, matches=matches, deal=deal))
    table = deal_table(game, Translator("en"), WORLD)
    assert table is not None
    assert table.zone_words
    assert table.zone is None or table.zone.before == largest.price


def test_when_an_earlier_round_is_played_again_the_table_is_worked_out_again() -> None:
    game, w = opened_books().copy(), Translator("en")
    game.to_wall(WORLD, *slips(game)[0])
    table = deal_table(game, w, WORLD)
    assert table is not None
    assert any(row.on_wall.gain is not None for row in table.rows)
    game.undo(next(line for line, entry in game.past.entries.items() if isinstance(entry, Injected)))
    game.catch_up()
    table = deal_table(game, w, WORLD)
    assert table is not None
    assert all(row.on_wall.gain is None for row in table.rows)


def test_the_zone_stands_on_the_table_with_open_books_alone() -> None:
    w, closed, game = Translator("en"), session(), opened_books().copy()
    for shown in (closed, game):
        deals = [one for one in slips(shown) if shown.verdict(WORLD, one[1]).answer == "both gain"]
        shown.to_wall(WORLD, *deals[0])
    table = deal_table(closed, w, WORLD)
    assert table is not None
    assert (table.zone, table.zone_words) == (None, "")
    table = deal_table(game, w, WORLD)
    assert table is not None
    assert table.zone is not None
    assert table.zone.least <= table.zone.now <= table.zone.most
    assert table.zone_words.startswith("All gain from ")


@pytest.mark.parametrize(
    "nth", [*range(10), *(pytest.param(n, marks=pytest.mark.whole) for n in range(10, 100))]
)
def test_random_drafts_say_on_the_table_what_the_rules_say(nth: int) -> None:
    """Ten a time, a hundred in every run, a thousand in the whole one: sums to the cent, and who loses."""
    game = opened_books()
    luck = random.Random(nth)
    for _ in range(10):
        terms = drafted(game, luck)
        if game.against(WORLD, terms)[0]:
            assert game.verdict(WORLD, terms).answer == "not possible"
            continue
        verdict = game.verdict(WORLD, terms)
        rows = table_rows(game, Translator("en"), WORLD, terms)
        assert sum(row.on_wall.gain or 0 for row in rows) == sum(side.gain for side in verdict.sides)
        losing = {row.team.id for row in rows if row.on_wall.over == "loses"}
        assert losing == {side.seat for side in verdict.sides if side.gain < 0}
        assert bool(losing) == (verdict.answer == "one loses")


def drafted(game: Session, luck: random.Random) -> DealTerms:
    """A deal that could be signed, at terms that nobody would think of."""
    _, terms = luck.choice(slips_of(game))
    at = luck.randrange(len(terms.exchanges))
    price = Decimal(luck.randrange(-3000, 9000)) / 100
    most = max(Decimal(1), Decimal(terms.exchanges[at].most) * luck.randrange(20, 100) / 100).quantize(
        Decimal(1)
    )
    return with_exchange(terms, at, price=price, most=most, years=luck.randrange(1, 12))


@cache
def slips_of(game: Session) -> list[tuple[tuple[str, ...], DealTerms]]:
    return slips(game)

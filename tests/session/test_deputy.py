"""Where people hand in no sheet, a deputy decides: it signs what is fair, and builds, pays and leaves nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from game.board.reveal import opened
from game.roster.setup import BotName
from game.session.entries import Sheet
from game.session.session import Session
from game.text.translator import Translator
from sim.decisions import AcceptDeal, Invest, LeaveExchange, OfferDeal
from tests.session.table import PACKAGE, collect, played, reopened, scenario, setup, to_the_end


def table(bots: dict[str, BotName] | None = None, *, deputy: bool = True) -> Session:
    """The tutorial in the first round's decisions."""
    update = {"deputy": deputy}
    session = Session.in_memory(scenario(), setup(bots=bots).model_copy(update=update))
    session.go_to("decide")
    return session


def sheet_of(session: Session, team: str, number: int = 1) -> Sheet | None:
    return next((one for one in session.past.basis(number).sheets if one.team == team), None)


def test_a_seat_without_a_sheet_is_decided_for_and_the_journal_says_by_whom() -> None:
    session = table()
    session.seal("foundry", [collect("0.5")])
    session.seal("roads", [])
    session.go_to("reveal")
    town = sheet_of(session, "town")
    assert town is not None
    assert (town.by, town.decisions) == ("deputy", ())
    assert str(session.history()[-2].text) == "Round 1: the deputy decides for Town: no decision"


def test_an_empty_sheet_that_was_handed_in_stays_its_teams_own() -> None:
    session = table()
    session.seal("roads", [])
    session.go_to("reveal")
    roads = sheet_of(session, "roads")
    assert roads is not None
    assert roads.by is None


def test_older_sessions_have_no_deputy() -> None:
    session = table(deputy=False)
    session.go_to("reveal")
    assert session.past.basis(1).sheets == ()


def terms(price: str) -> OfferDeal:
    """The tutorial's package at another price of the sand."""
    exchange = PACKAGE.exchanges[0].model_copy(update={"price": Decimal(price)})
    return PACKAGE.model_copy(update={"exchanges": [exchange]})


@pytest.mark.parametrize(("price", "signs"), [("0", True), ("14", False)])
def test_it_signs_what_gives_its_seat_a_quarter_and_nothing_else(price: str, signs: bool) -> None:
    """At 0 EUR/t the road builder has over a quarter of what both gain in eight years; at 14 EUR/t it loses."""
    session = table()
    session.hand_in("foundry", [terms(price)])
    session.go_to("reveal")
    roads = sheet_of(session, "roads")
    assert roads is not None
    answers = [one for one in roads.decisions if isinstance(one, AcceptDeal)]
    assert bool(answers) is signs
    assert not any(isinstance(one, Invest | LeaveExchange | OfferDeal) for one in roads.decisions)


def test_people_who_come_back_find_their_draft_and_decide_themselves() -> None:
    session = table()
    session.draft("roads", [])
    session.draft("foundry", [collect("0.5")])
    session.go_to("reveal")
    session.go_to("decide")
    assert session.sealed("foundry") is None
    assert session.drafted("foundry") == (collect("0.5"),)
    session.seal("foundry", session.drafted("foundry"))
    lines = session.past.last
    session.go_to("reveal")
    foundry = sheet_of(session, "foundry")
    assert foundry is not None
    assert (foundry.by, foundry.decisions) == (None, (collect("0.5"),))
    assert session.past.last == lines + 1, "what the deputy decides again alike is not written again"


def test_a_session_with_a_deputy_comes_out_the_same_when_it_is_opened_again() -> None:
    session = table({"town": "cooperative"})
    session.hand_in("foundry", [terms("0")])
    to_the_end(session)
    assert all(sheet_of(session, "roads", number) for number in (1, 2, 3))
    again = reopened(session)
    assert again.task is None
    assert played(again) == played(session)


def test_the_reveal_says_for_whom_the_deputy_decided() -> None:
    session = table()
    session.seal("town", [])
    session.go_to("reveal")
    cards = {card.title: card.lines for card in opened(session, Translator("en")) if not card.is_deal}
    assert cards["Roads"] == ("The deputy decided for Roads.", "as last year")
    assert cards["Town"] == ("as last year",)

"""Figures on role sheets and round sheets: those of the rules and the Desk, and none that a team must not know."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from game.bots.market import market
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.later import round_sheets
from game.outputs.handouts.offer_text import OfferText, careful
from game.outputs.handouts.offers import ExchangeOffer, RoundOffers
from game.outputs.handouts.paper import Paper, PrintStyle
from game.outputs.handouts.roles import role_sheets
from game.roster.seating import seating
from game.text.translator import Translator
from game.typed.codes import code_of, handles
from game.typed.deals import propose, slip_for
from sim.decisions import DealExchange, DealTerms
from sim.economy.annual_worth import exchange_gains
from sim.economy.package_prices import priced_exchanges
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules.deal_verdict import verdict
from sim.scenario.loader import load
from sim.situation import Situation
from sim.told_figures import figure
from tests.scenario.kemi import ROOT


@cache
def kemi() -> Plan:
    return Plan(load(ROOT / "scenarios" / "kemi-tornio.yaml"))


@cache
def offers(number: int = 1) -> RoundOffers:
    return RoundOffers(kemi(), number)


def shown(number: int) -> list[ExchangeOffer]:
    keys = dict.fromkeys(key for firm in kemi().firms for key in offers(number).exchanges(firm))
    return [offers(number).exchange(key) for key in keys]


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_limit_is_the_price_at_which_the_desk_says_that_nothing_is_gained(number: int) -> None:
    plan, state = kemi(), offers(number).situation.state
    for offer in shown(number):
        zone = offer.limits[0].zone
        assert offer.limits[0].year == state.year
        for price, firm in ((zone.floor, offer.giver_firm), (zone.ceiling, offer.taker_firm)):
            exchange = DealExchange(
                giver=offer.store, taker=offer.taker, most=Decimal(1000), price=Decimal(price) / 100, years=5
            )
            terms = DealTerms(parties=[offer.giver_firm, offer.taker_firm], exchanges=[exchange])
            assert exchange_gains(Situation(plan, state), terms)[firm] == 0


def test_limits_of_later_years_are_those_of_slips_written_then() -> None:
    plan, offer = kemi(), offers(1).exchange("bark_to_plant")
    for year, zone in offer.limits:
        state = replace(opening_state(plan), year=year)
        terms = slip_for(plan, replace(opening_state(plan)), plan.seats, ("bark_to_plant",))
        assert terms is not None
        exchange = DealExchange.model_validate(terms.exchanges[0].model_dump() | {"price": 0, "years": 1})
        (priced,) = priced_exchanges(
            Situation(plan, state), DealTerms(parties=terms.parties, exchanges=[exchange])
        )
        assert priced.zone == zone


def test_whoever_keeps_to_a_printed_limit_does_not_lose() -> None:
    for offer in [*shown(1), *shown(3)]:
        for _, zone in offer.limits:
            assert careful(zone.floor, up=True) >= zone.floor
            assert careful(zone.ceiling, up=False) <= zone.ceiling
    assert careful(4930, up=False) == 4900
    assert careful(-573, up=True) == -570


def test_a_card_together_pays_back_as_the_desk_reckons_its_slip() -> None:
    plan, card = kemi(), offers(1).card("c3")
    assert card.together is not None
    assert card.together.matches == ("bark_to_plant",)
    state = offers(1).situation.state
    terms = propose(market(plan, state, plan.seats), card.together.matches)
    assert terms is not None
    sides = verdict(plan, None, state, terms, plan.seats).sides
    assert card.together.yearly == sum(side.yearly for side in sides)
    assert card.together.cost == sum(side.invested for side in sides) == plan.projects["c3"].cost
    assert card.alone == -card.running


@cache
def printed(language: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(band of the team, text) of role sheets and of round sheets."""
    plan = kemi()
    facts = Facts(plan, Translator(language, plan))
    teams = seating(plan, language=language)
    texts: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    marks = {team.mark: team.id for team in teams}
    written = Paper._written
    for kept, draw in zip(texts, (_roles, _rounds), strict=True):

        def noted(
            self: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle,
            kept: list[tuple[str, str]] = kept,
        ) -> float:  # fmt: skip
            kept.append(("" if self.band is None else marks[self.band], text.replace("\u00a0", " ")))
            return written(self, at, wide, text, style)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Paper, "_written", noted)
            draw(facts, teams)
    return texts


def _roles(facts: Facts, teams: tuple) -> None:  # type: ignore[type-arg]
    role_sheets(Paper("", ""), facts, teams, teams)


def _rounds(facts: Facts, teams: tuple) -> None:  # type: ignore[type-arg]
    round_sheets(Paper("", ""), facts, teams, teams, 5)


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_first_sheets_name_nothing_that_comes_later(language: str) -> None:
    plan, codes = kemi(), handles(kemi())
    roles = " ".join(text for _, text in printed(language)[0])
    named = {word for word in re.findall(r"\b[A-Z]\d+\b", roles) if codes[word].what in ("project", "match")}
    now = {code_of(codes, "match", offer.match) for offer in shown(1)}
    now |= {project.id.upper() for project in plan.projects.values() if project.window.is_open(1)}
    told = {code for code in named - now if not _is_told_by_the_scenario(code)}
    assert told == set()
    assert {code_of(codes, "match", offer.match) for offer in shown(1)} <= named


def _is_told_by_the_scenario(code: str) -> bool:
    """Whether a card of the first round names it itself: "needs M6 or C2"."""
    about = kemi().scenario.projects
    return any(
        code in (part.what.en if part.what else "")
        for key, part in about.items()
        if kemi().projects[key].window.is_open(1)
    )


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_team_reads_its_own_limits_and_never_another_s(language: str) -> None:
    plan = kemi()
    text = OfferText(Facts(plan, Translator(language, plan)), seating(plan, language=language), offers(1))
    for offer in shown(1):
        giver = " ".join(text.exchange(offer, offer.giver_firm)).replace("\u00a0", " ")
        taker = " ".join(text.exchange(offer, offer.taker_firm)).replace("\u00a0", " ")
        for read, other in (
            (giver, _limits_of(text, offer, "taker")),
            (taker, _limits_of(text, offer, "giver")),
        ):
            assert other not in read
        assert _limits_of(text, offer, "giver") in giver
        assert _limits_of(text, offer, "taker") in taker


def _limits_of(text: OfferText, offer: ExchangeOffer, end: str) -> str:
    firm = offer.giver_firm if end == "giver" else offer.taker_firm
    return next(text._limit(offer, firm)).replace("\u00a0", " ")


def test_what_unfolds_is_handed_out_in_its_round_and_hidden_matches_only_once_they_are_known() -> None:
    plan, codes = kemi(), handles(kemi())
    rounds = printed("en")[1]
    headings = [i for i, (_, text) in enumerate(rounds) if text.startswith("New in round")]
    for start, end in zip(headings, [*headings[1:], len(rounds)], strict=True):
        number = int(rounds[start][1].split()[3])
        year = plan.scenario.about.years_of(number)[0]
        named = {word for _, text in rounds[start:end] for word in re.findall(r"\bX\d+\b", text)}
        for match in (plan.scenario.matches[codes[code].id] for code in named):
            assert not match.hidden or (match.revealed_from or 9999) <= year
    assert any("X26" in text for _, text in rounds)


def test_every_exchange_says_with_whom_how_much_what_it_needs_and_the_limit() -> None:
    city = " ".join(text for team, text in printed("en")[0] if team == "city")
    for part in (
        "You take: R13 Bark and sawdust. From: Paper mill and sawmill (team Forest), in place of B1",
        "There is 60 kt a year; 61 kt could be used. 1 €/t up or down in price: 60 k€ a year.",
        "Your limit: at most 49 €/t (2020: 53 · 2022: 62 · 2024: 73).",
        "Needs C3 (City, 3 M€). Haulage 3.5 €/t: the taker pays.",
        "Together with X24 it brings 1.6 M€ a year, to share. Paid back in about 2 years. Saves 47 kt of new material",
        "Costs 3 M€, then 50 k€ a year",
        "One purse for all of you: 7.7 M€ (Power plant 3.3 M€, City 4.4 M€).",
        "Now it is 1.6 Mt a year; 570 kt of it is yours.",
    ):
        assert part in city, part


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_number_for_all_on_a_team_s_page_is_the_one_that_the_story_tells(language: str) -> None:
    plan, w = kemi(), Translator(language, kemi())
    tonnes = figure(plan, "idle.addressable_virgin_t", "")
    whole = w.amount(int(tonnes.value * 1000)).replace("\u00a0", " ")
    pages = [text for _, text in printed(language)[0] if whole in text]
    assert len(pages) == len(plan.seats)

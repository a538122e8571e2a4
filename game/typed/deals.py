"""Deal slips: a package proposed from a match, and changed as the parties bargain. "I build if you build"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from game.bots.bundles import evaluate
from game.bots.gain_split import purse_of
from game.bots.market import MarketView, OpenLink, market
from game.bots.slips import Manner, best_call, write
from game.typed.codes import code_of, handles
from sim.decisions import AgreeDeal, DealExchange, DealProject, DealTerms, PaidBy
from sim.economy.annual_worth import amounts
from sim.economy.package_prices import priced_exchanges
from sim.economy.volumes import free_demand, free_supply
from sim.plan.plan import Plan
from sim.rules.deal_verdict import verdict
from sim.situation import Situation, room
from sim.state import State

_ROOM = Decimal("1.1")
"""what a slip leaves above an ordinary year (tuned)"""
_ADVANCE_STEP = Decimal("0.1")
_INDEX_STEP = Decimal("0.05")
REPAID_YEARS = 5
"""years in which an advance comes back, where nothing else was said (tuned: about as long as a package pays back)"""
_PARTS = 20
"""a gain is split by twentieths"""
Seats = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Chance:
    """A match that could become a deal now."""

    match: str
    code: str
    terms: DealTerms


def slip_for(plan: Plan, state: State, seats: Seats, matches: tuple[str, ...]) -> DealTerms | None:
    """The slip that is opened for these matches: with the broker's aid a whole package; else blank, but for what
    could flow in an ordinary year. None if nothing of it can be had now."""
    if plan.scenario.about.brokers_aid:
        return propose(market(plan, state, seats), matches)
    return blank(plan, state, matches)


def blank(plan: Plan, state: State, matches: tuple[str, ...]) -> DealTerms | None:
    """A slip that says what is exchanged and no more: price, years, who builds and who lends are theirs to write."""
    situation, exchanges = Situation(plan, state), []
    for key in matches:
        match = plan.scenario.matches[key]
        amount = Decimal(_ordinary(situation, match.giver, match.taker) * _ROOM // 1000)
        exchanges.append(DealExchange(giver=match.giver, taker=match.taker, most=max(Decimal(1), amount)))
    firms = dict.fromkeys(plan.firm_of(end) for each in exchanges for end in (each.giver, each.taker))
    return DealTerms(parties=list(firms), exchanges=exchanges) if len(firms) > 1 else None


def _ordinary(situation: Situation, giver: str, taker: str) -> int:
    """What there is of it in an ordinary year, at most what the taker can use."""
    supply, demand = ordinary_ends(situation, giver, taker)
    return min(supply, demand) or supply


def ordinary_ends(situation: Situation, giver: str, taker: str) -> tuple[int, int]:
    """What there is of it in an ordinary year, all of it collected and treated, and what the taker could use of it."""
    plan, state = situation.plan, situation.state
    store = plan.stores[giver]
    collected = replace(
        state, recovery={**state.recovery, giver: (1, 1)}, blend={**state.blend, taker: (1, 1)}
    )
    then = Situation(plan, collected)
    fed = {store.process: Fraction(plan.treatments[store.process].capacity)} if store.is_yield else {}
    return int(free_supply(then, giver, fed)), int(free_demand(then, taker, store.material))


def chances(plan: Plan, state: State, seats: Seats) -> list[Chance]:
    """Every visible match that could be agreed on now, with a package for it."""
    known, codes = market(plan, state, seats), handles(plan)
    proposed = ((key, propose(known, (key,))) for key in plan.scenario.matches)
    return [Chance(key, code_of(codes, "match", key), terms) for key, terms in proposed if terms is not None]


def propose(known: MarketView, matches: tuple[str, ...]) -> DealTerms | None:
    """A package for these matches: ordinary amounts, fair prices, advances where a purse is too small.

    None if nothing of it can be had now. Changes nothing, knows nothing that a table does not.
    """
    ends = [
        (known.plan.scenario.matches[key].giver, known.plan.scenario.matches[key].taker) for key in matches
    ]
    links = _with_feeds(known, [link for link in known.links if (link.giver, link.taker) in ends])
    if not links:
        return None
    bundle = evaluate(known, links)
    if not bundle.amounts or len(bundle.firms) < 2:
        return None
    rooms = {
        purse_of(known, firm): room(known.situation, firm) for firm in bundle.firms if firm in known.seat_of
    }
    call = best_call(known, bundle.projects, bundle.firms)
    for asked in dict.fromkeys((call, None)):
        slip = write(known, bundle, rooms, Manner(advances=True, call=asked))
        if slip is not None:
            return _trimmed(known, slip.terms)
    slip = write(known, bundle, dict.fromkeys(rooms, 10**15), Manner())
    return _trimmed(known, slip.terms) if slip is not None else None


def _trimmed(known: MarketView, terms: DealTerms) -> DealTerms:
    """The package with no more on an exchange than would flow, and a little room: a slip that can be kept."""
    priced = priced_exchanges(known.situation, terms)
    if len(priced) < len(terms.exchanges):
        return terms
    for at, flows in enumerate(amounts(known.situation, priced)):
        most = Decimal(flows * _ROOM // 1000)
        if 0 < most < terms.exchanges[at].most:
            terms = with_exchange(terms, at, most=most)
    return terms


def _with_feeds(known: MarketView, links: list[OpenLink]) -> list[OpenLink]:
    """The links, and those that feed the treatments whose yields they give."""
    wanted = list(links)
    for link in wanted:
        if link.process and not any(feed.feeds == link.process for feed in wanted):
            own = any(known.volumes.streams[stream] for stream in known.volumes.own_feed[link.process])
            feeds = [feed for feed in known.links if feed.feeds == link.process]
            if not own and not known.volumes.fed.get(link.process) and feeds:
                wanted.append(max(feeds, key=lambda feed: (feed.width, feed.giver)))
    return wanted


def with_exchange(terms: DealTerms, at: int, **changes: object) -> DealTerms:
    """The package with one exchange changed: most, price, years …"""
    exchanges = [
        DealExchange.model_validate(exchange.model_dump() | changes) if i == at else exchange
        for i, exchange in enumerate(terms.exchanges)
    ]
    return _changed(terms, exchanges=exchanges)


def with_project(plan: Plan, terms: DealTerms, project: str) -> DealTerms:
    """The package with a project that its owner builds and pays for; the owner becomes a party."""
    owner = plan.projects[project].firm
    parties = [*terms.parties, *({owner} - {*terms.parties})]
    return _changed(terms, projects=[*terms.projects, DealProject(project=project)], parties=parties)


def without_projects(terms: DealTerms, projects: Collection[str]) -> DealTerms:
    """The package without these projects; who was named as a party stays one."""
    return _changed(terms, projects=[part for part in terms.projects if part.project not in projects])


def with_advance(terms: DealTerms, project: str, firm: str, share: Decimal, repaid_years: int) -> DealTerms:
    """The package in which a firm carries a share of a project's cost; nothing carried at 0. It becomes a party."""
    projects = []
    for part in terms.projects:
        if part.project == project:
            paid = [payer for payer in part.paid_by if payer.firm != firm]
            if share > 0:
                paid.append(PaidBy(firm=firm, share=share, repaid_years=repaid_years))
            part = DealProject(project=project, paid_by=paid, co_funding=part.co_funding)
        projects.append(part)
    parties = [*terms.parties, *({firm} - {*terms.parties} if share > 0 else ())]
    return _changed(terms, projects=projects, parties=parties)


def advanced(terms: DealTerms, project: str, firm: str, by: int) -> DealTerms:
    """The package in which a firm carries so many tenths more of a project, paid back over some years."""
    now = advance_of(terms, project, firm)
    share = max(Decimal(0), min(Decimal(1), now + by * _ADVANCE_STEP))
    return with_advance(terms, project, firm, share, REPAID_YEARS)


def advance_of(terms: DealTerms, project: str, firm: str) -> Decimal:
    """The share of a project's cost that a firm carries."""
    part = next(candidate for candidate in terms.projects if candidate.project == project)
    return next((payer.share for payer in part.paid_by if payer.firm == firm), Decimal(0))


def repaid_years_of(terms: DealTerms, project: str, firm: str) -> int:
    """In how many years a firm has back what it carries of a project; 0: it has nothing back, or carries nothing."""
    part = next(candidate for candidate in terms.projects if candidate.project == project)
    return next((payer.repaid_years for payer in part.paid_by if payer.firm == firm), 0)


def may_advance(plan: Plan, terms: DealTerms, project: str) -> list[str]:
    """The parties that could carry a share of a project of another: who does so already first, nobody outside."""
    owner = plan.projects[project].firm
    others = [firm for firm in terms.parties if firm != owner and not plan.firms[firm].outside]
    return sorted(others, key=lambda party: not advance_of(terms, project, party))


def advances(plan: Plan, terms: DealTerms, most: int) -> list[tuple[str, str]]:
    """(project, a party that could carry a share of it; empty if there is none), as many as there is room for:
    one of every project, then what else there is."""
    of = {part.project: may_advance(plan, terms, part.project) or [""] for part in terms.projects}
    pairs: list[tuple[str, str]] = []
    for turn in range(max(map(len, of.values()), default=0)):
        pairs += [(project, firms[turn]) for project, firms in of.items() if turn < len(firms)]
    order = list(of)
    return sorted(pairs[:most], key=lambda pair: order.index(pair[0]))


def with_takers_share(terms: DealTerms, share: Decimal) -> DealTerms:
    """The package in which prices follow from how the gain is split: so much of it to the takers."""
    exchanges = [
        DealExchange.model_validate(exchange.model_dump() | {"price": None}) for exchange in terms.exchanges
    ]
    return _changed(terms, exchanges=exchanges, takers_share=share)


def with_fair_shares(plan: Plan, state: State, seats: Seats, terms: DealTerms) -> DealTerms:
    """The package with prices at which the purse that gains least, building counted, gains as much as it can.

    Half and half of what each exchange brings is not it: who builds has spent more than who takes.
    """

    def least(version: DealTerms) -> int:
        return min((side.gain for side in verdict(plan, None, state, version, seats).sides), default=0)

    nearest = sorted(range(_PARTS + 1), key=lambda parts: abs(parts - _PARTS // 2))
    return max((terms, *(with_takers_share(terms, Decimal(part) / _PARTS) for part in nearest)), key=least)


def carried_over(before: DealTerms, terms: DealTerms) -> DealTerms:
    """A package with all that stands in another: nothing that people wrote is lost when an exchange joins."""
    exchanges = {(exchange.giver, exchange.taker): exchange for exchange in before.exchanges}
    projects = {part.project: part for part in before.projects}
    return _changed(
        terms,
        exchanges=[exchanges.get((exchange.giver, exchange.taker), exchange) for exchange in terms.exchanges],
        projects=[projects.get(part.project, part) for part in terms.projects],
        takers_share=before.takers_share,
    )


def without_exchange(terms: DealTerms, at: int) -> DealTerms:
    """The package without one of its exchanges."""
    return _changed(terms, exchanges=[exchange for i, exchange in enumerate(terms.exchanges) if i != at])


def _changed(terms: DealTerms, **changes: object) -> DealTerms:
    plain = {name: getattr(terms, name) for name in DealTerms.model_fields}
    return DealTerms.model_validate(plain | changes)


def agreed(terms: DealTerms) -> AgreeDeal:
    """The package as it stands when every party has signed."""
    plain = {name: getattr(terms, name) for name in DealTerms.model_fields}
    return AgreeDeal.model_validate(plain | {"do": "agree_deal", "signed": terms.parties})


def terms_of(deal: AgreeDeal) -> DealTerms:
    """What was signed, as a slip that nobody has signed."""
    return DealTerms.model_validate({name: getattr(deal, name) for name in DealTerms.model_fields})


def matches_of(plan: Plan, terms: DealTerms) -> tuple[str, ...]:
    """The matches that a package is about, in the order of the scenario."""
    links = {(exchange.giver, exchange.taker) for exchange in terms.exchanges}
    matches = plan.scenario.matches.items()
    return tuple(key for key, match in matches if (match.giver, match.taker) in links)


def stepped(terms: DealTerms, at: int, what: str, by: int) -> DealTerms:
    """The package with more or less of something in one exchange: `most`, `price` or `years`, in ordinary steps."""
    exchange = terms.exchanges[at]
    if what == "years":
        return with_exchange(terms, at, years=max(1, min(50, exchange.term + by)))
    if what == "most":
        step = Decimal(10) ** max(0, len(str(int(exchange.most))) - 2)
        return with_exchange(terms, at, most=max(step, (exchange.most // step + by) * step))
    if exchange.indexed is not None:
        return with_exchange(
            terms, at, indexed=max(Decimal(0), min(Decimal(1), exchange.indexed + by * _INDEX_STEP))
        )
    return with_exchange(terms, at, price=(exchange.price or Decimal(0)) + by * Decimal("0.5"))

"""What a package brings its firms, year by year and clause by clause: what is signed, reckoned to the end.

Prices, demand and measures are those of each year as the paths have them, luck and news to come left out. Building
takes the usual time; a least amount that will not flow is paid for; an advance is back only once it is paid back.
Closed form: no year is simulated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from sim.decisions import DealProject, DealTerms
from sim.economy.agreed_terms import draft_contract, payers_of
from sim.economy.annual_worth import amounts, own_gain, running_cost
from sim.economy.contract_year import Flow, brought
from sim.economy.grants import left_in_pot, sum_for
from sim.economy.outlook import Outlook
from sim.economy.package_prices import Priced, priced_exchanges
from sim.economy.price_zone import Pricing
from sim.economy.standing_times import builders_of, hours_to_build, hours_to_full, lacking
from sim.economy.volumes import free_demand, free_supply
from sim.situation import Situation, Standing, cost_of, part_of
from sim.state import Contract, Payer
from sim.units import YEAR, share_out

Kind = Literal["exchange", "building", "grant", "advance", "own"]
"""goods and shortfall · cost of projects · co-funding · what is paid back · what a project brings its owner alone"""
YEARS_WITHOUT_CONTRACT = 10
"""How long a package without exchanges has to pay back (tuned)."""


class CashRow(NamedTuple):
    """What a firm gains by one part of a package in one year. Cents; negative: it pays."""

    year: int
    firm: str
    kind: Kind
    about: str
    """the place of an exchange on the slip, from 0, or the project"""
    cents: int


@dataclass(frozen=True, slots=True)
class AgreedExchange:
    """An exchange of a package as it will run."""

    priced: Priced
    contract: Contract
    from_hour: int | None
    """hours from this New Year until all it needs stands; None: something it needs is built by nobody"""

    @property
    def firms(self) -> tuple[str, str]:
        """Its giver and its taker."""
        return self.priced.giver_firm, self.priced.taker_firm

    def leaving_price(self, year: int) -> int:
        """Cents owed for leaving before a year: nothing once the agreed years are over."""
        return self.contract.leaving_price if self.contract.last_year >= year else 0


@dataclass(frozen=True, slots=True)
class DealCash:
    """All that a package brings."""

    rows: tuple[CashRow, ...]
    carried: tuple[tuple[int, int, int], ...]
    """(place of the exchange, year, kg, kWh or l that should flow)"""
    exchanges: tuple[AgreedExchange, ...]
    last: int
    """the last year that was agreed on"""
    seed: int | None = None
    """of the luck that bends prices; None: none does"""

    def by(self, firm: str, last: int | None = None) -> int:
        """What a firm has of it by the end of a year; of all of it where none is said. Cents."""
        return sum(row.cents for row in self.rows if row.firm == firm and (last is None or row.year <= last))

    def if_left(self, firm: str, year: int) -> int:
        """What a firm has of it that leaves all its exchanges at the New Year of a year, and pays for leaving early."""
        own = {str(at) for at, each in enumerate(self.exchanges) if firm in each.firms}
        kept = sum(
            row.cents
            for row in self.rows
            if row.firm == firm and (row.kind != "exchange" or row.about not in own or row.year < year)
        )
        return kept - sum(each.leaving_price(year) for each in self.exchanges if firm in each.firms)


def deal_cash(situation: Situation, terms: DealTerms, seed: int | None = None) -> DealCash:
    """What a package that can stand brings each firm, as if it were signed now. Changes nothing."""
    return _Reckoning(situation, terms, seed).all()


class _Reckoning:
    """A package while it is reckoned."""

    def __init__(self, situation: Situation, terms: DealTerms, seed: int | None) -> None:
        self.now = Standing.of(situation)
        self.terms, self.seed = terms, seed
        self.first = situation.state.year
        self.exchanges = tuple(self._agreed(priced) for priced in priced_exchanges(self.now, terms, seed))
        last = max((each.contract.last_year for each in self.exchanges), default=0)
        self.last = last or self.first + YEARS_WITHOUT_CONTRACT - 1
        self.end_of_play = situation.plan.scenario.about.last_year
        self.carried: list[tuple[int, int, int]] = []

    def _agreed(self, priced: Priced) -> AgreedExchange:
        plan, built = self.now.plan, [part.project for part in self.terms.projects]
        builders = builders_of(plan, priced.ends, priced.carrier)
        stands = max((hours_to_full(self.now, project) for project in builders), default=0)
        contract = draft_contract(plan, self.first, priced.exchange, priced.carrier, priced.price)
        return AgreedExchange(priced, contract, None if lacking(self.now, builders, built) else stands)

    def all(self) -> DealCash:
        """Every row, in order of its kind."""
        rows = [*self._exchanged(), *self._built()]
        return DealCash(
            tuple(row for row in rows if row.cents), tuple(self.carried), self.exchanges, self.last, self.seed
        )

    def _at(self, year: int) -> Standing:
        """The cluster in a later year, as it is known now: paths go on, measures under way grow older."""
        state = self.now.state
        older = (year - self.first) * YEAR
        events = {key: hours + older for key, hours in state.events.items()}
        return Standing(self.now.plan, replace(state, year=year, events=events), self.now.purses)

    # -- exchanges --------------------------------------------------------------------------------

    def _exchanged(self) -> Iterator[CashRow]:
        years = max([self.last, *(self.end_of_play for each in self.exchanges if each.contract.renews)])
        for year in range(self.first, years + 1):
            running = [at for at, each in enumerate(self.exchanges) if self._share(each, year)]
            if running:
                yield from self._in_year(self._at(year), running)

    def _share(self, each: AgreedExchange, year: int) -> int:
        """The hours of a year in which an exchange runs."""
        if each.from_hour is None or not (each.contract.renews or year <= each.contract.last_year):
            return 0
        return min(YEAR, max(0, (year - self.first + 1) * YEAR - each.from_hour))

    def _in_year(self, then: Standing, running: Sequence[int]) -> Iterator[CashRow]:
        year = then.state.year
        pricing = Pricing(then.plan, then.state, Outlook.of_situation(then, self.seed))
        chosen = [self.exchanges[at] for at in running]
        flows = amounts(then, [each.priced for each in chosen])
        agreed: list[CashRow] = []
        renewed: list[CashRow] = []
        for at, each, amount in zip(running, chosen, flows, strict=True):
            flow = _flow(then, each, amount, self._share(each, year))
            sides = brought(pricing, each.contract, flow)
            self.carried.append((at, year, flow.carried))
            rows = agreed if year <= each.contract.last_year else renewed
            rows.append(CashRow(year, each.priced.giver_firm, "exchange", str(at), sides.giver))
            rows.append(CashRow(year, each.priced.taker_firm, "exchange", str(at), sides.taker))
        yield from agreed
        if all(gain >= 0 for gain in _by_firm(renewed).values()):
            yield from renewed  # renewed years bind nobody: whoever loses by one leaves

    # -- projects ---------------------------------------------------------------------------------

    def _built(self) -> Iterator[CashRow]:
        effects = self.now.effects()
        grants = self._grants()
        for part in self.terms.projects:
            owner, cost = self.now.plan.projects[part.project].firm, cost_of(effects, part.project)
            payers = payers_of(self.now.plan, part)
            begins, stands = hours_to_build(self.now, part.project)
            for payer in payers:
                yield from _instalments(
                    self.first, payer, part.project, part_of(cost, payer), (begins, stands)
                )
                yield from self._paid_back(owner, payer, part.project, cost, stands)
            yield from self._granted(part, payers, grants.get(part.project, 0), stands)
            yield from self._alone(owner, part.project)

    def _grants(self) -> dict[str, int]:
        """Project → cents its call would pay, as far as the pot goes."""
        asked: dict[str, list[str]] = {}
        for part in self.terms.projects:
            if part.co_funding is not None:
                asked.setdefault(part.co_funding, []).append(part.project)
        granted: dict[str, int] = {}
        for call, projects in asked.items():
            sums = [sum_for(self.now, call, project) for project in projects]
            given = min(sum(sums), left_in_pot(self.now.plan, self.now.state, call))
            granted |= dict(zip(projects, share_out(given, sums), strict=True))
        return granted

    def _granted(
        self, part: DealProject, payers: Sequence[Payer], cents: int, stands: int
    ) -> Iterator[CashRow]:
        year = self.first + stands // YEAR + 1
        for payer in payers:
            yield CashRow(year, payer.firm, "grant", part.project, part_of(cents, payer))

    def _paid_back(self, owner: str, payer: Payer, project: str, cost: int, stands: int) -> Iterator[CashRow]:
        """An advance comes back in equal yearly parts from the year after the project stands."""
        if not payer.repaid_years or payer.firm == owner:
            return
        left = part_of(cost, payer)
        yearly, year = -(-left // payer.repaid_years), self.first + stands // YEAR + 1
        while left > 0:
            part = min(left, yearly)
            yield CashRow(year, payer.firm, "advance", project, part)
            yield CashRow(year, owner, "advance", project, -part)
            left, year = left - part, year + 1

    def _alone(self, owner: str, project: str) -> Iterator[CashRow]:
        """What it spares its owner by itself, less what it costs to run."""
        from_hour = hours_to_full(self.now, project)
        for year in range(self.first, self.last + 1):
            hours = min(YEAR, max(0, (year - self.first + 1) * YEAR - from_hour))
            if hours:
                then = self._at(year)
                gain = own_gain(then, project, self.seed) - running_cost(then, project, self.seed)
                yield CashRow(year, owner, "own", project, gain * hours // YEAR)


def _by_firm(rows: Sequence[CashRow]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.firm] = sums.get(row.firm, 0) + row.cents
    return sums


def _flow(then: Situation, each: AgreedExchange, amount: int, hours: int) -> Flow:
    """What flows in the hours of a year in which an exchange runs, and by whom its least amount is missed."""
    contract, material = each.contract, each.priced.ends[0].material
    carried, least = amount * hours // YEAR, contract.least * hours // YEAR
    short = max(0, least - carried)
    if not short:
        return Flow(carried)
    if each.priced.ends[1].is_feed:
        could = min(int(free_supply(then, contract.giver, {})) * hours // YEAR, least)
        takers = min(short, max(0, could - carried))
    else:
        room = int(free_demand(then, contract.taker, material)) * hours // YEAR
        takers = max(0, least - max(room, carried))
    return Flow(carried, short - takers, takers)


def _instalments(
    first: int, payer: Payer, project: str, cost: int, building: tuple[int, int]
) -> Iterator[CashRow]:
    """A share of a project's cost, spread evenly over its building time."""
    begins, stands = building
    paid = 0
    for year in range(begins // YEAR, stands // YEAR + 1):
        hours = min(stands, (year + 1) * YEAR) - begins
        due = cost * hours // (stands - begins) if stands > begins else cost
        yield CashRow(first + year, payer.firm, "building", project, paid - due)
        paid = due

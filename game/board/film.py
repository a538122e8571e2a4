"""A finished round as the map can show it: the round as a whole, or any of its weeks. From its record alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from game.board.board import Board, Callout, FlowKind, Gauge, Place, Ribbon, Sign
from game.board.promise import LANDFILL, LANDFILL_AT, Picture, places
from game.board.spill import SINKS as _SINKS
from game.board.spill import Spill, choose
from game.session.records import WorldRecord
from sim.causes import Cause
from sim.indicators.why import Because, disposal_causes
from sim.ledger import Kind, Ledger, Row
from sim.plan.plan import Plan
from sim.rules.names import firm_name, material_name, project_name, store_name
from sim.state import State
from sim.units import WEEKS

Weeks = npt.NDArray[np.int64]
Amount = Callable[[float, str], str]
"""(kg, kWh or l, unit) → in words"""
Say = Callable[..., str]
"""A sentence in the language of the moment, places filled."""

_BUILDING: Final = ("permit", "build")
_SMALL: Final = 0.004
"""ribbons below this share of the largest of their kind are left out"""
_MEGA: Final = 10**6
_DOWN: Final = (Cause.TAKER_DOWN, Cause.GIVER_DOWN)
Key = tuple[str, str, FlowKind]
Stop = tuple[int, int, FlowKind]
"""first and last week of the round, and in which hue: grey where something stood still"""


class Film:
    """One world's round, week by week."""

    def __init__(
        self,
        plan: Plan,
        record: WorldRecord,
        marks: Mapping[str, tuple[int, str]],
        picture: Picture,
        language: str,
        amount: Amount,
        say: Say,
    ) -> None:
        self.plan = plan
        self.record = record
        self.language = language
        self._amount = amount
        self._say = say
        self._places = self._all_places(marks, picture)
        self._flows = [_flows(plan, record, ledger) for ledger in record.ledgers]
        self._levels = [_levels(plan, ledger) for ledger in record.ledgers]
        self._spilt = [_spilt(ledger) for ledger in record.ledgers]
        self._down = [_down(plan, ledger) for ledger in record.ledgers]
        self.virgin = [_virgin(plan, ledger) for ledger in record.ledgers]
        """kg of virgin-equivalent by week, for each year"""
        self.idle_virgin = [_virgin(plan, ledger) for ledger in record.idle_ledgers]

    def _all_places(self, marks: Mapping[str, tuple[int, str]], picture: Picture) -> tuple[Place, ...]:
        closed = self.record.state.closed
        found = [
            Place(one.id, one.name, one.at, one.picture, one.mark, one.team, one.id in closed)
            for one in places(self.plan, marks, picture, self.language)
        ]
        name = self._say("Landfill, heaps")
        return (*found, Place(LANDFILL, name, LANDFILL_AT, "landfill", None))

    # --- boards -----------------------------------------------------------------------------------
    def whole(self) -> Board:
        """The round as a whole: yearly means, stores as they stand at its end."""
        years = len(self._flows)
        amounts: dict[Key, float] = defaultdict(float)
        things: dict[Key, str] = {}
        for flows in self._flows:
            for key, (weeks, material) in flows.items():
                amounts[key] += float(weeks.sum()) / years
                things[key] = material
        ribbons = self._ribbons(amounts, things, {})
        return self._board(
            (*ribbons, *self._offered(amounts)), len(self._flows) - 1, WEEKS - 1, self.record.state
        )

    def year(self, year: int) -> Board:
        """One year as a whole, stores as they stand at its end."""
        amounts = {key: float(weeks.sum()) for key, (weeks, _) in self._flows[year].items()}
        things = {key: material for key, (_, material) in self._flows[year].items()}
        return self._board(self._ribbons(amounts, things, {}), year, WEEKS - 1, self.record.state)

    def week(self, year: int, week: int) -> Board:
        """One week; what flows in other weeks of the year is there, and pale."""
        amounts, things, whole = {}, {}, {}
        for key, (weeks, material) in self._flows[year].items():
            amounts[key] = float(weeks[week]) * WEEKS
            whole[key] = float(weeks.sum())
            things[key] = material
        return self._board(self._ribbons(amounts, things, whole), year, week, self.record.before)

    def spill(self) -> Spill | None:
        """The waste of the round to stand still at; None if there is none that anybody could have taken."""
        return choose(self.plan, self.record.ledgers)

    def stops(self) -> list[Stop]:
        """When something stood still that others felt, and when the store of the spill ran over."""
        chosen, found = self.spill(), list[Stop]()
        for year, (spilt, down) in enumerate(zip(self._spilt, self._down, strict=True)):
            still, over = np.zeros(WEEKS, dtype=bool), np.zeros(WEEKS, dtype=bool)
            for weeks in down.values():
                still |= weeks > 0
            for (store, _), weeks in spilt.items():
                over |= (weeks > 0) & (chosen is not None and store == chosen.store)
            first = year * WEEKS
            found += [(first + a, first + b, "virgin") for a, b in _stretches(still)]
            found += [(first + a, first + b, "landfill") for a, b in _stretches(over)]
        return found

    def callout(self, spill: Spill) -> Callout:
        """A spill in a few words: what, how much of it a year, and who could have taken it."""
        store = self.plan.stores[spill.store]
        name = store_name(self.plan, spill.store, self.language)
        title = self._say("{store}: full", store=name) if spill.full else self._say("{store}: no taker", store=name)
        text = self._say("{amount} a year goes to waste", amount=self._amount(spill.amount, store.unit))
        taker = self.plan.firm_of(spill.missing) if spill.missing else ""
        helper = taker if taker != store.firm else ""
        return Callout(store.firm, title, text, "landfill", self._missed(spill, taker), helper)

    def _missed(self, spill: Spill, taker: str) -> str:
        """Who could have taken it: a partner without a deal, or a works that nobody has built."""
        if not spill.missing:
            return ""
        if spill.missing in self.plan.projects:
            name = project_name(self.plan, spill.missing, self.language)
            return self._say("{project} would take it.", project=name)
        firm = firm_name(self.plan, taker, self.language)
        giver = self.plan.stores[spill.store].firm
        if any(key[:2] == (giver, taker) for key in self._flows[spill.year]):
            return self._say("{firm} could take more of it.", firm=firm)
        return self._say("{firm} could take it.", firm=firm)

    def _board(self, ribbons: Iterable[Ribbon], year: int, week: int, state: State) -> Board:
        return Board(
            self._places,
            tuple(ribbons),
            tuple(self._gauges(year, week)),
            tuple(self._signs(year, week, state)),
            scenery=self.plan.scenario.about.scenery,
        )

    def _ribbons(
        self, amounts: Mapping[Key, float], things: Mapping[Key, str], whole: Mapping[Key, float]
    ) -> tuple[Ribbon, ...]:
        """`whole`: the year's amounts, where the others are of a week."""
        reference = whole or amounts
        largest: dict[FlowKind, float] = defaultdict(float)
        for key, amount in reference.items():
            largest[key[2]] = max(largest[key[2]], amount)
        found = []
        for key, of_year in reference.items():
            if of_year < _SMALL * largest[key[2]]:
                continue
            source, target, kind = key
            material = things[key]
            unit = self.plan.scenario.materials[material].unit
            shown = amounts[key] or of_year
            found.append(
                Ribbon(
                    f"{source}>{target}>{kind}",
                    source,
                    target,
                    kind,
                    round(shown),
                    shown / _MEGA,
                    self._amount(shown, unit),
                    material_name(self.plan, material, self.language),
                    dim=not amounts[key],
                )
            )
        return tuple(found)

    def _offered(self, amounts: Mapping[Key, float]) -> Iterable[Ribbon]:
        """Agreed and not flowing yet."""
        flowing = {(source, target) for source, target, _ in amounts}
        shown = set()
        for contract in self.record.state.contracts.values():
            giver, taker = self.plan.firm_of(contract.giver), self.plan.firm_of(contract.taker)
            pair = (giver, taker)
            if contract.ended or pair in flowing or pair in shown or giver == taker:
                continue
            shown.add(pair)
            store = self.plan.stores[contract.giver]
            kind: FlowKind = "energy" if store.unit == "MWh" else "recovered"
            yield Ribbon(
                contract.id,
                giver,
                taker,
                kind,
                contract.most,
                60,
                "",
                store_name(self.plan, store.id),
                offered=True,
            )

    def _gauges(self, year: int, week: int) -> Iterable[Gauge]:
        """The fullest store of each firm that gives or could give something."""
        best: dict[str, Gauge] = {}
        for store, levels in self._levels[year].items():
            plan = self.plan.stores[store]
            share = float(levels[week]) / plan.capacity
            spills = any(key[0] == store and weeks[week] > 0 for key, weeks in self._spilt[year].items())
            kind: FlowKind = "energy" if plan.unit == "MWh" else "recovered"
            one = Gauge(plan.firm, store, store_name(self.plan, store, self.language), share, kind, spills)
            known = best.get(plan.firm)
            if known is None or (one.spills, one.share) > (known.spills, known.share):
                best[plan.firm] = one
        return best.values()

    def _signs(self, year: int, week: int, state: State) -> Iterable[Sign]:
        for firm in dict.fromkeys(
            self.plan.projects[key].firm for key, one in state.projects.items() if one.stage in _BUILDING
        ):
            names = [
                project_name(self.plan, key, self.language)
                for key, one in state.projects.items()
                if one.stage in _BUILDING and self.plan.projects[key].firm == firm
            ]
            yield Sign(firm, "site", ", ".join(names))
        for firm, weeks in self._down[year].items():
            if weeks[week]:
                yield Sign(firm, "stopped", "")
        for firm, closed in state.closed.items():
            if closed <= self.record.ledgers[year].year:
                yield Sign(firm, "closed", "")


def _stretches(weeks: npt.NDArray[np.bool_]) -> Iterable[tuple[int, int]]:
    """First and last week of each stretch."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], weeks.astype(np.int8), [0]))))
    return ((int(a), int(b) - 1) for a, b in edges.reshape(-1, 2))


def _flows(plan: Plan, record: WorldRecord, ledger: Ledger) -> dict[Key, tuple[Weeks, str]]:
    """(giver, taker, kind) → amounts by week, and the material there is most of."""
    sums: dict[Key, Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    most: dict[Key, tuple[int, str]] = {}
    for row, weeks in ledger.flows.items():
        key = key_of(plan, record, row)
        if key is None:
            continue
        sums[key] += np.asarray(weeks, dtype=np.int64)
        amount = sum(weeks)
        if amount > most.get(key, (0, ""))[0]:
            most[key] = (amount, row.material)
    return {key: (weeks, most[key][1]) for key, weeks in sums.items() if key in most}


def key_of(plan: Plan, record: WorldRecord, row: Row) -> Key | None:
    """Between whom a row of the ledger is seen to flow; None where it is not."""
    if row.kind is Kind.VIRGIN:
        need = plan.needs.get(row.source)
        return ("", need.firm, "virgin") if need is not None and need.counted else None
    if row.kind is Kind.EXCHANGE:
        contract = record.state.contracts.get(row.target) or record.before.contracts.get(row.target)
        if contract is None:
            return None
        pair = plan.firm_of(contract.giver), plan.firm_of(contract.taker)
        energy = plan.scenario.materials[row.material].unit == "MWh"
        return None if pair[0] == pair[1] else (*pair, "energy" if energy else "recovered")
    if row.kind is Kind.DISPOSAL and row.target in _SINKS:
        return plan.firm_of(row.source), LANDFILL, "landfill"
    return None


def _levels(plan: Plan, ledger: Ledger) -> dict[str, Weeks]:
    """Store → what lies in it at each week's end, for stores that have room."""
    found: dict[str, Weeks] = {}
    for store in plan.stores.values():
        if store.capacity > 0:
            opening = sum(amount for key, amount in ledger.opening.items() if key.place == store.id)
            found[store.id] = np.full(WEEKS, opening, dtype=np.int64)
    for row, weeks in ledger.flows.items():
        for place, sign in ((row.target, 1), (row.source, -1)):
            if place in found and row.kind not in (Kind.VIRGIN, Kind.SERVICE):
                found[place] += sign * np.cumsum(np.asarray(weeks, dtype=np.int64))
    return {store: levels for store, levels in found.items() if levels.any()}


def _spilt(ledger: Ledger) -> dict[tuple[str, str], Weeks]:
    """(store, culprit) → what ran over a full store, by week."""
    found: dict[tuple[str, str], Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    for row, weeks in ledger.flows.items():
        if row.kind is Kind.DISPOSAL and row.cause == Cause.STORE_FULL:
            found[row.source, row.culprit] += np.asarray(weeks, dtype=np.int64)
    return {key: weeks for key, weeks in found.items() if weeks.any()}


def _down(plan: Plan, ledger: Ledger) -> dict[str, Weeks]:
    """Firm → weeks in which something of it stood still, and others felt it."""
    found: dict[str, Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    for row, weeks in ledger.flows.items():
        if row.cause in _DOWN and row.culprit:
            found[plan.firm_of(row.culprit)] += np.asarray(weeks, dtype=np.int64)
    return {firm: weeks for firm, weeks in found.items() if firm in plan.firms}


def _virgin(plan: Plan, ledger: Ledger) -> Weeks:
    """Virgin-equivalent kg consumed for counted needs, by week."""
    total = np.zeros(WEEKS, dtype=np.float64)
    for row, weeks in ledger.flows.items():
        need = plan.needs.get(row.source) if row.kind is Kind.VIRGIN else None
        if need is not None and need.counted:
            total += np.asarray(weeks, dtype=np.float64) * float(
                plan.scenario.materials[row.material].tonnes.exact
            )
    return np.rint(total).astype(np.int64)


def largest_wastes(ledgers: Sequence[Ledger]) -> tuple[Because, ...]:
    """What went to landfill and heaps, largest first, by cause and culprit."""
    return disposal_causes(ledgers, _SINKS)

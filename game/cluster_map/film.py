"""A finished round as the map can show it: the round as a whole, or any of its weeks. From its record alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, Literal

from game.cluster_map.board import Board, Dead, FlowKind, Gauge, Place, Ribbon, Sign
from game.cluster_map.flows import Key
from game.cluster_map.highlight import about
from game.cluster_map.moments import YearMoment
from game.cluster_map.potential_map import Picture, links, places
from game.cluster_map.ribbons import FlowFigures, ribbons
from game.cluster_map.round_weeks import RoundWeeks
from game.cluster_map.terrain import place_names, terrain
from game.text.translator import Translator
from sim.rules.names import project_name, store_name
from sim.state import State
from sim.units import WEEKS

_BUILDING: Final = ("permit", "build")
_AT_HOME: Final = ("virgin", "landfill")
_LAST: Final = slice(WEEKS - 1, WEEKS)
"""the last week of a year"""
_AGREED: Final = 60.0
"""kilotonnes as wide as which an exchange is drawn that does not run"""
_OPENS: Final = 12
"""weeks in which works that have just opened are seen to"""


class Film:
    """One world's round, week by week."""

    def __init__(
        self, weeks: RoundWeeks, marks: Mapping[str, tuple[int, str]], picture: Picture, w: Translator
    ) -> None:
        """`marks`: firm → the mark and the name of the team that runs it."""
        self.weeks = weeks
        self.plan, self.record = weeks.plan, weeks.record
        self.w = w
        self._places = self._all_places(marks, picture)
        self._terrain, self._named = terrain(self.plan), place_names(self.plan, w.language)
        self._links = links(self.plan)

    def _all_places(self, marks: Mapping[str, tuple[int, str]], picture: Picture) -> tuple[Place, ...]:
        closed = self.record.state.closed
        return tuple(
            replace(place, closed=place.id in closed)
            for place in places(self.plan, marks, picture, self.w.language)
        )

    # --- boards -----------------------------------------------------------------------------------
    def whole(self) -> Board:
        """The round as a whole: yearly means, stores as they stand at its end."""
        years = len(self.weeks.flows)
        moving: dict[Key, float] = defaultdict(float)
        for flows in self.weeks.flows:
            for key, (weeks, _) in flows.items():
                moving[key] += float(weeks.sum()) / years
        shown = self._figures(moving, [sum(of) / years for of in zip(*self._idle, strict=True)])
        drawn = (*self._ribbons(shown, years * WEEKS), *self._offered(moving))
        return self._board(drawn, years - 1, _LAST, self.record.state)

    def year(self, year: int) -> Board:
        """One year as a whole, stores as they stand at its end."""
        moving = {key: float(weeks.sum()) for key, (weeks, _) in self.weeks.flows[year].items()}
        shown = self._figures(moving, self._idle[year])
        return self._board(self._ribbons(shown, (year + 1) * WEEKS), year, _LAST, self.record.state)

    def week(self, year: int, week: int, count: int = 1) -> Board:
        """One week, or so many from it on; what flows in other weeks of the round is there, and pale. Heaps are as
        large as they have grown since New Year, and as they would have grown by then if nobody acted."""
        seen = slice(week, week + count)
        moving, so_far = dict.fromkeys(self._room, 0.0), dict.fromkeys(self._room, 0.0)
        for key, (weeks, _) in self.weeks.flows[year].items():
            moving[key] = float(weeks[seen].sum()) * WEEKS / count
            so_far[key] = float(weeks[: week + count].sum())
        figures, idle = self._figures(moving, self._idle[year]), self.weeks.idle_flows[year]
        grown = {
            key: replace(
                each,
                so_far=so_far[key],
                is_weekly=True,
                room=max(each.room, each.idle),
                idle=float(idle[key][0][: week + count].sum())
                if key[2] == "landfill" and key in idle
                else each.idle,
            )
            for key, each in figures.items()
        }
        return self._board(self._ribbons(grown, year * WEEKS + week), year, seen, self.record.before)

    # --- amounts ----------------------------------------------------------------------------------
    @cached_property
    def _keys(self) -> tuple[Key, ...]:
        """Whatever flows in any week, or would if nobody acted."""
        ours = (key for flows in self.weeks.flows for key in flows)
        idle = (key for flows in self.weeks.idle_flows for key in flows if key[2] in _AT_HOME)
        return tuple(dict.fromkeys((*ours, *idle)))

    @cached_property
    def _idle(self) -> list[list[float]]:
        """What would be bought and thrown away in each year if nobody acted, by `_keys`."""
        return [
            [float(flows[key][0].sum()) if key in flows and key[2] in _AT_HOME else 0.0 for key in self._keys]
            for flows in self.weeks.idle_flows
        ]

    @cached_property
    def _room(self) -> dict[Key, float]:
        """The most each comes to in a year."""
        flows = self.weeks.flows
        return {
            key: max(float(year[key][0].sum()) if key in year else 0.0 for year in flows)
            for key in self._keys
        }

    @cached_property
    def _things(self) -> dict[Key, str]:
        """The material there is most of."""
        every = (*self.weeks.idle_flows, *self.weeks.flows)
        return {key: material for flows in every for key, (_, material) in flows.items()}

    @cached_property
    def _since(self) -> dict[tuple[str, str], int]:
        """Giver and taker → the year of their oldest contract."""
        first: dict[tuple[str, str], int] = {}
        for contract in self.record.state.contracts.values():
            pair = self.plan.firm_of(contract.giver), self.plan.firm_of(contract.taker)
            first[pair] = min(first.get(pair, contract.first_year), contract.first_year)
        return first

    def _figures(self, moving: Mapping[Key, float], idle: Iterable[float]) -> dict[Key, FlowFigures]:
        """For each that moves, or would if nobody acted."""
        known = zip(self._keys, idle, strict=True)
        return {
            key: FlowFigures(moving.get(key, 0.0), self._room[key], alone, since=self._since.get(key[:2], 0))
            for key, alone in known
            if key in moving or alone
        }

    def moment(self, moment: YearMoment) -> Board:
        """A moment that is told: the exchanges and heaps it is about in their colours, all else pale. The last is the
        year as a whole."""
        if moment.kind == "count":
            return self.year(moment.year)
        board = self._without(self.week(moment.year, moment.week), moment)
        if moment.kind == "plan":
            agreed = (each for each in self._offered({}) if (each.source, each.target) in moment.pairs)
            flowing = (each for each in board.ribbons if (each.source, each.target) not in moment.pairs)
            board = replace(board, ribbons=(*flowing, *agreed))
        if moment.kind == "start":
            amount = self.w.amount(moment.amount, self.plan.scenario.materials[moment.material].unit)
            board = _with(board, moment, label=self.w("{amount} a week", amount=amount))
        waste: FlowKind = "landfill" if moment.is_waste else "virgin"
        return about(board, moment.pairs, [(moment.firms[-1], waste)] if moment.firms else [])

    def _without(self, board: Board, moment: YearMoment) -> Board:
        """What a standstill holds up is dead, and what a closure ends, though it may not have run in this round."""
        dead: Dead = "held" if moment.kind == "stop" else "ended" if moment.kind == "closure" else ""
        if not dead:
            return board
        here = {(flow.source, flow.target) for flow in board.ribbons if flow.is_exchange}
        gone = [pair for pair in moment.pairs if pair not in here and dead == "ended"]
        lost = (Ribbon(">".join(pair), *pair, "recovered", 0, _AGREED, "", "") for pair in gone)
        board = replace(board, ribbons=(*board.ribbons, *lost))
        return _with(board, moment, dim=True, dead=dead)

    def _board(self, ribbons: Iterable[Ribbon], year: int, seen: slice, state: State) -> Board:
        """Stores as the weeks leave them; whatever spilt or stood still in any of the weeks is to be seen."""
        return Board(
            self._places,
            tuple(ribbons),
            tuple(self._gauges(year, seen)),
            tuple(self._signs(year, seen, state)),
            terrain=self._terrain,
            named=self._named,
            links=self._links,
        )

    def _ribbons(self, figures: Mapping[Key, FlowFigures], at: int) -> tuple[Ribbon, ...]:
        """`at`: the week of the round that is shown; an exchange that is over by then is dead."""
        over = {pair for pair, week in self.weeks.ended.items() if week <= at}
        return tuple(
            replace(flow, dim=True, dead="ended") if (flow.source, flow.target) in over else flow
            for flow in ribbons(self.plan, self.w, figures, self._things)
        )

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
                _AGREED,
                "",
                store_name(self.plan, store.id),
                offered=True,
            )

    def _gauges(self, year: int, seen: slice) -> Iterable[Gauge]:
        """The fullest store of each firm that gives or could give something."""
        best: dict[str, Gauge] = {}
        for store, levels in self.weeks.levels[year].items():
            plan = self.plan.stores[store]
            share = float(levels[seen][-1]) / plan.capacity
            spills = any(
                key[0] == store and weeks[seen].any() for key, weeks in self.weeks.spilt[year].items()
            )
            kind: FlowKind = "energy" if plan.unit == "MWh" else "recovered"
            gauge = Gauge(
                plan.firm, store, store_name(self.plan, store, self.w.language), share, kind, spills
            )
            known = best.get(plan.firm)
            if known is None or (gauge.spills, gauge.share) > (known.spills, known.share):
                best[plan.firm] = gauge
        return best.values()

    def _signs(self, year: int, seen: slice, state: State) -> Iterable[Sign]:
        first, over = year * WEEKS + seen.start, year * WEEKS + seen.stop
        begun = {
            key: self.weeks.opened.get(key, over)
            for key, each in state.projects.items()
            if each.stage in _BUILDING
        }
        yield from self._works("site", [key for key, opened in begun.items() if opened >= over])
        opened = self.weeks.opened.items()
        yield from self._works("opened", [key for key, week in opened if first - _OPENS < week < over])
        for firm, weeks in self.weeks.down[year].items():
            if weeks[seen].any():
                yield Sign(firm, "stopped", "")
        for firm, closed in state.closed.items():
            if closed <= self.record.ledgers[year].year:
                yield Sign(firm, "closed", "")

    def _works(self, what: Literal["site", "opened"], projects: Iterable[str]) -> Iterable[Sign]:
        """A sign for each firm, with the names of what it builds or has opened."""
        named: dict[str, list[str]] = defaultdict(list)
        for key in projects:
            named[self.plan.projects[key].firm].append(project_name(self.plan, key, self.w.language))
        yield from (Sign(firm, what, ", ".join(names)) for firm, names in named.items())


def _with(board: Board, moment: YearMoment, **changes: Any) -> Board:
    """The board with the exchanges that a moment speaks of changed."""
    return replace(
        board,
        ribbons=tuple(
            replace(flow, **changes)
            if flow.is_exchange and (flow.source, flow.target) in moment.pairs
            else flow
            for flow in board.ribbons
        ),
    )

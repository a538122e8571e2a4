"""A finished round as the map can show it: the round as a whole, or any of its weeks. From its record alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from game.cluster_map.board import Board, FlowKind, Gauge, Place, Ribbon, Sign
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
        drawn = (*self._ribbons(shown), *self._offered(moving))
        return self._board(drawn, years - 1, _LAST, self.record.state)

    def year(self, year: int) -> Board:
        """One year as a whole, stores as they stand at its end."""
        moving = {key: float(weeks.sum()) for key, (weeks, _) in self.weeks.flows[year].items()}
        shown = self._figures(moving, self._idle[year])
        return self._board(self._ribbons(shown), year, _LAST, self.record.state)

    def week(self, year: int, week: int, count: int = 1) -> Board:
        """One week, or so many from it on; what flows in other weeks of the round is there, and pale. Heaps are as
        large as they have grown since New Year."""
        seen = slice(week, week + count)
        moving, so_far = dict.fromkeys(self._room, 0.0), dict.fromkeys(self._room, 0.0)
        for key, (weeks, _) in self.weeks.flows[year].items():
            moving[key] = float(weeks[seen].sum()) * WEEKS / count
            so_far[key] = float(weeks[: week + count].sum())
        figures = self._figures(moving, self._idle[year])
        grown = {key: replace(each, so_far=so_far[key]) for key, each in figures.items()}
        return self._board(self._ribbons(grown), year, seen, self.record.before)

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
        board = self.week(moment.year, moment.week)
        if moment.kind == "plan":
            agreed = (each for each in self._offered({}) if (each.source, each.target) in moment.pairs)
            flowing = (each for each in board.ribbons if (each.source, each.target) not in moment.pairs)
            board = replace(board, ribbons=(*flowing, *agreed))
        waste: FlowKind = "landfill" if moment.is_waste else "virgin"
        return about(board, moment.pairs, [(moment.firms[-1], waste)] if moment.firms else [])

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

    def _ribbons(self, figures: Mapping[Key, FlowFigures]) -> tuple[Ribbon, ...]:
        return ribbons(self.plan, self.w, figures, self._things)

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
        for firm in dict.fromkeys(
            self.plan.projects[key].firm
            for key, project in state.projects.items()
            if project.stage in _BUILDING
        ):
            names = [
                project_name(self.plan, key, self.w.language)
                for key, project in state.projects.items()
                if project.stage in _BUILDING and self.plan.projects[key].firm == firm
            ]
            yield Sign(firm, "site", ", ".join(names))
        for firm, weeks in self.weeks.down[year].items():
            if weeks[seen].any():
                yield Sign(firm, "stopped", "")
        for firm, closed in state.closed.items():
            if closed <= self.record.ledgers[year].year:
                yield Sign(firm, "closed", "")

"""Where the flows page stands: which game, which round, which flow is looked at. No pygame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.debrief.followed import source_of
from game.debrief.sankey.nearest import Looked
from game.debrief.sankey.views import ALL_ROUNDS, GameView
from game.outputs.path.facts import PathFacts
from game.outputs.path.flows import (
    FlowsAt,
    LaidOut,
    LastFlowsPage,
    known_flows,
    order_of,
    pictures,
    views_known,
)
from game.outputs.path.page import PathPage, Sentences
from game.outputs.path.provenance import origins_of
from game.screen.worked_beside import WorkedBeside

SIZE: Final = (1792.0, 650.0)
"""canvas pixels of the picture"""
_LETTERS: Final = 40.0


class FlowsModel:
    """The flows of one session."""

    def __init__(self, *, at_once: bool) -> None:
        self._at_once = at_once
        self._worked: dict[str, WorkedBeside[LaidOut]] = {}
        """of each cluster: while one's flows are worked out, those of another are not its own"""
        self.view: GameView = "ours"
        self.number = ALL_ROUNDS
        self.focus: Looked | None = None
        self.follows = False
        """whether a tonne of what is looked at is followed to its ends"""
        self._last = LastFlowsPage()

    def page(self, facts: PathFacts, scale: float) -> PathPage:
        """The page of the moment; `scale`: of the text."""
        known = self._known(facts, scale)
        if known is None or not facts.rounds:
            w = facts.w
            waiting = (
                w("The flows could not be worked out.")
                if self._worked[facts.game.world].is_broken
                else w("One moment …")
            )
            texts = (waiting if facts.rounds else w("No round was played."),)
            return PathPage("road", w("Where it goes round"), "", Sentences(texts))
        if (self.view, self.number) not in known[0]:
            self.view, self.number = "ours", ALL_ROUNDS
        return self._last.page(facts, known, FlowsAt((self.view, self.number), self.focus, self.follows))

    def _known(self, facts: PathFacts, scale: float) -> LaidOut | None:
        names = tuple(each.name for each in facts.answers.references if each.flows)
        stands = tuple(each.record.stands_on for each in facts.rounds)
        version = (stands, names, facts.w.language, scale)
        if facts.game.world not in self._worked:
            self._worked[facts.game.world] = WorkedBeside("flows", at_once=self._at_once)

        def make() -> LaidOut:
            views = known_flows(facts)
            laid_out = pictures(facts, views, SIZE, _LETTERS * scale)
            return views, laid_out, origins_of(facts.game.plan.scenario)

        return self._worked[facts.game.world].ask(version, make)

    # -- hands -------------------------------------------------------------------------------------

    def choose(self, key: Looked) -> None:
        """A flow or a firm to look at; the same once more: none."""
        self.focus = None if key == self.focus else key

    def follow(self, facts: PathFacts, scale: float) -> None:
        """A tonne of what is looked at to its ends, else of new material; or no longer. A difference has none."""
        known = self._known(facts, scale)
        self.follows = known is not None and not (self.follows and self.focus is not None)
        if not self.follows or known is None:
            return
        self.view = "ours" if self.view == "difference" else self.view
        at = self.view, self.number
        self.focus = self.focus or source_of(known[0][at], order_of(known[1][at]))

    def step(self, facts: PathFacts, by: int, scale: float) -> None:
        """The next flow, or the one before."""
        known = self._known(facts, scale)
        if known is None:
            return
        picture = known[1].get((self.view, self.number))
        self._on(order_of(picture) if picture is not None else (), by)

    def step_firm(self, facts: PathFacts, scale: float) -> None:
        """The next firm, from left to right."""
        known = self._known(facts, scale)
        picture = known[1].get((self.view, self.number)) if known is not None else None
        bars = sorted(picture.bars, key=lambda bar: bar.box) if picture is not None else ()
        self._on([bar.firm for bar in bars], 1)

    def _on(self, order: Sequence[Looked], by: int) -> None:
        """From what is looked at to what stands beside it in an order; past its ends nothing is."""
        if not order:
            self.focus = None
        elif self.focus in order:
            at = order.index(self.focus) + by
            self.focus = order[at] if 0 <= at < len(order) else None
        else:
            self.focus = order[0 if by > 0 else -1]

    def turn_round(self, facts: PathFacts, by: int) -> bool:
        """A round on or back, all of them before the first; whether there was one."""
        at = self.number + by
        if 0 <= at <= len(facts.rounds):
            self.number = at
            return True
        return False

    def turn_view(self, facts: PathFacts, scale: float) -> None:
        """The next game."""
        known = self._known(facts, scale)
        if known is not None:
            views = [view for view in views_known(known[0]) if (view, self.number) in known[0]]
            at = views.index(self.view) + 1 if self.view in views else 0
            self.view = views[at % len(views)] if views else self.view

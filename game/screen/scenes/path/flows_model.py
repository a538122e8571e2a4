"""Where the flows page stands: which game, which round, which flow is looked at. No pygame."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import Final, NamedTuple

from game.debrief.followed import Followed, follow, follow_first
from game.debrief.sankey.nearest import Looked
from game.debrief.sankey.views import ALL_ROUNDS, GameView
from game.outputs.path.facts import PathFacts
from game.outputs.path.flows import (
    FlowsAt,
    FollowedSoFar,
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


class _Tonne(NamedTuple):
    """A tonne that was followed."""

    of: Hashable
    """the game, the view and the round"""
    asked: Looked | None
    """None: what is followed first"""
    start: Looked | None
    way: Followed | None
    """none where nothing of it moved"""

    def answers(self, of: Hashable, asked: Looked | None) -> bool:
        """Whether this is what is asked."""
        return of == self.of and (asked == self.asked or asked == self.start is not None)


def _stands(facts: PathFacts) -> Hashable:
    """What the flows are made of: a game as it was played, and those beside it that are known."""
    names = tuple(each.name for each in facts.answers.references if each.flows)
    return tuple(each.record.stands_on for each in facts.rounds), names


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
        self._chooses = False
        """whether that is the flow that is followed first, once it is known which"""
        self._following = WorkedBeside[_Tonne]("tonne", at_once=at_once)
        self._tonne: _Tonne | None = None
        """the last that was followed to its ends"""
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
        tonne = self._followed(facts, known) if self.follows else None
        return self._last.page(facts, known, FlowsAt((self.view, self.number), self.focus, tonne))

    def _followed(self, facts: PathFacts, known: LaidOut) -> FollowedSoFar:
        """The tonne of what is looked at, as far as it is known: in a large cluster its way is long."""
        start = None if self._chooses else self.focus
        if start is None and not self._chooses:
            return None
        at = self.view, self.number
        flows, picture = known[0][at], known[1][at]
        of = _stands(facts), facts.game.world, at
        if self._tonne is None or not self._tonne.answers(of, start):
            pause = partial(self._following.check, (of, start))

            def make() -> _Tonne:
                if start is None:
                    return _Tonne(of, start, *(follow_first(flows, order_of(picture), pause) or (None, None)))
                return _Tonne(of, start, start, follow(flows.moves, start, pause))

            self._tonne = self._following.ask((of, start), make)
        if self._tonne is None or not self._tonne.answers(of, start):
            return "lost" if self._following.is_broken else "under way"
        self.focus, self._chooses = self._tonne.start, False
        return self._tonne.way

    def _known(self, facts: PathFacts, scale: float) -> LaidOut | None:
        version = (_stands(facts), facts.w.language, scale)
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
        self._look(None if key == self.focus else key)

    def _look(self, key: Looked | None) -> None:
        self.focus, self._chooses = key, False

    def follow(self, facts: PathFacts, scale: float) -> None:
        """A tonne of what is looked at to its ends, else of new material; or no longer. A difference has none."""
        is_on = self.follows and (self.focus is not None or self._chooses)
        self.follows = self._known(facts, scale) is not None and not is_on
        self._chooses = self.follows and self.focus is None
        if self.follows and self.view == "difference":
            self.view = "ours"
        self.page(facts, scale)  # it begins now

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
        if self.focus in order:
            at = order.index(self.focus) + by
            self._look(order[at] if 0 <= at < len(order) else None)
        else:
            self._look(order[0 if by > 0 else -1] if order else None)

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

"""The joint practice as it goes on: what is typed, what it would change, and that all of it is let go again."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.board.news import years_of
from game.preview.figures import Forecast, Preview
from game.preview.preview import PublicSituation, Request, preview
from game.preview.worker import PreviewWorker
from game.screen.kit.text_field import TextField
from game.screen.scenes.briefing.practice_deal import Lesson, Step
from game.session.session import Session
from game.typed.codes import handles

_TRIES = 3


@dataclass(slots=True)
class Practice:
    """One walk through the lesson. It holds no decision: the session never hears of it."""

    session: Session
    lesson: Lesson
    worker: PreviewWorker | None
    at: int = 0
    editing: TextField = field(default_factory=TextField)
    wrong: bool = False
    """what was typed last is not the practice's code"""
    found: Preview | None = None

    @property
    def step(self) -> Step:
        """Where the practice stands."""
        return self.lesson.steps[self.at]

    @property
    def is_over(self) -> bool:
        """Whether everything is put back."""
        return self.step == "back"

    @property
    def code(self) -> str:
        """What is to be typed now; empty: nothing."""
        return self.lesson.typed(self.step)

    @property
    def figures(self) -> Forecast | None:
        """What it would change once it runs, or at once where nothing is to be built; None while that is tried."""
        return None if self.found is None else self.found.running or self.found.next

    def enter(self) -> None:
        """Take what was typed; go on if it is the practice's code."""
        typed = self.editing.text.split()
        known = handles(self.session.plan)
        one = known.get(typed[0].upper()) if typed else None
        wanted = known.get(self.code.split()[0]) if self.code else None
        self.wrong = wanted is not None and one != wanted
        if not self.wrong:
            self.go_on()

    def go_on(self) -> None:
        """The next step, as if its code had been typed."""
        self._stand(min(self.at + 1, len(self.lesson.steps) - 1))

    def go_back(self) -> None:
        """The step before."""
        self._stand(max(0, self.at - 1))

    def _stand(self, at: int) -> None:
        self.at, self.found, self.wrong = at, None, False
        self.editing.set("")
        self._ask()

    def _ask(self) -> None:
        draft = self.lesson.draft(self.session, self.step)
        if not draft:
            return
        session = self.session
        world = session.worlds[0]
        years = len(years_of(session.plan, 1))
        situation = PublicSituation(session.state(world), session.setup.seats(world), years)
        request = Request(draft, draws=_TRIES)
        if self.worker is None:
            self.found = preview(session.plan, situation, request)
        else:
            self.worker.ask(situation, request)

    def poll(self) -> None:
        """Take what the preview has found."""
        found = self.worker.poll() if self.worker is not None and self.found is None else None
        if found is not None and (found.running is not None or found.settled):
            self.found = found

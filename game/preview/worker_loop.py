"""What the worker does: looks into the newest draft, a year at a time, and lets go of older ones."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, Protocol

from game.preview.figures import Preview
from game.preview.preview import PublicSituation, Request, Trials, steps
from sim.plan.plan import Plan

_SECONDS = 0.36
"""How long a draft is tried before the figures must settle: nobody at a Desk waits longer."""


class End(Protocol):
    """The worker's end of the line. `recv` raises EOFError or OSError when nobody is there any more."""

    def poll(self) -> bool: ...

    def recv(self) -> Any: ...

    def send(self, message: Any, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Ask:
    """A question. What has not changed since the one before is left out."""

    ticket: int
    request: Request
    situation: PublicSituation | None = None
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A question has been read; the line is free for another."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has started and reads what is sent to it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A question that could not be answered: a fault of the program, and no reason to stop."""

    ticket: int
    why: str


def serve_process(end: Connection) -> None:
    """A worker in a process of its own. Ctrl-C is for the game, which then closes the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what the imports brought stays anyway: nothing to look through after each year
    serve(end)


def serve(end: End) -> None:
    """Answer until the line is closed."""
    worker = _Worker(end)
    try:
        end.send(Ready())
        while True:
            worker.turn()
    except (EOFError, OSError):
        return


class _Worker:
    def __init__(self, end: End) -> None:
        self.end = end
        self.plan: Plan | None = None
        self.situation: PublicSituation | None = None
        self.outlook: Trials | None = None
        self.ticket = 0
        self.work: Iterator[Preview | None] = iter(())

    def turn(self) -> None:
        """Take the newest question, if there is one; then do one year's work for it."""
        while self.idle or self.end.poll():
            self._take(self.end.recv())
        self._go_on()

    @property
    def idle(self) -> bool:
        return not self.ticket

    def _take(self, ask: Ask) -> None:
        if ask.plan is not None:
            self.plan, self.outlook = ask.plan, None
        if ask.situation is not None:
            self.situation, self.outlook = ask.situation, None
        self.ticket = ask.ticket
        self.end.send(Received(ask.ticket))
        self.work = self._answer(ask.request)

    def _answer(self, request: Request) -> Iterator[Preview | None]:
        assert self.plan is not None, "the first question brings the plan"
        assert self.situation is not None, "the first question brings the situation"
        if self.outlook is None:
            self.outlook = Trials(self.plan, self.situation)
        until = monotonic() + _SECONDS
        yield from steps(self.outlook, request, lambda: not request.patient and monotonic() > until)

    def _go_on(self) -> None:
        try:
            preview = next(self.work)
        except StopIteration:
            self.ticket = 0
            return
        except Exception as error:  # the game goes on whatever is wrong with one draft
            self.end.send(Failed(self.ticket, f"{type(error).__name__}: {error}"))
            self.ticket = 0
            return
        if preview is not None:
            self.end.send(replace(preview, ticket=self.ticket))

"""The preview as a screen uses it: ask at every change of a draft, look for figures at every frame.

No call waits. A worker that dies is started again and asked again; where processes cannot be started at
all, a thread does the work. Start it before the screen opens, so that it is warm when the first draft
comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.log import logger
from game.preview.channel import Channel, ProcessChannel, ThreadChannel
from game.preview.figures import Preview
from game.preview.preview import PublicSituation, Request
from game.preview.worker_loop import Ask, Failed, Ready, Received
from sim.message import Message
from sim.plan.plan import Plan

_MOST_UNREAD = 4
"""Questions on the line at once; more would fill it, and whoever asks would have to wait."""
_MOST_DEATHS = 3
"""After so many deaths without an answer in between, a thread takes over."""
STARTED_AGAIN = Message("The preview stopped and was started again. Nothing of the game is lost.")
SLOWER = Message("The preview runs inside the game on this machine. It works, but more slowly.")
NOT_TRIED = Message("This draft could not be tried out. Everything else works.")
BROKEN = Message("The preview has stopped. The game goes on without it.")


class PreviewWorker:
    """A preview beside the game. `plan` may follow later (`play`), once a scenario is chosen."""

    def __init__(self, plan: Plan | None = None, start: Callable[[], Channel] = ProcessChannel) -> None:
        self._plan = plan
        self._start = start
        self._ready = False
        self._ticket = 0
        self._asked: tuple[PublicSituation, Request] | None = None
        """the newest question"""
        self._sent = 0
        """ticket of the last question on the line"""
        self._unread = 0
        self._known: PublicSituation | None = None
        """the situation the worker has"""
        self._knows_plan = False
        self._deaths = 0
        self._closed = False
        self.remark: Message | None = None
        """what happened to the worker, in one plain sentence; None: nothing"""
        self._line: Channel | None = self._begin()

    def play(self, plan: Plan) -> None:
        """From now on questions are about this scenario."""
        self._plan, self._asked = plan, None
        self._knows_plan = False

    def ask(self, situation: PublicSituation, request: Request) -> int:
        """Look into a draft, and let go of any before. The ticket stands on its answers."""
        self._ticket += 1
        self._asked = situation, request
        self._guarded(self._send)
        return self._ticket

    def poll(self) -> Preview | None:
        """The newest figures for the newest question, if there are any new ones."""
        previews: list[Preview] = []
        self._guarded(lambda line: self._read(line, previews))
        self._guarded(self._send)
        return replace(previews[-1], remark=self.remark) if previews else None

    def close(self) -> None:
        """Stop the worker. Calls after it do nothing."""
        self._closed = True
        if self._line is not None:
            self._line.close()
            self._line = None

    # -- the line -----------------------------------------------------------------------------------

    def _begin(self) -> Channel | None:
        self._forget()
        try:
            return self._start()
        except (OSError, ValueError, ImportError, RuntimeError):
            return self._thread()

    def _thread(self) -> Channel | None:
        self._forget()
        self._start = ThreadChannel
        self.remark = SLOWER
        try:
            return ThreadChannel()
        except RuntimeError:
            self.remark = BROKEN
            return None

    def _forget(self) -> None:
        """A new worker knows nothing."""
        self._sent = self._unread = 0
        self._known, self._knows_plan, self._ready = None, False, False

    def _guarded(self, work: Callable[[Channel], None]) -> None:
        """Do something on the line; if it turns out dead, start another and ask again there."""
        if self._line is None:
            return
        try:
            work(self._line)
        except (EOFError, OSError):
            self._died()

    def _died(self) -> None:
        if self._line is not None:
            self._line.close()
        self._deaths += 1
        logger("preview").warning("the worker died, for the %d. time", self._deaths)
        self.remark = STARTED_AGAIN
        self._line = self._begin() if self._deaths <= _MOST_DEATHS else self._thread()

    def _send(self, line: Channel) -> None:
        if not self._ready or self._asked is None or self._sent == self._ticket:
            return
        if self._unread >= _MOST_UNREAD:
            return
        situation, request = self._asked
        line.send(
            Ask(
                self._ticket,
                request,
                None if self._knows(situation) else situation,
                None if self._knows_plan else self._plan,
            )
        )
        self._known, self._knows_plan = situation, True
        self._sent = self._ticket
        self._unread += 1

    def _knows(self, situation: PublicSituation) -> bool:
        return situation is self._known or situation == self._known

    def _read(self, line: Channel, previews: list[Preview]) -> None:
        while line.waiting():
            message = line.receive()
            if isinstance(message, Ready):
                self._ready = True
            elif isinstance(message, Received):
                self._unread -= 1
            elif isinstance(message, Failed):
                logger("preview").warning("a draft could not be tried out: %s", message.why)
                self.remark = NOT_TRIED if message.ticket == self._ticket else self.remark
            elif message.ticket == self._ticket:
                previews.append(message)
                self._deaths = 0

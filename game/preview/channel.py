"""A line to a worker: plain data both ways, to another process or, where none can be started, a thread."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any, Protocol

from game.preview.worker_loop import serve, serve_process


class Channel(Protocol):
    """One end of a line. Any call may raise OSError or EOFError once the other end is gone."""

    def send(self, message: Any) -> None: ...

    def waiting(self) -> bool: ...

    def receive(self) -> Any: ...

    def close(self) -> None: ...


class ProcessChannel:
    """To a process of its own, on another core: the screen's frames are left alone."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._end, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=serve_process, args=(theirs,), name="preview", daemon=True
        )
        try:
            self.process.start()
        except BaseException:
            self._end.close()
            raise
        finally:
            theirs.close()

    def send(self, message: Any) -> None:
        self._end.send(message)

    def waiting(self) -> bool:
        return self._end.poll()

    def receive(self) -> Any:
        return self._end.recv()

    def close(self) -> None:
        """Ask it to stop; make it, if it does not within a moment."""
        self._end.close()
        self.process.join(0.2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(1)


class ThreadChannel:
    """To a thread of this process: slower, and frames feel it, but it works everywhere."""

    def __init__(self) -> None:
        there: SimpleQueue[Any] = SimpleQueue()
        back: SimpleQueue[Any] = SimpleQueue()
        self._there, self._back = there, _QueueEnd(back, there)
        Thread(target=serve, args=(_QueueEnd(there, back),), name="preview", daemon=True).start()

    def send(self, message: Any) -> None:
        self._there.put(message)

    def waiting(self) -> bool:
        return self._back.poll()

    def receive(self) -> Any:
        return self._back.recv()

    def close(self) -> None:
        self._there.put(None)


class _QueueEnd:
    """Two queues that look like an end of a pipe."""

    def __init__(self, incoming: SimpleQueue[Any], outgoing: SimpleQueue[Any]) -> None:
        self._incoming, self._outgoing = incoming, outgoing

    def poll(self) -> bool:
        return not self._incoming.empty()

    def recv(self) -> Any:
        message = self._incoming.get()
        if message is None:
            raise EOFError
        return message

    def send(self, message: Any) -> None:
        self._outgoing.put(message)

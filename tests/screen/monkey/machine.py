"""The machine a monkey plays on: displays come and go, the disk fills up, and nothing depends on how fast it is."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, Final

import pygame

from game.screen import handout_printer, round_runner
from game.session.journal.filesystem import Disk

_PATIENCE: Final = 2
"""how often a scene asks before years that run beside the frames are ready"""


class Later(Future[Any]):
    """Work that is done when it has been asked for a few times, or is needed: the same on each machine."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work, self._asked = work, 0

    def done(self) -> bool:
        self._asked += 1
        if self._asked > _PATIENCE:
            self._finish()
        return super().done()

    def result(self, timeout: float | None = None) -> Any:
        self._finish()
        return super().result(timeout)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        self._finish()
        return super().exception(timeout)

    def _finish(self) -> None:
        if super().done():
            return
        try:
            self.set_result(self._work())
        except Exception as fault:
            self.set_exception(fault)


class Beside(Executor):
    """In place of the threads beside the frames."""

    def __init__(self, *_: object) -> None:
        pass

    def submit(self, work: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        return Later(lambda: work(*args, **more))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        pass


@dataclass(slots=True)
class Machine:
    """What the monkey's machine is like at the moment: replaced in pygame and in the disk while it plays."""

    displays: int = 1
    is_full: bool = False
    """the disk; nothing can be written"""
    _before: list[tuple[object, str, object]] = field(default_factory=list)

    def __enter__(self) -> Machine:
        write = Disk.write

        def written(disk: Disk, file: int, data: bytes) -> int:
            if self.is_full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(disk, file, data)

        self._put(Disk, "write", written)
        self._put(Disk, "flush", lambda disk, file: None)
        self._put(pygame.display, "get_desktop_sizes", lambda: [(1366, 768)] * self.displays)
        self._put(round_runner, "ThreadPoolExecutor", Beside)
        self._put(
            handout_printer, "_write", lambda plan, w, teams, programme, folder: (folder / "guide.pdf",)
        )
        self._put(handout_printer, "_report", lambda session, folder, *rest, **more: folder / "report.html")
        return self

    def _put(self, place: object, name: str, thing: object) -> None:
        self._before.append((place, name, getattr(place, name)))
        setattr(place, name, thing)

    def __exit__(self, *_: object) -> None:
        for place, name, thing in reversed(self._before):
            setattr(place, name, thing)

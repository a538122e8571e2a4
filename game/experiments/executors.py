"""Where games are played: this process, processes of this machine, or a Dask cluster."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, InvalidStateError, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any, TypeVar

from sim.message import MessageError

Result = TypeVar("Result")
WAIT = "10s"
"""How long a scheduler may take to answer."""
NEEDED = "game"
"""The package that plays: workers and scheduler unpack tasks of it."""


class NoCluster(MessageError):
    """The cluster cannot be used: why, and what to do, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, and how many tasks it works on at once."""

    executor: Executor
    count: int = 1


class Here(Executor):
    """Plays in this process, each task when it is given."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def pool_of(workers: int) -> ProcessPoolExecutor:
    """Processes of their own."""
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_ctrl_c_to_the_parent)


@contextmanager
def local(workers: int) -> Iterator[Workers]:
    """So many processes; with one, this process itself."""
    if workers == 1:
        yield Workers(Here())
        return
    pool = pool_of(workers)
    usual, threading.excepthook = threading.excepthook, _quiet_about_cancelled
    try:
        yield Workers(pool, workers)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        threading.excepthook = usual


def _quiet_about_cancelled(fault: threading.ExceptHookArgs) -> None:
    """A machine that shuts down ends the workers too; the pool's thread then trips over what was called back."""
    if fault.exc_type is not InvalidStateError:
        threading.__excepthook__(fault)


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def usable_cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """A Dask cluster behind this scheduler. Raises `NoCluster`."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise NoCluster(
            "Dask is not installed here. Install Kierto with its cluster extra: `pip install -e '.[cluster]'`."
        ) from error
    try:
        client = distributed.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(
            "No scheduler answers at {place}. Start one, or mend the address.", place=address
        ) from error
    try:
        workers = sum(client.nthreads().values())
        if not workers:
            raise NoCluster(
                "The scheduler at {place} has no workers. Start some: `dask worker {place}`", place=address
            )
        at_workers = client.run(find_spec, NEEDED).values()
        if None in (*at_workers, client.run_on_scheduler(find_spec, NEEDED)):
            raise NoCluster(
                "Kierto is missing on the cluster at {place}. Install this version of it where the scheduler and its "
                "workers run.",
                place=address,
            )
        yield Workers(client.get_executor(pure=False), workers)
    finally:
        client.close()


def completed(workers: Workers, calls: Iterable[Callable[[], Result]]) -> Iterator[tuple[int, Result]]:
    """(place in the list, result) of each call, as they become known.

    One call more than there are workers is given out, so that none has to wait for us. Who stops asking calls
    back what has not begun.
    """
    ahead = workers.count + 1 if workers.count > 1 else 1
    waiting = iter(enumerate(calls))
    running: dict[Future[Result], int] = {}
    try:
        while True:
            for at, call in waiting:
                running[workers.executor.submit(call)] = at
                if len(running) >= ahead:
                    break
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=lambda each: running[each]):
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()

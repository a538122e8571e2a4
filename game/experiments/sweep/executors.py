"""Where games are played: this process, processes of this machine, or a Dask cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

WAIT = "10s"
"""How long a scheduler may take to answer."""
NEEDED = "game"
"""The package that plays: workers and scheduler unpack tasks of it."""


class NoCluster(Exception):
    """The cluster cannot be used: why, and what to do, in whole sentences."""


class Here(Executor):
    """Plays in this process, each task when it is given."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def local(workers: int) -> Iterator[tuple[Executor, int]]:
    """So many processes; with one, this process itself."""
    if workers == 1:
        yield Here(), 1
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_ctrl_c_to_the_parent)
    try:
        yield pool, workers
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def usable_cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """A Dask cluster behind this scheduler. Raises `NoCluster`."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise NoCluster(
            "Dask is not installed here. Install Kierto with its cluster extra: pip install -e '.[cluster]'."
        ) from error
    try:
        client = distributed.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"No scheduler answers at {address}. Start one, or mend the address.") from error
    try:
        workers = sum(client.nthreads().values())
        if not workers:
            raise NoCluster(f"The scheduler at {address} has no workers. Start some: dask worker {address}")
        at_workers = client.run(find_spec, NEEDED).values()
        if None in (*at_workers, client.run_on_scheduler(find_spec, NEEDED)):
            raise NoCluster(
                f"Kierto is missing on the cluster at {address}. Install this version of it where the scheduler "
                "and its workers run."
            )
        yield client.get_executor(pure=False), workers
    finally:
        client.close()

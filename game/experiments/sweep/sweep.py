"""A sweep: seeds 1 to N given out to an executor in small pieces, kept as they come back.

Written against `concurrent.futures.Executor`: processes of this machine, threads, or a Dask cluster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait

from game.experiments.executors import Workers
from game.experiments.sweep.games import Game, SweepOptions, play_some

PIECE = 2
"""Games a task: little is lost when it is stopped, little is spent on sending."""
AHEAD = 3
"""Tasks given out for each worker."""


def sweep(
    packed: bytes,
    options: SweepOptions,
    seeds: list[int],
    workers: Workers,
    keep: Callable[[list[Game]], None],
) -> None:
    """Play the games of these seeds; `keep` gets them as they are done, in any order.

    When it is interrupted, what is being played is waited for and kept, and the interruption goes on.
    """
    pieces = _pieces(seeds)
    running: set[Future[list[Game]]] = set()
    try:
        for piece in pieces:
            running.add(workers.executor.submit(play_some, packed, options, piece))
            if len(running) >= AHEAD * workers.count:
                running = _keep_some(running, keep)
        while running:
            running = _keep_some(running, keep)
    except BaseException:
        _keep_begun(running, keep)
        raise


def _pieces(seeds: list[int]) -> Iterator[tuple[int, ...]]:
    for first in range(0, len(seeds), PIECE):
        yield tuple(seeds[first : first + PIECE])


def _keep_some(
    running: set[Future[list[Game]]], keep: Callable[[list[Game]], None]
) -> set[Future[list[Game]]]:
    done, rest = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        keep(future.result())
        running.discard(future)
    return set(rest)


def _keep_begun(running: set[Future[list[Game]]], keep: Callable[[list[Game]], None]) -> None:
    """What cannot be called back any more is waited for. Some may be kept twice, which does no harm."""
    for future in running:
        future.cancel()
    for future in running:
        if not future.cancelled() and future.exception() is None:
            keep(future.result())

"""The preview beside the game: it never makes anybody wait, and a dead worker is nobody's problem."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.preview.channel import Channel, ProcessChannel, ThreadChannel
from game.preview.figures import Preview
from game.preview.preview import Request, preview
from game.preview.worker import NOT_TRIED, SLOWER, STARTED_AGAIN, PreviewWorker
from tests.preview.town import SAND_DEAL, decided, plan, situation

PATIENCE = 60.0
DRAFT = {"foundry": (SAND_DEAL,)}


@pytest.fixture
def worker() -> Iterator[PreviewWorker]:
    one = PreviewWorker(plan())
    yield one
    one.close()


def answers(worker: PreviewWorker, ticket: int) -> list[Preview]:
    """All that is said to a question until it is settled."""
    found: list[Preview] = []
    until = time.monotonic() + PATIENCE
    while not (found and found[-1].settled):
        assert time.monotonic() < until, "no answer"
        one = worker.poll()
        if one is not None and one.ticket == ticket:
            found.append(one)
        time.sleep(0.002)
    return found


def test_a_worker_says_what_the_function_says(worker: PreviewWorker) -> None:
    here = situation(plan())
    found = answers(worker, worker.ask(here, Request(DRAFT, draws=3, patient=True)))
    expected = preview(plan(), here, Request(DRAFT, draws=3))
    assert (found[-1].next, found[-1].running) == (expected.next, expected.running)
    assert found[-1].remark is None


def test_figures_come_one_try_after_another(worker: PreviewWorker) -> None:
    found = answers(worker, worker.ask(situation(plan()), Request(DRAFT, draws=8, patient=True)))
    assert [one.tries for one in found] == sorted(one.tries for one in found)
    assert found[-1].tries == 8
    assert not found[0].settled


def test_the_newest_draft_wins(worker: PreviewWorker) -> None:
    here = situation(plan())
    for share in range(40):
        worker.ask(here, Request({"town": (decided("contribute", amount=1 + share),)}))
    last = worker.ask(here, Request(DRAFT, draws=2))
    assert answers(worker, last)[-1].next.purses["foundry"].change.most < 0
    assert worker.poll() is None


def test_a_killed_worker_is_started_again_and_says_so() -> None:
    lines: list[ProcessChannel] = []

    def start() -> Channel:
        lines.append(ProcessChannel())
        return lines[-1]

    worker = PreviewWorker(plan(), start)
    answers(worker, worker.ask(situation(plan()), Request({}, draws=1)))
    pid = lines[0].process.pid
    assert pid is not None
    os.kill(pid, signal.SIGTERM)
    time.sleep(0.1)
    found = answers(worker, worker.ask(situation(plan()), Request(DRAFT, draws=1)))
    assert found[-1].remark == STARTED_AGAIN
    assert len(lines) == 2
    worker.close()


def test_without_processes_a_thread_does_it() -> None:
    def refuse() -> Channel:
        raise OSError("no processes here")

    worker = PreviewWorker(plan(), refuse)
    assert worker.remark == SLOWER
    assert answers(worker, worker.ask(situation(plan()), Request(DRAFT, draws=2)))[-1].running is not None
    worker.close()


def test_a_worker_that_dies_again_and_again_gives_way_to_a_thread() -> None:
    class Dead(ThreadChannel):
        def waiting(self) -> bool:
            raise EOFError

    worker = PreviewWorker(plan(), Dead)
    for _ in range(6):
        worker.poll()
    assert answers(worker, worker.ask(situation(plan()), Request({}, draws=1)))[-1].remark == SLOWER
    worker.close()


def test_a_draft_that_cannot_be_tried_leaves_the_worker_alive(worker: PreviewWorker) -> None:
    worker.ask(replace(situation(plan()), state=None), Request({}))  # type: ignore[arg-type]
    until = time.monotonic() + PATIENCE
    while not worker.remark and time.monotonic() < until:
        worker.poll()
        time.sleep(0.01)
    assert worker.remark == NOT_TRIED
    assert answers(worker, worker.ask(situation(plan()), Request({}, draws=1)))


def test_another_scenario_can_follow() -> None:
    worker = PreviewWorker()
    worker.play(plan())
    assert answers(worker, worker.ask(situation(plan()), Request({}, draws=1)))
    worker.close()
    assert worker.poll() is None
    assert worker.ask(situation(plan()), Request({})) == 2

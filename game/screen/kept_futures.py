"""Futures that were only tried, kept as sessions of their own: played and written beside the frames."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from queue import SimpleQueue

from game.experiments.kept_future import keep_future
from game.experiments.replay_plan import DecidedGame
from game.screen.session_place import file_name, unused
from game.screen.worked_beside import WorkedBeside
from game.session.errors import SessionError
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Message
from sim.os_errors import because


class KeptFutures:
    """What is being kept, and what there is to say of it. No call waits."""

    def __init__(self, folder: Path, *, at_once: bool) -> None:
        self._folder = folder
        self._working: WorkedBeside[Path] = WorkedBeside("kept future", at_once=at_once)
        self._news: SimpleQueue[Message] = SimpleQueue()
        self._asked: set[Hashable] = set()
        self._has_failed = False

    def keep(self, session: Session, world: str, future: tuple[DecidedGame, int], about: str) -> None:
        """Begin to keep one, named for the session and for what is otherwise in it; once, however often it is asked,
        unless it could not be kept."""
        version = about, future[1], world, session.past.last
        if version in self._asked:
            return
        self._asked.add(version)
        original = session.copy()  # now, 20 ms: beside the frames it may have a line more

        def job() -> Path:
            name = file_name(f"{_stem(session)[:26].strip()}, {about}") or _stem(session)
            path = unused(self._folder, name)
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                keep_future(original, world, future, path, _stem(session)).close()
            except (SessionError, OSError) as fault:
                self._asked.discard(version)
                self._news.put(fault.message if isinstance(fault, SessionError) else because(fault))
            else:
                self._news.put(Message("This game is kept as {name}.", name=path.stem))
            return path

        self._working.ask(object(), job)

    def said(self, w: Translator) -> list[str]:
        """What there is to say now: what was kept, or why it could not be."""
        if self._working.is_broken and not self._has_failed:
            self._news.put(Message("This game could not be kept."))
        self._has_failed = self._working.is_broken
        return [w.say(self._news.get()) for _ in range(self._news.qsize())]


def _stem(session: Session) -> str:
    return session.path.stem if session.path is not None else session.scenario.id

"""What all scenes share: the session, the settings, the words, and where things are kept."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from game.log import logger
from game.resources import SCENARIOS as SCENARIOS
from game.resources import user_folder
from game.screen.audio import Silence, Sound, Sounds
from game.screen.desktop import Desktop, NoDesktop
from game.screen.handout_printer import Printing
from game.screen.recent import remember
from game.screen.rehearsal import Rehearsal
from game.screen.session_clock import SessionClock, SessionStart
from game.screen.settings import Settings, save
from game.screen.tour import Tour
from game.text.translator import Translator
from sim.os_errors import because

if TYPE_CHECKING:  # the engine's libraries would hold up the title
    from concurrent.futures import Future

    from game.experiments.more_answers import PlayedBeside
    from game.experiments.path_worker import PathWorker
    from game.experiments.references_ahead import ReferencesAhead
    from game.preview.worker import PreviewWorker
    from game.session.session import Session


@dataclass(slots=True)
class Context:
    """One evening: at most one session is open at a time."""

    settings: Settings
    folder: Path = field(default_factory=user_folder)
    session: Session | None = None
    two_windows: bool = False
    notices: list[str] = field(default_factory=list)
    """plain sentences for the facilitator, newest last"""
    preview: PreviewWorker | None = None
    coming: Future[PreviewWorker] | None = None
    """the preview while it starts, beside the title; a session waits for it"""
    sounds: Sounds = field(default_factory=Silence)
    desktop: Desktop = field(default_factory=NoDesktop)
    settings_file: Path | None = None
    """where the settings are kept; none: beside the sessions"""
    printing: Printing = field(default_factory=Printing)
    clock: SessionClock = field(default_factory=SessionClock)
    clock_of: tuple[int, str] = (0, "")
    """the round and phase the clock was begun for"""
    read_out: set[tuple[int, str]] = field(default_factory=set)
    """what the facilitator brought into play and the Room has read of: (line of the journal, measure)"""
    rehearsal: Rehearsal | None = None
    """whether the session leads itself through"""
    tour: Tour | None = None
    """whether somebody is shown how to lead one"""
    began: SessionStart = field(default_factory=SessionStart)
    looks_ahead: bool = False
    """whether processes may play beside the screen what the debrief asks"""
    answers: PathWorker | None = None
    stopped: dict[Hashable, PathWorker] = field(default_factory=dict)
    """who worked on another cluster before this one was turned to: it is taken up where it stood"""
    """what the debrief asks, worked out beside the last pages of the game"""
    ahead: ReferencesAhead | None = None
    """the games it is held against, begun while the last years ran"""
    path: object = None
    """where its pages stand, while the map or the decisions are looked up: known to them alone"""
    words: Translator = field(init=False)

    def __post_init__(self) -> None:
        self.words = Translator(self.settings.language)

    @property
    def sessions(self) -> Path:
        """The folder of the saved sessions."""
        return self.folder / "sessions"

    @property
    def papers(self) -> Path:
        """The folder for what people read and print: among their documents, where there is such a place."""
        documents = self.desktop.documents()
        return documents / "Kierto" if documents is not None else self.folder / "papers"

    @property
    def is_behind(self) -> bool:
        """Whether years that had run must run again: until they have, no scene of the game stands."""
        return self.session is not None and self.session.is_behind

    def begin(self, session: Session, since: float | None = None) -> None:
        """A session is open from now on; the preview learns its scenario. `since`: when it began, if another did."""
        self.session, self.rehearsal = session, None
        self.read_out.clear()
        logger("session").info("%s from %s, %s", session.scenario.id, session.path, session.phase)
        self.words = self._words()
        if self.preview is None and self.coming is not None:
            self.preview = self.coming.result()
        if self.preview is not None:
            self.preview.play(session.plan)
        self._look_at_the_clock(session, since)

    def end(self) -> None:
        """The session's file is let go of, so that it can be opened again."""
        for working in (self.answers, self.ahead):
            if working is not None:
                working.stop()
        self.answers = self.ahead = self.path = None
        self.stopped.clear()
        if self.session is not None:
            self.session.close()
            self.session = self.rehearsal = None

    def _words(self) -> Translator:
        """In the language of the settings; of an open session, with the names of its scenario and its table."""
        from game.roster.purse_names import table_words

        language, session = self.settings.language, self.session
        if session is None:
            return Translator(language)
        session.language = language
        return table_words(session.plan, session.teams, language)

    def _look_at_the_clock(self, session: Session, since: float | None) -> None:
        """Since when it is played: as another, this very session before a restart, or as its plan says."""
        from game.session.schedule import begins, plan_of

        key = session.journal.lines[0].hash
        if since is not None:
            self.began.at = since
        elif session.path is None or not self.began.recall(self.folder, key):
            plan = plan_of(session.setup, session.plan, session.rounds)
            self.began.begin(begins(plan, session.phase, session.round))
        if session.path is None:
            return
        try:
            remember(self.sessions, session.path)
            self.began.keep(self.folder, key)
        except OSError as fault:
            text = self.words(
                "The starting time could not be saved: {why}.", why=self.words.say(because(fault))
            )
            self.notices.append(text)

    def answers_for(self, session: Session, world: str) -> PathWorker:
        """What the debrief of a session asks, worked out beside the screen: begun now, unless it was before."""
        from game.experiments.path_worker import PathWorker

        stands = _stands(session, world)
        if self.answers is None or self.answers.of != stands:
            if self.answers is not None:
                self.answers.stop()
                self.stopped[self.answers.of] = self.answers
            earlier = self.stopped.get(stands)
            if self.looks_ahead:
                self.answers = PathWorker.of_session(session, world, stands, self.ahead, earlier)
            else:
                self.answers = earlier or PathWorker(None, stands)
        return self.answers

    def look_ahead(self, session: Session) -> None:
        """While the years of the last round run: begin the games that the debrief is held against."""
        from game.experiments.path_answers import path_task
        from game.experiments.references_ahead import ReferencesAhead

        if not self.looks_ahead or session.round < session.rounds or session.past.phase != "years":
            return
        task = path_task(session, session.worlds[0], is_ahead=True)
        if self.ahead is None or not self.ahead.is_for(task):
            if self.ahead is not None:
                self.ahead.stop()
            self.ahead = ReferencesAhead(task)

    def known_beside(self, session: Session) -> PlayedBeside:
        """What is known by now of what the debrief asks, by cluster: worked out now, or kept before; nothing is begun
        for it."""
        from game.experiments.kept_answers import kept_beside

        worker, beside = self.answers, kept_beside(session)
        for world in session.worlds:
            if worker is not None and worker.of == _stands(session, world):
                kept = beside.answers.get(world)
                is_more = worker.known.has_signatures or kept is None or not kept.has_signatures
                if worker.known.has_references and is_more:
                    beside.answers[world] = worker.known
                if worker.more.mattered.kinds:
                    beside.more[world] = worker.more
        return beside

    def play(self, sound: Sound) -> None:
        """Let a sound be heard, unless they are off."""
        if self.settings.sound:
            self.sounds.play(sound)

    def report_problem(self) -> str:
        """Write the one file for a bug report; what came of it, in a sentence."""
        from game.bug_report import written  # seldom asked for

        w = self.words
        try:
            path = written(self.folder, self.papers, self.settings_file)
        except OSError as fault:
            return w("The file for a bug report could not be written: {why}.", why=w.say(because(fault)))
        return w("For a bug report, without names or the session: {path}", path=str(path))

    def changed(self) -> None:
        """Settings have changed: new words, and saved where that is possible."""
        self.words = self._words()
        try:
            save(self.settings, self.settings_file or self.folder / "settings.json")
        except OSError as fault:
            self.notices.append(
                self.words("The settings could not be saved: {why}.", why=self.words.say(because(fault)))
            )


def _stands(session: Session, world: str) -> tuple[object, ...]:
    """What a cluster's debrief stands on: another session, cluster or round has other answers."""
    played = tuple(each.stands_on for each in session.records if each.phase == "play")
    return session.journal.lines[0].hash, world, played

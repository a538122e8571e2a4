"""Which game is held against which: what there is to choose from, and the pages of the two. No pygame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.debrief.comparison import TwoGames
from game.debrief.model import GameDebrief, game_debrief
from game.outputs.path.compare import compare_pages
from game.outputs.path.page import Choices, PathPage, Sentences
from game.screen.catalogue import Saved, glance, local_moment, newest
from game.screen.worked_beside import WorkedBeside
from game.session.errors import SessionError
from game.session.session import Session
from game.text.translator import Translator

_MOST_LOOKED_AT: Final = 60
"""saved sessions, the newest, that are looked into"""
ROWS: Final = 6
"""of a page of the list"""


@dataclass(frozen=True, slots=True)
class OtherGame:
    """A game that the first may be held against: another cluster of its session, or a saved session."""

    name: str
    detail: str
    world: str = ""
    path: Path | None = None


@dataclass(slots=True)
class CompareModel:
    """The first game, the one that is chosen, and where the pages stand."""

    first: Session
    world: str
    w: Translator
    saved: Callable[[], tuple[Saved, ...] | None]
    """the sessions on the disk; None while they are being looked into"""
    at_once: bool
    """whether nothing is worked out beside the frames"""
    open: Callable[[Path], Session]
    """a file, only to look at; raises SessionError"""
    row: int = 0
    leaf: int = 0
    chosen: OtherGame | None = None
    _opened: dict[Path, Session] = field(default_factory=dict)
    """only to look at; closed when the scene is left"""
    _is_closed: bool = False
    _pages: WorkedBeside[tuple[PathPage, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._pages = WorkedBeside("comparison", at_once=self.at_once)

    # -- what there is to choose from --------------------------------------------------------------

    @property
    def key(self) -> str:
        """Which session the first is."""
        return self.first.journal.lines[0].hash

    def others(self) -> tuple[OtherGame, ...] | None:
        """Clusters of the same session, its forks and its original, then what else was saved; None: not known yet."""
        clusters = tuple(
            OtherGame(self.cluster_name(world), self.w("the same session"), world)
            for world in self.first.worlds
            if world != self.world
        )
        saved = self.saved()
        if saved is None:
            return None
        fitting = sorted(filter(self._fits, saved), key=self._apart)
        return (*clusters, *map(self._row, fitting))

    def _fits(self, saved: Saved) -> bool:
        """Whether it is another game of the same scenario, of which something was played."""
        path = self.first.path
        is_first = path is not None and path.resolve() == saved.path.resolve()
        return saved.scenario == self.first.scenario.id and saved.round > 0 and not is_first

    def _apart(self, saved: Saved) -> tuple[int, float]:
        """The nearest kin first, the newest first."""
        own = self.first.setup.origin
        is_kin = (saved.origin is not None and saved.origin[0] in (self.key, own.session if own else "")) or (
            own is not None and saved.key == own.session
        )
        return (0 if is_kin else 1), -saved.when

    def _row(self, saved: Saved) -> OtherGame:
        w = self.w
        detail = w.moment(local_moment(saved.when))
        if saved.origin is not None:
            detail = w(
                "fork of {name} from round {n} · {when}", name=saved.origin[1], n=saved.origin[2], when=detail
            )
        return OtherGame(saved.path.stem, detail, path=saved.path)

    def cluster_name(self, world: str) -> str:
        """The teams of a cluster."""
        return ", ".join(team.name for team in self.first.teams if team.world == world)

    @property
    def name(self) -> str:
        """What the first is called: of several clusters, its teams."""
        path = self.first.path
        if len(self.first.worlds) > 1 or path is None:
            return self.cluster_name(self.world)
        return path.stem

    # -- what is shown -----------------------------------------------------------------------------

    def page(self) -> PathPage:
        """The list, or a page of the two games."""
        pages = self.pages()
        return pages[min(self.leaf, len(pages) - 1)]

    def pages(self) -> tuple[PathPage, ...]:
        """All of them."""
        if self.chosen is None:
            return (self._list(),)
        version = (self.chosen, self.first.past.last, self.w.language)
        own = game_debrief(self.first, self.world)
        made = self._pages.ask(version, lambda: tuple(self._compared(own)))
        w = self.w
        if self._pages.is_broken:
            return (self._said(w("The two games could not be compared.")),)
        return made or (self._said(w("One moment …")),)

    def _said(self, text: str) -> PathPage:
        return PathPage("road", self.w("Two games"), "", Sentences((text,)))

    def _list(self) -> PathPage:
        w, others = self.w, self.others()
        about = w("{name} beside …", name=self.name)
        title, say = w("Compare with"), w("Choose a game of the same scenario.")
        if others is None:
            return PathPage("road", title, say, Sentences((w("One moment …"),)), about)
        if not others:
            nothing = w("There is no other game of this scenario yet.")
            return PathPage("road", title, say, Sentences((nothing,)), about)
        self.row = max(0, min(self.row, len(others) - 1))
        first = self.row // ROWS * ROWS
        rows = tuple((each.name, each.detail) for each in others[first : first + ROWS])
        return PathPage("road", title, say, Choices(rows, self.row - first), about)

    def _compared(self, own: GameDebrief) -> Iterator[PathPage]:
        """Beside the frames: the other game is opened, and both are held against each other."""
        chosen, w = self.chosen, self.w
        if chosen is None:
            return
        other, world = self.first, chosen.world
        if chosen.path is not None:
            try:
                other = self._opened.get(chosen.path) or self.open(chosen.path)
            except SessionError as fault:
                yield self._said(w.say(fault.message))
                return
            self._opened[chosen.path] = other
            if self._is_closed:  # the scene was left while it was being opened
                other.close()
                return
            world = self.world if self.world in other.worlds else other.worlds[0]
        comparison = TwoGames(own, game_debrief(other, world))
        yield from compare_pages(comparison, (self.name, chosen.name), w)

    # -- hands -------------------------------------------------------------------------------------

    def choose(self, place: int) -> None:
        """A row of the page of the list: its two games are shown."""
        others = self.others() or ()
        at = self.row // ROWS * ROWS + place
        if self.chosen is None and at < len(others):
            self.row, self.chosen, self.leaf = at, others[at], 0
            self.pages()  # begun by the hand, so that drawing only shows them

    def step(self, by: int) -> None:
        """A row of the list, or a page of the two games."""
        if self.chosen is None:
            self.row = max(0, min(self.row + by, len(self.others() or (0,)) - 1))
        else:
            self.leaf = max(0, min(self.leaf + by, len(self.pages()) - 1))

    def back(self) -> bool:
        """From the two games to the list; whether there was something to go back from."""
        was, self.chosen, self.leaf = self.chosen, None, 0
        return was is not None

    def close(self) -> None:
        """Let go of what was opened, or is being opened."""
        self._is_closed = True
        for session in list(self._opened.values()):  # another may be opened beside the frames just now
            session.close()


def glances(folder: Path) -> tuple[Saved, ...]:
    """The newest saved sessions, looked into."""
    return tuple(glance(path, when) for when, path in newest(folder)[:_MOST_LOOKED_AT])

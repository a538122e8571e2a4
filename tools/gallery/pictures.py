"""The pictures: which scene, in which state, on which of the two pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.resources import SCENARIOS
from game.screen.catalogue import Saved
from game.screen.navigation import ROUTES
from game.screen.scenes.briefing.model import Practice
from game.screen.scenes.briefing.scene import Briefing
from game.screen.scenes.file_chooser.model import FolderEntry
from game.screen.scenes.file_chooser.scene import FileChooser
from game.screen.scenes.game_over.scene import GameOver
from game.screen.scenes.news.scene import News
from game.screen.scenes.results.scene import Results, Shown
from game.screen.scenes.reveal.scene import Reveal
from game.screen.scenes.sessions.scene import Sessions
from game.screen.scenes.set_up.scene import SetUp
from game.screen.scenes.title.scene import Title
from game.screen.wanted_path import WantedPath
from game.session.entries import Phase
from sim.scenario.problems import FileProblem
from tools.gallery.desks import consoles, deciding, late_news
from tools.gallery.films import films, legacy_film
from tools.gallery.games import SEED
from tools.gallery.overlays import laid_over
from tools.gallery.paths import paths
from tools.gallery.picture import Picture
from tools.gallery.replays import replays
from tools.gallery.slips import slips
from tools.gallery.studio import Studio, in_front

_EVENING = 1_795_340_000.0
"""when the session on the pictures was last written to"""
_MOST_PAGES = 9


def pictures() -> tuple[Picture, ...]:
    """All of them, in the order of an evening. Scenes that are not there yet are left out."""
    found = [*_before(), *_news(), *deciding(), *slips(), *_after(), *paths(), *laid_over(), *consoles()]
    return tuple(one for one in found if one.name.split(".")[0] in ROUTES)


def _before() -> Iterator[Picture]:
    yield Picture("title", _title)
    yield Picture("title.two", _title, ("room", "desk"), two=True)
    yield Picture("title.resume", _title_with_session)
    yield Picture("title.broken", _title_with_broken)
    yield Picture("sessions", _sessions)
    yield Picture("sessions.two", _sessions, ("room", "desk"), two=True)
    yield Picture("file_chooser", _choosing)
    yield Picture("settings", lambda studio: studio.put("settings"))
    yield from _set_ups()
    yield Picture("resume.problem", lambda studio: studio.put("resume", detail=Path("nowhere.kierto")))
    yield from _briefings()


def _set_ups() -> Iterator[Picture]:
    yield Picture("set_up", _at_set_up)
    yield Picture("set_up.two", _at_set_up, two=True)
    yield Picture("set_up.eight", lambda studio: _set_up(studio, 8))
    yield Picture("set_up.parallel", lambda studio: _set_up(studio, 4, parallel=True))
    yield Picture("set_up.moving", _set_up_moving)
    yield Picture("set_up.naming", _set_up_naming)
    yield Picture("set_up.problem", _set_up_problem)


def _briefings() -> Iterator[Picture]:
    for at in range(_MOST_PAGES):
        yield Picture(f"briefing.{at + 1}", lambda studio, at=at: _briefing(studio, at))  # type: ignore[misc]
    yield Picture("briefing.1_last_leaf", lambda studio: _last_leaf(studio, 0))
    yield Picture("briefing.9_last_leaf", lambda studio: _last_leaf(studio, _MOST_PAGES - 1))
    for step in range(4):
        yield Picture(f"briefing.practice_{step + 1}", lambda studio, n=step: _practice(studio, n))  # type: ignore[misc]
    yield Picture("briefing.practice_two", lambda studio: _practice(studio, 1), ("room", "desk"), two=True)
    yield Picture("briefing.practice_wrong", lambda studio: _practice(studio, 0, "ZZ9"))
    yield Picture("briefing.eight", lambda studio: _briefing(studio, 5, 8))
    yield Picture("briefing.long_names", lambda studio: _briefing(studio, 5, None, long_names=True))
    yield Picture("briefing.two", lambda studio: _briefing(studio, 5), ("room", "desk"), two=True)


def _title(studio: Studio) -> None:
    studio.put("title")
    studio.wait(0.5)


def _title_with_session(studio: Studio) -> None:
    _title(studio)
    in_front(Title, studio.scene).model.last = Path("kemi-tornio 2026-11-22 13.45 (2).kierto")


def _sessions(studio: Studio) -> None:
    title = {"en": str(studio.scenario.about.title.en)}
    scene = in_front(Sessions, studio.put("sessions"))
    far = [(title, 3, 8, "decide"), (title, 8, 8, "debrief"), ({}, 0, 0, ""), (title, 1, 8, "briefing")]
    names = (f"{studio.scenario.id} 2026-11-{22 - i} 13.45.kierto" for i in range(len(far)))
    saved = [Saved(Path(name), _EVENING - 86_400 * i, *far[i]) for i, name in enumerate(names)]
    scene.model._newest = [(one.when, one.path) for one in saved]
    scene.model._known = {one.path: one for one in saved}


def _choosing(studio: Studio) -> None:
    """A folder with sessions and scenarios."""
    _title(studio)
    wanted = WantedPath("file", SCENARIOS, lambda path: None)
    scene = in_front(FileChooser, studio.put("file_chooser", detail=wanted))
    names = ("Pohjoiset Kiertotalouden Ystävät ry", "kemi-tornio 2026-11-22 13.45.kierto", "our-valley.yaml")
    scene.model.folder = Path("home") / "kierto"
    scene.model.entries = tuple(
        FolderEntry(scene.model.folder / name, not at, _EVENING - 86_400 * at)
        for at, name in enumerate(names)
    )


def _title_with_broken(studio: Studio) -> None:
    from game.screen.catalogue import Shelved

    _title(studio)
    problem = FileProblem("mine.yaml", 12, 5, "matches.slag", "There is no such file.", "Take it out.")
    in_front(Title, studio.scene).model.shelved += [
        Shelved(Path(f"mine {i}.yaml"), None, problem.message) for i in range(3)
    ]


def _at_set_up(studio: Studio) -> SetUp:
    """Set-up draws its luck anew each time: here always the same."""
    scene = in_front(SetUp, studio.put("set_up", detail=studio.scenario))
    scene.model.seed = SEED
    return scene


def _set_up(studio: Studio, teams: int, *, parallel: bool = False) -> SetUp:
    scene = _at_set_up(studio)
    scene.model.parallel = parallel
    scene.model.seat(min(teams, len(studio.games.plan.firms)))
    return scene


def _set_up_moving(studio: Studio) -> None:
    scene = _set_up(studio, 4)
    scene.model.pick(scene.model.teams[0].firms[0])


def _set_up_naming(studio: Studio) -> None:
    scene = _set_up(studio, 4)
    scene.model.rename(1)
    studio.app.hand.focus = "name 1"


def _set_up_problem(studio: Studio) -> None:
    scene = _set_up(studio, 4)
    scene.model.problem = scene.w("A team needs a firm. Have fewer teams instead.")
    scene.model.turn_bot(0)
    scene.model.turn_bot(1)


def _briefing(studio: Studio, at: int, teams: int | None = None, *, long_names: bool = False) -> None:
    scene = in_front(
        Briefing, studio.put("briefing", studio.games.at("briefing", 1, teams, long_names=long_names))
    )
    scene.model.at = min(at, len(scene.pages) - 1)


def _last_leaf(studio: Studio, at: int) -> None:
    """What larger text has pushed to a page of its own."""
    _briefing(studio, at)
    scene = in_front(Briefing, studio.scene)
    scene.model.leaf = len(scene.pages) * 10


def _practice(studio: Studio, step: int, typed: str = "") -> None:
    _briefing(studio, 99)
    one = in_front(Practice, in_front(Briefing, studio.scene).practice)
    for _ in range(step):
        one.go_on()
    if typed:
        one.editing.set(typed)
        one.enter()


# --- news and decisions -------------------------------------------------------------------------


def _news() -> Iterator[Picture]:
    for number in (1, 2, 3, 4):
        yield Picture(f"news.{number}", lambda studio, n=number: _told(studio, n))  # type: ignore[misc]
    yield Picture("news.last", lambda studio: _told(studio, 3, -1))
    yield Picture("news.eight", lambda studio: _told(studio, 3, 0, 8))
    yield Picture("news.two", lambda studio: _told(studio, 3), ("room", "desk"), two=True)
    yield Picture("news.late", late_news, ("room", "desk"), two=True)


def _told(studio: Studio, number: int, at: int = 0, teams: int | None = None) -> None:
    number = min(number, len(studio.scenario.about.rounds))
    scene = in_front(News, studio.put("news", studio.games.at("news", number, teams)))
    scene.at = at % max(1, scene.pages)
    studio.wait(2)


# --- after the decisions ------------------------------------------------------------------------


def _after() -> Iterator[Picture]:
    yield Picture("reveal.1", lambda studio: _reveal(studio, 0))
    yield Picture("reveal.2", lambda studio: _reveal(studio, 1))
    yield Picture("reveal.last", lambda studio: _reveal(studio, 99))
    yield Picture("reveal.eight", lambda studio: _reveal(studio, 0, 8))
    yield Picture("reveal.two", lambda studio: _reveal(studio, 0), ("room", "desk"), two=True)
    yield from films()
    for kinds, two in ((("room",), False), (("room", "desk"), True)):
        name = ".two" if two else ""
        yield Picture(f"results{name}", lambda studio: _settled(studio, "results"), kinds, two)  # type: ignore[arg-type]
        yield Picture(f"end{name}", lambda studio: _over(studio, "end"), kinds, two)  # type: ignore[arg-type]
        yield Picture(f"legacy{name}", lambda studio: _over(studio, "legacy"), kinds, two)  # type: ignore[arg-type]
    for at, shown in enumerate(("stairs", "why", "purses", "letters"), 1):
        yield Picture(f"end.{shown}", lambda studio, n=at: _over(studio, "end", n))  # type: ignore[misc]
    yield Picture("legacy.film", legacy_film)
    yield from replays()
    yield from _results()


def _results() -> Iterator[Picture]:
    for shown in ("why", "amounts", "purses", "all", "teams", "fund"):
        yield Picture(f"results.{shown}", lambda studio, name=shown: _turned(studio, name))  # type: ignore[misc]
    for shown in ("purses", "more purses", "teams"):
        name = f"results.{shown}_eight".replace(" ", "_")
        yield Picture(name, lambda studio, name=shown: _turned(studio, name, 2, 8))  # type: ignore[misc]
    yield Picture("results.talk", lambda studio: _turned(studio, "talk", 2))
    yield Picture("results.talk_two", lambda studio: _turned(studio, "talk", 2), ("room", "desk"), two=True)
    yield Picture("results.first", lambda studio: _settled(studio, "results", 1))
    yield Picture("results.eight", lambda studio: _settled(studio, "results", 2, 8))
    yield Picture("results.parallel", lambda studio: _settled(studio, "results", 1, 4, parallel=True))
    yield Picture("results.long_names", lambda studio: _settled(studio, "results", 1, 4, long_names=True))


def _reveal(studio: Studio, at: int, teams: int | None = None) -> None:
    games = studio.games
    session = games.at("reveal", 2, teams) if teams else games.promised()
    scene = in_front(Reveal, studio.put("reveal", session))
    scene.at, scene.passed = min(at, scene.pages - 1), 99.0


def _settled(
    studio: Studio, name: str, round_: int | None = None, teams: int | None = None, **kind: bool
) -> None:
    games = studio.games
    studio.put(name, games.at("results", round_ or games.rich, teams, **kind))
    studio.wait(3)


def _turned(studio: Studio, page: Shown, round_: int | None = None, teams: int | None = None) -> None:
    _settled(studio, "results", round_, teams)
    in_front(Results, studio.scene).shown = page
    studio.wait(1)


def _over(studio: Studio, phase: Phase, page: int | None = None) -> None:
    session = studio.games.over(phase)
    scene = in_front(GameOver, studio.put(phase, session, session))
    studio.wait(3)
    scene.turning.at = page or 0

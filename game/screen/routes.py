"""All scenes by name: the only place that knows every one of them. Each is imported when somebody goes there.

What most scenes need (the engine, its arrays) takes longer to import than the title may take to appear;
`get_ready` imports it beside the title.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from game.screen.go import Go
from game.screen.scene import Scene
from game.screen.scenes.title import Title
from game.screen.show import Show
from game.screen.stage import Route

if TYPE_CHECKING:
    from game.session.session import Session

_FOLDER: Final = "game.screen.scenes"
Make = Callable[[Show, Go], Scene]


def playing(show: Show) -> Session:
    """The session under way. Raises RuntimeError where a scene needs one and none is open."""
    if show.session is None:
        raise RuntimeError("no session is open")
    return show.session


def _scene(module: str, name: str, *details: object) -> Scene:
    """A scene made from its class, which is imported now if it was not before."""
    made: Scene = getattr(import_module(f"{_FOLDER}.{module}"), name)(*details)
    return made


def _plain(module: str, name: str) -> Make:
    return lambda show, go: _scene(module, name, show)


def _given(module: str, name: str) -> Make:
    """A scene that begins with what it is sent."""
    return lambda show, go: _scene(module, name, show, go.detail)


def _in_play(module: str, name: str) -> Make:
    """A scene of the session under way."""
    return lambda show, go: _scene(module, name, show, playing(show))


def _deal(show: Show, go: Go) -> Scene:
    return _scene("deal", "Deal", show, playing(show), *go.detail)


def _legacy(show: Show, go: Go) -> Scene:
    """The film of the years after the game; where they were seen before, only what lasted."""
    session = playing(show)
    module, name = ("end", "End") if session.task is None else ("years", "Legacy")
    return _scene(module, name, show, session)


ROUTES: Final[Mapping[str, Route]] = {
    "title": Route(lambda show, go: Title(show)),
    "settings": Route(_plain("settings", "SettingsScene")),
    "set_up": Route(_given("set_up", "SetUp")),
    "sessions": Route(_plain("sessions", "Sessions"), overlay=True),
    "resume": Route(_given("resume", "Resume")),
    "briefing": Route(_in_play("briefing", "Briefing")),
    "news": Route(_in_play("news", "News")),
    "decide": Route(_in_play("decide", "Decide")),
    "deal": Route(_deal, overlay=True),
    "signed": Route(lambda show, go: _scene("signed", "SignedDeal", show, *go.detail), overlay=True),
    "reveal": Route(_in_play("reveal", "Reveal")),
    "again": Route(_in_play("again", "Again")),
    "years": Route(_in_play("years", "Years")),
    "results": Route(_in_play("results", "Results")),
    "end": Route(_in_play("end", "End")),
    "legacy": Route(_legacy),
    "lasts": Route(_in_play("end", "End")),
    "replay": Route(_given("replay", "Replay")),
    "console": Route(_in_play("console", "Console"), overlay=True),
    "rescue": Route(_in_play("rescue", "Rescue"), overlay=True),
    "keys": Route(_plain("key_help", "KeyHelp"), overlay=True),
    "stop": Route(_plain("stop", "Stop"), overlay=True),
    "fault": Route(_given("fault", "Fault")),
}

TITLE: Final = Go("title")


def get_ready() -> None:
    """Import what the scenes after the title need."""
    for module in ("set_up", "resume", "briefing", "news", "decide", "reveal", "years", "results", "fault"):
        import_module(f"{_FOLDER}.{module}")

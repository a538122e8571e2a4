"""All scenes by name: the only place that knows every one of them. Each is imported when somebody goes there.

What most scenes need (the engine, its arrays) takes longer to import than the title may take to appear;
`get_ready` imports it beside the title.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from game.screen.context import Context
from game.screen.kit.transition import Transition
from game.screen.scene import Scene
from game.screen.scene_stack import Route
from game.screen.scenes.title.scene import Title

if TYPE_CHECKING:
    from game.session.session import Session

_FOLDER: Final = "game.screen.scenes"
Make = Callable[[Context, Transition], Scene]


def playing(context: Context) -> Session:
    """The session under way. Raises RuntimeError where a scene needs one and none is open."""
    if context.session is None:
        raise RuntimeError("no session is open")
    return context.session


def _scene(module: str, name: str, *details: object) -> Scene:
    """A scene made from its class, which is imported now if it was not before."""
    made: Scene = getattr(import_module(f"{_FOLDER}.{module}"), name)(*details)
    return made


def _plain(module: str, name: str) -> Make:
    return lambda context, go: _scene(module, name, context)


def _given(module: str, name: str) -> Make:
    """A scene that begins with what it is sent."""
    return lambda context, go: _scene(module, name, context, go.detail)


def _in_play(module: str, name: str) -> Make:
    """A scene of the session under way."""
    return lambda context, go: _scene(module, name, context, playing(context))


def _deal(context: Context, go: Transition) -> Scene:
    return _scene("deal.scene", "Deal", context, playing(context), *go.detail)


def _path_over(context: Context, go: Transition) -> Scene:
    """The path through a session that is looked at, over its replay."""
    from game.screen.scenes.path.scene import PathScene

    return PathScene(context, go.detail, is_over_replay=True)


def _compare(context: Context, go: Transition) -> Scene:
    """Of a session its file, or itself and the cluster in it that is on show."""
    given = go.detail if isinstance(go.detail, tuple) else (go.detail,)
    return _scene("compare.scene", "Compare", context, *given)


def _legacy(context: Context, go: Transition) -> Scene:
    """The film of the years after the game; where they were seen before, only what lasted."""
    session = playing(context)
    module, name = ("game_over.scene", "GameOver") if session.task is None else ("years.legacy", "Legacy")
    return _scene(module, name, context, session)


ROUTES: Final[Mapping[str, Route]] = {
    "title": Route(lambda context, go: Title(context)),
    "settings": Route(_plain("settings.scene", "SettingsScene")),
    "set_up": Route(_given("set_up.scene", "SetUp")),
    "sessions": Route(_plain("sessions.scene", "Sessions"), overlay=True),
    "file_chooser": Route(_given("file_chooser.scene", "FileChooser"), overlay=True),
    "resume": Route(_given("resume.scene", "Resume")),
    "briefing": Route(_in_play("briefing.scene", "Briefing")),
    "news": Route(_in_play("news.scene", "News")),
    "late_news": Route(_in_play("news.scene", "LateNews"), overlay=True, is_for_all=True),
    "decide": Route(_in_play("decide.scene", "Decide")),
    "deal": Route(_deal, overlay=True),
    "signed": Route(
        lambda context, go: _scene("decide.signed", "SignedDeal", context, *go.detail), overlay=True
    ),
    "bell": Route(_in_play("bell.scene", "Bell"), overlay=True),
    "reveal": Route(_in_play("reveal.scene", "Reveal")),
    "again": Route(_in_play("replaying_years.scene", "ReplayingYears")),
    "years": Route(_in_play("years.scene", "Years")),
    "results": Route(_in_play("results.scene", "Results")),
    "end": Route(_in_play("game_over.scene", "GameOver")),
    "legacy": Route(_legacy),
    "lasts": Route(_in_play("game_over.scene", "GameOver")),
    "path": Route(_in_play("path.scene", "PathScene")),
    "path_over": Route(_path_over, overlay=True, is_for_all=True),
    "replay": Route(_given("replay.scene", "Replay")),
    "play_on": Route(_given("play_on.scene", "PlayOn"), overlay=True, is_for_all=True),
    "compare": Route(_compare, overlay=True, is_for_all=True),
    "console": Route(_in_play("console.scene", "Console"), overlay=True),
    "rescue": Route(_in_play("rescue.scene", "Rescue"), overlay=True),
    "keys": Route(_plain("help.scene", "Help"), overlay=True),
    "stop": Route(_plain("confirm_quit.scene", "ConfirmQuit"), overlay=True),
    "fault": Route(_given("fault.scene", "FaultScene")),
}

TITLE: Final = Transition("title")


def get_ready() -> None:
    """Import what the scenes after the title need."""
    for module in ("set_up", "resume", "briefing", "news", "decide", "reveal", "years", "results", "fault"):
        import_module(f"{_FOLDER}.{module}.scene")

"""All scenes by name: the only place that knows every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.screen.app import Route
from game.screen.go import Go
from game.screen.scenes.again import Again
from game.screen.scenes.briefing import Briefing
from game.screen.scenes.console import Console
from game.screen.scenes.deal import Deal
from game.screen.scenes.decide import Decide
from game.screen.scenes.end import End
from game.screen.scenes.fault import Fault
from game.screen.scenes.key_help import KeyHelp
from game.screen.scenes.news import News
from game.screen.scenes.replay import Replay
from game.screen.scenes.rescue import Rescue
from game.screen.scenes.results import Results
from game.screen.scenes.resume import Resume
from game.screen.scenes.reveal import Reveal
from game.screen.scenes.set_up import SetUp
from game.screen.scenes.settings import SettingsScene
from game.screen.scenes.stop import Stop
from game.screen.scenes.title import Title
from game.screen.scenes.years import Years
from game.screen.show import Show
from game.session.session import Session


def playing(show: Show) -> Session:
    """The session under way. Raises RuntimeError where a scene needs one and none is open."""
    if show.session is None:
        raise RuntimeError("no session is open")
    return show.session


ROUTES: Final[Mapping[str, Route]] = {
    "title": Route(lambda show, go: Title(show)),
    "settings": Route(lambda show, go: SettingsScene(show)),
    "set_up": Route(lambda show, go: SetUp(show, go.detail)),
    "resume": Route(lambda show, go: Resume(show, go.detail)),
    "briefing": Route(lambda show, go: Briefing(show, playing(show))),
    "news": Route(lambda show, go: News(show, playing(show))),
    "decide": Route(lambda show, go: Decide(show, playing(show))),
    "deal": Route(lambda show, go: Deal(show, playing(show), *go.detail), overlay=True),
    "reveal": Route(lambda show, go: Reveal(show, playing(show))),
    "again": Route(lambda show, go: Again(show, playing(show))),
    "years": Route(lambda show, go: Years(show, playing(show))),
    "results": Route(lambda show, go: Results(show, playing(show))),
    "end": Route(lambda show, go: End(show, playing(show))),
    "legacy": Route(lambda show, go: End(show, playing(show))),
    "replay": Route(lambda show, go: Replay(show, go.detail)),
    "console": Route(lambda show, go: Console(show, playing(show)), overlay=True),
    "rescue": Route(lambda show, go: Rescue(show, playing(show)), overlay=True),
    "keys": Route(lambda show, go: KeyHelp(show), overlay=True),
    "stop": Route(lambda show, go: Stop(show), overlay=True),
    "fault": Route(lambda show, go: Fault(show, go.detail)),
}

TITLE: Final = Go("title")

"""The life of one typed code: `python -m tools.walk` types S2 at the Desk and follows it until its years have run.

A module is on the walk if one of its functions is handed the typed text, the decision it becomes, or something
that holds one of them (a sheet, a journal line, a round's input). Prints the modules in the order in which they
are entered, and how many there are. Drawing is left out: it is handed whole sessions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import FrameType
from typing import Final

from pydantic import BaseModel

from game.resources import SCENARIOS
from game.screen.settings import Settings
from sim.decisions import Invest
from sim.scenario.loader import load
from tools.gallery.studio import Studio, open_without_windows

CODE: Final = "S2"
_DEPTH: Final = 3
_LOOKS: Final = 12
"""calls of one function that are looked at: whoever is never handed it then is not on the walk"""
_DRAWING: Final = ("view", "kit", "map", "parts")


def holds(thing: object, depth: int = _DEPTH) -> bool:
    """Whether something is the typed text or its decision, or holds one of them."""
    if isinstance(thing, Invest) or (isinstance(thing, str) and thing == CODE):
        return True
    return depth > 0 and any(holds(part, depth - 1) for part in _parts(thing))


def _parts(thing: object) -> Iterator[object]:
    if isinstance(thing, dict):
        yield from thing.values()
    elif isinstance(thing, list | tuple):
        yield from thing[:20]
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from (getattr(thing, field.name, None) for field in fields(thing))
    elif isinstance(thing, BaseModel):
        yield from (getattr(thing, name) for name in type(thing).model_fields)


class Walk:
    """The modules that are handed the code, in the order in which they are entered first."""

    def __init__(self) -> None:
        self.modules: list[str] = []
        self._looked: dict[object, int] = {}

    def watch(self, frame: FrameType, event: str, argument: object) -> None:
        """Look at what a function is called with."""
        name = str(frame.f_globals.get("__name__", ""))
        if event != "call" or not name.startswith(("game.", "sim.")) or name in self.modules:
            return
        if set(name.split(".")) & set(_DRAWING):
            return
        code = frame.f_code
        looked = self._looked[code] = self._looked.get(code, 0) + 1
        handed = (
            frame.f_locals.get(key) for key in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        )
        if looked <= _LOOKS and any(holds(thing) for thing in handed):
            self.modules.append(name)


def walked() -> list[str]:
    """Type the code, seal the sheet, close the round, let its years run."""
    open_without_windows()
    studio = Studio(load(SCENARIOS / "kemi-tornio.yaml"), Settings())
    session = studio.games.at("decide").copy()
    studio.put("decide", session)
    desk = studio.scene.desk_state  # type: ignore[attr-defined]
    firm = session.plan.projects["s2"].firm
    desk.open(next(at for at, team in enumerate(session.teams) if firm in team.firms))
    walk = Walk()
    sys.setprofile(walk.watch)
    try:
        desk.editing.set(CODE)
        desk.enter()
        desk.seal()
        session.play_round()
        session.history()
    finally:
        sys.setprofile(None)
    return walk.modules


def main() -> int:
    """Print the walk."""
    modules = walked()
    for module in modules:
        sys.stdout.write(f"  {module.replace('.', '/')}.py\n")
    sys.stdout.write(f"{CODE} enters {len(modules)} modules\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A deal typed and signed by somebody who knows only the accessibility tree: its roles, names, texts and actions.

    /usr/bin/python3 tests/screen/driven/by_tree.py

Run by `tests/screen/test_by_tree.py` beside a game under Xvfb, with the system's Python: it has pyatspi. It imports
nothing of the game and looks at no file of it. Letters are typed by AT-SPI's own keyboard, as a screen reader would.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi
from gi.repository import Gio, GLib

PATIENCE = 40.0
SLIP = "X25 100 kt 20 eur 8 y F1 F2"
TO_THE_DESK = ("Start", "Skip", "Decide", "Sheets and deals", "New deal slip")


def listen() -> None:
    """Say on the session's bus that an assistive technology is there."""
    on = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", on, None, 0, 5000, None
    )


def things() -> Iterator[Any]:
    """All that the windows named Kierto hold."""
    for program in pyatspi.Registry.getDesktop(0):
        for window in program or ():
            if window is not None and "Kierto" in window.name:
                yield from _below(window)


def _below(thing: Any) -> Iterator[Any]:
    yield thing
    for at in range(thing.childCount):
        child = thing.getChildAtIndex(at)
        if child is not None:
            yield from _below(child)


def known() -> list[tuple[str, str]]:
    """Role and name of each."""
    return [(thing.getRoleName(), thing.name) for thing in things()]


def wait_for(role: str, name: str) -> Any:
    """Something by its role, and how its name begins."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return next(
                thing for thing in things() if thing.getRoleName() == role and thing.name.startswith(name)
            )
        except StopIteration:
            time.sleep(0.2)
        except GLib.GError as fault:  # the page changed while it was read
            print(f"again: {fault.message}", file=sys.stderr)
    raise SystemExit(f"no {role} is called {name}: {known()}")


def press(name: str) -> None:
    """A button."""
    wait_for("push button", name).queryAction().doAction(0)


def text_of(line: Any) -> str:
    """What stands on a line."""
    return str(line.queryText().getText(0, -1))


def main() -> None:
    """From the title to a signed deal."""
    listen()
    wait_for("push button", "Quit")
    card = next(thing.name for thing in things() if "Kemi-Tornio" in thing.name)
    press(card)
    for name in TO_THE_DESK:
        press(name)
    line = wait_for("entry", "Deal slip")
    if not line.queryComponent().grabFocus():
        raise SystemExit("the line takes no focus")
    time.sleep(0.5)
    for letter in SLIP:
        pyatspi.Registry.generateKeyboardEvent(0, letter, pyatspi.KEY_STRING)
        time.sleep(0.03)
    time.sleep(0.5)
    has_focus = line.getState().contains(pyatspi.STATE_FOCUSED)
    print(f"line: {text_of(line)!r}, caret at {line.queryText().caretOffset}, focus {has_focus}")
    line.queryAction().doAction(0)
    print(f"price: {text_of(wait_for('entry', 'price'))}")
    press("All have signed")
    print(f"deal: {wait_for('push button', 'X25').name}")


if __name__ == "__main__":
    main()

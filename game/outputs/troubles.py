"""What can go wrong in a room full of people, and what helps: the page behind the keys, and of the documentation.

Keys and labels stand in **bold**; each is one that this program has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.text.key_caps import on_keyboard
from game.text.translator import Translator


class Trouble(NamedTuple):
    """One thing that goes wrong."""

    sign: str
    """how somebody notices it"""
    remedy: str


def troubles(w: Translator) -> tuple[Trouble, ...]:
    """All of them, the most frequent first of each kind."""
    return (*_projector(w), *_picture(w), *_hands(w), *_typing(w), *_saving(w), *_others(w))


def _projector(w: Translator) -> Iterator[Trouble]:
    yield Trouble(
        w("The projector shows nothing."),
        w(
            "Let the system extend the desktop (Windows: Windows+P). Did Kierto start with one display? "
            "Quit and start it again: **{go_on}** opens the session in the same place.",
            go_on=w("Go on"),
        ),
    )
    yield Trouble(
        w("Room and Desk are on the wrong displays."),
        w("Press **{key}**: they swap.", key="F6"),
    )
    yield Trouble(
        w("The projector shows the same as the laptop."),
        w(
            "Choose “extend” in the system, not “mirror”. Or play so: **{key}** turns from Room to Desk, and a "
            "curtain hides the sheets.",
            key="F3",
        ),
    )
    yield Trouble(
        w("Somebody pulled the cable."),
        w(
            "The game goes on at the laptop. Plug it in again: the Room goes back by itself. **{key}** makes it "
            "fill the display.",
            key="F11",
        ),
    )


def _picture(w: Translator) -> Iterator[Trouble]:
    yield Trouble(
        w("All see what they should not."),
        w("Press **{key}**: the Room is dark until the next key.", key="B"),
    )
    yield Trouble(
        w("The text is too small, or the picture too pale."),
        w(
            "**{larger}** makes all text larger. In a dim room: **{console}**, then **{colours}**.",
            larger=on_keyboard(w, "Ctrl +"),
            console="F2",
            colours=w("Dark or light"),
        ),
    )
    yield Trouble(
        w("The screen goes to sleep."),
        w(
            "Kierto keeps it awake while it is open. A closed lid or an empty battery does not ask: plug the "
            "charger in."
        ),
    )
    yield Trouble(
        w("On battery it is slow, or moves in jerks."),
        w(
            "Plug the charger in. Or at the title: **{settings}**, **{motion}**, **{little}**.",
            settings=w("Settings"),
            motion=w("Motion"),
            little=w("Little"),
        ),
    )


def _hands(w: Translator) -> Iterator[Trouble]:
    yield Trouble(
        w("There is no sound."),
        w(
            "**{key}** turns sounds on and off (with Ctrl while you type). Choose the projector or the laptop as "
            "output in the system. Nothing is said by sound alone.",
            key="M",
        ),
    )
    yield Trouble(
        w("The clicker does nothing."),
        w(
            "Click once on the window at the laptop. The clicker must send **{keys}**, as for slides; try these keys.",
            keys=on_keyboard(w, "PgDn · PgUp"),
        ),
    )
    yield Trouble(
        w("It speaks the wrong language."),
        w(
            "**{key}** turns to the next language (with Ctrl while you type). Print hand-outs again: they keep theirs.",
            key="L",
        ),
    )


def _typing(w: Translator) -> Iterator[Trouble]:
    yield Trouble(
        w("What I type is refused."),
        w("It says what to write instead; nothing of the line counts. Type it again over the old one."),
    )
    yield Trouble(
        w("I typed something wrong."),
        w(
            "**{undo}** takes the last line back. Any other line: **{console}**, choose it, **{turn}**.",
            undo=on_keyboard(w, "Ctrl + Z"),
            console="F2",
            turn="U",
        ),
    )


def _saving(w: Translator) -> Iterator[Trouble]:
    yield Trouble(
        w("Kierto was closed, or the power went off."),
        w(
            "Start it again: **{go_on}** at the title. Every decision was on the disk before the screen said yes.",
            go_on=w("Go on"),
        ),
    )
    yield Trouble(
        w("The file cannot be written."),
        w(
            "A page says so and asks for another place: a stick, or your home folder. Everything so far is safe: "
            "**{go_on}**.",
            go_on=w("Go on there"),
        ),
    )
    yield Trouble(
        w("I am afraid to lose the session."),
        w(
            "**{console}**, then **{second}**: each line is written to a second folder too, a stick for instance.",
            console="F2",
            second=w("Second copy"),
        ),
    )


def _others(w: Translator) -> Iterator[Trouble]:
    yield Trouble(
        w("Time runs out."),
        w(
            "**{console}**, then **{stop}**: it works in any minute. Or **{minute}**.",
            console="F2",
            stop=w("End the game here"),
            minute=w("+ 1 min"),
        ),
    )
    yield Trouble(
        w("A team has gone home."),
        w("**{console}**: at its seat a bot sits down. People can take the seat back.", console="F2"),
    )
    yield Trouble(
        w("Something else fails."),
        w(
            "**{key}** writes one file for a bug report, without names. Then close Kierto and start it again.",
            key="F9",
        ),
    )

"""What a facilitator does in a first session, in order: the steps of the tour."""

from __future__ import annotations

from typing import Final

from game.screen.tour import Seen, TourStep
from sim.message import Message

CARD: Final = "F1"
DEAL: Final = "M3"
MISTAKE: Final = "M9"
"""codes of the tutorial: a project, an exchange, and what is none of its codes, nor a key of its own as F9 is"""

_NEXT: Final = Message("Next")


def _at_desk(before: Seen, now: Seen) -> bool:
    return now.front == "desk" or now.reached("reveal")


def _sealed(seen: Seen) -> bool:
    session = seen.session
    return session is not None and all(
        team.bot or session.sealed(team.id) is not None for team in session.teams
    )


_BEGINNING: Final = (
    TourStep(
        lambda w: w("Press Start."),
        lambda w: w("Teams, firms and bots are suggested. This game is kept in no file."),
        (Message("Start"),),
        lambda before, now: now.session is not None,
        ("set_up",),
    ),
    TourStep(
        lambda w: w("Turn the pages, to the deal that is practised: PageDown."),
        lambda w: w("A clicker does the same. You tell a page in half a minute."),
        (_NEXT,),
        lambda before, now: "practice" in now.signs,
        ("briefing",),
        "news",
    ),
    TourStep(
        lambda w: w("Type the code that stands there, Enter. Then the next one."),
        lambda w: w("A letter, then a number, no key. Nothing of it counts yet."),
        ("practice",),
        lambda before, now: "practised" in now.signs,
        ("briefing",),
        "news",
    ),
    TourStep(
        lambda w: w("Go on until the first round begins: PageDown."),
        lambda w: w("First each alone, then together: that is what people take along."),
        (Message("Put it back"), Message("To the first round"), _NEXT),
        lambda before, now: now.reached("news"),
        ("briefing",),
        "news",
    ),
    TourStep(
        lambda w: w("Read the news aloud. Then PageDown."),
        lambda w: w("Each round begins with what is new."),
        (Message("Decide"), _NEXT),
        lambda before, now: now.reached("decide"),
        ("news",),
        "decide",
    ),
)

_SHEETS: Final = (
    TourStep(
        lambda w: w("Press F3: the Desk, where you type."),
        lambda w: w("With a projector the Desk stays on your laptop, and nobody else sees it."),
        ("turn", "F3"),
        _at_desk,
        ("decide",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Open the curtain: the eye at the top."),
        lambda w: w("On one screen all would see the sheets. So they are hidden at first."),
        ("curtain",),
        lambda before, now: "open" in now.signs,
        ("decide",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Type {code} and press Enter. It is a mistake.", code=MISTAKE),
        lambda w: w("No such code: see what happens."),
        ("entry", "turn"),
        lambda before, now: "refused" in now.signs,
        ("decide",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Read why it is refused. Then type {code} and Enter.", code=CARD),
        lambda w: w("A letter, then a number: the key {code} is help. Nothing refused counts.", code=CARD),
        ("entry", "turn"),
        lambda before, now: now.wrote("draft") and "refused" not in now.signs,
        ("decide",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Type {code} and press Enter: a deal slip.", code=DEAL),
        lambda w: w("Two teams have handed it in: waste heat for homes."),
        ("entry", "turn"),
        lambda before, now: now.wrote("slip", "deal"),
        ("decide", "deal"),
        "reveal",
    ),
    TourStep(
        lambda w: w("Compare it with the paper. All have signed: press Enter."),
        lambda w: w("A signed slip binds. Price, years and lender can be typed over."),
        (Message("All have signed"), "entry", "turn"),
        lambda before, now: now.wrote("deal"),
        ("deal",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Press Enter on the empty line, until each team has a lock."),
        lambda w: w("Enter seals a sheet and opens the next. An empty one asks twice."),
        ("seal", "turn"),
        lambda before, now: _sealed(now),
        ("decide",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Press Ctrl+Z: the last line is taken back."),
        lambda w: w("A sheet lies open again. Undo is for mistakes of typing."),
        (),
        lambda before, now: now.wrote("undo"),
        ("decide",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Seal it again: Enter."),
        lambda w: w("What is missing when a round closes, a deputy decides."),
        ("seal", "turn"),
        lambda before, now: _sealed(now),
        ("decide",),
        "reveal",
    ),
)

_ROUND: Final = (
    TourStep(
        lambda w: w("Press F8: the bell."),
        lambda w: w("Each voice says what the team will do. You tick what it says."),
        ("bell", "turn"),
        lambda before, now: now.scene == "bell",
        ("decide", "bell"),
        "reveal",
    ),
    TourStep(
        lambda w: w("Press Enter for each voice, until the bell closes."),
        lambda w: w("Type codes to tick them. What is said binds nobody."),
        ("on",),
        lambda before, now: now.scene != "bell",
        ("bell",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Close the round."),
        lambda w: w("Bots and deputies decide now. Then all sheets are opened."),
        ("reveal", "turn"),
        lambda before, now: now.reached("reveal"),
        ("decide",),
        "reveal",
    ),
    TourStep(
        lambda w: w("Show it deal by deal, PageDown, until the year runs."),
        lambda w: w("Said and done stand beside each other. Three hands guess."),
        (Message("Run the years"), _NEXT),
        lambda before, now: now.reached("years"),
        ("reveal",),
        "years",
    ),
    TourStep(
        lambda w: w("Hold the film: Space."),
        lambda w: w("When somebody asks, hold it. Arrows go week by week."),
        ("pause", "film pause"),
        lambda before, now: "held" in now.signs,
        ("years",),
        "results",
    ),
    TourStep(
        lambda w: w("Go to its end: the End key, or PageDown."),
        lambda w: w("Late? Skip it. Nothing is lost, the results say all."),
        ("to the end",),
        lambda before, now: now.reached("results"),
        ("years",),
        "results",
    ),
    TourStep(
        lambda w: w("Read the number and why. Then PageDown, once."),
        lambda w: w("Ask: who paid, and who gained? The next page tells more."),
        (Message("Next"),),
        lambda before, now: "turned" in now.signs,
        ("results",),
        "end",
    ),
)

_WHEN_IT_GOES_WRONG: Final = (
    TourStep(
        lambda w: w("The projector shows what it should not? Press B."),
        lambda w: w("The Room is dark until the next key. Clickers have such a button."),
        (),
        lambda before, now: now.is_dark,
    ),
    TourStep(
        lambda w: w("Press any key: the Room is back."),
        lambda w: w("Nothing has stopped meanwhile but the picture."),
        (),
        lambda before, now: not now.is_dark,
    ),
    TourStep(
        lambda w: w("Press F1: help, on every page."),
        lambda w: w("All keys that work here, and what to do when something fails."),
        ("F1",),
        lambda before, now: now.scene == "keys",
    ),
    TourStep(
        lambda w: w("Look around, then close it: Esc."),
        lambda w: w("Projector, sound, displays, clicker: the remedies stand there."),
        ("close",),
        lambda before, now: now.scene != "keys",
    ),
    TourStep(
        lambda w: w("Press Ctrl+L until the language is yours."),
        lambda w: w("Everything speaks another language at once, papers too."),
        (),
        lambda before, now: now.look[0] != before.look[0],
    ),
    TourStep(
        lambda w: w("Press Ctrl and +: larger text. Ctrl and −: smaller."),
        lambda w: w("It stays as you leave it, for the next time."),
        (),
        lambda before, now: now.look[1] != before.look[1],
    ),
    TourStep(
        lambda w: w("Press F2: your console."),
        lambda w: w("Take back any line, bring in news, hand a seat to a bot."),
        ("F2",),
        lambda before, now: now.scene == "console",
        (),
        "end",
    ),
)

_HOME: Final = (
    TourStep(
        lambda w: w("Time is up: End the game here. Say yes."),
        lambda w: w("It works in any minute, and leads to a good end."),
        ("end the game", "action X", "F2"),
        lambda before, now: now.reached("end"),
        ("console",),
        "end",
    ),
    TourStep(
        lambda w: w("Turn the pages: the end, then the years after."),
        lambda w: w("Nobody decides any more. See what lasts."),
        ("on", "next", _NEXT),
        lambda before, now: now.reached("debrief"),
        ("end", "legacy", "lasts"),
        "debrief",
    ),
    TourStep(
        lambda w: w("The debrief. Turn a page: PageDown."),
        lambda w: w("Each page has its minutes and a line to say."),
        ("on", _NEXT),
        lambda before, now: "turned" in now.signs,
        ("path",),
    ),
    TourStep(
        lambda w: w("Press F2, then R. Write the report."),
        lambda w: w("A page, tables and slides for everybody, in your documents."),
        ("write report", "action R", "F2"),
        lambda before, now: now.papers != before.papers,
        ("console", "path"),
    ),
    TourStep(
        lambda w: w("That was all. Now see a whole game: rehearse."),
        lambda w: w("Bots sit at all tables, and it leads itself through. You only watch."),
        (),
        lambda before, now: False,
        (),
    ),
)

STEPS: Final = (*_BEGINNING, *_SHEETS, *_ROUND, *_WHEN_IT_GOES_WRONG, *_HOME)

"""A game in its real windows under Xvfb: mouse and keys by xdotool, a wrong code, an undo, a resize, a kill.

    python -m tests.screen.driven.play [--out FOLDER] [--scenario kemi-tornio] [--size 1024x768] [--layout fi]

Needs Xvfb, xdotool, xwininfo and setxkbmap. Nothing of the game is reached into: what has happened is read from its
session file. Pictures of each step go to the folder. There is no audio device.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from tests.screen.driven.display import PATIENCE, ROOT, SIZE, Display, display

_SLIP = "X25 100 kt 20 eur 8 y F1 F2"
"""a deal of a team with itself, with all that a slip of this scenario has to say"""


def play(hands: Display, card: int, rounds: int, teams: int) -> None:
    """The whole game."""
    hands.begin()
    hands.shot("title")
    hands.click(64 + card * 456 + 200, 800)
    hands.shot("set-up")
    for _ in range(3):
        if not hands.count('"phase": "briefing"'):
            hands.click(1600, 930)
            time.sleep(1)
    hands.wait_for('"phase": "briefing"')
    hands.key("Next")
    hands.shot("briefing")
    hands.key("s")
    for round_ in range(1, rounds + 1):
        one_round(hands, round_, teams)
    hands.shot("after-the-last-round")
    until = time.monotonic() + 4 * PATIENCE
    while not hands.count('"phase": "legacy"') and time.monotonic() < until:
        hands.key("Next")
        time.sleep(1)
    hands.shot("legacy")


def one_round(hands: Display, round_: int, teams: int) -> None:
    """News, a deal slip, sheets, reveal, years, results; in the first, whatever can go wrong."""
    until = time.monotonic() + PATIENCE
    while hands.count('"phase": "decide"') < round_ and time.monotonic() < until:
        hands.key("Next")
        time.sleep(0.5)
    hands.shot(f"decide-{round_}")
    hands.key("F3")
    if round_ == 1:
        mishaps(hands)
        a_deal(hands)
        a_sheet(hands)
    for team in range(int(round_ == 1), teams):
        a_last_year(hands, team)
    hands.shot(f"sheets-{round_}")
    hands.wait_for('"line": "sheet"', round_ * teams)
    hands.key("Next")
    hands.wait_for('"phase": "reveal"', round_)
    hands.shot(f"reveal-{round_}")
    while hands.count('"phase": "years"') < round_:
        hands.key("Next")
        time.sleep(0.5)
    time.sleep(2)
    hands.shot(f"years-{round_}")
    until = time.monotonic() + PATIENCE
    while hands.count('"phase": "results"') < round_ and time.monotonic() < until:
        hands.key("End")
        time.sleep(1)
    hands.shot(f"results-{round_}")


def a_sheet(hands: Display) -> None:
    """The first team's sheet, typed by its code after a click somewhere else, and sealed."""
    hands.click(200, 150)
    begun = time.monotonic()
    hands.type(hands.code)
    hands.key("Return", "Return")
    hands.wait_for('"line": "sheet"')
    hands.sheet_took = time.monotonic() - begun


def a_last_year(hands: Display, team: int) -> None:
    """Enter on a sheet; on an empty one it asks, and is pressed once more."""
    before = hands.count('"line": "sheet"')
    hands.key(f"ctrl+{team + 1}", "Return")
    time.sleep(0.3)
    if hands.count('"line": "sheet"') == before:
        hands.key("Return")
    time.sleep(0.3)


def a_deal(hands: Display) -> None:
    """A slip for the first exchange from which all gain, typed by its code; signed with nothing typed."""
    begun = time.monotonic()
    hands.click(760, 220)
    hands.type(hands.exchange)
    hands.key("Return")
    time.sleep(0.5)
    hands.shot("deal-slip")
    hands.key("Return")
    hands.wait_for('"line": "deal"')
    hands.slip_took = time.monotonic() - begun
    hands.shot("deal-signed")


def altgr(hands: Display) -> None:
    """Every letter and figure with AltGr: it types, and nothing is undone, opened or turned off."""
    before = len(hands.entries())
    hands.with_altgr(*"abcdefghijklmnopqrstuvwxyz0123456789", "period", "plus", "minus")
    hands.shot("altgr")
    assert len(hands.entries()) == before, "AltGr did something"
    hands.key("ctrl+u")


def mishaps(hands: Display) -> None:
    """A wrong code, an undo, a window pulled about, and the plug pulled in the middle of deciding."""
    hands.click(760, 220)
    hands.type("ZZ9")
    hands.key("Return")
    hands.shot("wrong-code")
    hands.key("ctrl+u")
    hands.type(hands.code)
    hands.key("Return")
    hands.wait_for('"line": "draft"')
    altgr(hands)
    hands.key("ctrl+z")
    hands.resize(900, 700)
    hands.shot("small")
    hands.resize(*hands.size)
    hands.type(hands.code)
    hands.key("Return")
    time.sleep(0.5)
    drafts = hands.count('"line": "draft"')
    hands.kill()
    hands.begin()
    hands.key("r")
    time.sleep(2)
    hands.key("F3")
    hands.shot("gone-on-after-the-kill")
    assert hands.count('"line": "draft"') >= drafts, "a draft was lost"


def main() -> None:
    """Play it and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("..") / "driven")
    parser.add_argument("--scenario", default="kemi-tornio", choices=("kemi-tornio", "tutorial"))
    parser.add_argument("--size", default="x".join(map(str, SIZE)), help="of the window: 1024x768, 1920x1080")
    parser.add_argument("--layout", default="us", help="of the keyboard: fi, se, de, pl, …")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if (options.out / "home").exists():
        shutil.rmtree(options.out / "home")
    shipped = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
    order = [one for one in ("kemi-tornio", "kalundborg", "handelo", "tutorial") if one in shipped]
    card, rounds, teams = (
        order.index(options.scenario),
        *((5, 4) if options.scenario == "kemi-tornio" else (3, 3)),
    )
    wide, high = map(int, options.size.split("x"))
    begun = time.monotonic()
    with display(options.out, (wide, high)) as hands:
        hands.code, hands.exchange = ("C1", _SLIP) if options.scenario == "kemi-tornio" else ("F1", "M2")
        hands.lay_out(options.layout)
        play(hands, card, rounds, teams)
        after = hands.count('"phase": "legacy"')
        sys.stdout.write(
            f"{len(hands.entries())} lines, {after} of the legacy run, "
            f"a deal slip in {hands.slip_took:.1f} s, a sheet in {hands.sheet_took:.1f} s, "
            f"{hands.shots} pictures in {options.out}, {time.monotonic() - begun:.0f} s\n"
        )


if __name__ == "__main__":
    main()

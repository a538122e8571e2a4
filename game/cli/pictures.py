"""`pictures`: every scene in every state as PNG files, for people who want to see how the game looks."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from game.cli.faults import Exit, InputFault, MachineFault, UsageFault
from game.cli.files import read_scenario, shipped
from game.cli.progress import progress
from game.resources import ROOT

_LANGUAGES = ("en", "fi", "sv")
_TEXT = (100, 125, 150)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("pictures", help="write a picture of every scene in every state to a folder")
    parser.add_argument("--out", metavar="FOLDER", required=True, help="where to; outside this repository")
    parser.add_argument("--scenario", metavar="NAME", default="kemi-tornio", help="a shipped one, or a file")
    parser.add_argument(
        "--size", metavar="WxH", default="1920x1080", help="of the window (default 1920x1080)"
    )
    parser.add_argument("--language", choices=_LANGUAGES, default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, choices=_TEXT, default=100, help="size of text in per cent")
    parser.add_argument("--only", metavar="SCENE", default="", help="pictures whose names begin like this")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Draw them all. Needs no display."""
    out = _folder(options.out)
    named = shipped(options.scenario)
    scenario = read_scenario(named if named.is_file() else options.scenario)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.screen.gallery.album import chosen, draw_all
    from game.screen.settings import Settings

    settings = Settings(options.language, options.theme, options.text / 100)
    try:
        with progress(len(chosen(options.only)), "pictures") as tick:
            for _ in draw_all(scenario, settings, _size(options.size), out, options.only):
                tick()
    except OSError as fault:
        raise MachineFault([f"{out}: The pictures cannot be written: {fault.strerror or fault}."]) from fault
    return Exit.DONE


def _folder(text: str) -> Path:
    out = Path(text).resolve()
    if out == ROOT or ROOT in out.parents:
        raise InputFault([f"{text}: Pictures do not belong into the repository. Write a folder outside it."])
    return out


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    if wide.isdigit() and high.isdigit() and 64 <= int(wide) <= 7680 and 64 <= int(high) <= 4320:
        return int(wide), int(high)
    raise UsageFault([f"--size {text}: Write width and height in pixels, such as 1280x720."])

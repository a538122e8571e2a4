"""Every scene in every state as PNG files: `python -m tools.gallery --out FOLDER`. Needs no display."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from game.cli.files import read_scenario, shipped
from game.cli.progress import progress
from game.resources import ROOT
from game.text.languages import languages

_TEXT = (100, 125, 150)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures that are asked for; the exit status."""
    options = _parser().parse_args(arguments)
    named = shipped(options.scenario)
    scenario = read_scenario(named if named.is_file() else options.scenario)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.screen.settings import Settings
    from tools.gallery.album import chosen, draw_all

    settings = Settings(options.language, options.theme, options.text / 100)
    with progress(len(chosen(options.only)), "pictures") as tick:
        for _ in draw_all(scenario, settings, options.size, options.out, options.only):
            tick()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.gallery", description=__doc__)
    parser.add_argument(
        "--out", metavar="FOLDER", type=_folder, required=True, help="where to; outside this repository"
    )
    parser.add_argument("--scenario", metavar="NAME", default="kemi-tornio", help="a shipped one, or a file")
    parser.add_argument("--size", metavar="WxH", type=_size, default=(1920, 1080), help="of the window")
    parser.add_argument("--language", choices=tuple(languages()), default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, choices=_TEXT, default=100, help="size of text in per cent")
    parser.add_argument("--only", metavar="SCENE", default="", help="pictures whose names begin like this")
    return parser


def _folder(text: str) -> Path:
    out = Path(text).resolve()
    if out == ROOT or ROOT in out.parents:
        raise argparse.ArgumentTypeError("Pictures do not belong into the repository.")
    return out


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    if wide.isdigit() and high.isdigit() and 64 <= int(wide) <= 7680 and 64 <= int(high) <= 4320:
        return int(wide), int(high)
    raise argparse.ArgumentTypeError("Write width and height in pixels, such as 1280x720.")


if __name__ == "__main__":
    sys.exit(main())

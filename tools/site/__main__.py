"""The site for three readers, a folder of pages that need no internet: `python -m tools.site --out FOLDER`.

For who runs a session (in each language that these pages are written in), who writes a scenario, and who works on
Kierto. Pages are those of this repository, `docs/site` among them; figures, keys and words on buttons are filled by the
program, and pictures are drawn by it. Needs no display.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the site; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.site", description=__doc__.split("\n")[0])
    parser.add_argument(
        "--out", metavar="FOLDER", type=Path, required=True, help="where to; made if it is not there"
    )
    parser.add_argument(
        "--blank", action="store_true", help="grey in place of the pictures: a second, not a minute"
    )
    options = parser.parse_args(arguments)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from tools.site.pictures import blank, drawn
    from tools.site.writer import BrokenPageError, Site

    site = Site(options.out)
    try:
        written = sum(1 for _ in site.write(blank if options.blank else drawn))
    except (BrokenPageError, OSError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    size = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file())
    sys.stdout.write(f"{written} pages and pictures, {size / 1e6:.1f} MB: {options.out / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

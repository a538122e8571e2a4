"""Kierto from the command line. `python main.py --help` lists what it can do."""

import sys

OLDEST = (3, 11)
"""The oldest Python that Kierto runs on. This file itself can be read by older ones, to say so."""


def main() -> int:
    """Run the command line; the exit status."""
    if sys.version_info < OLDEST:
        version = ".".join(str(part) for part in sys.version_info[:3])
        sys.stderr.write(
            f"Kierto needs Python 3.11 or newer; this is {version}. Install one from python.org.\n"
        )
        return 3
    from game.cli.start import started

    return started(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

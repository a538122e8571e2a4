"""Kierto from the command line. `python main.py --help` lists what it can do."""

import sys

OLDEST = (3, 11)
"""The oldest Python that Kierto runs on. This file itself can be read by older ones, to say so."""


def main() -> int:
    """Run the command line; the exit status."""
    if sys.version_info < OLDEST:
        version = ".".join(str(part) for part in sys.version_info[:3])
        return _cannot(f"Kierto needs Python 3.11 or newer; this is {version}. Install one from python.org.")
    try:
        from game.cli.app import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in ("game", "sim"):
            raise
        missing = f"The library {error.name} is missing here."
        return _cannot(f"{missing} Start Kierto with the Python in .venv, or set it up as README.md says.")
    return run(sys.argv[1:])


def _cannot(why: str) -> int:
    sys.stderr.write(why + "\n")
    return 3


if __name__ == "__main__":
    sys.exit(main())

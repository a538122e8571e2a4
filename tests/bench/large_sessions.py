"""How long it takes to open or to refuse a crafted session, and how much memory: at most 0.5 s and 100 MB each.

    python -m tests.bench.large_sessions

Each has a valid chain, is as large as a session can be or asks for as much, and is opened in a process of its own.
Then a game of shipped size is played again: at most 5 s and 300 MB.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, Final

MB: Final = 1024**2


def crafted() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """A name and the content of each."""
    from game.session.journal.chain import LARGEST_FILE, LONGEST_LINE, MOST_PARTS
    from game.session.record_codec import _squeeze
    from tests.session.forged import chained, originals

    whole = [dict(line) for line in originals()[0]]
    head, rounds = whole[0], [line for line in whole if line["line"] == "round"]
    draft = next(line for line in whole if line["line"] == "sheet") | {"line": "draft"}
    draft.pop("by", None)
    step = {"line": "phase", "round": 1, "phase": "decide"}

    def repeated(line: dict[str, Any], most: int) -> bytes:
        return chained([head, step, *[line] * most])

    def packed(data: Any) -> bytes:
        ((world, plain),) = rounds[0]["worlds"].items()
        bomb = rounds[0] | {"worlds": {world: plain | {"packed": _squeeze(data)}}}
        return chained([bomb if line is rounds[0] else line for line in whole])

    yield "a long text", lambda: chained([head, {"line": "x", "a": "x" * (LONGEST_LINE - 200)}])
    yield "long texts", lambda: chained([head, *[{"a": "x" * 7 * MB}] * 3])
    yield "many lists", lambda: chained([head, {"a": [[]] * (MOST_PARTS // 2 - 20_000)}])
    yield "many groups", lambda: chained([head, {"a": [{"a": 0}] * (MOST_PARTS // 2 - 20_000)}])
    yield "too many groups", lambda: chained([head, {"a": [{"a": 0}] * MOST_PARTS}])
    yield "deep", lambda: chained([head, {"a": None}]).replace(b'{"a":null}', b"[" * 50_000)
    yield "many drafts", lambda: repeated(draft, 15_990)
    yield "many steps", lambda: repeated(step, 15_990)
    yield "too many steps", lambda: repeated(step, 100_000)
    yield (
        "undone and redone",
        lambda: chained(
            [*whole[:5], *[{"line": kind, "of": 3} for _ in range(20_000) for kind in ("undo", "redo")]]
        ),
    )
    yield "a bomb of noughts", lambda: packed({"a": "0" * 200 * MB})
    yield "a bomb of lists", lambda: packed({"ledgers": [[]] * 20_000_000})
    yield "every group too large", lambda: packed({"a": [{"a": {}}] * 400_000})
    yield "no line at all", lambda: b'{"n":1,"length":' + b"x" * (LARGEST_FILE - 20)
    yield "too large", lambda: b'{"n":1,"length":' + b"x" * LARGEST_FILE
    yield "gzip bomb", lambda: gzip.compress(b'{"n":1,"length":' + b"0" * 500 * MB)
    yield "UTF-16", lambda: chained([head, *[{"a": "x" * 3 * MB}] * 3]).decode().encode("utf-16")
    yield "Windows", lambda: repeated(step, 15_990).replace(b"\n", b"\r\n")


def _greatest_mb() -> float:
    """The most memory of this program so far; what the program that started it had is not counted."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def measure(path: str) -> None:
    """One line of figures, in this process."""
    from game.session.errors import SessionError
    from game.session.session import Session

    before, begun, outcome = _greatest_mb(), process_time(), "opened"
    try:
        session = Session.open(path, read_only=True)
        outcome = "opened in part" if session.damage or session.notices else outcome
    except SessionError:
        outcome = "refused"
    print(f"{process_time() - begun:6.2f} s {_greatest_mb() - before:5.0f} MB {outcome}", flush=True)


def play_again(path: str) -> None:
    """The figures of playing a game again, in this process."""
    from game.experiments.verify import verify
    from game.session.session import Session

    begun = process_time()
    verified = verify(Session.open(path, read_only=True))
    print(
        f"{process_time() - begun:6.2f} s {_greatest_mb():5.0f} MB in all, {verified.rounds} rounds",
        flush=True,
    )


def main() -> None:
    """Every crafted file in turn, then a game."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "crafted.kierto"
        for name, content in crafted():
            file.write_bytes(content())
            print(f"{name:24} {file.stat().st_size // 1000:7} kB", end=" ", flush=True)
            _apart("--open", file)
        game = Path(folder) / "game.kierto"
        subprocess.run(
            [sys.executable, "main.py", "run", "kemi-tornio", "--bots", "cooperative", "--session", game],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        print(f"{'a game played again':24} {game.stat().st_size // 1000:7} kB", end=" ", flush=True)
        _apart("--again", game)


def _apart(what: str, file: Path) -> None:
    subprocess.run([sys.executable, "-m", "tests.bench.large_sessions", what, file], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--open"]:
        measure(sys.argv[2])
    elif sys.argv[1:2] == ["--again"]:
        play_again(sys.argv[2])
    else:
        main()

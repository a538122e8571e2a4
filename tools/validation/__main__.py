"""Tries every row of docs/validation.md, and writes it: `python -m tools.validation`.

    python -m tools.validation            the whole table, into docs/validation.md (some minutes)
    python -m tools.validation sharing    the rows of some cases, printed
    python -m tools.validation --quick    all of them with few replicates, printed

Exit status 1 if a row does not hold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tools.validation import closed, luck, metamorphic, money, published
from tools.validation.row import CONFIDENCE, REPLICATES, Case, Row

PAGE: Final = Path(__file__).parents[2] / "docs" / "validation.md"
QUICK: Final = 20
CASES: Final = (*closed.CASES, *money.CASES, *luck.CASES, *metamorphic.CASES, *published.CASES)
HEAD: Final = f"""# Is the model right?

Each row says what is claimed, what it should come to, what it came to, and the command that shows it. \
`python -m tools.validation` plays all of them and writes this page; it fails if a row does not hold. \
A test plays them with fewer replicates at each change.

What a figure may differ by was settled before it was played: a batch, a load, a rounding. Where luck plays, \
{REPLICATES} replicates (years of other luck) give an interval of {CONFIDENCE:.1%} for their mean; the row holds if \
that interval has the expected figure in it and is as narrow as the row asks. Among fifty such rows, a right model \
has one that fails in one table of twenty; this table's luck is fixed, so it fails always or never.
"""


def section(title: str, tried: Iterable[tuple[Case, Row]]) -> str:
    """A section of the page: a table of its rows."""
    lines = [
        f"\n## {title}\n",
        "| claim | expected | got | may differ by | holds | shown by |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.claim} | {row.expected} | {row.got} | {row.allowed} | {'yes' if row.holds else '**no**'} "
        f"| `python -m tools.validation {case.name}` |"
        for case, row in tried
    ]
    return "\n".join(lines) + "\n"


def page(tried: Sequence[tuple[Case, Row]]) -> str:
    """The whole page."""
    sections = dict.fromkeys(case.section for case, _ in tried)
    parts = (section(title, [pair for pair in tried if pair[0].section == title]) for title in sections)
    return HEAD + "".join(parts)


def trying(cases: Iterable[Case], replicates: int) -> Iterator[tuple[Case, Row]]:
    """Each row of some cases, printed as it comes."""
    for case in cases:
        for row in case.rows(replicates):
            verdict = "holds" if row.holds else "FAILS"
            outcome = f"got {row.got}, expected {row.expected}, {row.allowed}"
            print(f"{verdict}  {case.name}: {row.claim}: {outcome}", flush=True)
            yield case, row


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the cases asked for; 1 if a row does not hold."""
    parser = argparse.ArgumentParser(
        "python -m tools.validation", description="Tries what the model should come to."
    )
    parser.add_argument("cases", nargs="*", metavar="CASE", help="all if none is named")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} replicates instead of {REPLICATES}")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.cases) - {case.name for case in CASES}):
        parser.error(
            f"no case is called {', '.join(unknown)}; there are {', '.join(case.name for case in CASES)}"
        )
    chosen = [case for case in CASES if case.name in options.cases or not options.cases]
    tried = list(trying(chosen, QUICK if options.quick else REPLICATES))
    if not options.cases and not options.quick:
        PAGE.write_text(page(tried), encoding="utf-8")
    return int(not all(row.holds for _, row in tried))


if __name__ == "__main__":
    sys.exit(main())

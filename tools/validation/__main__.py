"""Tries every row of docs/validation.md, and writes it: `python -m tools.validation`.

    python -m tools.validation            the whole table (some minutes)
    python -m tools.validation sharing    the rows of some cases; the others stay on the page as they are
    python -m tools.validation --quick    all of them with few replicates, printed only

Exit status 1 if a row does not hold.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tools.validation import closed, contents, luck, metamorphic, money, published
from tools.validation.row import CONFIDENCE, REPLICATES, Case, Row

PAGE: Final = Path(__file__).parents[2] / "docs" / "validation.md"
QUICK: Final = 20
CASES: Final = (
    *closed.CASES,
    *money.CASES,
    *luck.CASES,
    *metamorphic.CASES,
    *contents.CASES,
    *published.CASES,
)
HEAD: Final = f"""# Is the model right?

Each row says what is claimed, what it should come to and what it came to; the command above it shows it. \
`python -m tools.validation` plays all of them and writes this page; it fails if a row does not hold. \
A test plays them with fewer replicates at each change.

What a figure may differ by was settled before it was played: a batch, a load, a rounding. Where luck plays, \
{REPLICATES} replicates (years of other luck) give an interval of {CONFIDENCE:.1%} for their mean; the row holds if \
that interval has the expected figure in it and is as narrow as the row asks. Among fifty such rows, a right model \
has one that fails in one table of twenty; this table's luck is fixed, so it fails always or never.
"""
TABLE: Final = "| claim | expected | got | may differ by | holds |\n|---|---|---|---|---|"


def line(row: Row) -> str:
    """A row of the page."""
    holds = "yes" if row.holds else "**no**"
    return f"| {row.claim} | {row.expected} | {row.got} | {row.allowed} | {holds} |"


def command(case: Case) -> str:
    """What shows a case's rows."""
    return f"`python -m tools.validation {case.name}`"


def part(case: Case, rows: Sequence[Row]) -> str:
    """What the page says of one case: what is played, the command, and the table."""
    about = " ".join((case.rows.__doc__ or "").split())
    return "\n".join((f"### {case.name}\n", f"{about}\n", f"{command(case)}\n", TABLE, *map(line, rows), ""))


def page(tried: Iterable[tuple[Case, Row]], before: str = "") -> str:
    """The whole page: the cases that were tried, and the others as they stood before."""
    rows = defaultdict(list)
    for case, row in tried:
        rows[case.name].append(row)
    kept = {
        text.partition("\n")[0]: f"### {text}" for text in re.split(r"^###? ", before, flags=re.MULTILINE)
    }
    parts, title = [HEAD], ""
    for case in CASES:
        if case.section != title:
            parts.append(f"## {case.section}\n")
            title = case.section
        parts.append(
            part(case, rows[case.name]) if case.name in rows else kept.get(case.name, "").rstrip() + "\n"
        )
    return "\n".join(parts)


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
    if not options.quick:
        PAGE.write_text(page(tried, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return int(not all(row.holds for _, row in tried))


if __name__ == "__main__":
    sys.exit(main())

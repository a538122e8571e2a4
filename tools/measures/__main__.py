"""The command: `python -m tools.measures [NAME …] [-v] [-p] [--quick] [--ratchet] [--strict]`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from tools.measures.catalogue import MEASURES
from tools.measures.lines import package
from tools.measures.measure import Count, Measure
from tools.measures.ratchet import as_left
from tools.measures.sources import House, Source


def main(arguments: Sequence[str] | None = None, house: House | None = None) -> int:
    """Print the measures asked for; 1 if one is beyond its limit (with --strict: or could not be measured)."""
    options = _parser().parse_args(arguments)
    house = house or House.at()
    verdicts = set()
    for measure in _chosen(options.names, quick=options.quick):
        measure = as_left(measure) if options.ratchet else measure
        count = measure.count(house)
        verdicts.add(measure.verdict(count))
        _print_line(measure, count)
        if options.packages or count.table:
            _print_table(count)
        if options.verbose:
            print("".join(f"    {offender}\n" for offender in count.offenders), end="")
    return int("OVER" in verdicts or (options.strict and "missing" in verdicts))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.measures", description="The measures of the house."
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="a measure or a group of them; all if none is named"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list everything that is counted")
    parser.add_argument("-p", "--packages", action="store_true", help="how much of it is in which folder")
    parser.add_argument(
        "--quick", action="store_true", help="only those that read the source and run nothing"
    )
    parser.add_argument("--ratchet", action="store_true", help="allow what is still left, and no more of it")
    parser.add_argument("--strict", action="store_true", help="what could not be measured fails too")
    return parser


def _chosen(names: Sequence[str], *, quick: bool) -> list[Measure]:
    known = {measure.name for measure in MEASURES} | {measure.name.partition(".")[0] for measure in MEASURES}
    if unknown := sorted(set(names) - known):
        raise SystemExit(f"no measure is called {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    return [
        measure
        for measure in MEASURES
        if not names or measure.name in names or measure.name.partition(".")[0] in names
        if not (quick and measure.slow)
    ]


def _print_line(measure: Measure, count: Count) -> None:
    figure = "–" if count.figure is None else f"{count.figure:,g}{measure.unit}"
    bound = f"{'≥' if measure.least else '≤'} {measure.limit:,g}{measure.unit}"
    note = f"  ({count.note})" if count.note else ""
    print(f"{measure.verdict(count):8}{measure.name:18}{figure:>8} {bound:>9}  {measure.what}{note}")


def _print_table(count: Count) -> None:
    offences = Counter(package(Source(offender.path, "")) for offender in count.offenders)
    for name, figure in count.table or sorted(offences.items()):
        print(f"    {name:32}{figure:>7,}")


if __name__ == "__main__":
    sys.exit(main())

"""Files crafted to take long or fill the memory: as large as a file may be, and wrong all over or at its very end."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sim.scenario.reader import LARGEST_FILE
from sim.scenario.yaml_events import MOST_PARTS

HEAD = """\
format: 1
id: mine
about: {title: t, first_year: 2020, rounds: [1]}
"""
FIRM = "size: sme, place: [1, 2], purse: {start: 1}, credit: {limit: 1, rate: 0.05}, estimate: x"
WORLD = f"{HEAD}materials:\n  iron: {{resource: ores}}\nfirms:\n  f: {{{FIRM}}}\n"
_HUNDRED = ", ".join(f"f{n}" for n in range(100))
_EFFECTS = ", ".join(["{change: prise, of: all, times: 2}"] * 50)
_YEARS = ", ".join(f"{1900 + n}: {n}" for n in range(100))

Item = Callable[[int], str]


def _full(parts: int, item: Item, before: str = "", after: str = "") -> str:
    """As many items as a file holds, each of so many keys, values and groups."""
    room = LARGEST_FILE - len(before.encode()) - len(after.encode()) - 100
    most = (MOST_PARTS - 200) // parts
    lines: list[str] = []
    while len(lines) < most and room > 0:
        lines.append(item(len(lines)))
        room -= len(lines[-1].encode())
    return before + "".join(lines[:-1]) + after


def _near(known: int) -> str:
    """Names that are all a little wrong, beside very many that are right."""
    materials = "".join(f"  mat{n:05d}: {{resource: ores}}\n" for n in range(known))
    line = "    lines:\n      l:\n        makes: mat00001\n        capacity: 1\n        needs:\n"
    keys = (
        "size: sme",
        "place: [1, 2]",
        "purse: {start: 1}",
        "credit: {limit: 1, rate: 0.05}",
        "estimate: x",
    )
    firm = "  f:\n" + "".join(f"    {key}\n" for key in keys)
    before = f"{HEAD}materials:\n{materials}firms:\n{firm}{line}"
    needs = "".join(
        f"          n{n}: {{virgin: mta{n:05d}, amount: 1, price: 1}}\n"
        for n in range((MOST_PARTS - 4 * known - 200) // 8)
    )
    return before + needs


@cache
def crafted() -> dict[str, str]:
    """All of them, by name."""
    end = "taxes: {a: -5}\n"
    return {
        "tiny items": _full(1, lambda n: "1,\n", "a: [", "]\n"),
        "tiny groups": _full(1, lambda n: "{},\n", "a: [", "]\n"),
        "deep groups": _full(15, lambda n: "[" * 15 + "]" * 15 + ",\n", "a: [", "]\n"),
        "beyond the most parts": "a: [\n" + "1,\n" * (2 * MOST_PARTS) + "]\n",
        "blank lines": "format: 1\n" + "\n" * (LARGEST_FILE - 20) + "b: 1\n",
        "long texts": _full(1, lambda n: f'- "{"x" * 4_900}"\n', "a:\n"),
        "long numbers": _full(1, lambda n: "9" * 30 + ",\n", "a: [", "]\n"),
        "great numbers": _full(1, lambda n: "1e29,\n", "a: [", "]\n"),
        "numbers in quotes": _full(4, lambda n: f" t{n}: {{value: '1{'0' * 100}'}}\n", WORLD + "taxes:\n"),
        "numbers with blanks": _full(2, lambda n: f" t{n}: 1{' 000' * 60} x1\n", WORLD + "taxes:\n"),
        "unknown keys": _full(2, lambda n: f"k{n}: 1\n"),
        "years as keys": _full(2, lambda n: f"{n}: 1\n"),
        "wrong ids": _full(2, lambda n: f"  F{n}:\n", HEAD + "firms:\n"),
        "empty firms": _full(2, lambda n: f"  f{n}: {{}}\n", HEAD + "firms:\n"),
        "keys almost right": _full(
            12, lambda n: f"  f{n}: {{plac: 1, purs: 1, credt: 1, lins: 1, secter: 1}}\n", HEAD + "firms:\n"
        ),
        "good firms, wrong at the end": _full(20, lambda n: f"  g{n}: {{{FIRM}}}\n", WORLD, end),
        "firms out of bounds": _full(
            20, lambda n: f"  g{n}: {{{FIRM.replace('[1, 2]', '[1, 99999]')}}}\n", WORLD
        ),
        "followers that are not there": _full(22, lambda n: f"  g{n}: {{{FIRM}, successor: h{n}}}\n", WORLD),
        "taxes from nowhere": _full(2, lambda n: f" t{n}: 1\n", WORLD + "taxes:\n"),
        "long paths": _full(202, lambda n: f" t{n}: {{{_YEARS}}}\n", WORLD + "taxes:\n", "b: 1\n"),
        "seats for nobody": _full(104, lambda n: f" s{n}: {{firms: [{_HUNDRED}]}}\n", WORLD + "seats:\n"),
        "distances": _full(8, lambda n: f"- {{between: [g{n}, h{n}], km: 1}}\n", WORLD + "distances:\n"),
        "matches": _full(8, lambda n: f" m{n}: {{giver: a, taker: b, code: A}}\n", WORLD + "matches:\n"),
        "effects": _full(
            356, lambda n: f" e{n}: {{year: 2020, effects: [{_EFFECTS}]}}\n", WORLD + "events:\n"
        ),
        "measures without an area": _full(
            11,
            lambda n: f" m{n}: {{kind: card, eligible: {{in_priority_area: true, sectors: [zz]}}}}\n",
            WORLD + "measures:\n",
        ),
        "names almost right": _near(MOST_PARTS // 8),
    }

"""Breaking a text into lines. The library for PDF measures letter by letter and takes a third of all hand-outs' time;
here each word is measured once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Measure = Callable[[str], float]
"""a word → its width in mm"""


def broken(text: str, wide: float, measure: Measure) -> tuple[str, ...]:
    """The lines of a text that is at most so wide, in mm. It breaks at blanks and at its own line ends, never at a
    no-break space, which is printed as a blank; a word wider than the line is cut."""
    parts = text.removesuffix("\n").split("\n")
    lines = (line for part in parts for line in _filled(part.split(" "), wide, measure))
    return tuple(line.replace("\u00a0", " ") for line in lines)


def _filled(words: list[str], wide: float, measure: Measure) -> Iterator[str]:
    """Lines with as many of the words as there is room for."""
    blank, line, taken = measure(" "), "", 0.0
    for word in words:
        needs = measure(word)
        if line and taken + blank + needs > wide:
            yield line.rstrip()
            line, taken = "", 0.0
        while needs > wide and len(word) > 1:
            fits = max(1, next(n for n in range(len(word), 0, -1) if n == 1 or measure(word[:n]) <= wide))
            yield word[:fits]
            word = word[fits:]
            needs = measure(word)
        line, taken = (f"{line} {word}", taken + blank + needs) if line else (word, needs)
    yield line.rstrip()

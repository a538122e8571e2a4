"""Cuts the fonts that lie ready for reports: `python -m tools.cut_fonts` writes assets/report/*.woff."""

from __future__ import annotations

from game.outputs.report.lettering import READY, USUAL, WEIGHTS, cut


def main() -> None:
    """Write all of them."""
    for name in WEIGHTS.values():
        (READY / f"{name}.woff").write_bytes(cut(name, USUAL))


if __name__ == "__main__":
    main()

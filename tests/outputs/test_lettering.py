"""The letters that a report brings along: ready cut, or cut for a text."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from game.outputs.report import lettering
from game.outputs.report.lettering import FONTS, READY, USUAL, WEIGHTS


def test_what_lies_ready_has_all_the_usual_characters_of_each_weight() -> None:
    for name in WEIGHTS.values():
        inter = TTFont(FONTS / f"{name}.ttf", lazy=True).getBestCmap()
        ready = TTFont(READY / f"{name}.woff", lazy=True).getBestCmap()
        assert set(ready) == USUAL & set(inter), "python -m tools.cut_fonts"


def test_a_character_that_does_not_lie_ready_has_a_cut_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "WEIGHTS", {400: "Inter-Regular"})
    (data,) = re.findall(r"base64,([^)]*)\)", lettering.lettering("Łódź, Ωmega"))
    known = TTFont(BytesIO(b64decode(data))).getBestCmap()
    assert set(map(ord, "Łódź, Ωmega")) <= set(known) < USUAL | {ord("Ω")}

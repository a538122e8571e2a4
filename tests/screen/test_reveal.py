"""The reveal: what was sealed is read by all."""

from __future__ import annotations

from game.screen.scenes.reveal.scene import Reveal
from tests.screen.test_layout import studio
from tools.gallery.pictures import pictures


def test_a_sheet_of_one_or_two_lines_is_shown_whole() -> None:
    picture = next(picture for picture in pictures() if picture.name == "reveal.2")
    camera = studio("kemi-tornio")
    camera.clear(two=picture.two)
    picture.put(camera)
    page = camera.draw("room")
    reveal = camera.scene
    assert isinstance(reveal, Reveal)
    shown = {text.text for text in page.written}
    sheets = [placed.card for placed in reveal._shown_cards if not placed.card.is_deal]
    assert sheets
    for sheet in sheets:
        if len(sheet.lines) <= 2:
            assert {line.replace("**", "") for line in sheet.lines} <= shown, sheet.title

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


def test_a_deal_is_seen_on_the_map_with_all_that_was_signed_before_it() -> None:
    """Its firms are lit; its exchanges are drawn as they come, those of deals before it lie there, pale."""
    picture = next(picture for picture in pictures() if picture.name == "reveal.eight")
    camera = studio("kemi-tornio")
    camera.clear(two=picture.two)
    picture.put(camera)
    reveal = camera.scene
    assert isinstance(reveal, Reveal)
    dealt = reveal.dealt
    assert len(dealt) > 1
    for nth, (card, board) in enumerate(zip(dealt, reveal.boards, strict=True)):
        assert board.lit == frozenset(card.firms)
        passings = [each for each in (card.passing, *card.also) if each is not None]
        coming = {(flow.source, flow.target) for flow in board.ribbons if flow.is_laid_over}
        assert coming == {(each.giver, each.taker) for each in passings}
        earlier = {
            (each.passing.giver, each.passing.taker) for each in dealt[:nth] if each.passing is not None
        }
        assert earlier - coming <= {(flow.source, flow.target) for flow in board.ribbons if flow.dim}

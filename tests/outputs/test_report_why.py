"""The report has the staircase, what is still bought and each purse with why, in the figures of the Room."""

from __future__ import annotations

from markupsafe import escape

from game.debrief.model import game_debrief
from game.outputs.purse_text import game_purses_in_words
from game.outputs.report.page import page
from game.outputs.staircase_text import staircase_in_words, still_bought_in_words
from game.roster.purse_names import table_words
from tests.session.golden import GAMES, played


def test_the_report_has_the_staircase_and_purses_with_why() -> None:
    session = played(next(iter(GAMES)))
    w = table_words(session.plan, session.teams, "en")
    text, game = page(session, w), game_debrief(session, session.worlds[0])
    assert all(f">{each.amount}</text>" in text for each in staircase_in_words(game.last_played, w).columns)
    still = still_bought_in_words(game.last_played, w, 99)
    assert all(f"<td>{each.amount}</td>" in text for each in still.parts)
    for purse in game_purses_in_words(game, w, 99):
        assert all(f"<b>{line.money}</b> {escape(line.name)}" in text for line in purse.lines)

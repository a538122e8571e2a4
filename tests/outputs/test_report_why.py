"""The report has the staircase, what is still bought and each purse with why, in the figures of the Room."""

from __future__ import annotations

from markupsafe import escape

from game.debrief.model import game_debrief
from game.outputs.figures import indicator_rows
from game.outputs.purse_text import game_purses_in_words
from game.outputs.report.chart import chart
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


def test_the_chart_has_a_point_a_round() -> None:
    session = played("tutorial-package")
    w = table_words(session.plan, session.teams, "en")
    game = game_debrief(session, "cluster")
    assert [head.legacy for head in game.headlines] == [False, False, False, True]
    assert chart(game.headlines, w).count("<circle") == 4
    assert all(len(row.rounds) == 4 for row in indicator_rows(game, w))

"""The page of the joint practice: the deal on a map of three places, what to type, and what it would change."""

from __future__ import annotations

from game.cluster_map.board import Board
from game.roster.setup import Team
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button, InputField
from game.screen.map.cluster import View, draw_map
from game.screen.scenes.briefing.practice import Practice
from game.screen.scenes.briefing.practice_deal import story
from game.text.translator import Translator

_MAP = (0.0, 96.0, 1920.0, 500.0)
_SAID = 590.0
"""how wide what is said before the line may be: the way on stands after it"""
FIELD = "practice"
"""the line the code is typed into"""


def practice_page(page: Page, one: Practice, board: Board, w: Translator, *, with_hands: bool) -> None:
    """Draw it. `with_hands`: where the facilitator types."""
    theme = page.theme
    page.fill(theme.land)
    view = View(26, pills=2, gauges=False, phase=page.moment * 1.6, reserved=((0.0, 0.0, 1920.0, 130.0),))
    draw_map(page, _MAP, board, view)
    page.text(
        (60, 24, 1320, 88), w("We practise one deal"), size=64, weight="bold", ground=theme.land, lines=1
    )
    kept = w("Nothing of it is kept")
    page.text(
        (1400, 24, 460, 88),
        kept,
        size=40,
        colour=theme.ink2,
        ground=theme.land,
        align="right",
        valign="middle",
        lines=2,
    )
    page.box((0, 596, 1920, 484), theme.panel, 0, shadow=(-6, 24))
    said = story(one.session, one.lesson, one.step, w)
    page.text((60, 610, 1800, 132), said, size=46, weight="semibold", valign="middle", lines=2)
    if one.step in ("alone", "together"):
        _figures(page, one, w)
    elif one.code:
        page.text((60, 748, 1800, 64), w("What could you do about it?"), size=44, colour=theme.ink2, lines=1)
    _hands(page, one, w, with_hands=with_hands)


def _figures(page: Page, one: Practice, w: Translator) -> None:
    """Virgin use, and the purses of those who take part, a year once it runs."""
    column, theme = one.figures, page.theme
    if column is None:
        page.text((60, 748, 1800, 64), w("Trying it out …"), size=44, colour=theme.ink2, lines=1)
        return
    page.text((60, 742, 560, 54), w("virgin use, a year"), size=40, colour=theme.ink2, lines=1)
    change = column.headline.change.middle
    said = w.amount(change) if change < 0 else w("no change") if change == 0 else f"+{w.amount(change)}"
    page.text((60, 794, 560, 76), said, size=60, weight="bold", valign="middle", lines=1)
    teams = [team for team in one.session.teams if team.id in column.purses and _takes_part(team, one)]
    for i, team in enumerate(teams[:3]):
        x = 660 + i * 410
        mark(page, team.mark, (x + 24, 769), 22)
        page.text((x + 60, 742, 340, 54), team.name, size=40, colour=theme.ink2, lines=1, shorten=True)
        money = w.money(column.purses[team.id].change.middle, signed=True)
        page.text((x, 794, 400, 76), money, size=60, weight="bold", valign="middle", lines=1)


def _takes_part(team: Team, one: Practice) -> bool:
    return bool(set(team.firms) & set(one.lesson.deal.parties))


def _hands(page: Page, one: Practice, w: Translator, *, with_hands: bool) -> None:
    """What stands on the paper, and the line to type it into."""
    if not one.code:
        return
    y = 910.0
    said = w("Not yet: type {code}.", code=one.code) if one.wrong else w("On the paper:")
    wide = min(_SAID, page.measure(said, 40, "semibold") * page.look.text_scale + 16)
    page.text((210, y, wide, 104), said, size=40, weight="semibold", valign="middle", lines=1)
    if not with_hands:
        page.text((226 + wide, y, 400, 104), one.code, size=64, weight="bold", valign="middle", lines=1)
        return
    left = 226 + wide
    InputField(one.editing, one.enter, name=FIELD, hint=one.code, size=48).draw(page, (left, y + 8, 400, 88))
    Button("", one.enter, name="enter the code", icon="check", style="primary").draw(
        page, (left + 416, y + 8, 120, 88)
    )

"""Beside a slip: whether it can be signed, for whom it gains, and how often it may still come to the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from game.board.deal_table import sign_words
from game.design import spacing
from game.design.text_styles import LABEL, SMALL
from game.screen.kit import layout
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.kit.ruler import Ruler
from game.screen.parts.blocks import ListPart, text_part, word_count
from game.session.session import Session
from game.session.wall import Sign, TeamOnWall
from game.session.wall_tries import WALL_DEALS, WALL_TRIES, wall_tries
from game.text.translator import Translator
from sim.rules.deal_verdict import SideView, Verdict
from sim.rules.names import firm_name
from sim.rules.objection import Problem

_MOST = 5
SIGN_ICONS: dict[Sign, str] = {"gains": "trending-up", "loses": "trending-down", "untouched": "minus"}


@dataclass(frozen=True, slots=True)
class SlipStanding:
    """How a slip stands."""

    matches: tuple[str, ...]
    against: tuple[Problem, ...]
    unbuilt: tuple[Problem, ...]
    is_blank: bool
    """whether a price or the years are still to be written"""
    wall: tuple[TeamOnWall, ...]
    verdict: Verdict | None
    """with the broker's aid: for whom it gains"""


@dataclass(frozen=True, slots=True)
class StandingCard:
    """What is said of it, in the words of the moment."""

    w: Translator
    session: Session
    world: str
    standing: SlipStanding

    def parts(self, ruler: Ruler, wide: float) -> list[ListPart]:
        """As parts of a column: why, then who gains."""
        verdict, standing = self.standing.verdict, self.standing
        text = partial(text_part, ruler, wide)
        problems = (
            [*standing.against, *standing.unbuilt] if verdict is None else [*verdict.because, *verdict.notes]
        )
        parts = [text(why, LABEL) for why in self._why(problems)]
        if verdict is None:
            return [*parts, *(self._sign(ruler, row) for row in _touched_first(standing.wall))]
        if not verdict.sides or verdict.because:
            return parts
        caption = self.w.many(
            "What each has gained after {n} year, at this year’s prices",
            "What each has gained after {n} years, at this year’s prices",
            max(side.years for side in verdict.sides),
        )
        return [*parts, text(caption, SMALL), *(self._side(ruler, side) for side in verdict.sides[:_MOST])]

    def answer(self) -> str:
        """In a word or two."""
        w, standing = self.w, self.standing
        if standing.verdict is not None:
            answers = {
                "both gain": w("All gain"),
                "one loses": w("Somebody loses"),
                "not possible": w("Not possible"),
            }
            return answers[standing.verdict.answer]
        if not standing.against:
            return w("It can be signed")
        return w("Not complete yet") if standing.is_blank else w("Not possible")

    def _why(self, problems: Iterable[Problem]) -> Iterator[str]:
        for problem in problems:
            yield f"{self.w.say(problem.what)} {self.w.say(problem.instead)}".strip()

    def tries(self) -> str:
        """How often this deal, and how many others, may still come to the wall."""
        tries = wall_tries(self.session.past, self.session.round, self.world)
        used = tries.get(self.standing.matches, 0)
        return self.w(
            "Wall: try {used}/{tries}, deal {deals}/{most}",
            used=used,
            tries=WALL_TRIES,
            deals=len(tries),
            most=WALL_DEALS,
        )

    def _sign(self, ruler: Ruler, row: TeamOnWall) -> ListPart:
        team = self.session.team(row.team)
        name = f"{team.name}  {self.w.money(row.gain, signed=True)}" if row.gain else team.name
        means = sign_words(self.w, row, self.session.scenario.about.last_year)
        return _row(ruler, team.mark, SIGN_ICONS[row.over], (name, means))

    def _side(self, ruler: Ruler, side: SideView) -> ListPart:
        """What a team gains, and in a year; with several firms on the slip, each of them."""
        w, session = self.w, self.session
        teams = (each for each in session.teams if (each.world, each.id) == (self.world, side.seat))
        team = next(teams, None)
        name = team.name if team is not None else firm_name(session.plan, side.seat, w.language)
        year = w("{money} a year", money=w.money(side.yearly, signed=True))
        if side.invested:
            year = w("{year}, builds {money}", year=year, money=w.money(side.invested))
        gain = w.money(side.gain, signed=True)
        return _row(ruler, team.mark if team is not None else None, "", (f"{name}  {gain}", year))


def _touched_first(rows: Iterable[TeamOnWall]) -> list[TeamOnWall]:
    return sorted(rows, key=lambda row: row.over == "untouched")[:_MOST]


def _row(ruler: Ruler, sign: int | None, icon: str, texts: tuple[str, str]) -> ListPart:
    """A team's mark, its name, and below that what the deal means for it, behind an icon."""
    first, second = ruler.line(LABEL), ruler.line(SMALL)
    side = ruler.size(LABEL) * spacing.ICON

    def draw(page: Page, box: Box) -> None:
        badge, rest = layout.take_left(box, side, spacing.S)
        name, means = layout.rows(rest, first, second)
        if sign is not None:
            mark(page, sign, layout.middle(layout.take_top(badge, first)[0]), side / 2)
        page.text(name, texts[0], LABEL, valign="middle", lines=1, shorten=True)
        if icon:
            place, means = layout.take_left(means, side, spacing.XS)
            page.icon(icon, layout.middle(place), side)
        page.text(means, texts[1], SMALL, colour=page.theme.ink2, valign="middle", lines=1, shorten=True)

    return ListPart(first + second + spacing.XS, draw, word_count(*texts))

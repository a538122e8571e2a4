"""The second zone of the Desk: the open sheet, the deals beside it, what speaks against them, and the seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from game.design import spacing
from game.design.text_styles import LABEL, SMALL, TITLE
from game.roster.teams import in_world, team_by_firm
from game.screen.kit import layout
from game.screen.kit.page import Box, Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.parts.blocks import MOST_WORDS, ListLeaves, draw_blocks, words_on
from game.screen.parts.code_row import CodeRow
from game.screen.parts.problem_box import problem_box
from game.screen.parts.typing_problem import said, veiled
from game.screen.scenes.decide.desk_view import DeskView
from game.screen.scenes.decide.model import Desk
from game.session.promises import said_by
from game.text.decisions import tell
from game.typed.codes import FUND, code_of, shown
from game.typed.deals import matches_of
from game.typed.slip_parser import TypedSlip

_FOR_TYPING: Final = 28
"""words that are kept for the list of what could be typed"""


def draw_paper(page: Page, box: Box, view: DeskView) -> None:
    """Draw it: problems and the seal at the foot, the lines above in as many leaves as they need."""
    w, desk = view.w, view.desk
    promised = said_by(view.session.past, view.session.round, desk.team.id)
    rest = page.flow(box, w("2 Sheet of {team}", team=desk.team.name), TITLE, spacing.XS)
    if promised:
        codes = ", ".join(shown(code_of(desk.codes, each.what, each.id), w) for each in promised)
        rest = page.flow(rest, w("Says: {codes}", codes=codes), SMALL, spacing.XS, colour=page.theme.ink2)
    rest = _seal(page, rest, view)
    rest = problem_box(page, layout.take_top(rest, spacing.XS)[1], problem_of(view))
    rows = [*_decisions(view), *_owed(view), *_deals(view)]
    if not rows and not problem_of(view):
        text = w("Nothing yet: as last year.")
        page.text(rest, text, LABEL, colour=page.theme.ink2)
    words = max(0, MOST_WORDS - words_on(page) - _FOR_TYPING)
    blocks = [row.block(page.ruler, rest[2]) for row in rows]
    draw_blocks(page, rest, blocks, ListLeaves(desk.lists.turning["sheet"], "more on the sheet", words))


def _seal(page: Page, box: Box, view: DeskView) -> Box:
    desk, w = view.desk, view.w
    if desk.is_sealed:
        seal = Button(w("Open again"), view.do.then_line(desk.unseal), "unseal", "lock")
    else:
        seal = Button(w("Seal (Enter)"), view.do.then_line(desk.seal), "seal", "lock", "primary", TITLE)
    place, rest = layout.take_bottom(box, max(spacing.LARGE_CONTROL, seal.height(page.ruler)), spacing.M)
    seal.draw(page, place)
    return rest


# --- what speaks against it -----------------------------------------------------------------------


def problem_of(view: DeskView) -> str:
    """The first thing to mend or to answer; empty: nothing."""
    w, desk = view.w, view.desk
    unclear = said(w, desk.unclear) if view.is_open else veiled(w, desk.unclear)
    if unclear:
        return unclear[0]
    if desk.fault is not None:
        return w.say(desk.fault)
    if desk.asked:
        return w("The sheet of {team} is empty. Enter again seals it “as last year”.", team=desk.team.name)
    if desk.objected and not view.is_open:
        return w("Not sealed. The eye above shows why.")
    against = desk.objections() if view.is_open and not desk.is_sealed else []
    return f"{w.say(against[0].what)} {w.say(against[0].instead)}" if against else ""


# --- what stands on it ----------------------------------------------------------------------------


def _decisions(view: DeskView) -> Iterator[CodeRow]:
    """The sheet, what is objected to first; behind the curtain how many decisions stand on it, and no more."""
    w, desk, session = view.w, view.desk, view.session
    if not view.is_open:
        if desk.sheet:
            count = w.many("{n} line on the sheet", "{n} lines on the sheet", len(desk.sheet))
            yield CodeRow("", count, "", "check", is_sunk=True)
        return
    wrong = {problem.index for problem in desk.objections()} if not desk.is_sealed else set()
    for i in sorted(range(len(desk.sheet)), key=lambda at: at not in wrong):
        codes = tuple(shown(code, w) for code in desk.codes_on(i))
        text = tell(session.plan, session.state(desk.team.world), w, desk.sheet[i])
        badge = codes[0] if len(codes) == 1 else ""
        words = _bare(text, badge)
        act = view.do.then_line(partial(desk.remove, i))
        off = (
            None
            if desk.is_sealed
            else Button("", act, f"remove {i}", "x", "quiet", says=w("Take off: {what}", what=text))
        )
        icon = "triangle-alert" if i in wrong else "check"
        yield CodeRow(badge, words, "", icon, off=off, is_strong=i in wrong, is_sunk=True)


def _bare(text: str, code: str) -> str:
    """A decision in words, without the code that stands beside it."""
    return text.replace(f"{code} ", "", 1) if code else text


def _owed(view: DeskView) -> Iterator[CodeRow]:
    """What the team still owes the fund, and what a levy would cost it: public, and so told in any case."""
    w, owed = view.w, view.desk.owed()
    if owed.due:
        yield CodeRow(shown(FUND, w), w("due: {money}", money=w.money(owed.due)), "", "coins", is_sunk=True)
    for code, cents in owed.levies:
        words = w("would cost {money} a year", money=w.money(cents))
        yield CodeRow(code, words, "", "coins", is_sunk=True)


def _deals(view: DeskView) -> list[CodeRow]:
    """What was signed in this round and what waits for signatures: with this team first, then the others'."""
    desk, w = view.desk, view.w
    titles, signed, own = titles_of(desk), desk.signed(), set(desk.team.firms)
    rows: list[tuple[bool, CodeRow]] = []
    for (line, deal), title in zip(signed, titles, strict=False):
        back = view.do.then_line(partial(desk.take_back, line))
        off = Button("", back, f"take back {line}", "x", "quiet", says=w("Take back: {what}", what=title))
        act, parties = partial(Transition, "signed", (desk, line, deal)), deal.deal.parties
        row = CodeRow(title, _teams(view, parties), "", "handshake", f"signed {line}", act, off, is_sunk=True)
        rows.append((own.isdisjoint(parties), row))
    slips = view.session.slips(desk.team.world)
    for waiting, title in zip(desk.unsigned(), titles[len(signed) :], strict=True):
        act, parties = partial(desk.deal, TypedSlip(waiting)), slips[waiting].parties
        row = CodeRow(
            title, _teams(view, parties), w("not signed"), "pencil", f"unsigned {title}", act, is_sunk=True
        )
        rows.append((own.isdisjoint(parties), row))
    newest = rows[::-1]
    return [row for _, row in sorted(newest, key=lambda each: each[0])]


def _teams(view: DeskView, firms: Sequence[str]) -> str:
    owners = team_by_firm(in_world(view.session.teams, view.desk.team.world))
    return ", ".join(dict.fromkeys(owners[firm].name for firm in firms if firm in owners))


def titles_of(desk: Desk) -> list[str]:
    """What each signed deal and each slip that waits is called: by its codes, and no two alike."""
    plan = desk.session.plan
    about = [*(matches_of(plan, signed.deal) for _, signed in desk.signed()), *desk.unsigned()]
    codes = [" + ".join(code_of(desk.codes, "match", match) for match in matches) for matches in about]
    earlier = [codes[:at].count(title) for at, title in enumerate(codes)]
    return [f"{title} ({n + 1})" if n else title for title, n in zip(codes, earlier, strict=True)]

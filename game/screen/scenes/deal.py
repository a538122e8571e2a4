"""A deal slip, built like a sentence: who builds, who advances, what goes where at what price. Answers at once."""

from __future__ import annotations

from functools import partial

import pygame

from game.screen.controls import button, field, keys
from game.screen.drawing.slip_parts import Pencil, slip_parts
from game.screen.drawing.unclear import said
from game.screen.drawing.verdict_card import verdict_card
from game.screen.editing import Editing
from game.screen.go import BACK, Go
from game.screen.page import Box, Hand, Page, Target
from game.screen.scene import Scene
from game.screen.show import Show
from game.session.faults import SessionFault
from game.session.session import Session
from game.session.slips.codes import Handle, called, handles
from game.session.slips.deals import (
    advanced,
    propose,
    stepped,
    with_fair_shares,
    without_exchange,
)
from game.session.slips.sheets import Unclear
from game.session.slips.taken_up import off_the_drafts
from game.session.slips.typed import Slip, put_on, read_slip, visible
from sim.decisions import DealTerms
from sim.rules.names import project_name
from sim.rules.verdict import Verdict

_MOST_CHOICES = 20


class Deal(Scene):
    """An overlay on the Desk. The Room goes on showing the map: what is bargained is nobody else's business."""

    name = "deal"
    first_focus = "slip"

    def __init__(self, show: Show, session: Session, world: str, wanted: Slip) -> None:
        super().__init__(show)
        self.session = session
        self.world = world
        self.matches: tuple[str, ...] = ()
        self.terms: DealTerms | None = None
        self.verdict: Verdict | None = None
        self.fault = ""
        self.choosing = True
        self.first = 0
        self._hand = Hand()
        self.editing = Editing(longest=80, clears=True)
        self.codes = handles(session.plan)
        self.visible = visible(session.plan, session.state(world))
        self._take(wanted)

    # --- the slip ---------------------------------------------------------------------------------
    def enter(self) -> Go | None:
        """Take what was typed; with nothing typed, all have signed."""
        line = self.editing.text.strip()
        if not line:
            return self._sign()
        self._take(read_slip(self.codes, line))
        return None

    def _take(self, slip: Slip) -> None:
        """Matches join the package, and what differs is changed."""
        self.fault = "; ".join(said(self.w, slip.unclear))
        self.editing.set(" ".join(one.item for one in slip.unclear))
        if slip.matches and not self._put_together(slip.matches):
            return
        if self.terms is not None and (slip.changes or slip.takers_share is not None):
            found = put_on(self.session.plan, self.terms, slip)
            if isinstance(found, Unclear):
                self.fault = "".join(said(self.w, [found]))
            else:
                self._change(found)

    def _put_together(self, matches: tuple[str, ...]) -> bool:
        """The package with these matches too: as it was left, or with ordinary amounts and fair prices."""
        wanted = tuple(dict.fromkeys((*self.matches, *matches)))
        hidden = [one for one in wanted if one not in self.visible]
        session = self.session
        found = None
        if not hidden:
            found = session.slips(self.world).get(wanted) or propose(
                session.plan, session.state(self.world), session.setup.seats(self.world), wanted
            )
        if found is None:
            self.fault = self.w("Nothing can be agreed on this now.")
            return False
        if wanted != self.matches:
            self._keep(None)
        self.matches, self.choosing = wanted, False
        self._change(found)
        return True

    def add(self, match: str) -> None:
        """Another match joins the package."""
        self._take(Slip((match,)))

    def _change(self, terms: DealTerms) -> None:
        self.terms, self.fault = terms, ""
        self._keep(terms)
        self.verdict = self.session.verdict(self.world, terms)

    def _throw_away(self) -> Go:
        """Nobody wants it any more."""
        self._keep(None)
        return BACK

    def _keep(self, terms: DealTerms | None) -> None:
        """The slip as it is now, in the journal until it is signed or thrown away: it outlives a crash."""
        if not self.matches:
            return
        try:
            self.session.slip(self.world, self.matches, terms)
        except SessionFault as fault:
            self.fault = self.w.heard(str(fault))

    def _more(self, at: int, what: str, by: int) -> None:
        """An exchange with more or less of something."""
        if self.terms is not None:
            self._change(stepped(self.terms, at, what, by))

    def _advance(self, project: str, firm: str, by: int) -> None:
        """A party carries a larger or smaller share of a project, paid back over some years."""
        if self.terms is not None:
            self._change(advanced(self.terms, project, firm, by))

    def _split(self) -> None:
        """Prices set anew, so that the purse that gains least gains most."""
        if self.terms is not None:
            session, world = self.session, self.world
            seats = session.setup.seats(world)
            self._change(with_fair_shares(session.plan, session.state(world), seats, self.terms))

    def _drop(self, at: int) -> None:
        if self.terms is not None and len(self.terms.exchanges) > 1:
            self._change(without_exchange(self.terms, at))

    def _sign(self) -> Go | None:
        """Every party has signed on paper: binding from now on."""
        if self.terms is None or self.choosing:
            return None
        try:
            self.session.sign(self.world, self.terms)
            taken = off_the_drafts(self.session, self.world, self.terms)
        except SessionFault as fault:
            self.fault = self.w.heard(str(fault))
            return None
        for team, project in taken:
            name = project_name(self.session.plan, project, self.w.language)
            said = self.w(
                "{project} is built by the deal now, and is off the sheet of {team}.", project=name, team=team.name
            )
            self.show.notices.append(said)
        self._keep(None)
        return BACK

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The Room sees nothing of it."""
        if self.below is not None:
            self.below.room(page)

    def desk(self, page: Page) -> None:
        """The slip over the Desk."""
        self._hand = page.hand
        if self.below is not None:
            self.below.desk(page)
        self._slip(page)

    def _slip(self, page: Page) -> None:
        w = self.w
        page.layer += 10
        page.veil((10, 16, 22), 150)
        page.box((120, 40, 1680, 980), page.theme.panel, 28, shadow=(16, 40))
        page.text((170, 60, 420, 76), w("Deal slip"), 48, "bold", upright="middle", lines=1)
        hint = w("codes, and what differs: X4 120 kt 3 € 6 y")
        field(page, (600, 62, 664, 68), self.editing, self.enter, name="slip", hint=hint, size=26)
        button(page, (1696, 62, 64, 64), "", lambda: BACK, name="close", icon="x")
        if self.choosing or self.terms is None:
            self._choices(page)
        else:
            trash = w("Throw away")
            button(page, (1300, 62, 380, 64), trash, self._throw_away, icon="trash-2", style="quiet", size=24)
            slip_parts(page, self.w, self.session.plan, self.terms, Pencil(self._more, self._drop, self._advance))
            self._answer(page)
        if self.fault:
            page.icon("triangle-alert", (190, 922), 32, page.theme.flows["landfill"].edge)
            page.text((220, 878, 1050, 90), self.fault, 24, "semibold", upright="middle", lines=3)
        enter = w("do it") if self.choosing else w("put on the slip; with nothing typed, all have signed")
        keys(page, [("Enter", enter), ("Tab", w("next")), ("Esc", w("back"))])
        page.layer -= 10

    def _choices(self, page: Page) -> None:
        w = self.w
        shown = [one for one in self.codes.values() if one.what == "match" and one.id in self.visible]
        which = w("Which exchange? Several can go on one slip.")
        page.text((170, 150, 1100, 44), which, 26, colour=page.theme.ink2, lines=1)
        for i, one in enumerate(shown[self.first : self.first + _MOST_CHOICES]):
            self._choice(page, (170 + (i % 2) * 800, 206 + (i // 2) * 66, 780, 58), one)
        if len(shown) > _MOST_CHOICES:
            button(page, (1440, 142, 240, 56), w("More"), partial(self._turn, len(shown)), icon="chevron-down", size=24)

    def _choice(self, page: Page, box: Box, one: Handle) -> None:
        x, y, _, high = box
        theme = page.theme
        page.box(box, theme.panel, 10, theme.line, 2)
        badge = (x + 8, y + 9, 76, 40)
        page.box(badge, theme.ink, 8)
        page.text(badge, one.code, 22, "bold", theme.paper, theme.ink, "centre", "middle", 1)
        name = called(self.session.plan, one, self.w.language)
        page.text((x + 96, y, 676, high), name, 22, "semibold", upright="middle", lines=1)
        page.target(Target(f"match {one.code}", box, partial(self.add, one.id), layer=page.layer))

    def _turn(self, count: int) -> None:
        self.first = self.first + _MOST_CHOICES if self.first + _MOST_CHOICES < count else 0

    def _answer(self, page: Page) -> None:
        w, theme, found = self.w, page.theme, self.verdict
        x = 1300.0
        page.box((x, 150, 460, 640), theme.sunk, 20)
        if found is not None:
            verdict_card(page, (x, 150, 460, 640), w, self.session, self.world, found)
        button(page, (x, 806, 220, 64), w("Fair shares"), self._split, icon="scale", size=22)
        button(page, (x + 236, 806, 224, 64), w("Add more"), self._choose_more, icon="plus", size=22)
        can = found is not None and found.answer != "not possible"
        button(
            page,
            (x, 884, 460, 100),
            w("All have signed"),
            self._sign,
            icon="handshake",
            style="primary",
            size=28,
            enabled=can,
        )

    def _choose_more(self) -> None:
        self.choosing = True

    def takes(self, event: pygame.Event) -> bool:
        """Whatever was clicked last, letters and figures go on the slip's line."""
        if event.unicode.strip() and event.unicode.isprintable() and not event.mod & pygame.KMOD_CTRL:
            self._hand.focus, self._hand.ring = "slip", False
        return False

    def key(self, event: pygame.Event) -> Go | None:
        """Esc goes back to the Desk; the slip waits there."""
        return BACK if event.key == pygame.K_ESCAPE else None

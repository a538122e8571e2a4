"""A deal slip, built like a sentence: who builds, who advances, what goes where at what price.

It says at once whether it can be carried out. For whom it gains, the wall says, three times; with the broker's aid
the slip says it itself.
"""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.screen.context import Context
from game.screen.kit.confirm import Sure
from game.screen.kit.page import Page
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.turning import Turning
from game.screen.parts.typing_problem import said, taken_off
from game.screen.scene import Overlay
from game.screen.scenes.deal.sentences import Pencil, fields_for
from game.screen.scenes.deal.slip import deal_slip
from game.screen.scenes.deal.standing_card import SlipStanding
from game.screen.scenes.deal.table_view import draw_wall
from game.screen.session_clock import SessionClock
from game.session.errors import SessionError
from game.session.session import Session
from game.session.wall import TeamOnWall, last_try, on_wall
from game.typed.absorbed_projects import off_the_sheets
from game.typed.codes import handles
from game.typed.deals import carried_over, matches_of, slip_for, with_fair_shares, without_exchange
from game.typed.slip_parser import TypedSlip, read_slip
from game.typed.slip_terms import put_on, visible
from game.typed.slots import SlipSlot, slot_stepped, slot_typed, slots_of
from game.typed.unclear import Unclear
from sim.decisions import DealTerms
from sim.rules.deal_verdict import Verdict
from sim.rules.objection import Problem


class Deal(Overlay):
    """An overlay on the Desk. The Room goes on showing the map, until the slip comes to the wall: then its table."""

    name = "deal"
    first_focus = "slip"
    text_line = "slip"

    def __init__(self, context: Context, session: Session, world: str, wanted: TypedSlip) -> None:
        super().__init__(context)
        self.session = session
        self.world = world
        self.matches: tuple[str, ...] = ()
        self.terms: DealTerms | None = None
        self.aid = session.scenario.about.brokers_aid
        self.verdict: Verdict | None = None
        """with the broker's aid: for whom the slip gains, whatever stands on it"""
        self.against: tuple[Problem, ...] = ()
        """why it cannot be signed as it stands"""
        self.unbuilt: tuple[Problem, ...] = ()
        """what it needs and nobody builds"""
        self.wall: tuple[TeamOnWall, ...] = ()
        """what the wall says of exactly these terms; empty: they have not been there"""
        self.is_on_table = False
        """whether the Room looks at it"""
        self.minute = SessionClock()
        """for which it is haggled over there"""
        self.fault = ""
        self.choosing = True
        self.turning = {name: Turning() for name in ("choices", "slip", "answer")}
        self.editing = TextField(clears=True)
        self.pencil = Pencil(self.enter_slot, self.step, self.drop, {})
        self._sure = Sure()
        self.codes = handles(session.plan)
        self.visible = visible(session.plan, session.state(world))
        self._take(wanted)

    # --- the slip ---------------------------------------------------------------------------------
    def enter(self) -> Transition | None:
        """Take what was typed; with nothing typed, all have signed."""
        line = self.editing.text.strip()
        if not line:
            return self._sign_or_ask()
        self._take(read_slip(self.session.plan, self.codes, line), line)
        return None

    @property
    def clock(self) -> SessionClock:
        """The round's."""
        return self.context.clock

    def _sign_or_ask(self) -> Transition | None:
        """All have signed; where somebody would lose, only when it is meant twice."""
        loses = self.verdict is not None and self.verdict.answer == "one loses" and not self.choosing
        if not loses or self._sure.again():
            return self.sign()
        self.fault = self.w("Somebody loses by this. Have all signed all the same? Enter once more.")
        return None

    def tick(self, seconds: float) -> Transition | None:
        """What was asked is not asked for long; the round's clock goes on, and so does the minute on the wall."""
        self._sure.tick(seconds)
        self.clock.tick(seconds)
        if self.is_on_table:
            self.minute.tick(seconds)
        return None

    def _take(self, slip: TypedSlip, line: str = "") -> None:
        """Matches join the package, and what differs is changed: all that was typed, or nothing of it."""
        if self.terms is not None and not self._is_all_read() and self.fault:
            return
        known = self.session.scenario.matches  # in one order: no two slips for the same
        wanted = tuple(match for match in known if match in (*self.matches, *slip.matches))
        outcome = slip.unclear[0] if slip.unclear else self._with(slip, wanted)
        self.editing.set(line if isinstance(outcome, Unclear) else "")
        if isinstance(outcome, Unclear):
            self.fault = "".join(said(self.w, [outcome]))
            self.editing.select(outcome.unread)
        elif outcome is not None and outcome != self.terms:
            before, self.matches, self.choosing = self.matches, wanted, False
            self._change(outcome)
            others = (key for key in self.session.slips(self.world) if set(key) == set(wanted))
            for key in {before, *others} - {wanted}:
                self._keep(key, None)

    def _with(self, slip: TypedSlip, wanted: tuple[str, ...]) -> DealTerms | Unclear | None:
        """The package with what was typed; none where nothing was, and none is open."""
        terms = self.terms if wanted == self.matches else self._package(wanted)
        if terms is not None and self.terms is not None:
            terms = carried_over(self.terms, terms)
        if terms is None:
            return Unclear("", "No deal about this is possible now.") if slip.matches else None
        return put_on(self.session.plan, terms, slip)

    def _package(self, matches: tuple[str, ...]) -> DealTerms | None:
        """The package with these matches: as it was left; else blank, or with the broker's aid an ordinary one."""
        if any(match not in self.visible for match in matches):
            return None
        session = self.session
        slips = {frozenset(key): terms for key, terms in session.slips(self.world).items()}
        return slips.get(frozenset(matches)) or slip_for(
            session.plan, session.state(self.world), session.setup.seats(self.world), matches
        )

    def add(self, match: str) -> None:
        """Another match joins the package."""
        self._take(TypedSlip((match,)))

    def _change(self, terms: DealTerms) -> None:
        self.terms, self.fault, self._sure = terms, "", Sure()
        self.pencil = replace(self.pencil, typed=fields_for(self.session.plan, terms, self.pencil.typed))
        self._keep(self.matches, terms)
        if self.aid:
            self.verdict = self.session.verdict(self.world, terms)
            return
        self.against, self.unbuilt = self.session.against(self.world, terms)
        self._look_at_wall()

    @property
    def standing(self) -> SlipStanding:
        """How the slip stands."""
        exchanges = self.terms.exchanges if self.terms is not None else []
        is_blank = any(
            each.years is None or (each.price is None and each.indexed is None) for each in exchanges
        )
        return SlipStanding(self.matches, self.against, self.unbuilt, is_blank, self.wall, self.verdict)

    @property
    def can_sign(self) -> bool:
        """Whether nothing speaks against it."""
        return not (self.against if self.verdict is None else self.verdict.answer == "not possible")

    def _look_at_wall(self) -> None:
        hangs, terms = last_try(self.session, self.world), self.terms
        is_there = hangs is not None and terms is not None and hangs.deal == terms
        self.wall = on_wall(self.session, self.world, terms) if is_there and terms is not None else ()

    def to_wall(self) -> None:
        """The slip comes to the wall: one of its tries is used up."""
        if self.terms is None or self.choosing or not self._is_all_read():
            return
        try:
            self.session.to_wall(self.world, self.matches, self.terms)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)
        else:
            self.is_on_table = True
            self.minute.begin(1)
        self._look_at_wall()

    def throw_away(self) -> Transition:
        """Nobody wants it any more."""
        self._keep(self.matches, None)
        return BACK

    def _keep(self, matches: tuple[str, ...], terms: DealTerms | None) -> None:
        """The slip as it is now, in the journal until it is signed or thrown away: it outlives a crash."""
        if not matches:
            return
        try:
            self.session.slip(self.world, matches, terms)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)

    def step(self, slot: SlipSlot, by: int) -> None:
        """A slot with more or less in it."""
        if self.terms is not None:
            self._change(slot_stepped(self.session.plan, self.terms, slot, by))

    def enter_slot(self, slot: SlipSlot) -> None:
        """Take what was typed in a slot, and go on to the next; with nothing typed, go on."""
        names = [*self.pencil.typed]
        after = names[names.index(slot.name) + 1 :]
        if self._take_slot(slot):
            self.hand.focus = next((name for name in after if name in self.pencil.typed), "slip")

    def _take_slot(self, slot: SlipSlot) -> bool:
        """Whether what is typed in a slot could be read; it stays there if not."""
        field = self.pencil.typed[slot.name]
        if self.terms is None or not field.text:
            return True
        outcome = slot_typed(self.session.plan, self.codes, self.terms, slot, field.text)
        if isinstance(outcome, Unclear):
            self.fault = "".join(said(self.w, [outcome]))
            return False
        field.set("")
        self._change(outcome)
        return True

    def _is_all_read(self) -> bool:
        """Whether nothing stood typed in a slot any more. What did is taken now, and looked at before it binds."""
        typed = [name for name, field in self.pencil.typed.items() if field.text]
        slots = [*slots_of(self.session.plan, self.terms)] if typed and self.terms is not None else []
        for slot in slots:
            if slot.name in typed and not self._take_slot(slot):
                break
        return not typed

    def split(self) -> None:
        """Prices set anew, so that the purse that gains least gains most."""
        if self.terms is not None:
            plan, state = self.session.plan, self.session.state(self.world)
            self._change(with_fair_shares(plan, state, self.session.setup.seats(self.world), self.terms))

    def drop(self, at: int) -> None:
        """One exchange fewer; what stands typed in slots is taken before, as where one joins: slots move."""
        if self.terms is not None and len(self.terms.exchanges) > 1 and self._is_all_read():
            before, terms = self.matches, without_exchange(self.terms, at)
            self.matches = tuple(each for each in before if each in matches_of(self.session.plan, terms))
            self._keep(before, None)  # the slip is of fewer exchanges from now on
            self._change(terms)

    def sign(self) -> Transition | None:
        """Every party has signed on paper: binding from now on."""
        if self.terms is None or self.choosing or not self._is_all_read():
            return None
        try:
            self.session.sign(self.world, self.terms)
            taken = off_the_sheets(self.session, self.world, self.terms)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)
            return None
        self.context.notices += [taken_off(self.w, self.session.plan, project) for project in taken]
        self._keep(self.matches, None)
        return BACK

    def room(self, page: Page) -> None:
        """What hangs on the wall; before that, the map."""
        if not (self.is_on_table and self._table(page)):
            super().room(page)

    def desk(self, page: Page) -> None:
        """The slip in place of the Desk; where there is one window, the table in place of both."""
        if not (self._hides_slip and self._table(page)):
            (super().desk if self.context.is_behind else self.over)(page)

    @property
    def _hides_slip(self) -> bool:
        """Whether the one window there is shows the table."""
        return self.is_on_table and not self.context.two_windows

    def over(self, page: Page) -> None:
        """The slip: never where all may see."""
        if page.kind == "desk" and not self.context.is_behind:
            deal_slip(page, self)

    def _table(self, page: Page) -> bool:
        """Draw the deal table, if anything hangs on the wall."""
        return not self.context.is_behind and draw_wall(page, self.w, self.session, self.world, self.minute)

    def choose_more(self) -> None:
        """Another exchange for the same slip."""
        self.choosing = True

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc takes the table away, then goes back to the Desk. Where the table hides the slip, any key does."""
        if event.key != pygame.K_ESCAPE and not self._hides_slip:
            return None
        was_on_table, self.is_on_table = self.is_on_table, False
        return None if was_on_table else BACK

"""The reveal: what all teams have decided, deal by deal and team by team; who is left standing; then hands, and the
years run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

import pygame

from game.board.reveal import RevealItem, opened
from game.board.unsigned import left_standing, unsigned_offers
from game.cluster_map.board import Board
from game.outputs.guess_text import expectations
from game.outputs.picture_words import flow_words
from game.screen.brought import untold
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, ButtonLook
from game.screen.parts.header import top
from game.screen.parts.party import party_of
from game.screen.parts.round_film import board_now
from game.screen.phase_order import forward
from game.screen.scenes.reveal.asked_line import AskedLine
from game.screen.scenes.reveal.card_rows import BOTTOM, TOP, Placed, laid_out
from game.screen.scenes.reveal.deal_page import MOST_DEALS, DealPage, boards_of, draw_deal_page
from game.screen.scenes.reveal.deal_picture import LINES_AT, deal_parties, deal_picture, room_for_lines
from game.screen.scenes.reveal.left_page import LeftPage, draw_left_page
from game.screen.scripted_scene import ScriptedScene
from game.session.entries import Expectation
from game.session.errors import SessionError
from game.session.promises import guess_of, hands_of
from game.session.session import Session

_HANDS: Final[tuple[tuple[Expectation, str, int], ...]] = (
    ("falls", "thumbs-down", pygame.K_d),
    ("stays", "minus", pygame.K_s),
    ("rises", "thumbs-up", pygame.K_u),
)
"""what hands go up for: with which icon, by which key"""
_EACH = 0.5
"""seconds between one card and the next"""
_COMES = 4.0
"""seconds after which a page is there at the latest"""
_GROWS = 0.4
"""seconds in which a deal's ribbon comes from the giver to the taker"""
_SHEET_LINES_AT = 84.0
"""below a sheet's marks and title; the lowest sheet has room for two lines"""
_NEXT: Final[Box] = (1540.0, 1002.0, 332.0, 66.0)
"""where one turns to the next deal, in the band"""
_LINE_ALONE: Final[Box] = (700.0, 44.0, 1180.0, 76.0)
"""where one types where there is no Desk"""


class Reveal(ScriptedScene):
    """Everything that was sealed, opened in turn."""

    name = "reveal"

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """While a page comes; promises are checked last."""
        return self.passed < _COMES

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.passed = 0.0
        self.at = 0
        self.fault = ""
        self.asked = AskedLine(session)
        self._seen = session.past.last
        """line of the journal up to which reasons are shown"""

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        session, w = self.session, self.w
        self.years = session.plan.scenario.about.years_of(session.round)
        self.cards = opened(session, w)
        self.parties = {firm: party_of(session, w, firm) for firm in session.scenario.firms}
        self._read_left()
        self.boards: list[Board] = []
        for world in session.worlds:
            of_world = [card for card in self.dealt if card.world == world]
            self.boards += boards_of(board_now(session, w, world), of_world) if of_world else ()
        self.at = min(self.at, self.pages - 1)

    def _read_left(self) -> None:
        """What is left, with the reasons as they stand."""
        offers, standing = unsigned_offers(self.session, self.w), left_standing(self.session, self.w)
        self.left = LeftPage(offers, standing, self.parties, self.asked.choose)
        self.asked.rows = self.left.rows

    @property
    def is_last(self) -> bool:
        """Whether the page that asks is turned to."""
        return self.at + 1 == self.pages

    def form(self) -> Callable[[Page, Box], None] | None:
        """On the last page a line for hands that are up and for reasons."""
        return self._asked if self.is_last and self.session.read_only is None else None

    def _asked(self, page: Page, box: Box) -> None:
        self.asked.draw(page, box, self.w)

    @property
    def pages(self) -> int:
        """A page for each deal, then those of the other cards, then what is left."""
        return len(self.dealt) + len(laid_out(self.cards)) + 1

    @property
    def dealt(self) -> list[RevealItem]:
        """The deals that have a page each."""
        first = [card for card in self.cards if card.is_deal][:MOST_DEALS]
        return sorted(first, key=lambda card: self.session.worlds.index(card.world))

    @property
    def _shown_cards(self) -> list[Placed]:
        """Those of the page that is turned to; none on a page of a deal and on the last."""
        nth, laid = self.at - len(self.dealt), laid_out(self.cards)
        return laid[nth] if 0 <= nth < len(laid) else []

    def tick(self, seconds: float) -> Transition | None:
        """One card after the other; what was typed is read again."""
        self.passed += seconds
        if self._seen != self.session.past.last:
            self._seen = self.session.past.last
            self._read_left()
        return Transition("late_news") if untold(self.context, self.session) else None

    def room(self, page: Page) -> None:
        """The deal or the cards of the page; at the end what is left, and the question before the years run."""
        page.scrolls((0, TOP, 1920, BOTTOM - TOP), self.scroll)
        if self.at < len(self.dealt):
            self._deal(page)
            return
        page.fill(page.theme.paper)
        top(page, self.w, self.years, self.session.round, self.session.rounds)
        if self.is_last:
            is_desk = page.kind == "desk" or not self.context.two_windows
            draw_left_page(page, self.w, self.left, self.asked.at if is_desk and self.form() else None)
            if page.kind == "room" and is_desk and self.form():
                self._asked(page, _LINE_ALONE)
        self._cards(page)
        self._question(page)
        if page.kind == "desk" or not self.context.two_windows:
            self._keys(page)

    def _deal(self, page: Page) -> None:
        """A deal with a page of its own."""
        grown = 1.0 if page.look.still else min(1.0, self.passed / _GROWS)
        view = DealPage(self.dealt, self.at, self.boards[self.at], grown, self.passed, _NEXT[0] - 24)
        draw_deal_page(page, self.w, view)
        top(page, self.w, self.years, self.session.round, self.session.rounds)
        if page.kind == "desk" or not self.context.two_windows:
            Button(self.w("Next"), self._on, icon="arrow-right", size=40).draw(page, _NEXT)

    def _cards(self, page: Page) -> None:
        """Cards that share a page, one after the other."""
        shown = self._shown_cards
        visible = len(shown) if page.look.still else min(len(shown), 1 + int(self.passed / _EACH))
        for i, placed in enumerate(shown[:visible]):
            since = _GROWS if page.look.still else self.passed - i * _EACH
            self._card(page, placed.box, placed.card, min(1.0, since / _GROWS))

    def _keys(self, page: Page) -> None:
        w, hands = self.w, [("D", "falls"), ("S", "stays"), ("U", "rises")]
        guesses = [(key, expectations(w)[guess]) for key, guess in hands]  # type: ignore[index]
        undo = ("F2", w("console: undo a typing error"))
        keys(page, [("PgDn", w("go on")), *(guesses if self.at + 1 == self.pages else []), undo])

    def _card(self, page: Page, box: Box, card: RevealItem, grown: float) -> None:
        x, y, wide, high = box
        page.box(box, page.theme.panel, 24, shadow=(8, 24))
        if card.passing is not None:
            parties = self.parties[card.passing.giver], self.parties[card.passing.taker]
            lines = self._shown(page, card.lines, room_for_lines(wide), high - LINES_AT - 2)
            carried = flow_words(*(party.name for party in parties), card.passing.what, card.passing.amount)
            page.pictured(box, lambda: carried)
            deal_parties(page, box, *parties)
            deal_picture(page, box, card.passing, lines, grown)
            return
        marks = [team.mark for team in card.teams[:5]]
        for i, shape in enumerate(marks):
            mark(page, shape, (x + 54 + i * 68, y + 52), 28)
        left = x + 54 + len(marks) * 68 if marks else x + 30
        place = (left, y + 14, x + wide - 20 - left, 76)
        page.text(place, card.title, size=44, weight="bold", valign="middle", lines=1, shorten=True)
        top = y + _SHEET_LINES_AT
        for line, tall in self._shown(page, card.lines, wide - 60, high - _SHEET_LINES_AT - 2):
            page.text((x + 30, top, wide - 60, tall), line, size=40)
            top += tall

    def _shown(
        self, page: Page, lines: Sequence[str], wide: float, high: float
    ) -> Iterator[tuple[str, float]]:
        """As many lines as have room, each with its height; then how many more there are."""
        heights = [page.height(line, wide, 40) for line in lines]
        one_line = page.height("…", wide, 40)
        for i, (line, tall) in enumerate(zip(lines, heights, strict=True)):
            if sum(heights[i:]) > high and tall + one_line > high:
                left = len(lines) - i
                yield self.w.many("and {n} more", "and {n} more", left), one_line
                return
            yield line, tall
            high -= tall

    def _question(self, page: Page) -> None:
        w, paper = self.w, page.theme.paper
        if self.at + 1 < self.pages:
            look: ButtonLook = "plain" if self.at < len(self.dealt) else "primary"
            Button(w("Next"), self._on, icon="arrow-right", style=look, size=40).draw(
                page, (1480, 928, 400, 92)
            )
            return
        guess, hands = (read(self.session.past, self.session.round) for read in (guess_of, hands_of))
        sentence = w("Hands up: new material?")
        bold = partial(page.text, size=40, weight="bold", ground=paper, valign="middle", lines=2)
        bold((40, 918, 460, 108), sentence)
        for at, (each, icon, key) in enumerate(_HANDS):
            style: ButtonLook = "chosen" if guess == each else "plain"
            act = partial(self._guess, each)
            label = expectations(w)[each] + (f" · {hands[at]}" if hands else "")
            answer = Button(label, act, icon=icon, style=style, size=40, key=key)
            answer.draw(page, (510 + at * 296, 928, 284, 92))
        run = w("Run the years")
        Button(run, self._on, icon="play", style="primary", size=40).draw(page, (1430, 928, 450, 92))
        fault = w.say(self.asked.fault) if self.asked.fault is not None else self.fault
        if fault:
            place, text = (960, 112, 920, 60), fault
            page.text(place, text, size=40, weight="semibold", ground=paper, align="right", lines=1)

    def _guess(self, expects: Expectation) -> None:
        try:
            self.session.guess(expects)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes on and back."""
        return event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP)

    def key(self, event: pygame.Event) -> Transition | None:
        """On with the clicker or Space; back to the sheets with Esc."""
        if event.key in (pygame.K_PAGEDOWN, pygame.K_SPACE):
            return self._on()
        if event.key == pygame.K_PAGEUP and self.at:
            self.scroll(-1)
        elif event.key in (pygame.K_ESCAPE, pygame.K_PAGEUP):
            return forward(self.session, "decide")
        return None

    def scroll(self, by: int) -> None:
        """Other pages of the cards, to an end at most."""
        before, self.at = self.at, max(0, min(self.at + by, self.pages - 1))
        self.passed = self.passed if self.at == before else 0.0

    def _on(self) -> Transition | None:
        if self.at + 1 < self.pages:
            self.scroll(1)
            return None
        if untold(self.context, self.session):
            return Transition("late_news")
        try:
            return forward(self.session, "years")
        except SessionError as fault:
            self.fault = self.w.say(fault.message)
            return None

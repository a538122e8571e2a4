"""Results: one number that reads from the back wall, the staircase down to it, why still so much, heaps, purses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

import pygame

from game.debrief.model import game_debrief
from game.design import spacing
from game.design.text_styles import HERO, LABEL
from game.design.theme import MOTION
from game.outputs.guess_text import guess_in_words
from game.outputs.purse_text import MOST_LINES, purses_in_words
from game.outputs.round_text import causes_in_words, fund_lines, years_text
from game.outputs.staircase_text import staircase_in_words, still_bought_in_words
from game.roster.teams import cluster_name
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Box, Page
from game.screen.kit.transition import Transition
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.parts.headline_words import about_headline
from game.screen.parts.purse_cards import FEW, draw_purses
from game.screen.parts.staircase import seconds_of
from game.screen.parts.stairs_page import StairsView, draw_stairs_page
from game.screen.parts.still_bought import OPEN_SECONDS
from game.screen.phase_order import after_results
from game.screen.scenes.results.amounts import amount_rows, draw_amounts
from game.screen.scenes.results.lists import all_reasons, fund_list, moved_list
from game.screen.scenes.results.talk import TalkPause, draw_note, draw_talk
from game.screen.scripted_scene import ScriptedScene
from game.session.errors import SessionError
from game.session.session import Session

Shown = Literal["stairs", "why", "amounts", "purses", "more purses", "all", "teams", "fund", "talk"]
_REASONS = 6
"""as many as are told at most"""
_ROLL = 2 * MOTION["number"]
"""seconds the headline rolls: twice what a figure beside others takes, for it is the one to watch"""
_CONTENT: Final[Box] = (48.0, 200.0, 1824.0, 816.0)
_STAIRS: Final[Box] = (40.0, 200.0, 1840.0, 828.0)
_FORWARD = (pygame.K_PAGEDOWN, pygame.K_RETURN, pygame.K_SPACE)


@dataclass(slots=True)
class Passed:
    """Seconds since a thing began to move, each for itself."""

    number: float = 0.0
    opened: float = 0.0


class Results(ScriptedScene):
    """What a round came to."""

    name = "results"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.world = session.worlds[0]
        self.shown: Shown = "stairs"
        """the staircase; why still so much; heaps and CO2e; purses; and asked for: all reasons, teams, the fund"""
        self.fault = ""
        self.passed, self.talk = Passed(), TalkPause()

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        w = self.w
        game = game_debrief(self.session, self.world)
        self.round = game.last_played
        self.record = self.round.record
        self.headlines = game.headlines
        self.stairs = staircase_in_words(self.round, w)
        self.still = still_bought_in_words(self.round, w)
        self.amounts = tuple(amount_rows(w, self.round.cluster, self.session.scenario.about.goals))
        self.purses = purses_in_words(self.round, w, MOST_LINES)
        self.fund = tuple(fund_lines(self.round, w))
        self.talk.read(self.session, w)
        if self.session.round >= self.session.rounds:
            self.context.answers_for(self.session, self.session.worlds[0])
        self.reasons = [causes_in_words(self.round, w, most) for most in range(_REASONS, 1, -1)]

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """While the number rolls and steps fall, or the column opens."""
        if self.shown == "why":
            return self.passed.opened < OPEN_SECONDS
        return self.shown == "stairs" and self.passed.number < max(_ROLL, seconds_of(self.stairs))

    def tick(self, seconds: float) -> Transition | None:
        """Let the number roll, the steps fall, the column open."""
        self.passed.number += seconds
        if self.shown == "why":
            self.passed.opened += seconds
        self.talk.seconds += seconds if self.shown == "talk" else 0.0
        return None

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """The page that is turned to."""
        page.fill(page.theme.paper)
        with page.on(page.theme.paper):
            if self.shown in ("stairs", "why"):
                self._headline(page)
                draw_stairs_page(page, _STAIRS, self._view(still=page.look.still))
            else:
                self._title(page)
                self._content(page)
            self._round(page)
        page.scrolls(_CONTENT, self._scroll)
        if page.kind == "desk" or not self.context.two_windows:
            self._way_on(page)

    def form(self) -> Callable[[Page, Box], None] | None:
        """While teams talk among themselves, a line to write down what is said."""
        if self.shown != "talk" or self.session.read_only is not None:
            return None
        return partial(draw_note, pause=self.talk, enter=self._note, hint=self.w("Write down"))

    def spoken(self) -> str:
        """The pause has a line of its own."""
        if self.shown != "talk":
            return ""
        return self.w(
            "Say: “Ninety seconds, in your own team.” Say nothing yourself. Write down one sentence."
        )

    def _note(self) -> None:
        self.talk.write(self.session)

    def _view(self, *, still: bool) -> StairsView:
        ended = still or self.shown == "why"
        passed = seconds_of(self.stairs) if ended else self.passed.number
        share = min(1.0, self.passed.opened / OPEN_SECONDS)
        opened = 0.0 if self.shown != "why" else 1.0 if still else share * share * (3 - 2 * share)
        return StairsView(self.stairs, self.still, passed, opened)

    def _content(self, page: Page) -> None:
        match self.shown:
            case "amounts":
                draw_amounts(page, _CONTENT, self.w, self.amounts)
            case "purses" | "more purses":
                draw_purses(page, _CONTENT, self.purses, 0 if self.shown == "purses" else FEW)
            case "all":
                all_reasons(page, _CONTENT, self.reasons)
            case "teams":
                moved_list(page, _CONTENT, self.w, self.round.team_flows)
            case "talk":
                draw_talk(page, _CONTENT, self.w, self.talk)
            case "fund":
                fund_list(page, _CONTENT, self.fund)

    def _headline(self, page: Page) -> None:
        w = self.w
        last = self.headlines[self.record.round - 1]
        number = w.percent(self._rolled(last.change, still=page.look.still), signed=True)
        ends = w.percent(last.change, signed=True)
        room = max(page.ruler.width(each, HERO) for each in (number, ends)) + spacing.L
        page.text((40, 8, room, 180), number, HERO, valign="middle", lines=1)
        if self.shown == "why":
            return
        about = (40 + room, 16, 1560 - room, 168)
        page.text(
            about, about_headline(w, last), size=LABEL.room, weight="semibold", valign="middle", lines=3
        )

    def _title(self, page: Page) -> None:
        w = self.w
        titles: dict[Shown, str] = {
            "amounts": w("What else changed"),
            "purses": w("Purses, and why"),
            "more purses": w("Purses, and why"),
            "all": w("Obstacles"),
            "teams": w("Each team"),
            "fund": w("The fund"),
            "talk": w("Talk in your team"),
        }
        page.text((48, 24, 1100, 110), titles[self.shown], size=72, weight="bold", valign="middle", lines=1)

    def _round(self, page: Page) -> None:
        """Which round this is; below it, on the first page, what the room had guessed."""
        w = self.w
        which = w("Round {n} of {all}", n=self.record.round, all=self.session.rounds)
        text = f"**{years_text(self.record.years)}** {which}"
        if len(self.session.worlds) > 1:
            text = f"**{cluster_name(self.session.teams, self.world)}** · {text}"
        place = partial(page.text, size=LABEL.room, valign="middle", lines=1)
        if self.shown not in ("stairs", "why"):
            place((1180, 124, 692, 56), text, align="right")
            return
        place((48, 198, 900, 56), text)
        if self.shown == "stairs":
            guess = self._guess()
            place((960, 198, 912, 56), guess, align="right")

    def _rolled(self, change: float, *, still: bool) -> float:
        """The number on its way from the last round's."""
        before = self.headlines[self.record.round - 2].change if self.record.round > 1 else 0.0
        share = 1.0 if still else min(1.0, self.passed.number / _ROLL)
        return before + (change - before) * share * share * (3 - 2 * share)

    def _guess(self) -> str:
        """What the room expected, and whether it was right; what is made elsewhere counts too."""
        guessed = self.round.spoken.guessed
        if guessed is not None:
            return guess_in_words(self.w, guessed, self.round.came)
        indicators = self.round.cluster.indicators
        share = indicators.undelivered_virgin_kg / max(1, indicators.addressable_virgin_kg)
        return self.w("{share} of it made elsewhere", share=self.w.percent(share)) if share >= 0.005 else ""

    def _way_on(self, page: Page) -> None:
        w = self.w
        last = self.session.round >= self.session.rounds
        is_last = self.shown not in self._pages[:-1]
        label = (w("To the end") if last else w("Next round")) if is_last else w("Next")
        left = 1456 if is_last else 1626
        Button(label, self._on, icon="arrow-right", style="primary", size=40).draw(
            page, (left, 18, 1890 - left, 84)
        )
        if len(self.session.worlds) > 1:
            Button("", self._turn, name="other cluster", icon="copy", says=w("Other cluster")).draw(
                page, (left - 108, 18, 84, 84)
            )
        if self.fault:
            keys(page, [("!", self.fault)])
        elif page.kind == "desk":
            keys(
                page,
                [("PgDn", w("go on")), ("W", w("reasons, teams")), ("F2", w("console")), ("F1", w("keys"))],
            )

    @property
    def signs(self) -> frozenset[str]:
        """Whether its first page was turned."""
        return frozenset() if self.shown == "stairs" else frozenset({"turned"})

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes on, and back."""
        return event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP)

    def key(self, event: pygame.Event) -> Transition | None:
        """On and back; what else there is to see."""
        if event.key in _FORWARD:
            return self._on()
        if event.key == pygame.K_w:
            turning = Turning(self._turns.index(self.shown))
            turning.on(len(self._turns))
            self._show(self._turns[turning.at])
        if event.key == pygame.K_PAGEUP:
            pages = self._pages
            at = pages.index(self.shown) if self.shown in pages else len(pages)
            self._show(pages[max(0, at - 1)])
        return None

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self.passed.opened = 0.0

    @property
    def _turns(self) -> tuple[Shown, ...]:
        """What is shown in turn."""
        fund: tuple[Shown, ...] = ("fund",) if self.fund else ()
        return (*self._pages, "all", "teams", *fund)

    @property
    def _pages(self) -> tuple[Shown, ...]:
        """One key apart; the others are for whoever asks."""
        more: tuple[Shown, ...] = ("more purses",) if len(self.purses) > FEW else ()
        talk: tuple[Shown, ...] = ("talk",) if self.talk.questions else ()
        return "stairs", "why", "amounts", "purses", *more, *talk

    def _scroll(self, by: int) -> None:
        turning = Turning(self._turns.index(self.shown))
        turning.scroll(len(self._turns), by)
        self._show(self._turns[turning.at])

    def _turn(self) -> None:
        worlds = self.session.worlds
        self.world = worlds[(worlds.index(self.world) + 1) % len(worlds)]
        self.begin()

    def _on(self) -> Transition | None:
        """The next page; after the purses, on."""
        pages = self._pages
        if self.shown in pages[:-1]:
            self._show(pages[pages.index(self.shown) + 1])
            return None
        try:
            return after_results(self.session)
        except SessionError as fault:
            self.fault = self.w.say(fault.message)
            return None

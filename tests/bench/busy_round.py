"""How long a facilitator types in the busiest round: `python -m tests.bench.busy_round`.

Five slips are brought as people signed them, three deals are haggled over on the wall (three tries each, then signed),
and a sheet a team is handed in: Kemi-Tornio, two hours, every round. Keys take as long as in `tests.bench.typing`. In
every fifth line the hand errs, in turn as hands do: a wrong letter seen at once, a line that the game does not read,
and an amount or a missing item that is seen only after signing, taken back and typed again. Each error costs a
look of two seconds besides. Ends with 1 if a round takes more than 300 seconds, or if the journal does not hold in the
end what stood on the paper.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, Literal

import pygame

from game.bots import seated
from game.bots.game import sheets_of
from game.typed.codes import handles
from game.typed.deals import chances, with_exchange
from sim.decisions import AcceptDeal, AgreeDeal, Apply, DealTerms, Decision, Invest, OfferDeal
from tests.bench.typing import KEY, Typist, to_decide, to_the_next_round
from tests.screen.hands import Hands
from tools.gallery.slip_lines import as_typed

Error = Literal["letter", "unread", "late"]
ERRORS: Final[tuple[Error, ...]] = ("letter", "unread", "late")
EACH: Final = 5
"""one line in so many holds an error"""
LOOK: Final = 2.0
"""seconds until a hand has seen what is wrong"""
SLIPS, WALL, TRIES, LIMIT = 5, 3, 3, 300.0


@dataclass(slots=True)
class Effort:
    """What a round costs the one who types."""

    keys: int = 0
    errors: int = 0
    slips: int = 0
    wall: int = 0
    sheets: int = 0
    program: float = 0.0
    """seconds that the program took to answer"""

    @property
    def seconds(self) -> float:
        """Of the hand, its looks and the program."""
        return self.keys * KEY + self.errors * LOOK + self.program


class Facilitator:
    """Somebody at the Desk who types what is brought, and errs."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.session = hands, hands.session
        self.names = Typist(hands)
        self.effort = Effort()
        self.lines = 0
        self.not_held: list[str] = []

    # -- a round -----------------------------------------------------------------------------------
    def round(self) -> Effort:
        """Everything that is brought in a round."""
        self.effort, begun = Effort(), perf_counter()
        while self.effort.wall < WALL and (terms := self._brought()) is not None:
            self._on_wall(terms)
        while self.effort.slips < SLIPS and (terms := self._brought()) is not None:
            self._slip(terms)
        for at, sheet in enumerate(self._sheets()):
            self._sheet(at, sheet)
        self.effort.program = perf_counter() - begun
        return self.effort

    def _brought(self) -> DealTerms | None:
        """The next deal that can be signed as things stand; none is left in late rounds."""
        world = self.session.worlds[0]
        seats = self.session.setup.seats(world)
        state = self.session.state(world)
        return next(
            (
                chance.terms
                for chance in chances(self.session.plan, state, seats)
                if not self.session.against(world, chance.terms)[0] and not self._is_signed(chance.terms)
            ),
            None,
        )

    def _is_signed(self, terms: DealTerms) -> bool:
        ends = {(each.giver, each.taker) for each in terms.exchanges}
        return any(ends & {(each.giver, each.taker) for each in deal.exchanges} for deal in self._deals())

    def _deals(self) -> list[DealTerms]:
        return [signed.deal for signed in self.session.past.basis(self.session.round).deals]

    def _sheets(self) -> list[list[Decision]]:
        """What seats that look to themselves would write, each on its own sheet."""
        world = self.session.worlds[0]
        bots = {team.id: seated("private") for team in self.session.teams}
        made = sheets_of(self.session.plan, 7, self.session.state(world), bots, {})
        built = {part.project for deal in self._deals() for part in deal.projects}
        return [[each for each in made[team.id] if _on_sheet(each, built)] for team in self.session.teams]

    # -- a line ------------------------------------------------------------------------------------
    def _error(self) -> Error | None:
        self.lines += 1
        turn, rest = divmod(self.lines, EACH)
        if rest:
            return None
        self.effort.errors += 1
        return ERRORS[turn % len(ERRORS)]

    def _press(self, key: int, mod: int = 0, letter: str = "") -> None:
        self.effort.keys += 1
        self.hands.press(key, mod, letter)

    def _enter(self) -> None:
        self._press(pygame.K_RETURN, letter="\r")

    def _type(self, line: str, error: Error | None) -> None:
        """A line and Enter; whatever is wrong in it is put right before it counts."""
        half = len(line) // 2
        if error == "unread":
            self._letters(f"{line} qx")
            self._enter()
            self._press(pygame.K_END)  # the line is chosen whole, to be typed anew
            for _ in " qx":
                self._press(pygame.K_BACKSPACE)
        elif error == "letter":
            self._letters(f"{line[:half]}q")
            self._press(pygame.K_BACKSPACE)
            self._letters(line[half:])
        else:
            self._letters(line)
        self._enter()

    def _letters(self, text: str) -> None:
        self.effort.keys += len(text)
        self.hands.type(text)

    # -- slips, wall, sheets -----------------------------------------------------------------------
    def _slip(self, terms: DealTerms) -> None:
        error = self._error()
        if error == "late":
            first = terms.exchanges[0]
            self._sign(with_exchange(terms, 0, price=(first.price or 0) + 1), None)
            self._press(pygame.K_z, pygame.KMOD_CTRL)
        self._sign(terms, error)
        self.effort.slips += 1
        self._holds(terms)

    def _sign(self, terms: DealTerms, error: Error | None) -> None:
        self._type(self._line(terms), error)
        self._signed()

    def _signed(self) -> None:
        self._enter()
        if self.hands.scene.name == "deal":  # somebody loses by it: meant twice
            self.hands.frames(20)
            self._enter()

    def _on_wall(self, terms: DealTerms) -> None:
        price = terms.exchanges[0].price or 0
        self._type(self._line(with_exchange(terms, 0, price=price + TRIES)), self._error())
        for dearer in reversed(range(TRIES)):
            self._press(pygame.K_F7)
            self._press(pygame.K_ESCAPE)
            if dearer:
                self._type(self._line(with_exchange(terms, 0, price=price + dearer - 1)), None)
        self._signed()
        self.effort.wall += 1
        self._holds(with_exchange(terms, 0, price=price))

    def _line(self, terms: DealTerms) -> str:
        return as_typed(self.session.plan, handles(self.session.plan), terms)

    def _sheet(self, at: int, decisions: Sequence[Decision]) -> None:
        items, error = self.names.items(decisions), self._error()
        self._press(pygame.K_1 + at, pygame.KMOD_CTRL)
        if error == "late" and items:
            self._type(", ".join(items[:-1]) or items[0], None)
            self._enter()
            self._press(pygame.K_z, pygame.KMOD_CTRL)
            self._type(items[-1], None)
        elif items:
            self._type(", ".join(items), error)
        self._enter()
        team = self.session.teams[at].id
        if self.session.sealed(team) is None:  # an empty sheet is meant twice
            self._enter()
        self.effort.sheets += 1
        if len(self.session.sealed(team) or ()) != len(items):
            self.not_held.append(", ".join(items))

    def _holds(self, terms: DealTerms) -> None:
        signed = {
            (each.giver, each.taker, each.most, each.price)
            for deal in self._deals()
            for each in deal.exchanges
        }
        if not {(each.giver, each.taker, each.most, each.price) for each in terms.exchanges} <= signed:
            self.not_held.append(self._line(terms))


def _on_sheet(decision: Decision, built: set[str]) -> bool:
    """Whether a decision stands on a team's own sheet, and no deal has carried it out."""
    if isinstance(decision, AcceptDeal | AgreeDeal | Apply | OfferDeal):
        return False
    return not (isinstance(decision, Invest) and decision.project in built)


def main() -> int:
    """Type every round and print what each came to."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    with TemporaryDirectory() as folder:
        hands = Hands(Path(folder))
        to_decide(hands, "kemi-tornio")
        facilitator, longest = Facilitator(hands), 0.0
        for number in range(1, hands.session.rounds + 1):
            effort = facilitator.round()
            longest = max(longest, effort.seconds)
            sys.stdout.write(
                f"round {number}: {effort.slips} slips, {effort.wall} on the wall, {effort.sheets} sheets, "
                f"{effort.errors} errors: {effort.keys} keys, {effort.seconds:.0f} s "
                f"(program {effort.program:.1f} s)\n"
            )
            if number < hands.session.rounds:
                to_the_next_round(hands)
        hands.session.close()
    for line in facilitator.not_held:
        sys.stdout.write(f"  not as written: {line}\n")
    return int(longest > LIMIT or bool(facilitator.not_held))


if __name__ == "__main__":
    sys.exit(main())

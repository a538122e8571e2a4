"""How long a facilitator types for a sheet and a slip: `python -m tests.bench.typing`.

Two games that people could have played are typed at the Desk, key by key, as their sheets would read on paper. A key
takes a fifth of a second, as a hurried hand with a paper beside it needs; what the program takes for it is measured
and added. Printed for each game: sheets and slips, keys and seconds for each of them, the longest, how many were read
on the first Enter, and what the game refused. Deals that no slip can say (without a match, with an indexed price) are
left out. Ends with 1 if a sheet or slip came to something else than what stood on the paper.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import pygame

from game.cli.decisions_file import read_decisions
from game.roster.seating import seating
from game.roster.setup import Preset, Setup
from game.screen.phase_order import here
from game.screen.scenes.decide.model import Desk
from game.session.presets import in_preset
from game.session.session import Session
from game.typed.codes import code_of
from game.typed.deals import matches_of
from game.typed.read_back import codes_of
from sim.decisions import (
    AgreeDeal,
    Apply,
    Contribute,
    Decision,
    Invest,
    LeaveExchange,
    SetBlend,
    SetRecovery,
    SetTreatment,
    Vote,
)
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.screen.hands import Hands

KEY: Final = 0.2
"""seconds that a hand takes for a key"""
GOLDEN: Final = Path(__file__).parents[1] / "golden"
SCENARIOS: Final = GOLDEN.parents[1] / "scenarios"
GAMES: Final[tuple[tuple[str, str, Preset | None], ...]] = (
    ("tutorial", "tutorial-package", None),
    ("kemi-tornio", "kemi-tornio-together", "two half-days"),
)
"""a scenario, decisions that were written for it, and the length that they were written for"""


@dataclass(slots=True)
class Typed:
    """What was typed of one sort, and how long it took."""

    keys: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    """of the hand and of the program"""
    read: int = 0
    """on the first Enter"""
    wrong: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def told(self, what: str) -> str:
        """A line of the table."""
        if not self.keys:
            return f"  {what}: none"
        return (
            f"  {len(self.keys):3} {what}: {mean(self.keys):5.1f} keys and {mean(self.seconds):5.1f} s each, longest "
            f"{max(self.seconds):5.1f} s; {self.read} read on the first Enter, {len(self.refused)} refused, "
            f"{len(self.wrong)} not as written"
        )


class Typist:
    """Somebody at the Desk of a game, who types what lies there on paper."""

    def __init__(self, hands: Hands, decisions: str | None = None) -> None:
        self.hands = hands
        self.session = hands.session
        self.sheets, self.slips = Typed(), Typed()
        path = str(GOLDEN / f"{decisions}.yaml")
        self.paper = read_decisions(path, self.session.plan).sheets if decisions else {}

    @property
    def desk(self) -> Desk:
        """The Desk as it is."""
        desk: Desk = self.hands.scene.desk_state  # type: ignore[attr-defined]
        return desk

    def round(self, number: int) -> None:
        """All that stands on paper for a round: slips first, as they are brought, then a sheet a team."""
        paper = self.paper.get(number, {})
        for sheet in paper.values():
            for decision in sheet:
                if isinstance(decision, AgreeDeal) and self._can_be_written(decision):
                    self._slip(decision)
        for at, team in enumerate(self.session.teams):
            own = [decision for key in (team.id, *team.firms) for decision in paper.get(key, ())]
            self._sheet(at, [decision for decision in own if not isinstance(decision, AgreeDeal)])

    def _can_be_written(self, deal: AgreeDeal) -> bool:
        matches = {(match.giver, match.taker) for match in self.session.scenario.matches.values()}
        ends = {(exchange.giver, exchange.taker) for exchange in deal.exchanges}
        return bool(ends) and ends <= matches and not any(exchange.indexed for exchange in deal.exchanges)

    def _type(self, text: str) -> int:
        self.hands.type(text)
        self.hands.press(pygame.K_RETURN, letter="\r")
        return len(text) + 1

    def _sheet(self, at: int, decisions: Sequence[Decision]) -> None:
        begun = perf_counter()
        self.hands.press(pygame.K_1 + at, pygame.KMOD_CTRL)
        line = ", ".join(self.items(decisions))
        keys = 1 + (self._type(line) if line else 1)
        self.sheets.read += not self.desk.unclear
        team, sheet = self.desk.team.id, self.desk.sheet
        keys += 1
        self.hands.press(pygame.K_RETURN, letter="\r")
        if self.session.sealed(team) is None and not line:
            self.hands.press(pygame.K_RETURN, letter="\r")
        self._took(self.sheets, keys, begun)
        wanted = {self._about(decision) for decision in decisions}
        if {self._about(decision) for decision in sheet} != wanted:
            self.sheets.wrong.append(line)

    def _slip(self, deal: AgreeDeal) -> None:
        begun = perf_counter()
        line = ", ".join(self._parts(deal))
        keys = self._type(line)
        scene = self.hands.scene
        terms = getattr(scene, "terms", None)
        self.slips.read += terms is not None
        as_written = terms is not None and {
            (each.giver, each.taker, each.most, each.price, each.years) for each in deal.exchanges
        } <= {(each.giver, each.taker, each.most, each.price, each.years) for each in terms.exchanges}
        if terms is None:
            self.slips.refused.append(f"{line} → {getattr(scene, 'fault', '')}")
        elif not as_written:
            self.slips.wrong.append(line)
        keys += 1
        self.hands.press(pygame.K_RETURN, letter="\r")
        if self.hands.scene.name == "deal":  # somebody loses by it: meant twice
            self.hands.frames(20)
            self.hands.press(pygame.K_RETURN, letter="\r")
            keys += 1
        while self.hands.scene.name == "deal":
            self.hands.press(pygame.K_ESCAPE)
        self._took(self.slips, keys, begun)

    def _took(self, typed: Typed, keys: int, begun: float) -> None:
        typed.keys.append(keys)
        typed.seconds.append(keys * KEY + perf_counter() - begun)

    # -- what stands on paper ------------------------------------------------------------------------
    def items(self, decisions: Sequence[Decision]) -> list[str]:
        """Each decision as it is typed."""
        return [self._item(decision) for decision in decisions]

    def _item(self, decision: Decision) -> str:
        codes = self.desk.codes
        match decision:
            case SetRecovery(side_stream=key, share=share):
                return f"{code_of(codes, 'recovery', key)} {_plain(share * 100)}"
            case SetBlend(need=key, share=share):
                return f"{code_of(codes, 'blend', key)} {_plain(share * 100)}"
            case Contribute(amount=amount):
                return f"FUND {_plain(amount / 1_000_000)}"
            case Vote(in_favour=in_favour):
                return f"{self._codes(decision)} {'yes' if in_favour else 'no'}"
            case Apply(projects=projects):
                named = [code_of(codes, "project", project) for project in projects]
                return " ".join((self._codes(decision), *named))
            case LeaveExchange():
                return f"{self._codes(decision)} leave"
            case SetTreatment(runs_for=purpose):
                return f"{self._codes(decision)} {'all' if purpose == 'disposal' else 'takers'}"
            case Invest(co_funding=call) if call:
                return f"{self._codes(decision)} + {code_of(codes, 'measure', call)}"
            case _:
                return self._codes(decision)

    def _codes(self, decision: Decision) -> str:
        return " ".join(self._about(decision)[1:])

    def _about(self, decision: Decision) -> tuple[str, ...]:
        state = self.session.state(self.session.worlds[0])
        return decision.do, *codes_of(self.session.plan, state, self.desk.codes, decision)

    def _parts(self, deal: AgreeDeal) -> Iterator[str]:
        codes, matches = self.desk.codes, self.session.scenario.matches
        for exchange in deal.exchanges:
            ends = (exchange.giver, exchange.taker)
            key = next(
                (key for key in matches_of(self.session.plan, deal) if _ends(matches[key]) == ends), ""
            )
            unit = {"t": "kt", "MWh": "GWh", "m3": "1000 m3"}[self.session.plan.stores[exchange.giver].unit]
            price = "" if exchange.price is None else f" {_plain(exchange.price)} €"
            most = _plain(exchange.most / 1000)
            yield f"{code_of(codes, 'match', key)} {most} {unit}{price} {exchange.years} y"
        for part in deal.projects:
            for payer in part.paid_by:
                way = "lends" if payer.repaid_years else "pays"
                years = f" {payer.repaid_years} y" if payer.repaid_years else ""
                code = code_of(codes, "project", part.project)
                yield f"{code} {payer.firm} {way} {_plain(payer.share * 100)} %{years}"


def _ends(match: object) -> tuple[str, str]:
    return match.giver, match.taker  # type: ignore[attr-defined]


def _plain(number: Decimal) -> str:
    text = f"{Decimal(number).normalize():f}"
    whole, point, decimals = text.partition(".")
    return f"{whole}.{decimals}0" if point and len(decimals) == 3 else text


def to_decide(hands: Hands, scenario: str, preset: Preset | None = None) -> None:
    """A game in one of its lengths, at its first sheets, the curtain open."""
    told = load(SCENARIOS / f"{scenario}.yaml")
    game = in_preset(told, preset) if preset else told
    setup = Setup(seed=64, teams=seating(Plan(game)), rounds=len(game.about.rounds))
    session = Session.create(hands.folder / f"{scenario}.kierto", game, setup)
    session.go_to("decide")
    hands.app.context.begin(session)
    hands.app.follow(here(session))
    hands.frames(2)
    hands.press(pygame.K_F3)
    hands.click("curtain")


def to_the_next_round(hands: Hands) -> None:
    """From the last sheet through reveal, years, results and news to the next first sheet."""
    now = hands.session.round
    hands.press(pygame.K_F3)
    while not (hands.scene.name == "decide" and hands.session.round > now):
        hands.press(pygame.K_END if hands.scene.name == "years" else pygame.K_PAGEDOWN)
        hands.frames(10)
    hands.press(pygame.K_F3)
    hands.click("curtain")


def main() -> int:
    """Type each game and print what came of it."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    wrong = 0
    for scenario, decisions, preset in GAMES:
        with TemporaryDirectory() as folder:
            hands = Hands(Path(folder))
            to_decide(hands, scenario, preset)
            typist = Typist(hands, decisions)
            for number in range(1, hands.session.rounds + 1):
                typist.round(number)
                if number < hands.session.rounds:
                    to_the_next_round(hands)
            sys.stdout.write(f"{decisions}\n{typist.sheets.told('sheets')}\n{typist.slips.told('slips')}\n")
            for line in typist.slips.refused:
                sys.stdout.write(f"    refused: {line}\n")
            for line in (*typist.sheets.wrong, *typist.slips.wrong):
                sys.stdout.write(f"    not as written: {line}\n")
            wrong += len(typist.sheets.wrong) + len(typist.slips.wrong)
            hands.session.close()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())

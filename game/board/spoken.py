"""What a team's voice may say at the bell: each thing by its code and name, ready to be ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.board.choices import chances_shown, open_choices
from game.roster.setup import Team
from game.session.entries import SaidThing
from game.session.promises import said_by
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import FUND, Handle, What, called, code_of, shown
from sim.rules.measures import start_problems
from sim.situation import Situation

FEW_VOICES: Final = 4
"""so many, and there is room for the names of what they say"""


@dataclass(frozen=True, slots=True)
class SpokenThing:
    """Something to do, and whether the team says that it will do it."""

    handle: Handle
    code: str
    name: str
    is_said: bool


def spoken_things(
    session: Session, team: Team, codes: Mapping[str, Handle], w: Translator
) -> tuple[SpokenThing, ...]:
    """What the team could do now; and whatever else it said."""
    words = {(thing.what, thing.id) for thing in said_by(session.past, session.round, team.id)}
    handles = dict.fromkeys((*_open(session, team, codes, w), *_said(codes, words)))
    return tuple(
        SpokenThing(each, shown(each.code, w), _name(session, each, w), (each.what, each.id) in words)
        for each in handles
    )


def toggled(things: Sequence[SpokenThing], changed: Sequence[Handle]) -> list[SaidThing]:
    """What is said once these are ticked, or no longer ticked."""
    before = [each.handle for each in things if each.is_said]
    after = [
        *(each for each in before if each not in changed),
        *(each for each in changed if each not in before),
    ]
    return [SaidThing.model_validate({"what": each.what, "id": each.id}) for each in after]


def _name(session: Session, handle: Handle, w: Translator) -> str:
    return w("Pay into the fund") if handle.what == "fund" else called(session.plan, handle, w.language)


def _said(codes: Mapping[str, Handle], words: Collection[tuple[What, str]]) -> Iterator[Handle]:
    for what, key in sorted(words):
        if code := code_of(codes, what, key):
            yield codes[code]


def _open(session: Session, team: Team, codes: Mapping[str, Handle], w: Translator) -> Iterator[Handle]:
    """Its due to the fund, its cards, the exchanges that it could sign, and what it may vote for."""
    plan, state = session.plan, session.state(team.world)
    fund = shown(FUND, w)
    for choice in open_choices(session, team, codes, chances_shown(session, team.world), w):
        code = FUND if choice.code == fund else choice.code
        if code in codes and choice.is_free:
            yield codes[code]
    situation = Situation(plan, state)
    for handle in codes.values():
        is_vote = handle.what == "measure" and plan.measures[handle.id].begins == "by vote"
        if is_vote and handle.id not in state.started and not start_problems(situation, handle.id):
            yield handle

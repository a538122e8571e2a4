"""Another future of a game, kept: a fork in which a decision is left out or made, all else as it was decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.experiments.replay_plan import DecidedGame, RoundDecided
from game.session.basis import Basis
from game.session.entries import BotSeated, Entry, PhaseBegun, Signed
from game.session.errors import SessionError
from game.session.fork import fork
from game.session.session import Session


def keep_future(
    session: Session, world: str, future: tuple[DecidedGame, int], path: Path, name: str
) -> Session:
    """A session of its own, played to where the original was. What cannot stand in it is set aside, as in any round.

    `future`: all that is decided in one cluster, and from which round on it is otherwise. `name`: of the original.
    Raises SessionError.
    """
    twin = fork(session, future[1], path, name=name)
    try:
        _play_on(twin, session, world, future)
    except SessionError:  # nothing half played stays among the sessions
        twin.close()
        path.unlink(missing_ok=True)
        raise
    return twin


def _play_on(twin: Session, session: Session, world: str, future: tuple[DecidedGame, int]) -> None:
    """From the first round of the fork to where the original was."""
    decided, number = future
    for at in range(number, len(decided.rounds) + 1):
        if at > number:
            twin.retell(PhaseBegun(round=at, phase="news"))
        twin.retell(PhaseBegun(round=at, phase="decide"))
        for entry in _round(session, world, decided.rounds[at - 1], at):
            twin.retell(entry)
        twin.retell(PhaseBegun(round=at, phase="years"))
        twin.catch_up()
    twin.go_to("results")
    if twin.past.reached == twin.rounds:
        twin.go_to("end")


def _round(session: Session, world: str, of_round: RoundDecided, number: int) -> Iterator[Entry]:
    """What counted in a round; in the one cluster what is decided instead."""
    past = session.past
    basis: Basis = past.basis(number)
    yield from (seated for seated in tuple(past.latest(BotSeated))[::-1] if seated.round == number)
    yield from basis.injected
    yield from basis.adjusted
    yield from (deal for deal in basis.deals if deal.world != world)
    yield from (Signed(round=number, world=world, deal=deal) for deal in of_round.signed)
    here = {team.id for team in session.teams if team.world == world}
    for sheet in basis.sheets:
        instead = of_round.sheets.get(sheet.team, ())
        yield sheet.model_copy(update={"decisions": instead}) if sheet.team in here else sheet

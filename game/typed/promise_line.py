"""What a team says at the bell, as it is ticked at the Desk: `says S2 X4 FUND`. Words bind nobody; they are noted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.entries import SaidThing
from game.session.session import Session
from game.typed.codes import Handle
from game.typed.tokens import Tokens
from game.typed.unclear import NotReadError, Unclear, marked, not_read

_WRITE: Final = marked("Write the codes of what the team says it will do: says S2 X4")


def is_promise(line: str) -> bool:
    """Whether a line says what a team will do."""
    return Tokens({}, line).word("says")


def note_promise(session: Session, team: str, codes: Mapping[str, Handle], line: str) -> tuple[Unclear, ...]:
    """Write down what a team says; or nothing of it, where it cannot be read."""
    things = read_promise(codes, line)
    if isinstance(things, Unclear):
        return (things,)
    session.promise(
        team, [SaidThing.model_validate({"what": handle.what, "id": handle.id}) for handle in things]
    )
    return ()


def read_promise(codes: Mapping[str, Handle], line: str) -> tuple[Handle, ...] | Unclear:
    """The things that are named, each once; none: nothing is said any more."""
    tokens, things = Tokens(codes, line.replace(",", " ")), []
    tokens.word("says")
    try:
        while tokens:
            handle = tokens.code("project", "match", "fund", "recovery", "measure")
            if handle is None:
                raise not_read("This is no code of something to do.", _WRITE)
            things.append(handle)
    except NotReadError as fault:
        return fault.about(line)
    return tuple(dict.fromkeys(things))

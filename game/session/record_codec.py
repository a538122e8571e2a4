"""A finished round as plain JSON data, and back: what a round line holds of each world.

Digests, indicators and objections stand open; ledgers and states, which are large, are compressed.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from game.session.base85 import decoded, encoded
from game.session.entries import RoundPlayed
from game.session.errors import SessionError
from game.session.journal.chain import parsed, parts
from game.session.message_codec import objection_from_plain, objection_to_plain
from game.session.records import RoundRecord, WorldRecord
from sim.indicators.round import Indicators
from sim.ledger import Ledger
from sim.ledger_references import stray_part
from sim.message import Message
from sim.outside import flaw
from sim.plan.plan import Plan
from sim.rules import Objection
from sim.serialisation import (
    BadData,
    bad,
    beyond,
    ledger_from_plain,
    ledger_to_plain,
    state_from_plain,
    state_to_plain,
)
from sim.state_references import stray_field

Plain = dict[str, Any]
_PARTS_A_FIRM: Final = 10_000
"""Numbers and names that a firm's year may leave in a ledger; a busy one leaves two thousand."""
_PARTS_AT_LEAST: Final = 100_000
_BYTES_A_PART: Final = 24
"""on average; unpacked, a part takes about three times that in memory"""
_LEVEL: Final = 6
_LEDGERS: Final = ("ledgers", "idle_ledgers")
"""of their numbers the form of a ledger takes care"""
_INDICATORS: Final = TypeAdapter(Indicators)
_NEVER_BELOW_NOTHING: Final = ("addressable_virgin_kg", "undelivered_virgin_kg", "virgin_kg")
"""what pages draw from nothing up to the largest"""
_TEXTS: Final = TypeAdapter(dict[str, str])
_LAPSED: Final = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class PackedRound:
    """A finished round with the line that records it."""

    record: RoundRecord
    entry: RoundPlayed


def packed(record: RoundRecord) -> PackedRound:
    """A round with its line: packing takes longer than a frame, so it is done where the round was played."""
    return PackedRound(record, pack(record))


def pack(record: RoundRecord) -> RoundPlayed:
    """The line that records a round."""
    return RoundPlayed(
        round=record.round,
        phase=record.phase,
        years=record.years,
        stands_on=record.stands_on,
        worlds={name: _pack_world(world) for name, world in record.worlds.items()},
    )


def unpack(entry: RoundPlayed, plan: Plan) -> RoundRecord:
    """The round that a line records, of this scenario. Raises SessionError naming what is wrong.

    A line that would unpack to far more than such a cluster leaves in its years is not unpacked at all.
    """
    most = _PARTS_AT_LEAST + _PARTS_A_FIRM * len(plan.firms) * 2 * len(entry.years)
    worlds = {name: _unpack_world(entry, name, data, most) for name, data in entry.worlds.items()}
    for name, world in worlds.items():
        for part in (world.ledgers, world.idle_ledgers):
            if tuple(ledger.year for ledger in part) != entry.years:
                raise _fault(entry, name, BadData("{key}: not those of the round", key="years"))
        if stray := _stray(plan, world):
            raise _fault(entry, name, bad(stray))
    return RoundRecord(entry.round, entry.phase, entry.years, entry.stands_on, worlds)


def _stray(plan: Plan, world: WorldRecord) -> str:
    """The first part of what a cluster came to that names what is not in it; empty if all is there."""
    states = (stray_field(plan, state) for state in (world.before, world.state, world.idle_state))
    contracts = {*world.before.contracts, *world.state.contracts, *world.idle_state.contracts}
    ledgers = (stray_part(plan, ledger, contracts) for ledger in (*world.ledgers, *world.idle_ledgers))
    return next(filter(None, (*states, *ledgers)), "")


def _pack_world(world: WorldRecord) -> Plain:
    return {
        "digest": world.digest,
        "digests": world.digests,
        "indicators": asdict(world.indicators),
        "idle": asdict(world.idle),
        "set_aside": [objection_to_plain(objection) for objection in world.set_aside],
        "lapsed": list(world.lapsed),
        "packed": _squeeze(
            {
                "ledgers": [ledger_to_plain(ledger) for ledger in world.ledgers],
                "idle_ledgers": [ledger_to_plain(ledger) for ledger in world.idle_ledgers],
                "before": state_to_plain(world.before),
                "state": state_to_plain(world.state),
                "idle_state": state_to_plain(world.idle_state),
            }
        ),
    }


def _unpack_world(entry: RoundPlayed, name: str, data: Plain, most: int) -> WorldRecord:
    try:
        large = _unsqueeze(data["packed"], most)
        return WorldRecord(
            ledgers=_ledgers(large["ledgers"]),
            before=state_from_plain(large["before"]),
            state=state_from_plain(large["state"]),
            indicators=_indicators(data["indicators"]),
            idle_ledgers=_ledgers(large["idle_ledgers"]),
            idle=_indicators(data["idle"]),
            idle_state=state_from_plain(large["idle_state"]),
            set_aside=_objections(data["set_aside"]),
            lapsed=_LAPSED.validate_python(data["lapsed"]),
            digests=_TEXTS.validate_python(data["digests"]),
            digest=str(data["digest"]),
        )
    except KeyError as fault:
        raise _fault(entry, name, BadData("{key}: missing", key=str(fault.args[0]))) from fault
    except BadData as fault:
        raise _fault(entry, name, fault) from fault
    except RecursionError as fault:
        raise _fault(entry, name, bad("set_aside")) from fault
    except ValidationError as fault:
        place = ".".join(map(str, fault.errors(include_url=False)[0]["loc"]))
        raise _fault(entry, name, bad(place)) from fault


def _fault(entry: RoundPlayed, world: str, what: BadData) -> SessionError:
    played = entry.phase == "play"
    name = Message("round {round}", round=entry.round) if played else Message("the years after")
    return SessionError(
        "What {name} came to in “{world}” cannot be read ({what}). Open a copy of the session.",
        name=name,
        world=world,
        what=what.message,
    )


def _objections(data: object) -> tuple[Objection, ...]:
    if not isinstance(data, list):
        raise bad("set_aside")
    return tuple(map(objection_from_plain, data))


def _indicators(data: object) -> Indicators:
    if (key := beyond(data)) is not None:
        raise bad(key)
    indicators = _INDICATORS.validate_python(data)
    for key in _NEVER_BELOW_NOTHING:
        if getattr(indicators, key) < 0:
            raise bad(key)
    return indicators


def _ledgers(data: object) -> tuple[Ledger, ...]:
    if not isinstance(data, list):
        raise bad("ledgers")
    return tuple(ledger_from_plain(plain) for plain in data)


def _squeeze(data: Plain) -> str:
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    return encoded(zlib.compress(text.encode(), _LEVEL))


def _unsqueeze(text: object, most: int) -> Plain:
    """Unpack so many parts at most."""
    try:
        raw = decoded(str(text))
        opened = zlib.decompressobj()
        plain = opened.decompress(raw, most * _BYTES_A_PART)
        if not opened.eof or parts(plain) > most:
            raise BadData("{key}: cut short, or too large", key="packed")
        if not plain.isascii() or b"\\" in plain or b"\x7f" in plain:
            raise bad("packed")
        data = parsed(plain)
    except (ValueError, zlib.error, RecursionError) as fault:
        raise bad("packed") from fault
    if (place := flaw({key: part for key, part in data.items() if key not in _LEDGERS})) is not None:
        raise bad(place)
    return data

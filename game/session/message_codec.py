"""Messages as plain JSON data, and back: English for who reads the file, key and values for the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, get_args

from sim.message import Joined, Listing, Message, Named, NameKind, PurseOwner, Quantity, Sum, Value
from sim.rules import Objection
from sim.serialisation import bad

Plain = dict[str, Any]
_KINDS: Final[Mapping[object, NameKind]] = {kind: kind for kind in get_args(NameKind)}
_JOINS: Final = frozenset(get_args(Joined))


def objection_to_plain(objection: Objection) -> Plain:
    """An objection as JSON data."""
    return {
        "decider": objection.decider,
        "index": objection.index,
        "what": message_to_plain(objection.what),
        "instead": message_to_plain(objection.instead),
    }


def objection_from_plain(data: object) -> Objection:
    """An objection from its data. Raises BadData."""
    match data:
        case {"decider": str(decider), "index": int(index), "what": what, "instead": instead}:
            return Objection(decider, index, message_from_plain(what), message_from_plain(instead))
    raise bad("set_aside")


def message_to_plain(message: Message) -> Plain:
    """A message as JSON data."""
    plain: Plain = {"english": str(message), "key": message.text}
    if message.plural:
        plain["plural"] = message.plural
    if message.values:
        plain["values"] = {place: _value_to_plain(value) for place, value in message.values.items()}
    return plain


def message_from_plain(data: object) -> Message:
    """A message from its data. Its English is not read: it follows from the rest. Raises BadData."""
    match data:
        case {"key": str(key), "plural": str(plural), "values": {"n": int(n), **others}}:
            return Message.many(key, plural, n, **_values(others))
        case {"key": str(key), **rest} if "plural" not in rest:
            return Message(key, **_values(rest.get("values", {})))
    raise bad("key")


def _values(data: object) -> dict[str, Value]:
    if not isinstance(data, Mapping):
        raise bad("values")
    return {str(place): _value_from_plain(value) for place, value in data.items()}


def _value_to_plain(value: Value) -> object:
    match value:
        case str() | int():
            return value
        case Named():
            return {value.kind: value.id, "english": value.english}
        case PurseOwner():
            return {"purse": [_value_to_plain(firm) for firm in value.firms]}
        case Sum():
            return {"cents": value.cents}
        case Quantity():
            return {"amount": value.base, "unit": value.unit}
        case Listing():
            return {"list": [_value_to_plain(item) for item in value.items], "joined": value.joined}
        case Message():
            return message_to_plain(value)


def _value_from_plain(data: object) -> Value:
    match data:
        case str() | int():
            return data
        case {"cents": int(cents)}:
            return Sum(cents)
        case {"amount": int(base), "unit": str(unit)}:
            return Quantity(base, unit)
        case {"purse": list(firms)}:
            return PurseOwner(tuple(map(_named, firms)))
        case {"list": list(items), "joined": joined} if joined in _JOINS:
            return Listing(tuple(map(_value_from_plain, items)), joined)
        case {"key": _}:
            return message_from_plain(data)
    return _named(data)


def _named(data: object) -> Named:
    match data:
        case {"english": str(english), **rest} if len(rest) == 1:
            ((kind, key),) = rest.items()
            if kind in _KINDS and isinstance(key, str):
                return Named(_KINDS[kind], key, english)
    raise bad("values")

"""Says pydantic's complaints in plain words: what is wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pydantic_core import ErrorDetails

from sim.message import Message
from sim.scenario.field_shapes import expected, keys, model_at
from sim.scenario.frozen import Mistake, WrongKey
from sim.scenario.places import value_at, written
from sim.scenario.problems import Finding, Sentence, Where, quoted
from sim.scenario.spelling import suggestion
from sim.scenario.written_numbers import remedy

_KEY = "[key]"
"""What pydantic appends to a place when the key itself is wrong."""


def explain(error: ErrorDetails, data: object) -> Finding:
    """One complaint about the data as a finding, at the deepest place the author wrote."""
    where: Where = error["loc"]
    kind = error["type"]
    if kind == "missing":
        return _missing(where)
    if (comma := _decimal_comma(where[:-1] if where[-1:] == (_KEY,) else where, data)) is not None:
        return comma
    if where and where[-1] == _KEY:
        return _bad_key(where[:-1])
    if kind == "extra_forbidden":
        return _comma_in_text(where, data) or _unknown(where)
    saying = _SAYINGS.get(kind, _anything)
    what, instead = saying(error)
    rule = error.get("ctx", {}).get("error")
    if isinstance(rule, WrongKey):
        where = (*where, rule.key)
    return Finding(written(where, data), what, instead)


def _missing(where: Where) -> Finding:
    if isinstance(where[-1], int):
        return Finding(where[:-1], "An item of the list is missing.", "Write two items, such as [1, 2].")
    here = expected(where)
    about = here.field.description if here and here.field else None
    instead = Message("Add `{key}:`.", key=where[-1])
    if about:
        instead = Message("Add `{key}:`: {what}", key=where[-1], what=Message(about))
    return Finding(where, "This key is missing.", instead)


def _unknown(where: Where) -> Finding:
    model = model_at(where[:-1])
    known = keys(model) if model else ()
    close = suggestion(where[-1], known)
    if close:
        instead = Message("Write `{near}`, or take the line out.", near=close)
    elif known:
        instead = Message("Take it out, or use one of: {names}.", names=", ".join(sorted(known)))
    else:
        instead = Message("Take it out.")
    return Finding(where, Message("There is no key {name} here.", name=quoted(where[-1])), instead)


def _decimal_comma(where: Where, data: object) -> Finding | None:
    """In `{value: 0,5}` the comma ends the value, and 5 is another key with nothing behind it."""
    if not where or not isinstance(where[-1], int) or written(where, data) != where:
        return None
    part = value_at(where[:-1], data)
    if not isinstance(part, dict) or part[where[-1]] is not None:
        return None
    what = Message("A comma parts {name} from the number before it.", name=quoted(where[-1]))
    return Finding(where[:-1], what, "Write a decimal point, such as `0.5`.")


def _comma_in_text(where: Where, data: object) -> Finding | None:
    """In `{value: 1, estimate: about one, as in 2011}` the comma ends the text, and the rest is taken for a key."""
    key = where[-1]
    if (
        not isinstance(key, str)
        or " " not in key
        or written(where, data) != where
        or value_at(where, data) is not None
    ):
        return None
    what = Message("A comma ends the text before {name}.", name=quoted(key))
    return Finding(where[:-1], what, 'Put the whole text in quotes: "…, …".')


def _bad_key(where: Where) -> Finding:
    if len(where) >= 2 and where[-2] == "by_year":
        return Finding(
            where,
            Message("{name} is not a year.", name=quoted(where[-1], begins=True)),
            "Write years from 1900 to 2200, and other keys beside `by_year:`.",
        )
    return Finding(
        where, Message("The id {name} is not written like an id.", name=quoted(where[-1])), _ID_RULE
    )


_ID_RULE: Final = Message("Use lower-case letters, digits, `_` and `-`, at most 60, a letter first.")
_Saying = tuple[Sentence, Sentence]


def _not_a(thing: Message, instead: Message) -> Callable[[ErrorDetails], _Saying]:
    def saying(error: ErrorDetails) -> _Saying:
        return Message("{given} is not {what}.", given=_given(error), what=thing), instead

    return saying


def _given(error: ErrorDetails) -> Sentence:
    return quoted(error["input"], begins=True)


def _context(error: ErrorDetails, key: str) -> Any:
    return error.get("ctx", {}).get(key, "?")


def _plain(limit: object) -> str:
    """A limit without a power of ten; where a value may be left out, pydantic gives it as Python writes it."""
    text = str(limit).removeprefix("Decimal('").removesuffix("')")
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


def _bound(instead: Callable[[str], Message], key: str) -> Callable[[ErrorDetails], _Saying]:
    """`instead`: what to write, given the limit."""

    def saying(error: ErrorDetails) -> _Saying:
        what = Message("{number} is out of bounds.", number=_given(error))
        return what, instead(_plain(_context(error, key)))

    return saying


def _length(what: Message, instead: Callable[[str], Message], key: str) -> Callable[[ErrorDetails], _Saying]:
    """`instead`: what to write, given the limit."""

    def saying(error: ErrorDetails) -> _Saying:
        return what, instead(str(_context(error, key)))

    return saying


def _choice(error: ErrorDetails) -> _Saying:
    options = str(_context(error, "expected"))
    names = [option.strip("' ") for option in options.replace(" or ", ", ").split(",")]
    close = suggestion(error["input"], names)
    if len(names) == 1:
        instead = Message("Write {what}.", what=names[0])
    elif close:
        instead = Message("Write `{near}`.", near=close)
    else:
        instead = Message("Write one of: {names}.", names=", ".join(names))
    return Message("{given} is not one of the words known here.", given=_given(error)), instead


def _pattern(error: ErrorDetails) -> _Saying:
    return Message("{given} is not written like an id.", given=_given(error)), _ID_RULE


_BEGIN_NUMBERS = tuple("0123456789+-.")
_KEYS: Final = (Message("a group of keys"), Message("Write its keys below it, indented."))
_GROUPS: Final[dict[str, tuple[Message, Message]]] = {
    "Figure": (
        Message("a figure"),
        Message("Write a number, or a group with `value:` and where it is from."),
    ),
    "Path": (
        Message("a figure or a path by year"),
        Message("Write a number, or a year and a number on each line."),
    ),
    "Text": (
        Message("a text"),
        Message("Write a text in quotes, or a group with `en:` and other languages."),
    ),
}


_OF_FIGURES = ("value", "base", "low", "high")


def _time_of(where: Where) -> str | None:
    """What a place counts that counts time: days, hours or minutes; None for all others."""
    here = expected(where[:-1] if where[-1:] and where[-1] in _OF_FIGURES else where)
    about = (here.field.description or "").casefold() if here and here.field else ""
    name = str(where[-1]) if where else ""
    return next((time for time in ("days", "hours", "minutes") if time in about or name == time), None)


def _group(error: ErrorDetails) -> _Saying:
    given, wanted = error["input"], str(_context(error, "class_name"))
    if wanted != "Text" and isinstance(given, str) and given.strip()[:1] in _BEGIN_NUMBERS:
        time = _time_of(error["loc"])
        plain = Message("Write a plain number: no quotes, blanks or commas.")
        return Message("{given} is a text.", given=quoted(given)), remedy(given, time=time) or plain
    thing, instead = _GROUPS.get(wanted, _KEYS)
    return Message("{given} is not {what}.", given=_given(error), what=thing), instead


def _rule(error: ErrorDetails) -> _Saying:
    """A rule of our own, which knows what to write, or another library's."""
    rule = _context(error, "error")
    if isinstance(rule, Mistake):
        return rule.what, rule.instead
    return str(rule), Message("Write another value.")


def _anything(error: ErrorDetails) -> _Saying:
    what = Message("{given} cannot stand here.", given=_given(error))
    return what, Message("Compare it with a shipped scenario.")


def _or_meant(saying: Callable[[ErrorDetails], _Saying]) -> Callable[[ErrorDetails], _Saying]:
    """The same complaint; where it is plain which number was meant, with that number."""

    def say_meant(error: ErrorDetails) -> _Saying:
        what, instead = saying(error)
        return what, remedy(error["input"], time=_time_of(error["loc"])) or instead

    return say_meant


_number = _or_meant(
    _not_a(Message("a number"), Message("Write a plain number with a decimal point, such as 12.5."))
)
_whole = _or_meant(_not_a(Message("a whole number"), Message("Write a whole number, such as 12.")))
_digits = _not_a(Message("a figure of a real cluster"), Message("Write a number of at most 24 digits."))
_yes_no = _not_a(Message("true or false"), Message("Write true or false."))
_text = _not_a(Message("a text"), Message("Write a text; put it in quotes if it looks like a number."))
_list = _not_a(Message("a list"), Message("Write a list, such as [1, 2], or lines that begin with `-`."))
_mapping = _not_a(*_KEYS)


def _at_least(limit: str) -> Message:
    return Message("Write at least {limit}.", limit=limit)


def _at_most(limit: str) -> Message:
    return Message("Write at most {limit}.", limit=limit)


_SAYINGS: dict[str, Callable[[ErrorDetails], _Saying]] = {
    **dict.fromkeys(("decimal_type", "decimal_parsing", "finite_number", "is_instance_of"), _number),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _whole),
    **dict.fromkeys(("decimal_max_digits", "decimal_whole_digits", "decimal_max_places"), _digits),
    **dict.fromkeys(("bool_type", "bool_parsing"), _yes_no),
    **dict.fromkeys(("string_type", "string_unicode"), _text),
    **dict.fromkeys(("list_type", "tuple_type"), _list),
    **dict.fromkeys(("model_type", "model_attributes_type"), _group),
    "dict_type": _mapping,
    "invalid_key": _not_a(Message("a key"), Message("Write one of the words known here as the key.")),
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _length(Message("There are too few characters here."), _at_least, "min_length"),
    "string_too_long": _length(Message("There are too many characters here."), _at_most, "max_length"),
    "too_short": _length(Message("There are too few items here."), _at_least, "min_length"),
    "too_long": _length(Message("There are too many items here."), _at_most, "max_length"),
    "greater_than_equal": _bound(
        lambda limit: Message("Write a number of at least {limit}.", limit=limit), "ge"
    ),
    "less_than_equal": _bound(lambda limit: Message("Write a number of at most {limit}.", limit=limit), "le"),
    "greater_than": _bound(lambda limit: Message("Write a number above {limit}.", limit=limit), "gt"),
    "less_than": _bound(lambda limit: Message("Write a number below {limit}.", limit=limit), "lt"),
    "value_error": _rule,
}

"""Messages as data: whatever they hold comes back as it was; what is no message is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.message_codec import message_from_plain, message_to_plain, objection_from_plain
from sim.message import Listing, Message, Named, NameKind, PurseOwner, Quantity, Sum, Value
from sim.serialisation import BadData
from tests.text.test_messages import NAMES, SENTENCES, message_of


@st.composite
def named_things(draw: st.DrawFn) -> Named:
    kind: NameKind = draw(st.sampled_from(["firm", "project", "measure", "material", "store", "taker"]))
    return Named(kind, draw(NAMES), draw(NAMES))


VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(
        NAMES,
        st.integers(),
        named_things(),
        st.builds(Sum, st.integers()),
        st.builds(Quantity, st.integers(), st.sampled_from(["t", "MWh", "m3"])),
        st.builds(PurseOwner, st.tuples(named_things(), named_things())),
    ),
    lambda inner: st.one_of(
        st.builds(Listing, st.lists(inner, max_size=3).map(tuple), st.sampled_from(["and", "or", ",", "+"])),
        st.builds(lambda text, value: Message(text, x=value), NAMES, inner),
    ),
    max_leaves=6,
)


@given(st.sampled_from(SENTENCES), VALUES)
def test_a_message_comes_back_from_its_data_as_it_was(sentence: str | tuple[str, str], value: Value) -> None:
    message = message_of(sentence, value)
    plain = json.loads(json.dumps(message_to_plain(message)))
    assert message_from_plain(plain) == message
    assert plain["english"] == str(message)


@pytest.mark.parametrize(
    "data",
    [
        None,
        "a sentence",
        {"english": "No key."},
        {"key": 1},
        {"key": "{x}", "values": []},
        {"key": "{x}", "values": {"x": None}},
        {"key": "{x}", "values": {"x": 0.5}},
        {"key": "{x}", "values": {"x": {"planet": "mars", "english": "Mars"}}},
        {"key": "{x}", "values": {"x": {"list": [1], "joined": "nor"}}},
        {"key": "{n}", "plural": "{n}s", "values": {"n": "many"}},
    ],
)
def test_what_is_no_message_is_refused(data: object) -> None:
    with pytest.raises(BadData):
        message_from_plain(data)
    with pytest.raises(BadData):
        objection_from_plain({"decider": "a", "index": 0, "what": data, "instead": {"key": ""}})

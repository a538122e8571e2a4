"""Records are written in the letters of Python's own base 85, and only those are read."""

from __future__ import annotations

import base64

import pytest

from game.session.base85 import decoded, encoded


@pytest.mark.parametrize("length", range(13))
def test_bytes_become_the_letters_that_python_writes_and_come_back(length: int) -> None:
    raw = bytes((37 * at + 250) % 256 for at in range(length))
    assert encoded(raw) == base64.b85encode(raw).decode()
    assert decoded(encoded(raw)) == raw


@pytest.mark.parametrize("text", ["a b", "ä", "~~~~~", '"', "0000,", "|NsC1"])
def test_what_nobody_has_encoded_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        base64.b85decode(text)
    with pytest.raises(ValueError, match=r"."):
        decoded(text)

"""Base 85 as Python's `base64` has it, all groups of five letters at once: a record has hundreds of thousands."""

from __future__ import annotations

from typing import Final

import numpy as np

_ALPHABET: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_LETTERS: Final = np.frombuffer(_ALPHABET, dtype=np.uint8)
_NONE: Final = 255
_WORTH: Final = np.frombuffer(bytes(_ALPHABET.find(letter) % 256 for letter in range(256)), dtype=np.uint8)
_PLACES: Final = 85 ** np.arange(4, -1, -1, dtype=np.int64)
_GROUP, _BYTES = 5, 4


def encoded(raw: bytes) -> str:
    """Five letters for four bytes; a last group that is not full has one letter more than bytes."""
    missing = -len(raw) % _BYTES
    numbers = np.frombuffer(raw + b"\0" * missing, dtype=">u4").astype(np.int64)
    letters: bytes = _LETTERS[numbers.reshape(-1, 1) // _PLACES % 85].tobytes()
    return letters[: len(letters) - missing].decode("ascii")


def decoded(text: str) -> bytes:
    """What was encoded. Raises ValueError for what nobody has encoded."""
    missing = -len(text) % _GROUP
    worth = _WORTH[np.frombuffer(text.encode("ascii") + _ALPHABET[-1:] * missing, dtype=np.uint8)]
    numbers = worth.reshape(-1, _GROUP).astype(np.int64) @ _PLACES
    if (worth == _NONE).any() or (numbers >> 32).any():
        raise ValueError("not in base 85")
    raw: bytes = numbers.astype(">u4").tobytes()
    return raw[: len(raw) - missing]

"""Files that travelled: packed by a mail program, or saved by an editor in an encoding of its own. The text in them."""

from __future__ import annotations

import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import Final

_GZIP: Final = b"\x1f\x8b"
_WITH_HEADER: Final = 16 + zlib.MAX_WBITS
_LOOKED_AT: Final = 32
"""bytes that tell an encoding without a mark"""
_MARKS: Final = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 first: its mark begins like that of UTF-16"""


def as_utf8(content: bytes, most: int) -> bytes:
    """The text of a file in UTF-8, without a mark; unpacked to so many bytes at most. What is no such text stays."""
    plain = _unpacked(content, most)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if plain.startswith(mark)), (b"", ""))
    encoding = encoding or _without_mark(plain[:_LOOKED_AT])
    if encoding in ("", "utf-8"):
        return plain[len(mark) :]
    unit = 4 if encoding.startswith("utf-32") else 2
    whole = plain[len(mark) : len(plain) // unit * unit]
    try:
        return whole.decode(encoding).encode()
    except UnicodeError:
        return content


def _unpacked(content: bytes, most: int) -> bytes:
    if not content.startswith(_GZIP):
        return content
    try:
        return zlib.decompressobj(_WITH_HEADER).decompress(content, most)
    except zlib.error:
        return content


def _without_mark(head: bytes) -> str:
    """UTF-16 of Latin letters is told by every other byte being nought."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 1 and not any(head[first::2]) and any(head[1 - first :: 2]):
            return encoding
    return ""

"""Sessions that travelled: packed, in another encoding, with other line ends. The same bytes come back, or nothing.

Mail programs, version control and editors change what stands between lines, not what the lines say. The chain of
hashes proves whether that is all that changed.
"""

from __future__ import annotations

import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.session.journal.chain import BEGINNING, LARGEST_FILE

_GZIP: Final = b"\x1f\x8b"
_HEAD: Final = 4096
_WITH_HEADER: Final = 16 + zlib.MAX_WBITS


def as_written(content: bytes) -> Iterator[bytes]:
    """What the file may have been before it travelled, for whoever checks the hashes; not what it is now."""
    plain = _decoded(_unpacked(content, LARGEST_FILE))
    for text in (plain, plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n")):
        if text.startswith(BEGINNING) and text != content:
            yield text if text.endswith(b"\n") else text + b"\n"


def begins_as_session(path: Path) -> bool:
    """Whether a file is a session, by how it begins and whatever it is called."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return _decoded(_unpacked(head, _HEAD)).startswith(BEGINNING)


def _unpacked(content: bytes, most: int) -> bytes:
    """The content of a gzip file, so much of it at most; anything else as it is."""
    if not content.startswith(_GZIP):
        return content
    try:
        return zlib.decompressobj(_WITH_HEADER).decompress(content, most)
    except zlib.error:
        return content


def _decoded(content: bytes) -> bytes:
    """A session is ASCII: other encodings of it are told by their mark, or by every other byte being nought."""
    if content.startswith(BOM_UTF8):
        return content.removeprefix(BOM_UTF8)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or content[1:2] == b"\0" or content[:1] == b"\0":
        encoding = "utf-16-be" if content.startswith(BOM_UTF16_BE) or content[:1] == b"\0" else "utf-16-le"
        text = content[: len(content) // 2 * 2].decode(encoding, "replace").removeprefix("\ufeff")
        return text.encode("ascii", "replace")
    return content

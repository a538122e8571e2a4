"""What office programs read is a packed folder: packed so that the same contents make the same bytes."""

from __future__ import annotations

import io
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

ABOUT: Final = "docProps/core.xml"
"""who made a file, and when: not packed, so that whoever looks finds it"""
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_MOMENTS: Final = (b"<dcterms:created", b"<dcterms:modified")
_NEVER: Final = b"1980-01-01T00:00:00Z"
_NESTED: Final = ".xlsx"
"""a chart brings its figures along as a workbook of its own"""


def settled(data: bytes) -> bytes:
    """The same file without any clock: no part of it says when it was made."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as read, ZipFile(out, "w") as written:
        for name in read.namelist():
            part = read.read(name)
            if name == ABOUT:
                part = _timeless(part)
            elif name.endswith(_NESTED):
                part = settled(part)
            entry = ZipInfo(name, _DAY)
            entry.compress_type = ZIP_STORED if name == ABOUT else ZIP_DEFLATED
            written.writestr(entry, part)
    return out.getvalue()


def _timeless(about: bytes) -> bytes:
    for tag in _MOMENTS:
        before, tag_found, rest = about.partition(tag)
        if tag_found:
            attributes, _, moment = rest.partition(b">")
            about = before + tag + attributes + b">" + _NEVER + moment[moment.index(b"<") :]
    return about

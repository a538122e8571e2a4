"""What the built program says of what it is made of: the words of all licences, and a bill of materials (CycloneDX)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from tools.program.native import WORDS
from tools.program.parts import Part

LICENCES: Final = "licences.txt"
BILL: Final = "kierto.cdx.json"
_HEAD: Final = """\
What this program is made of, and under which licences
======================================================

Kierto itself is free software under the MIT licence. It brings what is listed here, each under its own licence, whose
words follow. Whoever wants other versions of a library under the LGPL (pygame-ce, fpdf2, FluidSynth, mpg123,
libsndfile, ALSA) puts its files in place of those in `_internal`, or builds the program anew from Kierto's source with
them: docs/building.md there says how. `kierto.cdx.json` is the same list for machines. Libraries in C that came inside
another one bear the version of their file.
"""
_RULE: Final = "-" * 100


def written(parts: Sequence[Part], folder: Path) -> None:
    """Both papers, beside the program."""
    (folder / LICENCES).write_text(licences(parts), encoding="utf-8")
    (folder / BILL).write_text(bill(parts), encoding="utf-8")


def licences(parts: Sequence[Part]) -> str:
    """The list, then the words: each text once, however many share it."""
    lines = [_HEAD, *(f"{part.name} {part.version}: {part.licence}" for part in parts)]
    texts: dict[str, list[str]] = {}
    for part in parts:
        for name, text in sorted(part.texts.items()):
            texts.setdefault(text.strip(), []).append(f"{part.name}: {name}")
    lines += [f"\n{_RULE}\n" + "\n".join(owners) + f"\n{_RULE}\n\n{text}" for text, owners in texts.items()]
    lines += [
        f"\n{_RULE}\n{name}, as libraries above are licensed\n{_RULE}\n\n{text}"
        for name, text in WORDS.items()
    ]
    return "\n".join(lines) + "\n"


def bill(parts: Sequence[Part]) -> str:
    """The bill of materials as JSON: Kierto, and all that it depends on."""
    made = LicenseFactory()
    bom = Bom()
    components = {}
    for part in parts:
        kind = ComponentType.APPLICATION if part.name == "kierto" else ComponentType.LIBRARY
        components[part.name] = Component(
            name=part.name,
            version=part.version,
            type=kind,
            bom_ref=part.address,
            purl=PackageURL.from_string(part.address),
            licenses=[made.make_from_string(part.licence)],
        )
    bom.metadata.component = components.pop("kierto")
    bom.components.update(components.values())
    bom.register_dependency(bom.metadata.component, components.values())
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)

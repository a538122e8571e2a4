"""What tells a system about the built program: its files open by a double click, wherever it lies."""

from __future__ import annotations

import json
import os
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from game.text.translator import Translator
from game.version import VERSION
from tools.locale.update import translated
from tools.program import associations, icons, papers, recipe
from tools.program.__main__ import ProgramFault, built
from tools.program.first_page import first_page
from tools.program.native import NATIVE, native_of
from tools.program.parts import Part, parts
from tools.wheel import WheelFault
from tools.wheelhouse import gathered


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a desktop of Linux")
@pytest.mark.parametrize("name", ["Kierto", "Työpöytä & Kierto", 'a|b $HOME `x` "q" 100% \\'])
def test_registered_it_is_found_by_its_files_and_taken_back(name: str, tmp_path: Path) -> None:
    folder, data = tmp_path / name, tmp_path / "data"
    picture = folder / "share" / "icons" / "hicolor" / "48x48" / "apps" / "kierto.png"
    picture.parent.mkdir(parents=True)
    picture.touch()
    (folder / "share" / "kierto.desktop").write_text(associations.desktop(), encoding="utf-8")
    (folder / "share" / "kierto.xml").write_text(associations.mime(), encoding="utf-8")
    script = folder / "register.sh"
    script.write_text(associations.LINUX, encoding="utf-8")
    environment = {**os.environ, "XDG_DATA_HOME": str(data), "HOME": str(tmp_path)}
    subprocess.run(["sh", str(script)], env=environment, check=True)
    entry = (data / "applications" / "kierto.desktop").read_text("utf-8")
    (started,) = re.findall("^Exec=(.*)$", entry, re.MULTILINE)
    quoted, opened = started.replace("\\\\", "\\").rsplit(
        " ", 1
    )  # any string of an entry; then what is in quotes
    assert re.sub(r'\\(["`$\\])', r"\1", quoted[1:-1]).replace("%%", "%") == str(folder / "kierto")
    assert (quoted[0], quoted[-1], opened) == ('"', '"', "%f")
    assert (data / "icons" / "hicolor" / "48x48" / "apps" / "kierto.png").is_file()
    if shutil.which("xdg-mime") and shutil.which("update-mime-database"):
        assert kind_of(tmp_path / "a.kierto", environment) == associations.SESSION
        assert kind_of(tmp_path / "b.kierto.yaml", environment) == associations.SCENARIO
        assert kind_of(tmp_path / "c.yaml", environment) != associations.SCENARIO
    subprocess.run(["sh", str(script), "--undo"], env=environment, check=True)
    assert not list(data.rglob("kierto.*"))


def kind_of(file: Path, environment: dict[str, str]) -> str:
    """What a desktop takes a file for."""
    file.write_text("format: 1\n", encoding="utf-8")
    asked = ["xdg-mime", "query", "filetype", str(file)]
    return subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_kinds_of_files_are_told_alike_to_every_system() -> None:
    kinds = ElementTree.fromstring(associations.mime())
    told = [each.attrib["type"] for each in kinds if each.tag.endswith("mime-type")]
    assert told == [associations.SESSION, associations.SCENARIO]
    assert f"MimeType={';'.join(told)};" in associations.desktop()
    types = plistlib.loads(plistlib.dumps(recipe.property_list()))
    assert [each["LSHandlerRank"] for each in types["CFBundleDocumentTypes"]] == ["Owner", "Alternate"]
    assert associations.windows().count("Kierto.Scenario") == 4
    assert VERSION in associations.version_resource(VERSION)


def test_every_system_calls_the_kinds_of_file_by_names_in_each_language() -> None:
    kinds, script, mime = associations.kinds(), associations.windows(), associations.mime()
    assert list(kinds) == ["en", *translated()]
    assert len({session for session, _ in kinds.values()}) == len(kinds)
    for tag, (session, scenario) in kinds.items():
        assert f'"{tag}" = @("{session}", "{scenario}")' in script
        assert f">{session}</comment>" in mime
        assert f">{scenario}</comment>" in mime
        assert associations.mac_names(tag) == (
            f'"Kierto session" = "{session}";\n"Kierto scenario" = "{scenario}";\n'
        )
    assert "@" not in re.sub(r"[@][({]", "", script)
    told = associations.document_types()
    assert told["CFBundleLocalizations"] == list(kinds)
    named = {each["CFBundleTypeName"] for each in told["CFBundleDocumentTypes"]}
    assert named == set(kinds["en"])


def test_one_page_beside_it_leads_to_the_tour_and_the_rehearsal_in_each_language() -> None:
    page = first_page()
    assert "http" not in page
    for tag in ("en", *translated()):
        w = Translator(tag)
        (section,) = re.findall(rf'<section id="{tag}" lang="{tag}">.*?</section>', page, re.DOTALL)
        assert f'href="#{tag}"' in page
        for words in (w("Ten-minute tour"), w("Rehearse")):
            assert f"<strong>{words}</strong>" in section
        for file in ("kierto.exe", "Kierto.app", "./kierto"):
            assert f"<code>{file}</code>" in section
    assert "{{" not in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_icon_comes_in_every_form(tmp_path: Path) -> None:
    icons.written(tmp_path)
    with Image.open(tmp_path / "kierto.ico") as ico, Image.open(tmp_path / "kierto.icns") as icns:
        assert {(16, 16), (48, 48), (256, 256)} <= ico.info["sizes"]
        assert max(icns.size) == 1024
    drawn = sorted(int(path.parts[-3].partition("x")[0]) for path in (tmp_path / "icons").rglob("*.png"))
    assert drawn == list(icons.SIZES)


def test_every_module_goes_into_the_program_but_what_compiles() -> None:
    names = recipe.modules()
    assert {"game", "sim.year.year", "game.screen.scenes.title.scene", "game.cli.handouts"} <= set(names)
    assert "game.speedups.build" not in names


def test_of_the_locales_only_those_of_the_game_are_bundled() -> None:
    kept = [
        name
        for name in ("root", "en_GB", *translated(), "sv_FI", "pt_BR")
        if recipe.is_wanted(f"babel/locale-data/{name}.dat")
    ]
    assert kept == ["root", "en_GB", *translated(), "sv_FI"]
    assert recipe.is_wanted("game/assets/fonts/Inter-Regular.ttf")


def test_what_the_program_is_made_of_is_read_from_where_its_files_came_from(tmp_path: Path) -> None:
    import simpy

    table = [
        ("sim", str(recipe.ROOT / "sim" / "units.py"), "PYMODULE"),
        ("simpy", simpy.__file__, "PYMODULE"),
        ("os", os.__file__, "PYMODULE"),
        ("odd", str(tmp_path.parent / "odd.so"), "BINARY"),
        ("gone", "nowhere.so", "SYMLINK"),
    ]
    (tmp_path.parent / "odd.so").touch()
    (tmp_path / "COLLECT-00.toc").write_text(repr((True, table)), encoding="utf-8")
    found = {part.name: part for part in parts(tmp_path)}
    assert {"kierto", "simpy", "CPython", "odd.so", "inter-fonts"} <= set(found)
    assert (found["simpy"].licence, found["CPython"].licence, found["odd.so"].licence) == (
        "MIT",
        "PSF-2.0",
        "unknown",
    )
    assert "Permission is hereby granted" in "".join(found["simpy"].texts.values())


def test_papers_tell_every_part_and_each_text_once() -> None:
    words = "Do as you like."
    made = [
        Part(name, "1", "MIT", f"pkg:generic/{name}@1", {"LICENSE": words})
        for name in ("kierto", "one", "other")
    ]
    told = papers.licences(made)
    assert told.count(words) == 1
    assert "one: LICENSE\nother: LICENSE" in told
    bill = json.loads(papers.bill(made))
    assert bill["metadata"]["component"]["name"] == "kierto"
    assert [each["name"] for each in bill["components"]] == ["one", "other"]
    assert bill["specVersion"] == "1.6"


def test_a_library_inside_another_is_known_by_its_file() -> None:
    assert native_of("libSDL2_mixer-2-6719e6f6.0.so.0.800.2") == ("SDL2_mixer-2", "0.800.2")
    assert native_of("libgfortran-040039e1-0352e75f.so.5.0.0") == ("gfortran", "5.0.0")
    assert native_of("libnobody-040039e1.so.1") is None
    assert all(licence and holder for licence, holder in NATIVE.values())


def test_other_programs_are_started_without_the_libraries_of_the_built_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from game.screen import desktop

    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/Kierto/_internal")
    assert (
        desktop._own_libraries()["LD_LIBRARY_PATH"] == "/opt/Kierto/_internal"
    )  # not built: somebody's own wish
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "LD_LIBRARY_PATH" not in desktop._own_libraries()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/own")
    assert desktop._own_libraries()["LD_LIBRARY_PATH"] == "/usr/own"


def test_nothing_of_anybody_else_gives_way_to_what_is_built(tmp_path: Path) -> None:
    report = tmp_path / "Kierto" / "game" / "report.html"
    report.parent.mkdir(parents=True)
    report.write_text("taken home")
    with pytest.raises(ProgramFault, match="is no program"):
        built(tmp_path, plain=True)
    with pytest.raises(WheelFault, match="holds game too"):
        gathered(tmp_path / "Kierto")
    assert report.read_text() == "taken home"


def test_a_version_before_its_release_can_be_built_too() -> None:
    assert "filevers=(1, 2, 0, 0)" in associations.version_resource("1.2.0rc1")

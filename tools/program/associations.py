"""Which files open with Kierto by a double click, told to Linux, Windows and macOS each in its own way.

`.kierto` is Kierto's own. A scenario is YAML, which belongs to editors: it opens by double click under the name
`NAME.kierto.yaml` where a system looks at whole endings, and elsewhere Kierto is offered among "Open with".
"""

from __future__ import annotations

from typing import Any, Final
from xml.sax.saxutils import escape

from packaging.version import Version

from game.text.languages import SOURCE, languages
from game.text.translator import Translator

IDENTIFIER: Final = "io.github.kierto.Kierto"
"""what macOS and Linux know the program by"""
SESSION: Final = "application/x-kierto-session"
SCENARIO: Final = "application/x-kierto-scenario"
_SESSION_TYPE: Final = f"{IDENTIFIER}.session"

_DESKTOP: Final = f"""\
[Desktop Entry]
Type=Application
Name=Kierto
@COMMENTS@
Exec="@PROGRAM@" %f
Icon=kierto
Terminal=false
Categories=Education;
MimeType={SESSION};{SCENARIO};
StartupWMClass=Kierto
"""
_MIME: Final = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{SESSION}">
@SESSION@
    <icon name="kierto"/>
    <glob pattern="*.kierto"/>
  </mime-type>
  <mime-type type="{SCENARIO}">
@SCENARIO@
    <sub-class-of type="application/yaml"/>
    <icon name="kierto"/>
    <glob pattern="*.kierto.yaml" weight="60"/>
    <glob pattern="*.kierto.yml" weight="60"/>
  </mime-type>
</mime-info>
"""

LINUX: Final = r"""#!/bin/sh
# Puts Kierto into this user's menu and has .kierto files open with it; with --undo takes that back.
# Run it again after the folder was moved. Nothing outside of the user's own folders is touched.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/kierto.desktop
kinds=$data/mime/packages/kierto.xml
if [ "${1:-}" = --undo ]; then
  rm -f "$entry" "$kinds"
  for file in "$here"/share/icons/*/*/apps/kierto.png; do rm -f "$data/${file#"$here"/share/}"; done
else
  mkdir -p "$data/applications" "$data/mime/packages"
  # quoted as the standard of these entries asks, then for sed
  quoted=$(printf '%s' "$here/kierto" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g' -e 's/[\\&|]/\\&/g')
  sed "s|@PROGRAM@|$quoted|" "$here/share/kierto.desktop" > "$entry"
  cp "$here/share/kierto.xml" "$kinds"
  for file in "$here"/share/icons/*/*/apps/kierto.png; do
    place=$data/${file#"$here"/share/}
    mkdir -p "$(dirname "$place")"
    cp "$file" "$place"
  done
fi
for command in update-mime-database:mime update-desktop-database:applications gtk-update-icon-cache:icons/hicolor; do
  if command -v "${command%%:*}" > /dev/null; then "${command%%:*}" "$data/${command##*:}" > /dev/null 2>&1 || true; fi
done
"""
"""`register.sh` beside the program"""

_WINDOWS: Final = """\
# Has .kierto files open with Kierto for this user and offers it for scenarios (.yaml); with -Undo takes that back.
# Run it again after the folder was moved:  powershell -ExecutionPolicy Bypass -File register.ps1
param([switch]$Undo)
$program = Join-Path $PSScriptRoot "kierto.exe"
$classes = "HKCU:\\Software\\Classes"
if ($Undo) {
  foreach ($name in ".kierto", "Kierto.Session", "Kierto.Scenario") {
    Remove-Item -Recurse -ErrorAction SilentlyContinue "$classes\\$name"
  }
  foreach ($ending in ".yaml", ".yml") {
    Remove-ItemProperty -ErrorAction SilentlyContinue "$classes\\$ending\\OpenWithProgids" -Name "Kierto.Scenario"
  }
  exit
}
$named = @{
@KINDS@
}
$language = (Get-UICulture).TwoLetterISOLanguageName
if (-not $named.ContainsKey($language)) { $language = "@SOURCE@" }
foreach ($kind in @(@("Kierto.Session", $named[$language][0]), @("Kierto.Scenario", $named[$language][1]))) {
  New-Item -Force "$classes\\$($kind[0])\\DefaultIcon" -Value "$program,0" | Out-Null
  New-Item -Force "$classes\\$($kind[0])\\shell\\open\\command" -Value "`"$program`" `"%1`"" | Out-Null
  Set-Item "$classes\\$($kind[0])" -Value $kind[1]
}
New-Item -Force "$classes\\.kierto" -Value "Kierto.Session" | Out-Null
foreach ($ending in ".yaml", ".yml") {
  New-Item -ErrorAction SilentlyContinue "$classes\\$ending\\OpenWithProgids" | Out-Null
  New-ItemProperty -Force "$classes\\$ending\\OpenWithProgids" -Name "Kierto.Scenario" -Value "" | Out-Null
}
"""
"""`register.ps1` beside the program, but for what the kinds of file are called"""


def desktop() -> str:
    """The entry in a desktop's menu, in every language; the program's place is put in when it is registered."""
    comments = []
    for tag in languages():
        key = "Comment" if tag == SOURCE else f"Comment[{tag.replace('-', '_')}]"
        w = Translator(tag)
        about = w("A workshop simulation and serious game about the industrial circular economy")
        comments.append(f"{key}={about}")
    return _DESKTOP.replace("@COMMENTS@", "\n".join(comments))


def mime() -> str:
    """The two kinds of file, for desktops of Linux, in every language."""
    session, scenario = list[str](), list[str]()
    for tag, names in kinds().items():
        start = "    <comment>" if tag == SOURCE else f'    <comment xml:lang="{tag}">'
        for lines, name in zip((session, scenario), names, strict=True):
            lines.append(f"{start}{escape(name)}</comment>")
    return _MIME.replace("@SESSION@", "\n".join(session)).replace("@SCENARIO@", "\n".join(scenario))


def windows() -> str:
    """`register.ps1` beside the program: the kinds of file bear names in the language of whoever runs it."""
    quoted = {tag: tuple(name.replace('"', '`"') for name in names) for tag, names in kinds().items()}
    lines = (f'  "{tag}" = @("{session}", "{scenario}")' for tag, (session, scenario) in quoted.items())
    return _WINDOWS.replace("@KINDS@", "\n".join(lines)).replace("@SOURCE@", SOURCE)


def mac_names(tag: str) -> str:
    """`TAG.lproj/InfoPlist.strings` of Kierto.app: what Finder calls the kinds of file in a language."""
    pairs = zip(kinds()[SOURCE], kinds()[tag], strict=True)
    return "".join(f'"{english}" = "{name}";\n' for english, name in pairs)


def kinds() -> dict[str, tuple[str, str]]:
    """Language → what it calls a session's file, and a scenario's."""
    words = {tag: Translator(tag) for tag in languages()}
    return {tag: (w("Kierto session"), w("Kierto scenario")) for tag, w in words.items()}


def document_types() -> dict[str, Any]:
    """The two kinds of file, for macOS: its own to open, YAML as one program among others."""
    session = {
        "CFBundleTypeName": "Kierto session",
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [_SESSION_TYPE],
    }
    scenario = {
        "CFBundleTypeName": "Kierto scenario",
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": ["public.yaml"],
    }
    exported = {
        "UTTypeIdentifier": _SESSION_TYPE,
        "UTTypeDescription": "Kierto session",
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {"public.filename-extension": ["kierto"]},
    }
    return {
        "CFBundleDocumentTypes": [session, scenario],
        "UTExportedTypeDeclarations": [exported],
        "CFBundleDevelopmentRegion": SOURCE,
        "CFBundleLocalizations": list(languages()),
    }


def version_resource(version: str) -> str:
    """What Windows shows of the program: its name, version and licence. Scanners distrust a program without it."""
    numbers = (*Version(version).release, 0, 0, 0)[:4]
    told = {
        "CompanyName": "Kierto",
        "FileDescription": "Kierto",
        "FileVersion": version,
        "InternalName": "kierto",
        "LegalCopyright": "MIT",
        "OriginalFilename": "kierto.exe",
        "ProductName": "Kierto",
        "ProductVersion": version,
    }
    lines = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=[StringFileInfo("
        f"[StringTable('040904B0', [{lines}])]), VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )

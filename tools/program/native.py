"""Libraries in C that travel inside a library of Python without papers of their own, as pygame-ce's do: what each is
licensed under, by whom. Whoever builds with a newer one that is not known here is told."""

from __future__ import annotations

import re
from typing import Final

_FILE: Final = re.compile(r"lib(?P<name>.+?)(?:-[0-9a-f]{8})+(?P<low>(?:\.\d+)*)\.so(?P<version>(?:\.\d+)*)$")
_SAM: Final = "Copyright (C) 1997-2025 Sam Lantinga and others"
_XIPH: Final = "Copyright (c) Xiph.Org Foundation"
_GOOGLE: Final = "Copyright (c) 2010 Google Inc."
_OF_NUMPY: Final = "See the licence of numpy in this list, which brings it."

NATIVE: Final[dict[str, tuple[str, str]]] = {
    "FLAC": ("BSD-3-Clause", f"{_XIPH}; Josh Coalson"),
    "SDL2-2": ("Zlib", _SAM),
    "SDL2_image-2": ("Zlib", _SAM),
    "SDL2_mixer-2": ("Zlib", _SAM),
    "SDL2_ttf-2": ("Zlib", _SAM),
    "Xau": ("MIT", "Copyright 1988, 1993, 1994, 1998 The Open Group"),
    "asound": ("LGPL-2.1-or-later", "The ALSA developers"),
    "avif": ("BSD-2-Clause", "Copyright 2019 Joe Drago"),
    "brotlicommon": ("MIT", "Copyright (c) 2009, 2010, 2013-2016 by the Brotli Authors"),
    "brotlidec": ("MIT", "Copyright (c) 2009, 2010, 2013-2016 by the Brotli Authors"),
    "fluidsynth": ("LGPL-2.1-or-later", "Copyright (C) 2003 Peter Hanappe and others"),
    "freetype": ("FTL", "Portions of this software are copyright The FreeType Project (www.freetype.org)"),
    "gfortran": ("GPL-3.0-or-later WITH GCC-exception-3.1", _OF_NUMPY),
    "harfbuzz": ("MIT", "Copyright 2010-2022 Google, Inc., and the authors of HarfBuzz"),
    "jpeg": ("IJG AND BSD-3-Clause AND Zlib", "Copyright (C) 1991-2020 Thomas G. Lane, Guido Vollbeding; "
             "2009-2024 D. R. Commander; 2015 Viktor Szathmáry. This software is based in part on the work of the "
             "Independent JPEG Group."),
    "lcms2": ("MIT", "Copyright (c) 2023 Marti Maria Saguer"),
    "lzma": ("0BSD", "Lasse Collin and others"),
    "mpg123": ("LGPL-2.1-only", "Copyright (c) 1995-2020 by Michael Hipp and others"),
    "ogg": ("BSD-3-Clause", _XIPH),
    "openjp2": ("BSD-2-Clause", "Copyright (c) 2002-2014 Universite catholique de Louvain and others"),
    "opus": ("BSD-3-Clause", f"{_XIPH}; Skype Limited, Octasic, Jean-Marc Valin, Timothy B. Terriberry and others"),
    "opusfile": ("BSD-3-Clause", _XIPH),
    "png16": ("libpng-2.0", "Copyright (c) 1995-2025 The PNG Reference Library Authors"),
    "portmidi": ("MIT", "Copyright (c) 1999-2000 Ross Bencina and Phil Burk; 2001-2009 Roger B. Dannenberg"),
    "quadmath": ("LGPL-2.1-or-later", _OF_NUMPY),
    "scipy_openblas64_": ("BSD-3-Clause", _OF_NUMPY),
    "sharpyuv": ("BSD-3-Clause", _GOOGLE),
    "sndfile": ("LGPL-2.1-or-later", "Copyright (C) 1999-2016 Erik de Castro Lopo and others"),
    "tiff": ("libtiff", "Copyright (c) 1988-1997 Sam Leffler; 1991-1997 Silicon Graphics, Inc."),
    "vorbis": ("BSD-3-Clause", _XIPH),
    "vorbisenc": ("BSD-3-Clause", _XIPH),
    "vorbisfile": ("BSD-3-Clause", _XIPH),
    "wavpack": ("BSD-3-Clause", "Copyright (c) 1998-2024 David Bryant"),
    "webp": ("BSD-3-Clause", _GOOGLE),
    "webpdemux": ("BSD-3-Clause", _GOOGLE),
    "webpmux": ("BSD-3-Clause", _GOOGLE),
    "xcb": ("MIT", "Copyright (C) 2001-2006 Bart Massey, Jamey Sharp, and Josh Triplett"),
    "xmp": ("MIT", "Copyright (C) 1996-2025 Claudio Matsuoka and Hipolito Carraro Jr"),
    "zstd": ("BSD-3-Clause", "Copyright (c) Meta Platforms, Inc. and affiliates"),
}  # fmt: skip
"""name of the file → licence (SPDX), who holds the rights"""

WORDS: Final[dict[str, str]] = {
    "Zlib": """\
This software is provided 'as-is', without any express or implied warranty. In no event will the authors be held
liable for any damages arising from the use of this software.

Permission is granted to anyone to use this software for any purpose, including commercial applications, and to alter
it and redistribute it freely, subject to the following restrictions:

1. The origin of this software must not be misrepresented; you must not claim that you wrote the original software. If
   you use this software in a product, an acknowledgment in the product documentation would be appreciated but is not
   required.
2. Altered source versions must be plainly marked as such, and must not be misrepresented as being the original
   software.
3. This notice may not be removed or altered from any source distribution.
""",
    "BSD-3-Clause": """\
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote
   products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF
THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
""",
    "MIT": """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
""",
}
"""the words of licences that many of them share; of the others see pillow's, numpy's and pygame-ce's papers"""


def native_of(file: str) -> tuple[str, str] | None:
    """(name, version) of a library by its file as wheels of Linux name it; None where it is not known."""
    known = _FILE.match(file)
    if known is None or known["name"] not in NATIVE:
        return None
    return known["name"], (known["version"] or known["low"]).strip(".")

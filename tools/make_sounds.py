"""Makes the sounds of the game: `python -m tools.make_sounds`.

Every sound is reckoned here from sines and a noise of our own, so that there is nothing to license from
anybody: they are under the project's licence, like its code. The same numbers come out on every machine,
to the last step but one. Short, low and soft: thirty people hear them a hundred times in an evening.
"""

from __future__ import annotations

import wave
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

FOLDER: Final = Path(__file__).parents[1] / "assets" / "sounds"
RATE: Final = 32_000
"""steps a second: nothing in these sounds is higher than half of it"""
LOUDEST: Final = 0.5
"""of what a file can hold; the game turns it down further"""
_C4, _G4, _A4, _C5, _E5 = 261.63, 392.0, 440.0, 523.25, 659.26
Wave = NDArray[np.float64]


def _times(seconds: float) -> Wave:
    return np.arange(round(seconds * RATE)) / RATE


def _noise(seconds: float, seed: int) -> Wave:
    """Hiss between −1 and 1: the bits of each step's number, well mixed."""
    mixed = np.arange(round(seconds * RATE), dtype=np.uint32) + np.uint32(seed * 7919)
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B), (16, 1)):
        mixed = (mixed ^ (mixed >> np.uint32(shift))) * np.uint32(factor)
    return mixed.astype(np.float64) / 2.0**31 - 1.0


def _soft(wave_: Wave, seconds: float) -> Wave:
    """Without what is faster than this: hiss becomes paper, water or a far rumble."""
    width = max(1, round(seconds * RATE))
    window = np.hanning(width + 2)[1:-1]
    smooth = np.convolve(wave_, window / window.sum(), mode="same")
    return smooth / max(1e-9, float(np.abs(smooth).max()))


def _bar(pitch: float, seconds: float, falls: float = 5.0) -> Wave:
    """A wooden bar struck softly: a note and two overtones that die sooner."""
    t = _times(seconds)
    rise = 1 - np.exp(-t * 400)
    parts = ((1.0, 1.0, 1.0), (0.28, 3.93, 2.6), (0.08, 9.2, 5.0))
    return rise * sum(
        (
            loud * np.sin(2 * np.pi * pitch * up * t) * np.exp(-t * falls * sooner)
            for loud, up, sooner in parts
        ),
        start=np.zeros_like(t),
    )


def _together(*placed: tuple[float, float, Wave]) -> Wave:
    """Sounds laid over each other: (seconds at which it begins, how loud, what)."""
    whole = np.zeros(max(round(at * RATE) + one.size for at, _, one in placed))
    for at, loud, one in placed:
        begin = round(at * RATE)
        whole[begin : begin + one.size] += loud * one
    return whole


def sealed() -> Wave:
    """A sheet is put down and covered: paper, then a soft knock."""
    t = _times(0.16)
    paper = _soft(_noise(0.16, 1), 0.0003) * np.sin(np.pi * t / 0.16) ** 2
    return _together((0.0, 0.35, paper), (0.12, 0.9, _bar(_C4 / 1.5, 0.3, 16.0)))


def signed() -> Wave:
    """Two parties agree: two notes, and both of them together."""
    return _together((0.0, 0.6, _bar(_G4, 0.7)), (0.16, 0.6, _bar(_C5, 0.9)), (0.16, 0.25, _bar(_E5, 0.8)))


def revealed() -> Wave:
    """What was closed is opened: a breath, and a chord that stands."""
    t = _times(0.55)
    breath = _soft(_noise(0.55, 2), 0.0006) * (t / 0.55) ** 2 * (1 - t / 0.55) * 6.0
    chord = ((0.34, _C4), (0.38, _G4), (0.42, _E5))
    return _together((0.0, 0.3, breath), *((at, 0.5, _bar(pitch, 1.1, 3.5)) for at, pitch in chord))


def spilled() -> Wave:
    """A store runs over: a low rumble that goes down, and grains that fall."""
    t = _times(1.1)
    rumble = _soft(_noise(1.1, 3), 0.006) * np.exp(-t * 3.2) * (1 - np.exp(-t * 30))
    grains = _soft(_noise(1.1, 4), 0.0002) * np.where(_noise(1.1, 5) > 0.9, 1.0, 0.0) * np.exp(-t * 4.5)
    low = np.sin(2 * np.pi * (96 * t - 22 * t**2)) * np.exp(-t * 4.0)
    return _together((0.0, 0.9, rumble), (0.05, 0.22, grains), (0.0, 0.4, low))


def played() -> Wave:
    """A round is over: three notes up, the last one longest."""
    notes = ((0.0, 0.5, _C4, 0.6), (0.15, 0.55, _G4, 0.7), (0.30, 0.6, _C5, 1.2))
    return _together(*((at, loud, _bar(pitch, long, 4.0)) for at, loud, pitch, long in notes))


def hurry() -> Wave:
    """A minute is left: two knocks on wood, from the next room."""
    knock = _bar(_A4 / 1.2, 0.22, 22.0)
    return _together((0.0, 0.8, knock), (0.24, 0.8, knock))


SOUNDS: Final[Mapping[str, Callable[[], Wave]]] = {
    "sealed": sealed,
    "signed": signed,
    "revealed": revealed,
    "spilled": spilled,
    "played": played,
    "hurry": hurry,
}


def steps(wave_: Wave) -> NDArray[np.int16]:
    """As a file holds it: as loud as all the others, and silent at its end."""
    fade = np.minimum(1.0, np.arange(wave_.size)[::-1] / (0.03 * RATE))
    level = wave_ * fade * LOUDEST / np.abs(wave_).max()
    whole: NDArray[np.int16] = np.round(level * 32_767).astype(np.int16)
    return whole


def main() -> None:
    """Write all of them."""
    for name, make in SOUNDS.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(steps(make()).astype("<i2").tobytes())


if __name__ == "__main__":
    main()

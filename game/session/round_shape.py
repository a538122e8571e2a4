"""How the minutes of a round are shared: news and reveal take what they take, and the rest is for talking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NEWS: Final = 1.0
SILENCE: Final = 1.0
FIRST_SILENCE: Final = 3.0
"""of the first round: people read their sheets"""
SHORT_SILENCE: Final = 0.5
"""minutes in which everybody writes one deal; the least where a round is short"""
CLOSE, REVEAL, GUESS, YEARS, RESULTS = 0.5, 0.75, 0.25, 0.25, 0.75
_AFTER: Final = CLOSE + REVEAL + GUESS + YEARS + RESULTS
_SLIPS, _SHEETS = 0.4, 0.59
"""of the time for talking: when slips come, and the first sheets are typed"""
_VOICES: Final = 1.5
"""minutes before the close at which the bell rings: a voice of each team says in twenty seconds what it will do"""
_LONG, _USUAL, _SHORT = 15, 10, 7
"""minutes: from which a first round has its long silence, a round a whole minute of it, and a shape of its own"""


@dataclass(frozen=True, slots=True)
class RoundShape:
    """When its parts begin, in minutes of the round; news begin it."""

    silence: float
    talk: float
    slips: float
    sheets: float
    bell: float
    close: float
    reveal: float
    guess: float
    years: float
    results: float
    ends: float

    @property
    def deciding(self) -> float:
        """Minutes by the clock from the silence to the close, in quarters."""
        return max(0.25, round((self.close - self.silence) * 4) / 4)


def round_shape(minutes: int, number: int = 2) -> RoundShape:
    """Of the so many-th round, which has so many minutes. Very short rounds shrink in all their parts."""
    if minutes < _SHORT:
        usual = round_shape(_USUAL)
        share = minutes / _USUAL
        return RoundShape(*(getattr(usual, part) * share for part in RoundShape.__slots__))
    talk = NEWS + _silence(minutes, number)
    close = minutes - _AFTER
    reveal = close + CLOSE
    guess = reveal + REVEAL
    return RoundShape(
        silence=NEWS,
        talk=talk,
        slips=talk + _SLIPS * (close - talk),
        sheets=talk + _SHEETS * (close - talk),
        bell=max(talk + _SHEETS * (close - talk), close - _VOICES),
        close=close,
        reveal=reveal,
        guess=guess,
        years=guess + GUESS,
        results=guess + GUESS + YEARS,
        ends=float(minutes),
    )


def _silence(minutes: int, number: int) -> float:
    if number == 1:
        return FIRST_SILENCE if minutes >= _LONG else 2 * SILENCE if minutes >= _USUAL else SILENCE
    return SILENCE if minutes >= _USUAL else SHORT_SILENCE

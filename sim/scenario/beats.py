"""Beats: what a round is about, for the facilitator. They speak of years; a round has the beat that fits it best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import Field

from sim.message import Message
from sim.scenario.frozen import Frozen
from sim.scenario.problems import Finding
from sim.scenario.projects import Year
from sim.scenario.texts import LocalText


class Beat(Frozen):
    """The story of some years, the one argument that is worth having in them, and what the facilitator says."""

    from_year: Year = Field(description="The first of its years.")
    to_year: Year = Field(description="The last of its years.")
    story: LocalText = Field(description="What happens, in a sentence or two; said with the news.")
    argument: LocalText = Field(
        description="The one question that teams should argue about; while they talk."
    )
    gains: LocalText | None = Field(None, description="Who pays and who gains; at the reveal.")
    risk: LocalText | None = Field(None, description="What can go wrong; while sheets are typed.")
    say: LocalText = Field(description="What the facilitator says at the results.")


def check_beats(beats: Mapping[str, Beat], years: range) -> Iterator[Finding]:
    """A beat covers years of the game, in order."""
    for key, beat in beats.items():
        if beat.from_year > beat.to_year:
            what = Message("The beat ends in {last}, before it begins.", last=beat.to_year)
            yield Finding(("beats", key, "to_year"), what, "Swap the years.")
        for field in ("from_year", "to_year"):
            if getattr(beat, field) not in years:
                what = Message("The game runs from {first} to {last}.", first=years[0], last=years[-1])
                yield Finding(("beats", key, field), what, "Write a year of the game.")


def beat_of(beats: Mapping[str, Beat], years: range) -> Beat | None:
    """The beat of a round that covers these years: the one that shares most with it; None where none does.

    Of two that fit alike the first in the file counts.
    """

    def fits(beat: Beat) -> float:
        own = range(beat.from_year, beat.to_year + 1)
        shared = len(set(own) & set(years))
        return shared / (len(own) + len(years) - shared)

    best = max(beats.values(), key=fits, default=None)
    return best if best is not None and fits(best) > 0 else None

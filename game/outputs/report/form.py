"""How a report is written: what whoever asks for it may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.experiments.more_answers import MoreAnswers
from game.experiments.path_answers import PathAnswers
from game.text.csv_text import TableStyle


@dataclass(frozen=True, slots=True)
class ReportForm:
    """In which language, for which spreadsheets, and what else."""

    language: str | None = None
    """none: the session's"""
    style: TableStyle = "plain"
    has_weeks: bool = False
    """whether the tables week by week are written too"""
    has_texts: bool = True
    """whether what people typed may stand in it: reasons, notes, the Monday sheet"""
    answers: Mapping[str, PathAnswers] = field(default_factory=dict)
    """cluster → what was played beside its game: other games of the same luck, deals that nobody signed"""
    more: Mapping[str, MoreAnswers] = field(default_factory=dict)
    """cluster → what mattered in it"""

"""How a report is written: what whoever asks for it may choose."""

from __future__ import annotations

from dataclasses import dataclass

from game.text.csv_text import TableStyle


@dataclass(frozen=True, slots=True)
class ReportForm:
    """In which language, for which spreadsheets, and what else."""

    language: str | None = None
    """none: the session's"""
    style: TableStyle = "plain"
    has_weeks: bool = False
    """whether the tables week by week are written too"""

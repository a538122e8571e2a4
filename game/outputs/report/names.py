"""The page of a report, as it lies in its folder beside the tables."""

from __future__ import annotations

from typing import Final

PAGE: Final = "report.html"
PAGE_MARK: Final = '<meta name="generator" content="Kierto">'
"""what the page is known by"""
TEAMS: Final = "teams.pdf"
TEAMS_MARK: Final = "/Creator (Kierto)"
"""what the pages of the teams are known by"""

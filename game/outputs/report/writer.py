"""Writing a report: every file is written beside its place, and moved there when it is whole."""

from __future__ import annotations

from pathlib import Path

from game.atomic_write import write_whole
from game.outputs.report.names import PAGE, TEAMS
from game.outputs.report.page import page
from game.outputs.report.tables import tables
from game.outputs.report.team_pages import team_pages
from game.roster.purse_names import table_words
from game.session.session import Session
from game.text.csv_text import TableStyle


def write(
    session: Session, folder: Path, language: str | None = None, style: TableStyle = "plain"
) -> tuple[Path, ...]:
    """Write the page, its tables and a page a team, in the session's language if none is named; their paths, the
    page first.

    Raises ValueError where nothing has been played yet, OSError where the folder cannot be written to.
    """
    session.language = language or session.setup.language
    words = table_words(session.plan, session.teams, session.language)
    texts = [(PAGE, page(session, words)), *tables(session, style)]
    files = [*((name, text.encode()) for name, text in texts), (TEAMS, team_pages(session, words))]
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(write_whole(folder / name, content) for name, content in files)

"""Writing a report: every file is written beside its place, and moved there when it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.atomic_write import write_whole
from game.outputs.report.form import ReportForm
from game.outputs.report.names import FILES, PAGE, REPLAY, SLIDES, TEAMS, WORKBOOK
from game.outputs.report.page import page
from game.outputs.report.replay_page import replay_page
from game.outputs.report.sheets import book
from game.outputs.report.tables import tables, week_tables
from game.outputs.report.team_pages import team_pages
from game.outputs.slides.writer import slides_of
from game.outputs.targets import remove_own
from game.roster.purse_names import table_words
from game.session.session import Session
from game.text.translator import Translator


def write(session: Session, folder: Path, form: ReportForm | None = None) -> tuple[Path, ...]:
    """Write the page, its tables and a page a team, in the session's language if none is named; their paths, the
    page first.

    Raises ValueError where nothing has been played yet, OSError where the folder cannot be written to.
    """
    form = form or ReportForm()
    session.language = form.language or session.setup.language
    words = table_words(session.plan, session.teams, session.language)
    files = list(_files(session, words, form))
    folder.mkdir(parents=True, exist_ok=True)
    written = tuple(write_whole(folder / name, content) for name, content in files)
    # What an earlier report wrote beside would tell of another state of the game.
    for name in FILES.keys() - {path.name for path in written}:
        remove_own(folder / name, FILES[name])
    return written


def _files(session: Session, w: Translator, form: ReportForm) -> Iterator[tuple[str, bytes]]:
    yield PAGE, page(session, w, form).encode()
    yield REPLAY, replay_page(session, w, form).encode()
    yield from tables(session, form.style, has_texts=form.has_texts)
    if form.has_weeks:
        yield from week_tables(session, form.style)
    yield WORKBOOK, book(session, w, has_texts=form.has_texts)
    yield SLIDES, slides_of(session, w, form.answers, has_texts=form.has_texts)
    yield TEAMS, team_pages(session, w, has_texts=form.has_texts)

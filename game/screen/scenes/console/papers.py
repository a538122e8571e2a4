"""The report of the session under way: what may stand in it is chosen, then it is written beside the frames."""

from __future__ import annotations

from game.screen.scenes.console.forms import PapersForm
from game.screen.scenes.console.model import ConsoleModel


def ask_for_report(model: ConsoleModel) -> None:
    """Ask what may stand in it; without a round there is none."""
    model.open(PapersForm() if model.session.records else None)
    if model.form is None:
        model.notice = model.w("No round has been played yet.")


def write_report(model: ConsoleModel, form: PapersForm) -> None:
    """Write it among people's documents, and open it."""
    context, session = model.context, model.session
    name = session.path.stem if session.path is not None else session.scenario.id
    beside = context.known_beside(session)
    context.printing.report(model.w, session, context.papers / name, beside, has_texts=form.has_texts)
    model.open(None)
    model.notice = context.printing.remark

"""Papers of the session under way: its report, written beside the frames, and sheets that people marked."""

from __future__ import annotations

from game.screen.handout_printer import shown
from game.screen.scenes.console.forms import EvidenceForm, PapersForm
from game.screen.scenes.console.model import ConsoleModel
from game.typed.evidence_line import read_marks
from game.typed.unclear import NotReadError, in_words


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


def keep_sheet(model: ConsoleModel, form: EvidenceForm) -> None:
    """Keep the sheet that is typed, and make room for the next; a sign that no sheet from before bears is said."""
    w, notes, text = model.w, model.session.notes, form.sheet.text
    try:
        sign, marks = read_marks(text, len(model.session.scenario.about.evidence))
    except NotReadError as fault:
        model.notice = " ".join(in_words(w, fault.about(text)))
        return
    known = {(each.moment, each.sign) for each in notes.sheets()}
    if not model.do(lambda: notes.keep_sheet(form.moment, sign, marks)):
        return
    form.sheet.set("")
    model.notice = w("The sheet is kept.")
    if (form.moment, sign) in known:
        model.notice = w("This code word had a sheet already: the new one counts.")
    elif form.moment != "before" and ("before", sign) not in known:
        model.notice = w("The sheet is kept. No sheet from before has this code word.")


def show_folder(model: ConsoleModel) -> None:
    """Open the folder in which this session is kept."""
    path, context = model.session.path, model.context
    model.notice = shown(model.w, context.desktop, path.parent if path is not None else context.folder)

"""The panels of what is taken home, and of the sheets that people marked without a name."""

from __future__ import annotations

from functools import partial

from game.design.text_styles import LABEL
from game.screen.kit.input_field import InputField
from game.screen.kit.widgets import Button, ButtonLook, Dial
from game.screen.scenes.console.forms import EvidenceForm, PapersForm
from game.screen.scenes.console.model import ConsoleModel
from game.screen.scenes.console.panel_frame import framed
from game.screen.scenes.console.panel_view import Panel, Words
from game.screen.scenes.console.papers import keep_sheet, write_report
from game.session.entries import Moment


def report_panel(model: ConsoleModel, form: PapersForm) -> Panel:
    """What may stand in the report that people take home."""
    w = model.w

    def choice(label: str, name: str, *, has_texts: bool) -> Button:
        look: ButtonLook = "primary" if form.has_texts == has_texts else "plain"
        return Button(label, partial(setattr, form, "has_texts", has_texts), name, style=look)

    choice_in_words = w("Reasons, notes and plans for Monday are in it, as they were typed.")
    if not form.has_texts:
        choice_in_words = w("Reasons, notes and plans for Monday are left out of every file.")
    write = partial(write_report, model, form)
    about = w("Page, tables, slides and team pages, in this computer's documents.")
    return framed(
        model,
        w("Report"),
        (Words(about, is_muted=True),),
        (
            choice(w("With what people typed"), "with texts", has_texts=True),
            choice(w("Without it"), "without texts", has_texts=False),
        ),
        (Words(choice_in_words, LABEL),),
        (Button(w("Write the report"), write, "write report", "newspaper", "primary"),),
    )


def evidence_panel(model: ConsoleModel, form: EvidenceForm) -> Panel:
    """A line a sheet: its code word, and a digit for each statement."""
    w, keep = model.w, partial(keep_sheet, model, form)
    names: dict[Moment, str] = {
        "before": w("Before the game"),
        "after": w("After the game"),
        "later": w("Half a year later"),
    }
    sheets = model.session.notes.sheets()
    counts = (f"{name}: {sum(each.moment == moment for each in sheets)}" for moment, name in names.items())
    about = w("A line a sheet: its code word, then a digit from 1 to 5 for each statement. No names.")
    return framed(
        model,
        w("Sheets of statements"),
        (Words(about, is_muted=True),),
        (Dial(names[form.moment], form.next_moment, "which moment", size=0),),
        (
            InputField(form.sheet, keep, "sheet", "et17 42531", label=w("Sheet")),
            Button(w("Keep it"), keep, icon="check", style="primary"),
        ),
        (Words(" · ".join(counts), LABEL),),
    )

"""The session under way under another name."""

from __future__ import annotations

from game.screen.scenes.console.forms import NameForm
from game.screen.scenes.console.model import ConsoleModel
from game.screen.session_place import name_fault


def rename(model: ConsoleModel, form: NameForm) -> None:
    """Its file is called so from now on; a name that no file may bear is refused, and why."""
    wanted, path = form.name.text.strip(), model.session.path
    fault = name_fault(wanted)
    if fault is not None:
        model.notice = model.w.say(fault)
    elif path is not None and wanted == path.stem:
        model.open(None)
    elif model.finish(lambda: model.session.rename(f"{wanted}.kierto")):
        model.notice = model.w("The session is called “{name}” from now on.", name=wanted)

"""Without a command: the game opens; without a display, the default scenario plays itself in the terminal."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.cli.display import has_display, show
from game.cli.faults import Exit, MachineFault, UsageFault
from game.cli.files import DEFAULT_SCENARIO, read_plan, shipped
from game.cli.output import folder_target, put, remark
from game.cli.parsing import program

if TYPE_CHECKING:
    from game.session.session import Session

SEED: Final = 1
FOLDER: Final = "kierto-report"
"""where the demonstration's report goes, in the folder Kierto was started in"""


def command(options: argparse.Namespace) -> int:
    """Open the game; without a display, let bots play the default scenario and show what it came to."""
    if has_display():
        from game.screen.kit.transition import Transition

        return show(Transition("title"), options)
    from game.cli.progress import progress
    from game.debrief.model import debrief
    from game.experiments.whole_game import GameOptions, whole_game
    from game.outputs.summary import summaries
    from game.roster.purse_names import table_words

    w = options.w
    remark(w("There is no display here: Kierto plays a demonstration game in the terminal, bots deciding."))
    plan = read_plan(shipped(DEFAULT_SCENARIO))
    with progress(len(plan.scenario.about.rounds) + 1, w("round")) as tick:
        session = whole_game(plan, GameOptions(SEED, bots=("cooperative",), language=w.language), tick=tick)
    put(summaries(debrief(session), table_words(plan, session.teams, w.language)))
    remark(w("The report of this game: {path}", path=_report(session)))
    command = f"{program()} run {DEFAULT_SCENARIO} --help"
    remark(w("To decide something yourself: `{command}`", command=command))
    return Exit.DONE


def _report(session: Session) -> Path:
    """Write the report here; where that cannot be, somewhere that lasts until the machine tidies up."""
    from game.cli.report import write_report
    from game.outputs.report.names import FILES

    try:
        page = write_report(session, folder_target(FOLDER, FOLDER, FILES))
    except (MachineFault, UsageFault):
        page = write_report(session, tempfile.mkdtemp(prefix=f"{FOLDER}-"))
    return page.resolve()

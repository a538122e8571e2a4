"""`check`: says everything that is wrong with scenario files and sessions."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from game.cli.faults import InputFault, about, in_words
from game.cli.files import each_sound, files, located, read_scenario
from game.cli.parsing import Commands
from game.cli.sessions import file_remark, opened, rounds_of
from game.debrief.standing import unfinished
from game.outputs.letters import lacking
from game.session.journal.travelled import is_session
from game.session.session import Session
from game.text.languages import SOURCE, languages
from game.text.translator import Translator
from game.typed.reserved import unplayable
from sim.scenario.checks.provenance import unsaid
from sim.scenario.checks.spoken import typed_figures
from sim.scenario.file import Scenario
from sim.scenario.loader import questions, unseen
from sim.scenario.problems import MOST_PROBLEMS, FileProblem, Finding, field_name, printable
from sim.scenario.translations import texts, untranslated

_MOST_NAMED: Final = 4


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "check",
        command,
        examples=("check tutorial", "check scenarios/*.yaml", "check game.kierto"),
        notes=(w("A problem reads FILE:LINE:COLUMN: FIELD: what is wrong. What to write instead."),),
    )
    files(parser, w("FILE"), w("a scenario file or a session, or a pattern such as *.yaml"))


def command(options: argparse.Namespace) -> int:
    """Check every file; one bad file is enough to fail."""
    return each_sound(options, _checked)


def _checked(file: str, w: Translator) -> str:
    """What is said of a sound file. Raises InputFault with all that is wrong with another."""
    if is_session(Path(file)):
        return _session(file, w)
    scenario = read_scenario(file, _refused)
    firms = w.many("{n} firm", "{n} firms", len(scenario.firms))
    rounds = w.many("{n} round", "{n} rounds", len(scenario.about.rounds))
    title = w.of(scenario.about.title)
    sentence = w(
        "{file}: sound. {title}: {firms}, {rounds}.", file=file, title=title, firms=firms, rounds=rounds
    )
    asked = [in_words(w, question) + "\n" for question in questions(located(file), lacking)]
    return "".join(
        [f"{sentence}\n", _without_origin(file, unsaid(scenario), w), *_in_english(file, scenario, w), *asked]
    )


def _refused(scenario: Scenario) -> Iterator[Finding]:
    """What is refused of a sound scenario: what cannot be played, and figures that would not follow the plan."""
    return chain(unplayable(scenario), typed_figures(scenario))


def _without_origin(file: str, fields: list[str], w: Translator) -> str:
    """A hint that is no fault: files of older versions did not say where every number is from."""
    if not fields:
        return ""
    numbers = w.many("{n} number", "{n} numbers", len(fields))
    names = _named(fields, w)
    sentence = w("{numbers} without a word on where from: {names}.", numbers=numbers, names=names)
    return f"{file}: {sentence} {w('Add `source:`, `estimate:` or `tuned:`.')}\n"


def _in_english(file: str, scenario: Scenario, w: Translator) -> Iterator[str]:
    """What would be shown in English in a language that is begun; in those of the game, if none is."""
    begun = {tag for _, text in texts(scenario) for tag in text.languages} - {SOURCE}
    for language in sorted(begun) or languages():
        fields = untranslated(scenario, language) if language != SOURCE else []
        if fields:
            count = w.many("{n} text is", "{n} texts are", len(fields))
            names = _named(fields, w)
            sentence = w(
                "{texts} in English only, not in `{tag}`: {names}.", texts=count, tag=language, names=names
            )
            yield f"{file}: {sentence} {w('Write `translate` and the scenario, then the texts.')}\n"


def _named(fields: list[str], w: Translator) -> str:
    names = ", ".join(fields[:_MOST_NAMED])
    more = len(fields) - _MOST_NAMED
    return w("{names} and {n} more", names=names, n=more) if more > 0 else names


def _session(file: str, w: Translator) -> str:
    with opened(file) as session:
        asked = [in_words(w, question) + "\n" for question in _letters(file, session)]
        notices, rounds = list(session.notices), rounds_of(session, w)
        teams = w.many("{n} team", "{n} teams", len(session.teams))
        title = w.of(session.scenario.about.title)
        rest = (unfinished(session), file_remark(session))
    if notices:
        raise InputFault([about(file, notice) for notice in notices])
    sentence = w(
        "{file}: sound. {title}: {teams}, {rounds} played.",
        file=file,
        title=title,
        teams=teams,
        rounds=rounds,
    )
    return "".join([" ".join([sentence, *(w.say(part) for part in rest if part)]), "\n", *asked])


def _letters(file: str, session: Session) -> Iterator[FileProblem]:
    """What people typed with letters that cannot be shown, and where; of very much only the first."""
    lines = session.journal.lines
    letters = ((line.number, finding) for line in lines for finding in unseen(dict(line.data), lacking))
    for number, finding in islice(letters, MOST_PROBLEMS):
        name, field = printable(file), field_name(finding.where)
        yield FileProblem(name, number, 1, field, finding.what, finding.instead)

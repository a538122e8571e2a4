"""From a file, or plain data, to a scenario that can be played; or to everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from pydantic import ValidationError

from sim.message import Message
from sim.scenario.beats import check_beats
from sim.scenario.bounds import check_bounds
from sim.scenario.checks.cluster import check_world
from sim.scenario.checks.contents import check_contents
from sim.scenario.checks.exchanges import check_exchanges
from sim.scenario.checks.fund import check_fund
from sim.scenario.checks.languages import check_languages
from sim.scenario.checks.letters import check_letters
from sim.scenario.checks.measures import check_measures
from sim.scenario.checks.offers import check_first_exchanges
from sim.scenario.checks.projects import check_projects
from sim.scenario.checks.provenance import check_provenance
from sim.scenario.checks.recipes import check_recipes
from sim.scenario.checks.references import check_references
from sim.scenario.checks.region import check_region
from sim.scenario.doubts import doubts
from sim.scenario.energy import check_energy
from sim.scenario.explain import explain
from sim.scenario.file import PresetName, PresetTerms, Scenario
from sim.scenario.index import Index
from sim.scenario.indicators import check_indicators
from sim.scenario.interning import Shared
from sim.scenario.map_file import MappedDocument, with_map
from sim.scenario.places import written
from sim.scenario.presets import WHERE, check_places, preset_data
from sim.scenario.problems import (
    MOST_PROBLEMS,
    THE_FILE,
    FileProblem,
    Finding,
    ScenarioFault,
    Where,
    field_name,
    printable,
    shortened,
)
from sim.scenario.reader import read
from sim.scenario.translations import Translation, beside, put, unused
from sim.scenario.yaml_events import Refusal

_Positions = Callable[[Where], tuple[str, int, int]]
"""file, line and column of a part"""
_Places = dict[Where, tuple[str, int]]
"""where texts stand that are in files beside the scenario's: file and line"""
_Check = Callable[[Scenario], Iterable[Finding]]
_LONGEST_NAME = 300
_MOST_LETTERS = 8
_MOST_LOOKED_AT = MOST_PROBLEMS + 1
"""A file with more findings is not looked at any further: each costs time to explain."""


def load(path: str | os.PathLike[str], also: _Check = lambda _: ()) -> Scenario:
    """Read a scenario file, and the translations beside it.

    Raises `ScenarioFault` with all their problems, in the order of lines.

    `also`: what whoever plays it asks of a sound scenario beside what the format does.
    """
    name = shortened(printable(os.fsdecode(path)), _LONGEST_NAME)
    try:
        document, translations = with_map(path, read(path, name)), beside(path, name)
    except Refusal as refusal:
        file = refusal.file or name
        before = [_problem(finding, file, (line, column)) for line, column, finding in refusal.before]
        problems = _in_order([*before, _refused(refusal, file)], name)
        raise ScenarioFault(problems, more=(refusal.line, refusal.column) != (1, 1)) from refusal
    return _scenario(
        document.data,
        name,
        document,
        lambda scenario: chain(_in_presets(scenario), also(scenario)),
        translations,
    )


def from_data(data: object, name: str = "<data>", *, is_begun: bool = False) -> Scenario:
    """A scenario from plain data (a session's first line, a generator).

    Raises `ScenarioFault` with all problems; they have no lines. `is_begun`: a game of it is under way or over, whose
    length was chosen: as which other games it could be played is not tried again.
    """
    return _scenario(data, name, None, (lambda _: ()) if is_begun else _in_presets)


def questions(
    path: str | os.PathLike[str], lacking: Callable[[str], str] = lambda text: ""
) -> list[FileProblem]:
    """What its author should be asked about a sound scenario file: figures that are hardly meant, and letters.

    `lacking`: the letters of a text that cannot be shown.
    """
    name = shortened(printable(os.fsdecode(path)), _LONGEST_NAME)
    document, translations = with_map(path, read(path, name)), beside(path, name)
    places: _Places = {}
    scenario = _validated(document.data, translations, places)
    findings = chain(doubts(scenario), unseen(document.data, lacking))
    placed = [_placed(finding, document.data, document.place, places) for finding in findings]
    placed += [problem for translation in translations for problem in unused(translation, scenario)]
    return _in_order(placed, name)


def unseen(data: object, lacking: Callable[[str], str], where: Where = ()) -> Iterator[Finding]:
    """Every text of plain data with letters that cannot be shown."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in inside:
        yield from unseen(part, lacking, (*where, key))
    if isinstance(data, str) and (letters := lacking(data)):
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:_MOST_LETTERS])
        what = Message("The fonts of the screen and of the hand-outs lack {letters}.", letters=named)
        yield Finding(where, what, "Write it with other letters.")


def to_data(scenario: Scenario) -> dict[str, object]:
    """A scenario as plain JSON data that `from_data` reads back: what its author wrote, no defaults."""
    return scenario.model_dump(mode="json", exclude_unset=True)


def check(scenario: Scenario) -> Iterator[Finding]:
    """What is wrong with a scenario whose every part is well formed."""
    index, twice = Index.of(scenario)
    return chain(
        twice,
        check_references(scenario, index),
        check_world(scenario),
        check_indicators(scenario.about),
        check_measures(scenario, index),
        check_fund(scenario),
        check_projects(scenario, index),
        check_exchanges(scenario, index),
        check_letters(scenario, index),
        check_first_exchanges(scenario, index),
        check_bounds(scenario),
        check_recipes(scenario),
        check_contents(scenario),
        check_energy(scenario),
        check_provenance(scenario),
        check_languages(scenario),
        check_region(scenario),
        check_places(scenario),
        check_beats(scenario.beats, range(scenario.about.first_year, scenario.about.last_year + 1)),
    )


def with_preset(scenario: Scenario, name: PresetName) -> Scenario:
    """The game as a preset of the scenario plays it. Raises KeyError for one that it does not have."""
    return from_data(preset_data(scenario, to_data(scenario), scenario.about.presets[name]))


def _in_presets(scenario: Scenario) -> Iterator[Finding]:
    """What is wrong with the game as a preset plays it."""
    tried: list[PresetTerms] = []
    for name, terms in scenario.about.presets.items():
        if terms in tried:
            continue
        tried.append(terms)
        try:
            with_preset(scenario, name)
        except ScenarioFault as fault:
            for problem in fault.problems:
                what = Message(
                    "Played so, {field} does not fit: {what}", field=problem.field, what=problem.what
                )
                yield Finding((*WHERE, name), what, problem.instead)


def _scenario(
    data: object,
    name: str,
    document: MappedDocument | None,
    also: _Check,
    translations: Sequence[Translation] = (),
) -> Scenario:
    position: _Positions = document.place if document else lambda _: (name, 0, 0)
    problems = [
        _problem(finding, file, (line, column))
        for file, (line, column, finding) in (document.findings if document else ())
    ]
    problems += [problem for translation in translations for problem in translation.problems]
    places: _Places = {}
    try:
        scenario = _validated(data, translations, places)
    except ValidationError as fault:
        findings = list(islice(_explained(fault, data), _MOST_LOOKED_AT))
        hidden = True  # what things say of one another is looked at once each of them is well formed
    else:
        findings = list(islice(check(scenario), _MOST_LOOKED_AT))
        findings = findings or list(islice(also(scenario), _MOST_LOOKED_AT))
        hidden = False
    if findings or problems:
        problems += [_placed(finding, data, position, places) for finding in findings]
        raise ScenarioFault(_in_order(problems, name), more=hidden)
    return scenario


def _validated(data: object, translations: Sequence[Translation], places: _Places) -> Scenario:
    """A scenario with its texts in all languages. Takes down where those of other files stand.

    Raises ValidationError.
    """
    scenario = Scenario.model_validate(data, context=Shared())
    for translation in translations:
        lines = put(translation, scenario, data)
        places |= {where: (translation.file, line) for where, line in lines.items()}
    return Scenario.model_validate(data, context=Shared()) if places else scenario


def _explained(fault: ValidationError, data: object) -> Iterator[Finding]:
    for error in fault.errors(include_url=False):
        yield explain(error, data)


def _placed(finding: Finding, data: object, position: _Positions, places: _Places) -> FileProblem:
    if finding.where in places:
        file, line = places[finding.where]
        return _problem(finding, file, (line, 1))
    file, *place = position(written(finding.where, data))
    return _problem(finding, file, (place[0], place[1]))


def _problem(finding: Finding, name: str, place: tuple[int, int]) -> FileProblem:
    line, column = place
    return FileProblem(name, line, column, field_name(finding.where), finding.what, finding.instead)


def _refused(refusal: Refusal, name: str) -> FileProblem:
    return FileProblem(
        name, refusal.line, refusal.column, field_name(refusal.where), refusal.what, refusal.instead
    )


def _in_order(problems: list[FileProblem], name: str) -> list[FileProblem]:
    """Each problem once, by line; of very many only the first."""
    problems = sorted(
        dict.fromkeys(problems),
        key=lambda problem: (problem.file != name, problem.file, problem.line, problem.column),
    )
    if len(problems) <= MOST_PROBLEMS:
        return problems
    last = problems[MOST_PROBLEMS - 1]
    what = Message("There are more problems than these.")
    instead = Message("Mend these first and check again.")
    return [*problems[:MOST_PROBLEMS], FileProblem(name, last.line, last.column, THE_FILE, what, instead)]

"""Languages: a text in one that the title lacks, and whose tag is nearly one of the title's, is misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.problems import Finding, quoted
from sim.scenario.spelling import suggestion
from sim.scenario.texts import Text
from sim.scenario.traversal import parts


def check_languages(scenario: Scenario) -> Iterator[Finding]:
    """A scenario may be in any language; those of its title tell which were meant."""
    known = scenario.about.title.languages
    for part in parts(scenario):
        if isinstance(part.model, Text):
            for tag in part.model.languages:
                close = None if tag in known else suggestion(tag, known)
                if close is not None:
                    what = Message("The title is not in the language {tag}.", tag=quoted(tag))
                    yield Finding(
                        (*part.where, tag),
                        what,
                        Message("Write `{near}`, or the title in `{tag}` too.", near=close, tag=tag),
                    )

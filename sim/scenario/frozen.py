"""What every part of a scenario is made of: parts that never change, ids, texts that say something, mistakes."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from sim.scenario.interning import Shared
from sim.scenario.problems import Sentence

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
"""Lower-case letters, digits, `_` and `-`; begins with a letter. All things share one set of ids."""

LONGEST_TEXT = 2000


class Mistake(ValueError):
    """A value that cannot be: what is wrong, and what to write."""

    def __init__(self, what: Sentence, instead: Sentence) -> None:
        self.what, self.instead = what, instead
        super().__init__(f"{what} {instead}")


def _said(text: str) -> str:
    if text and not any(char.isprintable() and not char.isspace() for char in text):
        raise Mistake("There are only blanks here.", "Write a text, or take the line out.")
    return text


PlainText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TEXT),
    AfterValidator(_said),
    Field(json_schema_extra={"pattern": r"\S"}),
]
"""A text that says something."""


class WrongKey(Mistake):
    """A key that a group of keys cannot have."""

    def __init__(self, key: str, what: Sentence, instead: Sentence) -> None:
        super().__init__(what, instead)
        self.key = key


class Frozen(BaseModel):
    """A part of a scenario: read once, never changed, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Itself: nothing in it changes, so one default serves every part that leaves it out."""
        return self

    def model_post_init(self, context: Any, /) -> None:
        """Of a large cluster, what was written alike is kept once."""
        if isinstance(context, Shared):
            context.keep_keys(self)

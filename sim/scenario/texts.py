"""Texts in English and any other language, each under its tag."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from sim.message import Message
from sim.scenario.frozen import Frozen, PlainText, WrongKey
from sim.scenario.problems import quoted

_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"
LanguageTag = Annotated[str, StringConstraints(pattern=_TAG, max_length=35)]
"""A language as the web names it (BCP 47): `fi`, `smn`, `pt-BR`, `sr-Latn-RS`."""


_TAGS = TypeAdapter(LanguageTag)


def is_tag(text: str) -> bool:
    """Whether a text is the tag of a language."""
    try:
        _TAGS.validate_python(text)
    except ValidationError:
        return False
    return True


def tag_for(key: str) -> Message:
    """What to write in place of a key that is not the tag of a language."""
    language, *rest = key.strip().replace("_", "-").split("-")
    tag = "-".join(
        [language.lower(), *(part.upper() if len(part) == 2 else part.capitalize() for part in rest)]
    )
    if is_tag(tag) and tag != key:
        return Message("Write `{near}`.", near=tag)
    return Message("Write a tag such as `fi`, `smn` or `pt-BR`.")


class Text(Frozen):
    """A text in English and any other languages, each under its tag. A plain string is taken as English."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "patternProperties": {_TAG: {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "null"}]}},
            "additionalProperties": False,
        },
    )
    __pydantic_extra__: dict[str, PlainText | None]

    en: PlainText = Field(description="In English.")

    @model_validator(mode="before")
    @classmethod
    def _has_tags(cls, raw: Any) -> Any:
        for key in raw if isinstance(raw, dict) else ():
            if isinstance(key, str) and not is_tag(key):
                raise WrongKey(key, Message("{name} is not a language.", name=quoted(key)), tag_for(key))
        return raw

    def in_language(self, language: str) -> str:
        """The text in a language, or in the one it is a kind of (`pt` for `pt-BR`); otherwise in English."""
        others = self.__pydantic_extra__
        return others.get(language) or others.get(language.partition("-")[0]) or self.en

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags it is written in."""
        return ("en", *(tag for tag, text in self.__pydantic_extra__.items() if text))


def _text(raw: Any) -> Any:
    return {"en": raw} if isinstance(raw, str) else raw


LocalText = Annotated[Text, BeforeValidator(_text, json_schema_input_type=PlainText | Text)]

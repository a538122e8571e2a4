"""The settings of this machine as choices: what each is called, what there is to choose, and what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.screen.settings import TEXT_SCALES, Settings
from game.text.languages import languages
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class SettingChoice:
    """One setting."""

    name: str
    """of the field of `Settings`"""
    label: str
    options: tuple[tuple[object, str], ...]
    """(value, what it is called)"""
    chosen: object


def choices(settings: Settings, w: Translator) -> Iterator[SettingChoice]:
    """All settings, in the order of the page."""
    sizes = tuple((scale, w.percent(scale)) for scale in TEXT_SCALES)
    yield SettingChoice("language", w("Language"), tuple(languages().items()), settings.language)
    colours = ("light", w("Light")), ("dark", w("Dark, for dim rooms"))
    yield SettingChoice("theme", w("Colours"), colours, settings.theme)
    yield SettingChoice("text_scale", w("Text size"), sizes, settings.text_scale)
    yield SettingChoice("sound", w("Sound"), ((True, w("On")), (False, w("Off"))), settings.sound)
    yield SettingChoice("still", w("Motion"), ((False, w("On")), (True, w("Little"))), settings.still)

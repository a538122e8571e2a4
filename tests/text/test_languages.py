"""A language is a folder: one more needs no Python line."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from game.cli.app import run
from game.screen.settings import Settings, load, save
from game.text.languages import MORE_LOCALES, languages, locale_of
from game.text.translator import Translator
from game.typed.vocabulary import meanings, means, printed
from sim.scenario.loader import from_data, to_data
from sim.scenario.loader import load as load_scenario
from sim.scenario.problems import ScenarioFault
from sim.scenario.texts import Text
from tests.cli.shell import ROOT, TUTORIAL
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows
from tools.program import associations

DUTCH = {
    "English": "Nederlands",
    "Language": "Taal",
    "Settings": "Instellingen",
    "Team {n}": "Team {n}",
    "Kierto session": "Kierto & spel",
    "yes|y|for": "akkoord|jawel",
}


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder with a catalogue, as a translator would make one."""
    catalogue = Catalog(locale="nl")
    for english, translated in DUTCH.items():
        catalogue.add(english, translated)
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "kierto.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setenv(MORE_LOCALES, str(tmp_path))
    return "nl"


def test_a_folder_with_a_catalogue_is_a_language(dutch: str) -> None:
    assert languages() == {
        "en": "English",
        "de": "Deutsch",
        "fi": "Suomi",
        "nl": "Nederlands",
        "sv": "Svenska",
    }
    assert Translator(dutch)("Language") == "Taal"
    assert Translator(dutch).number(1234.5, 1) == "1.234,5"


def test_the_settings_know_it(dutch: str, tmp_path: Path) -> None:
    save(Settings(language=dutch), tmp_path / "settings.json")
    settings = load(tmp_path / "settings.json")
    assert settings.language == dutch
    for expected in ("sv", "en", "de", "fi", dutch):
        settings.next_language()
        assert settings.language == expected


def test_the_command_line_knows_it(dutch: str, tmp_path: Path) -> None:
    out = tmp_path / "handouts"
    assert run(["handouts", str(ROOT / TUTORIAL), "--out", str(out), "--language", dutch]) == 0
    assert (out / "guide.pdf").is_file()


def test_its_words_can_be_typed(dutch: str) -> None:
    meanings.cache_clear()
    assert means("akkoord", "yes")
    assert printed(Translator(dutch), "yes") == "akkoord"
    meanings.cache_clear()


def test_desktops_call_the_files_in_it(dutch: str) -> None:
    assert f'<comment xml:lang="{dutch}">Kierto &amp; spel</comment>' in associations.mime()
    assert f"Comment[{dutch}]=" in associations.desktop()


def test_the_screen_speaks_it(dutch: str) -> None:
    open_without_windows()
    camera = Studio(load_scenario(ROOT / TUTORIAL), Settings(language=dutch))
    (picture,) = (one for one in pictures() if one.name == "settings")
    picture.put(camera)
    written = {text.text for text in camera.draw("desk").written}
    assert {"Instellingen", "Taal", "Nederlands"} <= written


def test_a_setting_of_a_language_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    save(Settings(language="nl"), tmp_path / "settings.json")
    assert load(tmp_path / "settings.json").language == "en"


def test_a_language_that_nobody_knows_the_numbers_of_writes_them_as_its_parent_or_in_english() -> None:
    assert str(locale_of("fi-XA")) == "fi"
    assert str(locale_of("qps")) == "en"


def test_a_text_may_be_in_any_language() -> None:
    text = Text.model_validate({"en": "Mill", "pt": "Moinho", "smn": "Millo", "fi": None})
    assert [text.in_language(tag) for tag in ("smn", "pt-BR", "fi", "de")] == [
        "Millo",
        "Moinho",
        "Mill",
        "Mill",
    ]
    assert text.languages == ("en", "pt", "smn")


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [
        ("FI", "`FI` is not a language. Write `fi`."),
        ("pt_br", "`pt_br` is not a language. Write `pt-BR`."),
        ("suomeksi!", "`suomeksi!` is not a language. Write a tag such as `fi`, `smn` or `pt-BR`."),
        ("fii", "The title is not in the language `fii`. Write `fi`, or the title in `fii` too."),
    ],
)
def test_who_misspells_a_language_is_told_how_to_write_it(tag: str, remedy: str) -> None:
    data = to_data(load_scenario(ROOT / TUTORIAL))
    data["firms"]["foundry"]["name"][tag] = "Valimo"  # type: ignore[index]
    with pytest.raises(ScenarioFault) as caught:
        from_data(data)
    problem = caught.value.problems[0]
    assert (problem.field, f"{problem.what} {problem.instead}") == (f"firms.foundry.name.{tag}", remedy)
    del data["firms"]["foundry"]["name"][tag]  # type: ignore[index]


def test_a_scenario_in_a_language_of_its_own_is_written_as_it_was_read() -> None:
    data = to_data(load_scenario(ROOT / TUTORIAL))
    data["about"]["title"]["smn"] = "Uccâ"  # type: ignore[index]
    assert to_data(from_data(data)) == data

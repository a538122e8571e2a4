"""Sessions of format 1: opened, verified and said in every language, though they hold English only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from game.experiments.verify import verify
from game.session.journal.chain import encode, seal
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Named, PurseOwner, Sum
from sim.rules import Objection
from tests.session.golden import SESSION, SESSION_2


def lines() -> list[dict[str, Any]]:
    """What the lines of the session of format 2 say."""
    return [json.loads(line)["data"] for line in SESSION_2.read_text(encoding="ascii").splitlines()]


def older(data: dict[str, Any]) -> dict[str, Any]:
    """A line as format 1 said it."""
    if data["line"] == "opened":
        teams = [{key: one[key] for key in one if key != "automatic"} for one in data["setup"]["teams"]]
        return {**data, "format": 1, "setup": {**data["setup"], "teams": teams}}
    if data["line"] == "round":
        return {**data, "worlds": {name: in_english(world) for name, world in data["worlds"].items()}}
    return data


def in_english(world: Mapping[str, Any]) -> dict[str, Any]:
    """A world of a round whose objections are English sentences."""
    aside = [
        {**one, "what": one["what"]["english"], "instead": one["instead"]["english"]}
        for one in world["set_aside"]
    ]
    return {**world, "set_aside": aside}


def write(path: Path, said: list[dict[str, Any]]) -> Path:
    """A session file of these lines."""
    before = ""
    with path.open("wb") as file:
        for number, data in enumerate(said, 1):
            sealed = seal(number, encode(data), before)
            before = sealed.line.hash
            file.write(sealed.text)
    return path


def set_aside(session: Session) -> Iterator[Objection]:
    for record in session.records:
        for world in record.worlds.values():
            yield from world.set_aside


def test_a_sentence_of_format_1_is_the_message_that_format_2_keeps(tmp_path: Path) -> None:
    with_english = Session.open(
        write(tmp_path / "old.kierto", [older(one) for one in lines()]), read_only=True
    )
    with_messages = Session.open(SESSION_2, read_only=True)
    assert list(map(str, set_aside(with_english))) == list(map(str, set_aside(with_messages)))
    assert verify(with_english).sound
    finnish = Translator("fi", with_english.plan)
    poor = next(
        one for one in set_aside(with_english) if isinstance(dict(one.what.places).get("lacking"), Sum)
    )
    assert finnish.say(poor.what) == "Tienrakentaja: kukkarosta puuttuu 50\u00a0k€."
    assert dict(poor.what.places)["firms"] in (
        Named("firm", "roads", "Road builder"),
        PurseOwner((Named("firm", "roads", "Road builder"),)),
    )
    for old, new in zip(set_aside(with_english), set_aside(with_messages), strict=True):
        assert finnish.say(old.what) == finnish.say(new.what)
        assert finnish.say(old.instead) == finnish.say(new.instead)


def test_a_sentence_that_no_rule_says_stays_as_it_was_written(tmp_path: Path) -> None:
    said = [older(one) for one in lines()]
    world = next(world for one in said if one["line"] == "round" for world in one["worlds"].values())
    world["set_aside"][0] |= {
        "what": "The {firm} and the news are gone. Alas.",
        "instead": "Wait for Kaija & Co.",
    }
    session = Session.open(write(tmp_path / "old.kierto", said), read_only=True)
    first = next(set_aside(session))
    for language in ("en", "fi", "sv"):
        w = Translator(language, session.plan)
        assert w.say(first.what) == "The {firm} and the news are gone. Alas."
        assert w.say(first.instead) == "Wait for Kaija & Co."


def test_names_that_nobody_chose_are_known_in_a_session_of_format_1(tmp_path: Path) -> None:
    said = [older(one) for one in lines()]
    said[0]["setup"]["teams"][0]["name"] = "Valimo"  # as Finnish would call the foundry, in an English set-up
    session = Session.open(write(tmp_path / "old.kierto", said), read_only=True)
    session.language = "sv"
    chosen = {team.id: (team.name, team.automatic) for team in session.teams}
    assert chosen["foundry"] == ("Valimo", False)
    assert chosen["roads"][1]
    assert chosen["roads"][0] != "Road builder"
    assert chosen["town"] == ("The {town} and Co.", False)


def test_a_renamed_team_has_its_new_name_in_the_history() -> None:
    session = Session.open(SESSION_2, read_only=True)
    texts = [str(item.text) for item in session.history()]
    assert "Round 1: The {town} and Co. seals 3 decisions" in texts
    assert not [text for text in texts if "Town seals" in text]
    finnish = Translator("fi", session.plan)
    assert any(
        "The {town} and Co. sinetöi: 3 päätöstä" in finnish.say(item.text) for item in session.history()
    )


@pytest.mark.parametrize("path", [SESSION, SESSION_2])
def test_golden_sessions_of_both_formats_open_and_verify(path: Path) -> None:
    session = Session.open(path, read_only=True)
    assert session.damage is None
    assert verify(session).difference is None


def test_a_session_of_format_1_is_played_on_in_a_copy(tmp_path: Path) -> None:
    old = write(tmp_path / "old.kierto", [older(one) for one in lines()])
    session = Session.open(old)
    assert "older format 1" in str(session.read_only)
    copy = session.save_copy(tmp_path / "copy.kierto")
    session.close()
    again = Session.open(copy)
    assert again.read_only is None
    again.go_to("news")
    again.close()
    assert json.loads(copy.read_text(encoding="ascii").splitlines()[0])["data"]["format"] == 2

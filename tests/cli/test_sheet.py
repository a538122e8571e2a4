"""`sheet`: what a line comes to, tried without a window."""

from __future__ import annotations

import json

import pytest

from tests.cli.shell import Ended, inside


def sheet(team: str, *lines: str, scenario: str = "kemi-tornio") -> Ended:
    return inside("sheet", scenario, "--team", team, *lines)


def test_decisions_are_printed_as_the_journal_holds_them() -> None:
    done = sheet("steel", "S2 yes, A2 vastaan")
    assert done.returncode == 0
    decisions = json.loads(done.stdout)["decisions"]
    assert [(made["do"], made.get("in_favour")) for made in decisions] == [("invest", None), ("vote", False)]


def test_what_is_refused_is_said_with_what_to_write_and_nothing_is_decided() -> None:
    done = sheet("steel", "S2, A2 niet")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["decisions"] == []
    assert found["refused"] == [
        {"item": "A2 niet", "what": "“niet” cannot be read here.", "write": "Write A2 yes or A2 no."}
    ]


def test_a_slip_comes_to_the_deal_that_all_would_sign() -> None:
    (deal,) = json.loads(sheet("steel", "X33 3 € 6 y M7 paper lends 50 %").stdout)["decisions"]
    assert deal["do"] == "agree_deal"
    assert deal["signed"] == deal["parties"] == ["kiln", "paper"]
    assert [(goods["price"], goods["years"]) for goods in deal["exchanges"]] == [("3", 6)]
    assert deal["projects"][0]["paid_by"] == [{"firm": "paper", "share": "0.5", "repaid_years": 5}]


@pytest.mark.parametrize("name", ["foundry", "Foundry", "Valimo"])
def test_a_team_may_be_named_in_any_language(name: str) -> None:
    assert sheet(name, "R2 80", scenario="tutorial").returncode == 0


@pytest.mark.parametrize("options", [("--team", "nobody", "S1"), ("--team", "steel", "--year", "1990", "S1")])
def test_a_team_or_year_that_there_is_not_is_wrong_usage(options: tuple[str, ...]) -> None:
    done = inside("sheet", "kemi-tornio", *options)
    assert done.returncode == 2
    assert "Write" in done.stderr


def test_refusals_are_said_in_the_language_that_was_asked_for() -> None:
    done = inside("sheet", "kemi-tornio", "--team", "steel", "--language", "fi", "A2 niet")
    assert json.loads(done.stdout)["refused"][0]["write"] == "Kirjoita A2 kyllä tai A2 ei."

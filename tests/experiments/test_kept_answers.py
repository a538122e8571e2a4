"""Answers that are kept: found again for the same game, never taken for another, and none where they cannot be read."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from game.cluster_map.round_flows import flows_of_round
from game.experiments import kept_answers, path_worker, program_digest
from game.experiments.executors import Here, Workers
from game.experiments.kept_answers import AnswersKept, kept_beside
from game.experiments.more_answers import MoreAnswers, PlayedBeside
from game.experiments.path_answers import PathAnswers
from game.experiments.path_worker import PathWorker
from game.screen.context import Context
from game.screen.settings import Settings
from game.session.session import Session
from tests.cli.shell import inside
from tests.session.golden import SESSION_PLAYED, SESSION_RULES_1
from tools.gallery.paths import answers_like, more_like

NOTHING = PathAnswers(), MoreAnswers()


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("KIERTO_FOLDER", str(tmp_path))
    return Session.open(SESSION_PLAYED, read_only=True).copy()


def with_flows(session: Session, known: PathAnswers) -> PathAnswers:
    """The same answers, with the flows that a game beside it would have."""
    clusters = [record.worlds["cluster"] for record in session.records if record.phase == "play"]
    flows = tuple(flows_of_round(session.plan, each, each.ledgers) for each in clusters)
    assert all(each.links and each.facts and each.moves for each in flows)
    return replace(known, references=tuple(replace(each, flows=flows) for each in known.references))


def keep(session: Session) -> tuple[PathAnswers, MoreAnswers]:
    known, more = answers_like(session), more_like(session)
    whole = PathAnswers(with_flows(session, known).references, True, known.signatures, True, 17, 20, 20)
    AnswersKept(session, "cluster").keep(whole, more)
    return whole, more


def kept_file(folder: Path) -> Path:
    (file,) = (folder / "answers").iterdir()
    return file


def test_they_are_found_again_as_they_were(session: Session) -> None:
    known, more = keep(session)
    read, read_more = AnswersKept(session, "cluster").read()
    assert read == known
    assert (read_more.mattered, read_more.replanned) == (more.mattered, more.replanned)
    assert read_more.has_mattered
    assert read_more.has_replanned


def test_what_another_program_kept_meanwhile_stays(session: Session) -> None:
    known, more = keep(session)
    AnswersKept(session, "cluster").keep(PathAnswers(), MoreAnswers())
    read, read_more = AnswersKept(session, "cluster").read()
    assert read == known
    assert (read_more.mattered, read_more.replanned) == (more.mattered, more.replanned)


def test_a_debrief_opened_again_plays_no_other_game(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = keep(session)
    monkeypatch.setattr(path_worker, "local", lambda cores: nullcontext(Workers(Here())))
    monkeypatch.setattr(path_worker, "more_answers", lambda task, workers, known: iter(()))
    worker = PathWorker.of_session(session, "cluster", "this")
    worker._thread.join(60)
    assert worker.known == whole
    assert worker.known.references[0].flows


def test_other_bots_have_other_answers(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(session)
    monkeypatch.setattr(kept_answers, "program_digest", lambda: "of tomorrow")
    assert AnswersKept(session, "cluster").read() == NOTHING


def test_the_code_that_plays_has_a_digest_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = program_digest.program_digest()
    assert here == program_digest.program_digest()
    monkeypatch.setattr(program_digest, "ROOT", tmp_path)
    nothing = program_digest.program_digest()
    bot = tmp_path / "game" / "bots" / "bot.py"
    bot.parent.mkdir(parents=True)
    bot.write_text("pass")
    assert len({here, nothing, program_digest.program_digest()}) == 3


def test_another_game_has_none(session: Session) -> None:
    keep(session)
    line = next(item.line for item in reversed(session.history()) if item.can_undo)
    session.undo(line)
    assert AnswersKept(session, "cluster").read() == NOTHING
    assert kept_beside(Session.open(SESSION_RULES_1, read_only=True)) == PlayedBeside({}, {})


def test_what_is_not_whole_is_played_again(session: Session) -> None:
    known = answers_like(session)
    half = PathAnswers(known.references, True, known.signatures, True, 3, 4, 20)
    AnswersKept(session, "cluster").keep(half, MoreAnswers(more_like(session).mattered))
    assert AnswersKept(session, "cluster").read() == NOTHING


@pytest.mark.parametrize("spoil", ["", "{}", "half", "changed", "other"])
def test_a_spoilt_file_counts_as_none(session: Session, tmp_path: Path, spoil: str) -> None:
    keep(session)
    file = kept_file(tmp_path)
    data = file.read_bytes()
    spoilt = {"half": data[: len(data) // 2], "changed": data.replace(b"alone", b"Alone")}
    file.write_bytes(spoilt.get(spoil, spoil.encode()))
    assert AnswersKept(session, "cluster").read() == NOTHING


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "answers").write_text("a file where the folder should be")
    keep(session)
    assert AnswersKept(session, "cluster").read() == NOTHING


def test_the_report_takes_them_over_and_plays_nothing(session: Session, tmp_path: Path) -> None:
    keep(session)
    done = inside("report", SESSION_PLAYED, "--out", tmp_path / "report")
    assert done.returncode == 0
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    assert "The road not taken" in page
    assert "What mattered" in page


def test_what_is_kept_whole_goes_into_the_report_while_it_is_played_again(
    session: Session, tmp_path: Path
) -> None:
    whole, _ = keep(session)
    context = Context(Settings(), tmp_path)
    worker = context.answers_for(session, "cluster")
    worker.known = PathAnswers(whole.references, True)
    assert context.known_beside(session).answers == {"cluster": whole}
    worker.known = PathAnswers(whole.references, True, whole.signatures[:1], True)
    assert context.known_beside(session).answers == {"cluster": worker.known}

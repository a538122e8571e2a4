"""What people hold in their hands: it names everything that can be typed, fits its paper, and is whole."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import pytest

from game.cli.app import run
from game.outputs.handouts.cards import decision_cards
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.guide import a_round, the_plan
from game.outputs.handouts.paper import HIGH, LEAST, Paper, PaperForm, PrintStyle
from game.outputs.handouts.people import person_cards
from game.outputs.handouts.writer import write
from game.roster.seating import seating
from game.session.presets import PRESETS, suggested
from game.text.translator import Translator
from game.typed.codes import handles
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.language import is_plain_unit
from tools.locale.pseudo import TAG, in_pseudo, plain_words

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


@pytest.fixture(scope="module", params=SCENARIOS, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest) -> Plan:
    return Plan(load(request.param))


def test_every_code_that_can_be_typed_stands_on_paper(plan: Plan) -> None:
    facts = Facts(plan, Translator("en", plan))
    cards = [*facts.projects(), *facts.measures(), *facts.matches(hidden=False), *facts.matches(hidden=True)]
    printed = {one.code for one in cards}
    for firm in plan.firms:
        role = facts.role(firm)
        printed |= {one.code for one in role.streams} | {one.code for one in role.bought}
    moving = {code for code, one in handles(plan).items() if one.what in ("project", "measure", "match")}
    assert moving - printed == {one.code for one in handles(plan).values() if _stands(plan, one.id)}
    assert len(cards) == len({one.code for one in cards})


def _stands(plan: Plan, key: str) -> bool:
    return key in plan.projects and plan.projects[key].done


def test_a_role_sheet_says_how_much_is_thrown_away_and_what_that_costs() -> None:
    plan = Plan(load(SCENARIOS[0].with_stem("kemi-tornio")))
    steel = Facts(plan, Translator("en", plan)).role("steel")
    slag = steel.streams[0]
    assert slag.name == "Ferrochrome slag"
    assert slag.amount.replace("\u00a0", " ") == "650 kt"
    assert slag.goes.replace("\u00a0", " ") == "Heap on site; costs 3.9 M€"
    assert steel.purse.replace("\u00a0", " ") == "9.9 M€"


IN_EACH_RUN = [
    *(("kemi-tornio", False, language) for language in ("en", "fi", "sv")),
    *(("kemi-tornio", True, "fi"), ("tutorial", False, "sv"), ("tutorial", True, "fi")),
    *(("kalundborg", False, "fi"), ("handelo", False, "sv")),
]
"""what finds most faults; the marker `whole` has the rest"""


def _papers() -> Iterator[object]:
    for path, large, language in product(SCENARIOS, (False, True), ("en", "fi", "sv")):
        marks = () if (path.stem, large, language) in IN_EACH_RUN else pytest.mark.whole
        yield pytest.param(path, large, language, id=f"{path.stem}-{large}-{language}", marks=marks)


@pytest.mark.parametrize(("plan", "large", "language"), list(_papers()), indirect=["plan"])
def test_nothing_leaves_the_paper_or_covers_anything_and_no_letter_is_missing(
    plan: Plan, language: str, large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    over: list[str] = []
    boxes = defaultdict[tuple[Paper, int], list[tuple[float, float, float, float, str]]](list)
    written = Paper._written

    def watched(self: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle) -> float:
        below = written(self, at, wide, text, style)
        lowest = HIGH if at[1] >= HIGH - 37 else HIGH - 11
        if self.form.poster:
            lowest = self.form.page[1]
        if at[0] < 0 or at[0] + wide > self.form.page[0] + 0.01 or below > lowest:
            over.append(f"{text!r} at {at}, to {below:.0f}")
        if not large and style.align == "left":
            boxes[self, self.pdf.page].append((at[0], at[0] + wide, at[1], below, text))
        return below

    monkeypatch.setattr(Paper, "_written", watched)
    words = Translator(language, plan)
    teams = seating(plan, 2 if large else len(plan.seats), language="en")
    with caplog.at_level(logging.WARNING):
        paths = write(
            Facts(plan, words),
            teams,
            suggested(plan.scenario.about),
            tmp_path / "hand-outs",
            PaperForm(large),
        )
    assert over == []
    assert [pair for page in boxes.values() for pair in combinations(page, 2) if _overlap(*pair)] == []
    roles = next(path for path in paths if path.stem == "roles").read_bytes()
    assert large or roles.count(b"/Type /Page\n") == sum(1 + len(team.firms) for team in teams)
    assert [one.getMessage() for one in caplog.records if "glyph" in one.getMessage()] == []
    assert len(paths) == 9 + bool(plan.scenario.letters) + bool(plan.scenario.about.rules)
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)


def _overlap(
    text: tuple[float, float, float, float, str], other: tuple[float, float, float, float, str]
) -> bool:
    """Whether half a millimetre of either stands on the other."""
    wide = min(text[1], other[1]) - max(text[0], other[0])
    high = min(text[3], other[3]) - max(text[2], other[2])
    return wide > 0.5 and high > 0.5


@pytest.mark.usefixtures("pseudo_language")
def test_nothing_on_paper_is_english_in_pseudo(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, printed, written = Plan(in_pseudo(plan.scenario)), list[str](), Paper._written

    def noted(self: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle) -> float:
        printed.append(text)
        return written(self, at, wide, text, style)

    monkeypatch.setattr(Paper, "_written", noted)
    teams = seating(plan, len(plan.seats), language=TAG)
    write(Facts(plan, Translator(TAG, plan)), teams, suggested(plan.scenario.about), tmp_path)
    assert len(set(printed)) > 100
    english = {word for text in printed for word in plain_words(text) if not is_plain_unit(word)}
    assert english <= {*handles(plan), "PageDown", "Ctrl"}


def test_the_plan_by_the_clock_ends_when_the_session_does(plan: Plan) -> None:
    words = Translator("en", plan)
    assert suggested(plan.scenario.about).total == plan.scenario.about.minutes
    assert the_plan(words, PRESETS["two hours"])[0].time == "0:00"
    assert [one.time for one in the_plan(words, PRESETS["two hours"])] == [
        "0:00", "0:06", "0:16", "1:11", "1:14", "1:17", "1:53",
    ]  # fmt: skip


def test_a_round_is_over_within_its_minutes() -> None:
    words = Translator("en")
    for minutes in (2, 7, 10, 20):
        times = [one.time for one in a_round(words, minutes)]
        minute, second = map(int, times[-1].split(":"))
        assert minute * 60 + second < minutes * 60
        assert times[0] == "0:00"


def test_the_command_writes_everything_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(["handouts", str(SCENARIOS[-1]), "--out", str(tmp_path / "for the table"), "--language", "sv"])
        == 0
    )
    said = capsys.readouterr().out.splitlines()
    assert [Path(one).name for one in said] == [
        "guide.pdf",
        "roles.pdf",
        "people.pdf",
        "cards.pdf",
        "deal-slips.pdf",
        "sheets.pdf",
        "rounds.pdf",
        "wall.pdf",
        "map.pdf",
        "rules.pdf",
    ]
    assert all(Path(one).is_file() for one in said)


@pytest.mark.parametrize(
    ("asked", "sentence"), [(["--teams", "0"], "Seat one team"), (["--rounds", "99"], "1 to")]
)
def test_what_cannot_be_printed_is_said(
    asked: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["handouts", str(SCENARIOS[-1]), "--out", str(tmp_path), *asked]) == 1
    assert sentence in capsys.readouterr().err


def test_a_folder_that_cannot_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a file").write_text("")
    assert run(["handouts", str(SCENARIOS[-1]), "--out", str(tmp_path / "a file" / "inside")]) == 3
    assert "Write elsewhere" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("has_pledge", [True, False])
def test_nobody_of_four_is_without_a_task_in_any_part_of_a_round(language: str, has_pledge: bool) -> None:
    cards = person_cards(Translator(language), has_pledge)
    assert len({card.name for card in cards}) == 4
    parts = [[part for part, _ in card.moments] for card in cards]
    assert all(each == parts[0] for each in parts)
    assert len(parts[0]) == 6
    tasks = [does for card in cards for _, does in card.moments]
    assert all(tasks)
    assert len(set(tasks)) == len(tasks)


def test_a_slip_is_filled_in_as_an_example_and_blank_ones_last_the_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    written = Paper._written

    def noted(self: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle) -> float:
        printed.append(text.replace("\u00a0", " "))
        return written(self, at, wide, text, style)

    plan = Plan(load(SCENARIOS[0].with_stem("kemi-tornio")))
    words = Translator("en", plan)
    monkeypatch.setattr(Paper, "_written", noted)
    paths = write(Facts(plan, words), seating(plan, 4), suggested(plan.scenario.about), tmp_path)
    slips = next(path for path in paths if path.name == "deal-slips.pdf").read_bytes()
    assert slips.count(b"/Type /Page\n") == 1 + 4 * 5 // 2
    for text in (
        "12 kt",
        "Pulp and board mill lends 30 %",
        "M1 costs 6 M€. Somebody lends 30 %: 1.8 M€.",
        "All pay: 1.3 M€ in the fund, and 1.3 M€ from the region",
        "Fewer pay: nothing from the region, and what was paid stays in the fund",
    ):
        assert text in printed
    assert printed.count("Exchange (X …)") == 21  # a label a slip


def test_letter_paper_holds_the_same_pages_and_a_reader_is_told_language_title_pictures_and_outline(
    tmp_path: Path,
) -> None:
    plan = Plan(load(SCENARIOS[0].with_stem("kemi-tornio")))
    counts = []
    for form, size in ((PaperForm(), b"595.28 841.89"), (PaperForm(letter=True), b"612.00 792.00")):
        folder = tmp_path / str(form.letter)
        facts = Facts(plan, Translator("sv", plan))
        paths = write(facts, seating(plan), suggested(plan.scenario.about), folder, form)
        roles = next(path for path in paths if path.name == "roles.pdf").read_bytes()
        for part in (b"/Lang (sv)", b"/Title", b"/Outlines", b"/Alt", b"/DisplayDocTitle true", size):
            assert part in roles, part
        counts.append([path.read_bytes().count(b"/Type /Page\n") for path in paths])
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["kemi-tornio", "kalundborg", "handelo"])
def test_nothing_on_a_card_is_smaller_than_eight_points(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan(load(SCENARIOS[0].with_stem(name)))
    sizes, written = list[float](), Paper._written

    def noted(self: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle) -> float:
        sizes.append(style.size)
        return written(self, at, wide, text, style)

    monkeypatch.setattr(Paper, "_written", noted)
    paper = Paper("Cards", "")
    decision_cards(paper, Facts(plan, Translator("fi", plan)), seating(plan, len(plan.seats)))
    assert min(sizes) >= LEAST

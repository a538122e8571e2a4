"""Class names that mean two things, variables that are named after nothing, patterns, and numbers in scenes."""

from __future__ import annotations

from tools.measures.literals import converted, literals
from tools.measures.names import empty_names, shared_class_names
from tools.measures.patterns import patterns
from tools.measures.sources import House

SCENE = "game/screen/scenes/title/"


def empty(text: str) -> list[str]:
    """The lines and names that say nothing of what they hold."""
    return [
        f"{offender.line} {offender.what}" for offender in empty_names(House.of({"sim/a.py": text})).offenders
    ]


def numbers(view: str) -> list[str]:
    """The numbers of a converted scene's view that are a place or a size."""
    return [offender.what for offender in literals(House.of({f"{SCENE}view.py": view})).offenders]


def test_two_classes_of_one_name_are_seen_private_and_nested_ones_too() -> None:
    house = House.of(
        {"sim/a.py": "class A: ...\nclass _B: ...", "game/b.py": "class C:\n    class _B: ...\nclass A: ..."}
    )
    assert [str(offender) for offender in shared_class_names(house).offenders] == [
        "game/b.py:2: class _B, as in sim/a.py:2",
        "game/b.py:3: class A, as in sim/a.py:1",
    ]


def test_a_test_may_call_a_class_as_the_program_does() -> None:
    house = House.of({"sim/a.py": "class A: ...", "tests/b.py": "class A: ..."})
    assert shared_class_names(house).figure == 0


def test_parameters_variables_and_comprehensions_that_say_nothing_are_seen() -> None:
    assert empty("def f(one): ...") == ["1 one"]
    assert empty("def f():\n    with a as found: ...\n    for told, b in c: ...") == ["2 found", "3 told"]
    assert empty("[said for said in a]\n{b for mine in a}") == ["1 said", "2 mine"]
    assert empty("sorted(a, key=lambda one: one)") == ["1 one"]
    assert empty("class A:\n    one: int = 3") == ["2 one"]


def test_a_name_is_counted_once_in_its_function() -> None:
    assert empty("def f():\n    one = 1\n    one = 2\ndef g():\n    one = 3") == ["2 one", "5 one"]
    assert empty("def f():\n    def g():\n        one = 3") == ["3 one"]


def test_using_such_a_name_of_somebody_else_is_not_counted() -> None:
    assert empty("shared.one(found).told") == []


def test_a_pattern_in_the_program_is_seen_however_it_is_imported() -> None:
    texts = {
        "game/a.py": "import re",
        "sim/b.py": "def f():\n    from re import compile",
        "game/c.py": "import result",
    }
    assert [offender.path for offender in patterns(House.of(texts)).offenders] == ["game/a.py", "sim/b.py"]


def test_what_reads_typed_text_may_use_patterns() -> None:
    assert (
        patterns(House.of({"game/typed/tokens.py": "import re", "tests/test_a.py": "import re"})).figure == 0
    )


def test_only_a_folder_with_a_view_is_a_converted_scene() -> None:
    house = House.of(
        {f"{SCENE}view.py": "", "game/screen/scenes/old.py": "A = 7", f"{SCENE}deep/view.py": ""}
    )
    assert converted(house) == ["game.screen.scenes.title"]
    assert literals(house).note == "1 scenes converted; 1 in all of game/screen"


def test_numbers_for_places_and_sizes_are_seen() -> None:
    assert numbers("WIDE = 320\nput((x + 7.5, -3))\ntext(size=24)") == ["320", "3", "7.5", "24"]


def test_nothing_one_and_a_half_are_free() -> None:
    assert numbers("a = (0, 1, -1, 0.5, 1.0, b / 2, b // 2)\nb = True") == []
    assert numbers("a = 2 * b") == ["2"]


def test_an_index_and_a_number_of_columns_are_no_places() -> None:
    assert numbers("a[2:4]\ngrid(box, columns=3)\ngrid(box, wide=3)") == ["3"]


def test_a_model_holds_no_places() -> None:
    texts = {f"{SCENE}view.py": "", f"{SCENE}model.py": "LONGEST = 40", f"{SCENE}scene.py": "WIDE = 40"}
    assert [offender.path for offender in literals(House.of(texts)).offenders] == [f"{SCENE}scene.py"]

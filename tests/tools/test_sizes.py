"""What is too large is seen: files, functions, lists of parameters; and how lines of code are counted."""

from __future__ import annotations

import pytest

from tools.measures.lines import all_code_lines, code_lines
from tools.measures.sizes import long_files, long_functions, many_parameters
from tools.measures.sources import House, Source

LINES = "    pass\n"


def functions(text: str) -> list[str]:
    """The functions of a text that are too long."""
    return [offender.what for offender in long_functions(House.of({"sim/a.py": text})).offenders]


def parameters(text: str, path: str = "sim/a.py") -> list[str]:
    """The functions of a text that take too many parameters."""
    return [offender.what for offender in many_parameters(House.of({path: text})).offenders]


def test_a_file_of_301_lines_is_too_long_in_tests_too() -> None:
    house = House.of({"sim/a.py": "\n" * 301, "tests/test_a.py": "\n" * 301, "tools/b.py": "\n" * 300})
    assert [offender.path for offender in long_files(house).offenders] == ["sim/a.py", "tests/test_a.py"]


def test_a_function_of_31_lines_is_too_long() -> None:
    assert functions("def f():\n" + LINES * 29) == []
    assert functions("def f():\n" + LINES * 30) == ["f has 31 lines"]


def test_a_method_and_a_function_within_one_are_measured() -> None:
    text = "class A:\n  def f(self):\n    def g():\n" + "      pass\n" * 30
    assert functions(text) == ["A.f has 32 lines", "A.f.g has 31 lines"]


def test_a_docstring_makes_no_function_longer_but_a_comment_does() -> None:
    assert functions('def f():\n    """It.\n\n    More.\n    """\n' + LINES * 29) == []
    assert functions("def f():\n    # why\n\n" + LINES * 28) == ["f has 31 lines"]


def test_a_table_is_no_long_function() -> None:
    rows = "        1,\n" * 40
    assert functions(f"def f():\n    return (\n{rows}    )\n") == []
    assert functions(f"def f():\n    g()\n    return (\n{rows}    )\n") == ["f has 44 lines"]


@pytest.mark.parametrize(
    ("given", "many"),
    [
        ("a, b, c, d, e", 0),
        ("a, b, c, d, e, f", 6),
        ("*, a, b, c, d, e, f", 6),
        ("a, b, c, /, *, d, e, f", 6),
        ("self, a, b, c, d, e", 0),
        ("a, b, c, d, e, *args, **kwargs", 0),
    ],
)
def test_parameters_of_both_kinds_are_counted_together(given: str, many: int) -> None:
    assert parameters(f"def f({given}): ...") == ([f"f has {many} parameters"] if many else [])


def test_only_the_text_call_of_the_kit_may_take_more() -> None:
    text = "class Page:\n    def text(self, a, b, c, d, e, f): ...\n"
    assert parameters(text, "game/screen/kit/page.py") == []
    assert parameters(text) == ["Page.text has 6 parameters"]


def test_blank_lines_comments_and_docstrings_are_no_code() -> None:
    head = '"""It."""\n\n# why\nA = 3  # what\n"""what it is"""\n\n'
    text = head + 'def f():\n    """It.\n    """\n    return [\n\n        A,\n    ]\n'
    assert code_lines(Source("sim/a.py", text)) == 2 + 1 + 3


def test_a_text_of_several_lines_is_code_in_all_of_them() -> None:
    assert code_lines(Source("sim/a.py", 'A = """\n\none\n"""\n')) == 4


def test_tools_are_counted_apart() -> None:
    texts = {
        "sim/year/deep/a.py": "A = 1\nB = 2",
        "main.py": "A = 1",
        "tools/b.py": "A = 1",
        "tests/c.py": "A = 1",
    }
    count = all_code_lines(House.of(texts))
    assert count.figure == 3
    assert count.table == (("main.py", 1), ("sim/year", 2), ("(tools)", 1))

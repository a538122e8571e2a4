"""The guide for authors, followed step by step at the command line."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.shell import ROOT, inside

GUIDE = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
STEPS = GUIDE.partition("\n## More examples\n")[0]
PIECES = re.findall(r"^```yaml\n(.*?)^```$", STEPS, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^\S*python main\.py .*$", GUIDE, re.MULTILINE)


def test_each_step_is_checked_as_the_guide_says(tmp_path: Path) -> None:
    file = tmp_path / "my-cluster.yaml"
    for step in range(1, len(PIECES) + 1):
        file.write_text("\n".join(PIECES[:step]), encoding="utf-8")
        done = inside("check", file)
        assert done.returncode == (1 if step < 4 else 0), (step, done.stderr)
        missing = re.findall(r": (\w+): This key is missing", done.stderr)
        assert missing == {1: ["materials", "firms"], 2: ["firms"], 3: ["firms"]}.get(step, [])


def test_every_command_of_the_guide_is_one_of_the_python_that_the_readme_sets_up(tmp_path: Path) -> None:
    assert ".venv/bin/python main.py" in README
    assert [one for one in COMMANDS if not one.startswith(".venv/bin/python main.py ")] == []
    (tmp_path / "my-cluster.yaml").write_text("\n".join(PIECES), encoding="utf-8")
    for command in COMMANDS:
        words = command.replace("scenarios/", f"{tmp_path}/").split()[2:]
        assert inside(*words).returncode == 0, command
    assert {one.split()[2] for one in COMMANDS} == {"check", "run", "schema"}
    assert (tmp_path / "kierto.schema.json").is_file()

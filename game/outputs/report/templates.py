"""The report's pages as they lie in `assets/report`: what they are filled by stands where they are filled."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.outputs.report.lettering import lettering
from game.resources import ASSETS

FOLDER: Final = ASSETS / "report"


def filled(name: str, parts: dict[str, Any], also: str = "") -> str:
    """A page with its parts, and with the letters that stand on it; `also`: those that a style sheet puts there."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = made.get_template(name)
    return template.render(parts, letters=lettering(template.render(parts, letters="") + also))

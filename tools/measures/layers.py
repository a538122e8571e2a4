"""Who may import whom: the layers of the house, and the libraries each part may use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tools.measures.literals import SCENES, converted
from tools.measures.measure import Count, Measure, Offender, counted
from tools.measures.sources import House, Import, Source, lies_in

LAYERS: Final[tuple[tuple[tuple[str, ...], ...], ...]] = (
    (
        ("sim.scenario",),
        ("sim.plan",),
        ("sim.economy", "sim.indicators"),
        ("sim.rules",),
        ("sim.year",),
    ),
    (
        ("sim",),
        ("game.resources", "game.atomic_write", "game.design"),
        ("game.text", "game.speedups"),
        ("game.roster",),
        ("game.bots", "game.preview"),
        ("game.session",),
        ("game.typed", "game.cluster_map"),
        ("game.board",),
        ("game.debrief", "game.experiments"),
        ("game.outputs",),
        ("game.screen",),
        ("game.cli",),
        ("main",),
        ("tools",),
        ("tests",),
    ),
    (
        ("game.screen.kit",),
        ("game.screen.map",),
        ("game.screen.parts",),
        (SCENES,),
    ),
)
"""from the lowest up: each imports only what stands above it here, and nothing beside it on its line"""

NEVER: Final[tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]] = (
    (
        ("sim.rules", "sim.economy", "sim.indicators"),
        ("sim.year",),
        "what is decided and counted stands on the plan and the state, and never on the engine",
    ),
    (
        ("sim.year",),
        ("sim.rules", "sim.indicators"),
        "a year runs on what was decided",
    ),
    (
        ("game.screen.kit", "game.screen.map"),
        ("game.session", "game.roster", "game.typed", "game.bots", "game.preview"),
        "what draws knows no session",
    ),
    (
        ("sim",),
        (
            "time",
            "datetime",
            "locale",
            "random",
            "secrets",
            "uuid",
            "numpy.random",
            "os.urandom",
            "os.environ",
        ),
        "the cluster has no clock and no luck of its own",
    ),
)
"""who, whom they never import, and why; beside the layers"""

LIBRARIES: Final[dict[str, tuple[str, ...]]] = {
    "accesskit": ("game.screen.access",),
    "pygame": ("game.screen",),
    "simpy": ("sim.year",),
    "yaml": ("sim.scenario.reader", "sim.scenario.yaml_events"),
    "yamlcore": ("sim.scenario.reader", "sim.scenario.yaml_events"),
    "numpy": ("sim", "game"),
    "pydantic": (
        "sim",
        "game.roster",
        "game.session",
        "game.typed",
        "game.cli",
        "game.outputs.scenario_page",
        "game.experiments.search",
        "game.experiments.kept_answers",
    ),
    "pydantic_core": ("sim", "game.cli"),
    "babel": ("sim.scenario.translations", "game.text", "game.screen.parts"),
    "fpdf": ("game.outputs.handouts",),
    "xlsxwriter": ("game.outputs.office",),
    "pptx": ("game.outputs.slides",),
    "fontTools": ("game.outputs",),
    "jinja2": ("game.outputs",),
    "markupsafe": ("game.outputs",),
    "filelock": ("game.session.journal",),
    "platformdirs": ("game.resources", "game.screen.settings"),
    "tqdm": ("game.cli",),
    "mypyc": ("game.speedups",),
    "setuptools": ("game.speedups",),
    "pytest": (),
    "hypothesis": (),
}
"""the parts of the program that may use a library; one that is not named may be used by nobody"""


def layers(house: House) -> Count:
    """Imports of sim/, game/ and main.py that the tables of this module forbid.

    Every import counts, for the type checker and within functions too. Beside `LAYERS`, `NEVER` and
    `LIBRARIES`: a scene imports no other scene, and a converted scene's model no pygame.
    """
    return counted(
        Offender(source.path, imported.line, f"{source.name} imports {imported.name}: {why}")
        for source in house.shipped
        for imported in source.imports
        for why in _objections(house, source, imported)
    )


def _objections(house: House, source: Source, imported: Import) -> Iterator[str]:
    yield from _above(source.name, imported.name)
    for who, whom, why in NEVER:
        if lies_in(source.name, *who) and lies_in(imported.name, *whom):
            yield why
    library = imported.name.partition(".")[0]
    if library in LIBRARIES and not lies_in(source.name, *LIBRARIES[library]):
        yield f"{library} stays in {' and '.join(LIBRARIES[library]) or 'tests'}"
    if scene(source.name) and scene(imported.name) not in ("", scene(source.name)):
        yield "a scene knows no other scene"
    if library == "pygame" and lies_in(source.name, *(f"{folder}.model" for folder in converted(house))):
        yield "a scene's model knows no pygame"


def _above(importer: str, imported: str) -> Iterator[str]:
    for order in LAYERS:
        own, other = _layer(order, importer), _layer(order, imported)
        if -1 < own[0] < other[0]:
            yield f"{own[1]} lies below {other[1]}"
        elif -1 < own[0] == other[0] and own[1] != other[1]:
            yield f"{own[1]} lies beside {other[1]}"


def _layer(order: tuple[tuple[str, ...], ...], name: str) -> tuple[int, str]:
    """How high a module lies, and the part of the program that it lies in; -1 outside this order."""
    for height, parts in enumerate(order):
        for part in parts:
            if lies_in(name, part):
                return height, part
    return -1, ""


def scene(name: str) -> str:
    """The scene that a module belongs to, by the name below game/screen/scenes; "" for others."""
    return name.removeprefix(f"{SCENES}.").partition(".")[0] if name.startswith(f"{SCENES}.") else ""


MEASURES = (Measure("layers", "imports against the order of the layers", 0, layers),)

"""Choosing a file or a folder by mouse or keys, over whatever asks for it.

The platforms' own choosers would need a second library with windows and a loop of its own, which not every Python
has and which stops the clock while it is open; a list in the window looks the same everywhere, and speaks the
language that was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pygame

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Overlay
from game.screen.scenes.file_chooser.model import FolderEntry, FolderModel, detail, trouble
from game.screen.scenes.file_chooser.view import ChooserView, FileRow, draw_chooser
from game.screen.wanted_path import WantedPath


class FileChooser(Overlay):
    """A folder's content; a folder is opened, a file is taken."""

    name = "file_chooser"
    first_focus = "entry 1"

    def __init__(self, context: Context, wanted: WantedPath) -> None:
        super().__init__(context)
        self.model = FolderModel(wanted)
        self.places = (context.sessions, *context.desktop.places())
        """asked for once: a disk that sleeps, or lies in another house, answers slowly"""

    def over(self, page: Page) -> None:
        """The list over the scene that asks."""
        draw_chooser(page, self.view())

    def view(self) -> ChooserView:
        """What there is to see, and to press."""
        w, model = self.w, self.model
        is_folder = model.wanted.kind == "folder"
        take = Button(w("Put it here"), self._here, "put it here", "check", "primary") if is_folder else None
        return ChooserView(
            w("Choose a folder") if is_folder else w("Open a file"),
            str(model.folder),
            Button(
                "",
                model.up,
                "up",
                "arrow-left",
                enabled=model.folder != model.folder.parent,
                says=w("The folder above"),
            ),
            Button("", lambda: BACK, "close", "x", says=w("close")),
            tuple(self._places()),
            tuple(self._rows()),
            trouble(model, w),
            take,
            model.turning,
            (("Enter", w("open")), ("Backspace", w("folder above")), ("Tab", w("next")), ("Esc", w("back"))),
        )

    def _places(self) -> Iterator[Button]:
        """Where a search usually begins."""
        for number, folder in enumerate(self.places, 1):
            label = (
                self.w("Saved sessions") if folder == self.context.sessions else folder.name or str(folder)
            )
            yield Button(label, partial(self.model.open, folder), f"place {number}", "folder-open", "quiet")

    def _rows(self) -> Iterator[FileRow]:
        for number, entry in enumerate(self.model.entries, 1):
            icon = "folder-open" if entry.is_folder else "save"
            act = partial(self._choose, entry)
            yield FileRow(f"entry {number}", entry.path.name, detail(entry, self.w), icon, act)

    def _choose(self, entry: FolderEntry) -> Transition | None:
        if not entry.is_folder:
            return self._taken(entry.path)
        self.model.open(entry.path)
        self.hand.focus = self.first_focus
        return None

    def _here(self) -> Transition | None:
        return self._taken(self.model.folder)

    def _taken(self, path: Path) -> Transition | None:
        return self.model.wanted.then(path)

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc goes back, Backspace to the folder above."""
        if event.key == pygame.K_BACKSPACE:
            self.model.up()
        return BACK if event.key == pygame.K_ESCAPE else None

    def dropped(self, path: str) -> Transition | None:
        """What is dropped is chosen."""
        target = Path(path)
        if self.model.wanted.kind == "folder" and not target.is_dir():
            target = target.parent
        return self._taken(target)

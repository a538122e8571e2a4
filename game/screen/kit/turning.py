"""Which page of a list is open, where the list takes more than one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Turning:
    """The open page. How many pages there are is known where they are laid out."""

    at: int = 0

    def shown(self, pages: int) -> int:
        """The page that is open, of so many."""
        return max(0, min(self.at, pages - 1))

    def on(self, pages: int) -> None:
        """The next one; after the last, the first."""
        self.at = (self.shown(pages) + 1) % max(1, pages)

    def scroll(self, pages: int, by: int) -> None:
        """So many on or back, to an end at most."""
        self.at = max(0, min(self.shown(pages) + by, pages - 1))

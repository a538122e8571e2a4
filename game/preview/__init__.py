"""Preview: what a draft would probably change, in tries with luck of its own, never with that of the game."""

from game.preview.figures import Choice, Column, Figure, Preview, Range
from game.preview.preview import DRAWS, Outlook, Request, Situation, preview, steps
from game.preview.worker import PreviewWorker

__all__ = [
    "DRAWS",
    "Choice",
    "Column",
    "Figure",
    "Outlook",
    "Preview",
    "PreviewWorker",
    "Range",
    "Request",
    "Situation",
    "preview",
    "steps",
]

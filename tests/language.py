"""What stays as it is in every language."""

from __future__ import annotations

UNITS = {"t", "kt", "Mt", "kg", "kWh", "MWh", "GWh", "TWh", "m³", "Mm³", "k€", "M€", "EUR", "CO", "km", "ha"}


def is_plain_unit(word: str) -> bool:
    """Whether a word is a unit, which no language translates."""
    return word in UNITS

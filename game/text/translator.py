"""Every word a person reads, in one language: translations, numbers, amounts, money.

The English sentence is the key of its translations (gettext); `{named}` places are filled after it is
translated, so that a language can put them in its own order.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from game.text.languages import catalogue, locale_of
from sim.message import Listing, Message, Named, PurseOwner, Quantity, Sum, Value, fill, separator

if TYPE_CHECKING:
    from babel import Locale

    from sim.plan.plan import Plan
    from sim.scenario.texts import Text

NO_BREAK: Final = "\u00a0"
_SCALES: Final = {
    "t": ((10**9, "Mt"), (10**6, "kt"), (10**3, "t")),
    "MWh": ((10**9, "TWh"), (10**6, "GWh"), (10**3, "MWh")),
    "m3": ((10**9, "Mm³"), (10**3, "m³")),
}
"""unit → (kg, kWh or l in it, what it is called), largest first"""


class Translator:
    """The words of one language."""

    def __init__(
        self, language: str, plan: Plan | None = None, purses: Mapping[frozenset[str], str] | None = None
    ) -> None:
        """`plan`: whose things messages name; `purses`: the firms of a purse → the team that shares it."""
        self.language = language
        self._found = catalogue(language)
        self._plan = plan
        self._purses = purses or {}

    @cached_property
    def _locale(self) -> Locale:
        return locale_of(self.language)

    def __call__(self, text: str, **values: Any) -> str:
        """A sentence in this language, its places filled."""
        translated = self._found.gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def many(self, single: str, more: str, count: int, **values: Any) -> str:
        """A sentence about so many things; `{n}` is the count."""
        translated = self._found.ngettext(single, more, count)
        return translated.format(n=self.number(count), **values)

    def say(self, message: Message | None) -> str:
        """What a rule or a session says, in this language; nothing for no message."""
        if message is None:
            return ""
        if message.plural:
            count = message.values["n"]
            translated = self._found.ngettext(
                message.text, message.plural, count if isinstance(count, int) else 0
            )
        else:
            translated = self._found.gettext(message.text) if message.text else ""
        return fill(translated, {place: self._value(value) for place, value in message.values.items()})

    def _value(self, value: Value) -> str:
        """A value of a message. A string was typed by somebody: it stands as it was typed."""
        match value:
            case Message():
                return self.say(value)
            case Named():
                return self._name(value)
            case PurseOwner(firms=firms):
                known = self._purses.get(frozenset(firm.id for firm in firms))
                return known or self._value(Listing(firms, "and"))
            case Sum():
                return self.money(value.cents)
            case Quantity():
                return self.amount(value.base, value.unit)
            case Listing():
                between = separator(value.joined)
                if value.joined in ("and", "or"):
                    between = f" {self._found.gettext(value.joined)} "
                return between.join(map(self._value, value.items))
            case _:
                return str(value)

    def _name(self, thing: Named) -> str:
        if self._plan is None:
            return thing.english
        from sim.rules.names import NAMES

        return NAMES[thing.kind](self._plan, thing.id, self.language)

    def of(self, text: Text | None, otherwise: str = "") -> str:
        """A text of the scenario in this language."""
        return text.in_language(self.language) if text is not None else otherwise

    def number(self, value: float, digits: int = 0) -> str:
        """A number with so many decimals, as this language writes it."""
        # Half a unit goes to the even one: of the number as it is written, not as it is stored.
        written = (
            f"{Decimal(str(value)):,.{digits}f}" if digits or not isinstance(value, int) else f"{value:,}"
        )
        return written.translate(self._signs)

    @cached_property
    def _signs(self) -> dict[int, str]:
        from babel.numbers import get_group_symbol

        group = get_group_symbol(self._locale).replace(" ", NO_BREAK)
        return str.maketrans({",": group, ".": self.decimal_sign, "-": "−"})

    @cached_property
    def decimal_sign(self) -> str:
        """What stands before the decimals of a number: a point, or a comma."""
        from babel.numbers import get_decimal_symbol

        return get_decimal_symbol(self._locale)

    def rounded(self, value: float, digits: int = 2) -> str:
        """A number to so many significant digits; what is before the decimal point is kept from 100 on."""
        size = abs(value)
        if not size:
            return self.number(0)
        whole = len(str(int(float(f"{size:.{digits}g}")))) if size >= 1 else 0
        if whole > digits:
            step = 10 ** (whole - digits)
            return self.number(round(value / step) * step)
        return self.number(value, max(0, digits - max(1, whole)))

    def amount(self, base: float, unit: str = "t", digits: int = 2) -> str:
        """An amount in kg, kWh or l, as people say it: "1.8 Mt"."""
        scales = _SCALES.get(unit, _SCALES["t"])
        size, name = next((scale for scale in scales if abs(base) >= scale[0]), scales[-1])
        return f"{self.rounded(base / size, digits)}{NO_BREAK}{name}"

    def money(self, cents: float, signed: bool = False) -> str:
        """A sum of money: "4.2 M€"."""
        sign = "+" if signed and cents > 0 else ""
        euros, w = cents / 100, self
        if abs(euros) >= 100_000:
            amount = w("{n} M€", n=self.number(euros / 1e6, _decimals(euros)))
        elif abs(euros) >= 1000:
            amount = w("{n} k€", n=self.number(euros / 1e3))
        else:
            amount = f"{self.number(euros)} €"
        return sign + amount.replace(" ", NO_BREAK)

    def percent(self, share: float, signed: bool = False) -> str:
        """A share in per cent: "−9 %"."""
        value = round(share * 100)
        sign = "+" if signed and value > 0 else ""
        return f"{sign}{self.number(value)}{NO_BREAK}%"

    def time(self, of_day: datetime.time) -> str:
        """A time of day: "16:05"."""
        from babel.dates import format_skeleton

        return str(format_skeleton("Hm", of_day, locale=self._locale))

    def moment(self, at: datetime.datetime) -> str:
        """A day and a time of day, without the year: "Nov 22 16:05"."""
        from babel.dates import format_skeleton

        return f"{format_skeleton('MMMd', at, locale=self._locale)} {self.time(at.time())}"

    def months(self) -> tuple[str, ...]:
        """The months of a year, shortened: "Jan"."""
        names = self._locale.months["stand-alone"]["abbreviated"]
        return tuple(names[month].rstrip(".") for month in range(1, 13))

    def clock(self, seconds: float) -> str:
        """Minutes and seconds left: "3:42"; what is over time with a minus."""
        whole = abs(int(seconds))
        return f"{'−' if seconds <= -1 else ''}{whole // 60}:{whole % 60:02d}"


def _decimals(euros: float) -> int:
    """Of millions: none of whole ones, two below one, where one would bend the sum by a third, unless it says all."""
    size = abs(euros)
    if size >= 1e8 or not size % 1e6:
        return 0
    return 2 if size < 995_000 and round(size / 1e4) % 10 else 1

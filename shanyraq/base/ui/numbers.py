"""Numbers as each language writes them: 13,153.4 in English, 13 153,4 in Russian and Kazakh."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

from shanyraq.kernel.digits import NUMBER, decimals

NO_BREAK = "\u00a0"
MINUS = "\u2212"
ABSENT = "–"
JOINED = frozenset({"%", "‰"})
"""Signs that belong to the number before them."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a language separates thousands and decimals, and whether a space stands before %."""

    thousands: str
    decimal: str
    percent: str

    @property
    def is_english(self) -> bool:
        return self is ENGLISH

    def written(self, english: str) -> str:
        """Digits as English writes them, written as this language does."""
        if self.is_english:
            return english
        whole, point, fraction = english.partition(".")
        return whole.replace(",", self.thousands) + (self.decimal if point else "") + fraction


ENGLISH = Style(",", ".", "")
SPACED = Style(NO_BREAK, ",", NO_BREAK)
STYLES = {"en": ENGLISH, "ru": SPACED, "kk": SPACED, "fr": SPACED}


def style(language: str | None = None) -> Style:
    """The style of a language (default: the active one)."""
    code = language or get_language() or "en"
    return STYLES.get(code) or STYLES.get(code.split("-")[0], ENGLISH)


def format_number(value: int | float | Decimal, decimals: int | None = None, language: str | None = None) -> str:
    """``13153.4`` → ``13,153.4``. Digits are neither added nor lost unless ``decimals`` is given.

    Halves round away from zero. A float is written with at most 12 significant digits, which drops binary noise only.
    """
    if decimals is not None and isinstance(value, float) and round(value, decimals) == value:
        plain = f"{value:,.{decimals}f}"
    else:
        plain = _exactly(value, decimals)
    if plain.startswith("-"):
        plain = (MINUS if plain.strip("-0.,") else "") + plain[1:]
    return style(language).written(plain)


def written_in(printed: str, value: float | None, language: str | None = None) -> str:
    """Printed words with their number as the language writes it, its decimals kept: «95.7 (2026)» → «95,7 (2026)».

    Words that the value is not found in stay as they are.
    """
    if value is None:
        return printed
    for found in NUMBER.finditer(printed):
        places = decimals(found[0], value)
        if places is not None:
            start, end = found.start(), found.start() + len(found[0].rstrip())
            return printed[:start] + format_number(abs(value), places, language) + printed[end:]
    return printed


def _exactly(value: int | float | Decimal, decimals: int | None) -> str:
    """The number in English, where it has other decimals than asked for, or none are asked for."""
    exact = value if isinstance(value, Decimal) else Decimal(format(value, "d" if isinstance(value, int) else ".12g"))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    plain = format(exact, ",f")
    if decimals is None and "." in plain and not isinstance(value, Decimal):
        plain = plain.rstrip("0").rstrip(".")
    return plain


def with_unit(number: str, unit: str, language: str | None = None) -> str:
    """Number and sign of a unit as the language joins them: ``7.8%``, ``7,8 %``, ``13 153,4 ha``; names of units are in
    ``base.ui.units``.
    """
    if not unit:
        return number
    return number + (style(language).percent if unit in JOINED else NO_BREAK) + unit

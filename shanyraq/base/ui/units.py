"""How a unit stands behind a number: right in every language, though nobody inflects it.

A unit has one name, and languages want it in another form behind each number: «2 число», «5 год». So the sign of a
unit joins the number as the language joins it, and a name stands in brackets. English takes the names of most units
without brackets, in whatever number they are given.
"""

from shanyraq.base.ui.numbers import style, with_unit

SIGNS = frozenset("% ‰ ° °C ha km kg t m га км кг т м".split())
"""Units that are written as signs: they are never inflected."""
PERCENT = frozenset({"%", "pt", "percent", "per cent", "процент", "проценты", "пайыз", "pour cent", "pourcent"})
"""What a share in percent is called."""
NO_AMOUNTS = frozenset({"number", "index", "rank", "ratio", "score", "magnitude"})
"""English names of what a number is, rather than of what there is so much."""


def sign_of(unit: str) -> str:
    """The sign that stands for a unit by its name or code: %, ha; empty where it has none."""
    named = " ".join(unit.split())
    if named.casefold() in PERCENT:
        return "%"
    return named if named in SIGNS else ""


def unit_behind(unit: str, language: str | None = None) -> str:
    """A unit as it stands behind a number: its sign, or its name, «(число)», «(тысяча гектаров)», ``hours``."""
    if sign := sign_of(unit):
        return sign
    named = _small(" ".join(unit.split()))
    if style(language).is_english and named.casefold() not in NO_AMOUNTS:
        return named
    return f"({named})" if named else ""


def amount(number: str, unit: str, language: str | None = None) -> str:
    """A written number and its unit in one: ``38.3%``, «38,3 %», «2 (число)», ``55.2 hours``, «55,2 (час)»."""
    return with_unit(number, unit_behind(unit, language), language)


def _small(name: str) -> str:
    """A name behind a number: with a small letter first, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]

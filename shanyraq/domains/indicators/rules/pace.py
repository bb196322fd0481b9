"""Arithmetic of pace: how fast a value changed, how fast it should, and the ratio of the two.

Decimal throughout, forty digits, and exponents wide enough that no finite number overflows.
Ratios are rounded to twelve digits before anybody compares them with a bound, so that a value
lying exactly on the required path gives exactly 1.
"""

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import NamedTuple

from shanyraq.domains.indicators.vocabulary import Formula

EXACT = Context(prec=40, Emax=MAX_EMAX, Emin=MIN_EMIN)
ROUNDED = Context(prec=12, Emax=MAX_EMAX, Emin=MIN_EMIN)
TWO_DIGITS = Context(prec=2, Emax=MAX_EMAX, Emin=MIN_EMIN)


class Dated(NamedTuple):
    """A number and its year."""

    value: Decimal
    year: int


@dataclass(frozen=True, slots=True)
class Pace:
    """The change a year that was made and that is required, and the first ÷ the second.

    Linear: in units of the row a year. Compound: as a share (0.02 is 2 % a year).
    """

    formula: Formula
    actual: Decimal
    required: Decimal
    ratio: Decimal


def share_of_way(start: Decimal, end: Decimal, now: Decimal) -> Decimal:
    """How much of the way from ``start`` to ``end`` was made: 0 none, 1 all, below 0 backwards.

    Never clipped; the same for rising and falling indicators. ``start`` and ``end`` must differ.
    """
    with localcontext(EXACT):
        return plain(ROUNDED.plus((now - start) / (end - start)))


def change_per_year(start: Decimal, end: Decimal, years: int, formula: Formula) -> Decimal:
    """The yearly change that leads from ``start`` to ``end``.

    Linear: (end − start) ÷ years. Compound: (end ÷ start) ^ (1 ÷ years) − 1, turned round for
    negative values so that its sign is always that of end − start.
    """
    with localcontext(EXACT) as context:
        if formula is Formula.COMPOUND:
            rate = context.power(end / start, 1 / Decimal(years)) - 1
            return rate if start > 0 else -rate
        return (end - start) / years


def pace_towards(start: Dated, now: Dated, target: Dated, *, compound: bool) -> Pace:
    """The actual pace (``start`` to ``now``) beside the required one (``start`` to ``target``).

    The values of ``start`` and ``target`` differ; both lie after ``start``. Compound needs three
    values of one sign, none of them zero; otherwise, and when not asked for, the pace is linear.
    """
    formula = Formula.COMPOUND if compound and one_sign(start.value, now.value, target.value) else Formula.LINEAR
    required = change_per_year(start.value, target.value, target.year - start.year, formula)
    if required == 0:  # closer together than forty digits can tell in compound terms
        formula = Formula.LINEAR
        required = change_per_year(start.value, target.value, target.year - start.year, formula)
    actual = change_per_year(start.value, now.value, now.year - start.year, formula)
    with localcontext(EXACT):
        return Pace(formula, actual, required, plain(ROUNDED.plus(actual / required)))


def difference(minuend: Decimal, subtrahend: Decimal) -> Decimal:
    """The exact difference, whatever the sizes."""
    return EXACT.subtract(minuend, subtrahend)


def in_percent(share: Decimal) -> Decimal:
    """0.02 as 2."""
    return plain(share.scaleb(2, EXACT))


def one_sign(*values: Decimal) -> bool:
    """Whether all values are positive, or all negative: only then is there a growth rate."""
    return all(value > 0 for value in values) or all(value < 0 for value in values)


def derived(value: Decimal, *made_from: Decimal, finer: int = 0, rounding: str = ROUND_HALF_UP) -> Decimal:
    """A computed number for a sentence: one decimal more than the values that it is made from.

    Where that would leave fewer than two significant digits, those two: 0.0043 stays 0.0043. Values
    are shown with the decimals that are printed; a computed one does not claim to be much finer. ``finer``: so many
    decimals more.
    """
    places = max([_decimals(each) for each in made_from], default=0) + 1
    fine = (max(places, 1 - value.adjusted()) if value else places) + finer
    if value.adjusted() > EXACT.prec - fine - 2:
        return plain(TWO_DIGITS.plus(value))
    return plain(value.quantize(Decimal(1).scaleb(-fine), rounding, EXACT))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def shown_down(value: Decimal, places: int) -> Decimal:
    """Rounded downwards, so that what is shown never reaches a bound that the value misses."""
    if value.adjusted() > EXACT.prec - places - 2:
        return plain(TWO_DIGITS.plus(value))
    return plain(value.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR, EXACT))


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros, and without an exponent while it is short."""
    with localcontext(EXACT):
        bare = value.normalize()
        exponent = bare.as_tuple().exponent
        if isinstance(exponent, int) and exponent > 0 and bare.adjusted() < EXACT.prec:
            return bare.quantize(Decimal(1))
        return bare

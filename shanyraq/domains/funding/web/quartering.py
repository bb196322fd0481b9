"""Delivery by quarter as the page of money shows it: rows of its table, its picture, lines of its file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.domains.funding.queries.overview import Overview
from shanyraq.domains.funding.rules.gaps import delivery
from shanyraq.domains.funding.rules.quarters import Delivered
from shanyraq.domains.funding.vocabulary import NAMES_OF_QUARTERS
from shanyraq.domains.funding.web.pictures import quarters
from shanyraq.kernel.amounts import cents

NUMBERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A line of the table. ``since``: from January to the end of the quarter; shares of 1."""

    name: str
    amount: Decimal | None
    since: Decimal | None = None
    of_available: Decimal | None = None
    of_required: Decimal | None = None


@dataclass(frozen=True, slots=True)
class YearRows:
    """A year, its quarters, and last what is told of none of them."""

    whole: QuarterRow
    rows: Sequence[QuarterRow]


def by_quarter(found: Overview) -> list[YearRows]:
    """Years in which anything is spent, each with its quarters."""
    return [_year(each) for each in found.delivered]


def picture_of(found: Overview) -> SafeString | str:
    """Nothing where no quarter is told."""
    years = found.delivered
    if all(each.told is None for each in years):
        return ""
    return quarters.draw(_("What was spent by quarter, US dollars"), years)


def lines(found: Overview) -> Iterator[list[Any]]:
    """Part, code, name, year and amounts of each quarter for files; what is spent and told of none has no code."""
    for each in found.delivered:
        if each.told is not None:
            for number, amount in zip(NUMBERS, each.quarters, strict=True):
                yield ["quarter", str(number), _name(number), each.year, None, None, cents(amount), None, None, None]
            yield ["quarter", "", _untold(), each.year, None, None, cents(each.untold), None, None, None]


def _year(each: Delivered) -> YearRows:
    sums = each.sums
    shares = delivery(sums.available, sums.spent), delivery(sums.required, sums.spent)
    rows = [
        QuarterRow(_name(number), amount, each.since(number), each.of_available(number), each.of_required(number))
        for number, amount in zip(NUMBERS, each.quarters, strict=True)
    ]
    if each.untold:
        rows.append(QuarterRow(_untold(), each.untold))
    return YearRows(QuarterRow(str(each.year), sums.spent, sums.spent, *shares), rows)


def _name(number: int) -> str:
    return _(NAMES_OF_QUARTERS[number - 1])


def _untold() -> str:
    return _("Spent, quarter not told")

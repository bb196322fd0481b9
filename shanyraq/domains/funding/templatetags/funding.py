"""``{% load funding %}``: shares as percent, and the cells of a row of money."""

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import escaped
from shanyraq.base.ui.numbers import ABSENT, format_number
from shanyraq.domains.funding.rules.gaps import Amounts

register = template.Library()


@register.filter
def percent(share: Decimal | None) -> Decimal | None:
    """A share of 1 in percent; absence stays absent."""
    return None if share is None else share * 100


@register.simple_tag
def amount_cells(amounts: Amounts) -> SafeString:
    """The six cells of a row, each with its label for narrow screens. A page has hundreds of rows, so Python writes
    them.
    """
    sums = amounts.sums
    cells = (
        (_("Required"), sums.required),
        (_("Available"), sums.available),
        (_("Spent"), sums.spent),
        (_("To be mobilised"), amounts.gap),
        (_("Gap, %"), percent(amounts.share)),
        (_("Delivery, %"), percent(amounts.delivered)),
    )
    return SafeString("".join(_cell(label, value) for label, value in cells))


def _cell(label: str, value: Decimal | None) -> str:
    shown = ABSENT if value is None else format_number(value, 0)
    return f'<td class="n" data-label="{escaped(label)}">{shown}</td>'

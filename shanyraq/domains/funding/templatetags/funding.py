"""``{% load funding %}``: shares as percent."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def percent(share: Decimal | None) -> Decimal | None:
    """A share of 1 in percent; absence stays absent."""
    return None if share is None else share * 100

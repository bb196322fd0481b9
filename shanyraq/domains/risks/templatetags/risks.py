"""``{% load risks %}``: the number under which a page shows a response."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def number_in(text: str, numbers: Mapping[str, int]) -> int:
    """``{{ response.text|number_in:numbers }}``: the place of the response on this page."""
    return numbers[text]

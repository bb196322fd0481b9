"""How the page of national data says units, differences and comparisons."""

from decimal import Decimal

from django import template

from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import say
from shanyraq.domains.indicators.queries.national import RowBeside
from shanyraq.domains.indicators.rules.differing import BESIDES, YearBeside
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.vocabulary import CHOICES
from shanyraq.domains.indicators.web.called import unit_of_series

register = template.Library()


register.filter("unit_words", unit_of_series)


@register.filter
def comparison(year: YearBeside) -> str:
    """How two values stand to each other."""
    return say(BESIDES[year.how])


@register.filter
def decision(year: YearBeside) -> str:
    """What a person decided of them."""
    return say(CHOICES[year.judged.choice]) if year.judged else ""


@register.filter
def role_in(row: RowBeside, year: int) -> str:
    """Whether the printed value of a year is the baseline of a row, or a later one."""
    return row.role(year)


@register.filter
def difference(year: YearBeside) -> str:
    """The national value less the printed one, with its sign, at the decimals of the longer one."""
    found = year.difference
    if found is None or year.national is None:
        return ""
    places = min(max(year.printed.decimals, year.national.decimals), 4)
    return ("+" if found > 0 else "") + format_number(found, places)


@register.simple_tag
def told(value: Told) -> str:
    """A value with the decimals that are printed of it."""
    return format_number(value.value, value.decimals)


@register.simple_tag
def signed(found: Decimal, beside: Told) -> str:
    """A difference with its sign, at the decimals of a value beside it."""
    return ("+" if found > 0 else "") + format_number(found, min(beside.decimals, 4))

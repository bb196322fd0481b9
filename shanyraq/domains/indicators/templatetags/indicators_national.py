"""How the page of national data says values, units, differences and comparisons."""

import re
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import markup
from shanyraq.base.ui.numbers import format_number, written_in
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.templatetags.ui import number, on_demand
from shanyraq.domains.indicators.queries.national import RowBeside
from shanyraq.domains.indicators.rules.differing import BESIDES, Beside, YearBeside
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.vocabulary import CHOICES
from shanyraq.domains.indicators.web.called import unit_of_series
from shanyraq.kernel.sentences import Sentence

register = template.Library()

MOST = 4
"""Decimals that are shown at most of a value that differs from the printed one, or stands alone."""
ROOM = 6
"""Digits for which a difference has room."""
FRACTION = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
"""A number with decimals, and no code such as 2.4.1."""
WITH_NUMBERS = ("years", "value", "values")
"""What holds numbers in the reasons of a proposal."""


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
def written_printed(value: Told) -> str:
    """A printed value, its number as the reader's language writes it."""
    return written_in(value.printed, float(value.value))


@register.simple_tag
def national_value(value: Told, year: YearBeside | None = None) -> SafeString:
    """A national value: where it is the printed one, at the decimals of that; else at a few. The whole of it on demand.

    :param year: the values beside each other, where there is a printed one.
    """
    is_same = year is not None and year.how is Beside.EQUAL
    places = _places(value, year.printed.decimals if year is not None and is_same else MOST)
    shown = number(value.value, decimals=places)
    whole = markup(_("In the source: “{text}”"), text=value.printed)
    return on_demand(shown, whole) if places < value.decimals else shown


def _places(value: Told, most: int) -> int:
    """At most so many decimals; of what would be nothing then, as many significant digits."""
    if value.decimals > most and value.value and not round(value.value, most):
        return min(value.decimals, MOST - 1 - value.value.adjusted())
    return min(value.decimals, most)


@register.filter
def with_numbers(reason: Sentence) -> Sentence:
    """A reason whose numbers are written as the reader's language does, with a few decimals."""
    told = {name: _numbers_in(value) for name, value in reason.values.items() if name in WITH_NUMBERS}
    return Sentence(reason.template, {**reason.values, **told})


def _numbers_in(value: Any) -> Any:
    if isinstance(value, list):
        return [_numbers_in(each) for each in value]
    return FRACTION.sub(lambda found: _fraction(found[0]), value) if isinstance(value, str) else value


def _fraction(text: str) -> str:
    value = Told(Decimal(text), text, len(text.partition(".")[2]))
    return format_number(value.value, _places(value, MOST))


@register.filter
def difference(year: YearBeside) -> str:
    """The national value less the printed one, with its sign, at the decimals of the longer one: of what is large, at
    those of the printed one.
    """
    found = year.difference
    if found is None or year.national is None:
        return ""
    places = min(max(year.printed.decimals, year.national.decimals), MOST)
    places = min(places, max(year.printed.decimals, ROOM - max(found.adjusted() + 1, 0)))
    return ("+" if found > 0 else "") + format_number(found, places)


@register.simple_tag
def told(value: Told) -> str:
    """A value with the decimals that are printed of it."""
    return format_number(value.value, value.decimals)


@register.simple_tag
def signed(found: Decimal, beside: Told) -> str:
    """A difference with its sign, at the decimals of a value beside it."""
    return ("+" if found > 0 else "") + format_number(found, min(beside.decimals, MOST))

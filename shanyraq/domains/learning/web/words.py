"""What values of evaluations and recommendations are called, in feeds and on pages."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.rules.checking import checks
from shanyraq.domains.learning.rules.following import Quarter
from shanyraq.domains.learning.vocabulary.evaluations import ANSWERS, CRITERIA, PLACES, SECTORS
from shanyraq.kernel.days import read_day
from shanyraq.kernel.sentences import gettext_noop

FIELDS: dict[str, str] = {
    "updates": gettext_noop("Told by quarter"),
    "response_text": gettext_noop("Words of the response"),
    "responded_on": gettext_noop("Responded on"),
    "final_on": gettext_noop("Final on"),
    "done_on": gettext_noop("Done on"),
    "note": gettext_noop("Note"),
    "answer": gettext_noop("Answer"),
    "check": gettext_noop("Check"),
    "criterion": gettext_noop("Criterion"),
    "sector": gettext_noop("Speaks for"),
    "place": gettext_noop("In the team"),
    "budget": gettext_noop("Budget, US dollars"),
}
"""Fields of events that hold what no ordinary field does."""
CODED: dict[str, Mapping[str, str]] = {
    "answer": ANSWERS,
    "criterion": CRITERIA,
    "sector": SECTORS,
    "place": PLACES,
}


def called(field: str) -> str | None:
    """What a field is called, in English; None for an ordinary one."""
    return FIELDS.get(field)


def held(field: str, value: Any) -> str:
    """What a field of an event holds, in the reader's language."""
    if value in (None, "", [], {}):
        return "–"
    if field in CODED:
        return _(CODED[field].get(value, value))
    if field in HELD:
        return HELD[field](value)
    if field.endswith("_on"):
        return format_day(read_day(value))
    return pick(value).text if isinstance(value, Mapping) else str(value)


def quarter(name: str) -> str:
    """``2029-2`` in words."""
    year, number = map(int, name.split("-"))
    return say(Quarter(year, number).said)


def _updates(value: Mapping[str, Any]) -> str:
    return "; ".join(f"{quarter(name)}: {pick(text).text}" for name, text in sorted(value.items()))


def _check(key: str) -> str:
    return pick(checks()[key].text).text if key in checks() else key


HELD: dict[str, Callable[[Any], str]] = {
    "updates": _updates,
    "check": _check,
    "budget": lambda value: format_number(Decimal(value), 2),
}
"""Field → how it says what it holds."""

"""What values of contributions are called in feeds and on pages."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.vocabulary import CONSENTS, EARMARKINGS, MECHANISMS, STAGES

CODED = {"stage": STAGES, "consent": CONSENTS, "earmarking": EARMARKINGS, "mechanism": MECHANISMS}
NUMBERS = frozenset({"amount", "allocated"})


def held(field: str, value: Any) -> str:
    """What a field of an event holds, in the reader's language."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in (None, ""):
        return "–"
    if field in CODED:
        return _(CODED[field].get(value, value))
    if field == "instrument":
        return pick(instruments().get(value, value)).text
    if field in NUMBERS:
        return _number(str(value))
    return str(value)


def _number(text: str) -> str:
    try:
        return format_number(Decimal(text), 2)
    except InvalidOperation:
        return text

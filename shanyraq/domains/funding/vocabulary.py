"""The words of money: what is told of a line, and from what kind of source it comes. Pure.

Kinds of sources follow the grant financing instruments of the United Nations data standards (standard IV of the
edition of March 2021); the list stands in ``rules/instruments.yaml`` with its source, for its codes are not verified.
"""

from shanyraq.kernel.sentences import gettext_noop

FIELDS: dict[str, str] = {
    "required": gettext_noop("Required, US dollars"),
    "available": gettext_noop("Available, US dollars"),
    "spent": gettext_noop("Spent, US dollars"),
}
LARGEST_DIGITS = 15
"""Digits of an amount, two of them cents."""

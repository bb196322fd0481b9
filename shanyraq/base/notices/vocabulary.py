"""The words of notices. Pure."""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Pace(StrEnum):
    """How often letters about a kind of notice come."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


PACES: dict[Pace, str] = {
    Pace.DAILY: gettext_noop("daily"),
    Pace.WEEKLY: gettext_noop("weekly, on Mondays"),
    Pace.NEVER: gettext_noop("never"),
}
"""How each is called, in English."""

"""The calendar of somebody as an iCalendar file: titles, days and links, nothing else of what is behind them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from shanyraq.base.notices.telling import Dated
from shanyraq.base.ui.calendars import all_day, calendar
from shanyraq.base.ui.speech import say

MOST = 1_000
"""Entries of one calendar: more than any framework has, and as many as programs read without ado."""


def calendar_bytes(entries: Sequence[Dated], site: str) -> bytes:
    """The entries in the active language. The same entries give the same bytes."""
    made = calendar(_("Shanyraq: my dates"), "My dates")
    for each in entries[:MOST]:
        title = f"{say(each.title)} ({each.framework})" if each.framework else say(each.title)
        made.add_component(
            all_day(each.uid, each.day, title, stamp=each.stamp, edition=each.edition, address=site + each.path)
        )
    content: bytes = made.to_ical()
    return content

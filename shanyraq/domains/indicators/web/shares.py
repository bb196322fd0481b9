"""How many rows of an indicator have the status of the row that stands for it."""

from collections.abc import Callable

from django.utils.translation import ngettext

from shanyraq.base.ui.numbers import format_number
from shanyraq.domains.indicators.queries import IndicatorResult
from shanyraq.domains.indicators.vocabulary import Status


def rows_like_headline(indicator: IndicatorResult) -> str:
    """«3 of 14 rows»"""
    like, known = _counts(indicator)
    said = ngettext("%(n)s of %(all)s row", "%(n)s of %(all)s rows", known)
    return said % {"n": format_number(like), "all": format_number(known)}


def of_rows(shown: int, known: int) -> str:
    """So many of so many rows are shown."""
    said = ngettext("%(shown)s of %(known)s row", "%(shown)s of %(known)s rows", known)
    return said % {"shown": format_number(shown), "known": format_number(known)}


def sentence(indicator: IndicatorResult) -> str:
    """«3 of 14 rows are not monitored.» No one row lends its status to the whole indicator."""
    like, known = _counts(indicator)
    return SENTENCES[indicator.status](like) % {"n": format_number(like), "all": format_number(known)}


def _counts(indicator: IndicatorResult) -> tuple[int, int]:
    rows = indicator.judged_rows
    return sum(row.status is indicator.status for row in rows), len(rows)


SENTENCES: dict[Status, Callable[[int], str]] = {
    Status.ACHIEVED: lambda n: ngettext(
        "%(n)s of %(all)s rows has reached its target.", "%(n)s of %(all)s rows have reached their targets.", n
    ),
    Status.ON_TRACK: lambda n: ngettext("%(n)s of %(all)s rows is on track.", "%(n)s of %(all)s rows are on track.", n),
    Status.ACCELERATION_NEEDED: lambda n: ngettext(
        "%(n)s of %(all)s rows needs acceleration.", "%(n)s of %(all)s rows need acceleration.", n
    ),
    Status.INSUFFICIENT: lambda n: ngettext(
        "%(n)s of %(all)s rows makes insufficient progress.",
        "%(n)s of %(all)s rows make insufficient progress.",
        n,
    ),
    Status.MOVING_AWAY: lambda n: ngettext(
        "%(n)s of %(all)s rows moves away from its target.",
        "%(n)s of %(all)s rows move away from their targets.",
        n,
    ),
    Status.NO_NEW_DATA: lambda n: ngettext(
        "%(n)s of %(all)s rows has a target and no new data.",
        "%(n)s of %(all)s rows have a target and no new data.",
        n,
    ),
    Status.TARGET_PENDING: lambda n: ngettext(
        "The target of %(n)s of %(all)s rows is still to be set.",
        "The targets of %(n)s of %(all)s rows are still to be set.",
        n,
    ),
    Status.NOT_MONITORED: lambda n: ngettext(
        "%(n)s of %(all)s rows is not monitored.", "%(n)s of %(all)s rows are not monitored.", n
    ),
    Status.CANNOT_BE_ASSESSED: lambda n: ngettext(
        "%(n)s of %(all)s rows cannot be assessed.", "%(n)s of %(all)s rows cannot be assessed.", n
    ),
}

"""The plan as a table: the columns of its files. What members alone read stands at the end, and only for them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.access.rules import is_member
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.queries import Followed, Responsible
from shanyraq.domains.learning.vocabulary import STANDINGS
from shanyraq.domains.packages.web import FrameworkPage

HEADER = (
    "key",
    "category",
    "year",
    "activity",
    "responsible",
    "responsible_printed",
    "clauses",
    "state",
    "state_name",
    "year_printed",
    "starts_on",
    "ends_on",
    "done_on",
    "responsible_beside",
    "statement",
    "use",
)
FOR_MEMBERS = ("in_charge", "cost_planned", "cost_spent", "funding", "note")


def table(page: FrameworkPage, shown: Iterable[Followed]) -> tuple[Sequence[str], list[tuple[Any, ...]]]:
    """The header and a row for each activity, for whoever reads the page."""
    member = is_member(page.request.actor, page.code)  # type: ignore[attr-defined]
    header = HEADER + FOR_MEMBERS if member else HEADER
    own = page.version.language
    return header, [_row(each, own) + (_inside(each) if member else ()) for each in shown]


def _row(each: Followed, own: str) -> tuple[Any, ...]:
    return (
        each.key,
        each.category,
        each.year,
        pick(each.text, own).text,
        _names(each.activity.shown, own),
        each.activity.printed,
        " ".join(each.activity.clauses),
        each.standing.value,
        _(STANDINGS[each.standing]),
        each.activity.year if each.number is None else None,
        each.starts_on,
        each.ends_on,
        each.done_on,
        _names(each.beside, own),
        _said(each.statement, own),
        _said(each.use, own),
    )


def _inside(each: Followed) -> tuple[Any, ...]:
    return each.in_charge, each.cost_planned, each.cost_spent, each.funding, each.note


def _names(who: Iterable[Responsible], own: str) -> str:
    return "; ".join(pick(each.name, own).text for each in who)


def _said(text: Mapping[str, str], own: str) -> str:
    return pick(text, own).text if text else ""

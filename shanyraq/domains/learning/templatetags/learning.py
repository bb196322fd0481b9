"""``{% load learning %}``: how activities and duties stand, as a word with its shape."""

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import markup
from shanyraq.domains.learning.queries.concluded import Told
from shanyraq.domains.learning.rules.explaining import explained
from shanyraq.domains.learning.rules.obligations import Owed
from shanyraq.domains.learning.vocabulary import (
    ASSUMED,
    CORRECTED,
    COURSES,
    DUTIES,
    KEPT,
    REVIEWED,
    STANDINGS,
    Kept,
    Standing,
)
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.sentences import Sentence
from shanyraq.kernel.sources import Source

register = template.Library()
SIGNS: dict[str, str] = {
    Standing.DONE: "●",
    Standing.UNDER_WAY: "◐",
    Standing.LATE: "▲",
    Standing.PLANNED: "○",
    Standing.POSTPONED: "▷",
    Standing.DROPPED: "✕",
}
KEPT_LOOKS: dict[str, str] = {
    Kept.KEPT: Standing.DONE,
    Kept.KEPT_LATE: Standing.DONE,
    Kept.OVERDUE: Standing.LATE,
    Kept.DUE: Standing.UNDER_WAY,
    Kept.AHEAD: Standing.PLANNED,
}


@register.simple_tag
def standing(code: str) -> SafeString:
    """``{% standing each.standing %}``: shape and word."""
    return _mark(str(code), _(STANDINGS[str(code)]))


@register.simple_tag
def standing_sign(code: str, label: str = "") -> SafeString:
    """The shape alone, with its word for screen readers: for cells under a legend."""
    word = label or _(STANDINGS[str(code)])
    return markup(
        '<span class="standing st-{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        code,
        word,
        SIGNS[str(code)],
        word,
    )


@register.simple_tag
def kept_mark(code: str) -> SafeString:
    """``{% kept_mark owed.kept %}``: the shape and word of a duty."""
    return _mark(KEPT_LOOKS[str(code)], _(KEPT[str(code)]))


@register.filter
def standing_word(code: str) -> str:
    """``{{ each.standing|standing_word }}``: the word only."""
    return _(STANDINGS[str(code)])


@register.filter
def duty_title(code: str) -> str:
    """What the document asks, in one sentence."""
    return _(DUTIES[str(code)])


@register.filter
def owed_why(owed: Owed, on: date) -> list[Sentence]:
    """Why a duty stands as it does on a day."""
    return explained(owed, on)


@register.filter
def owed_source(owed: Owed) -> Source:
    """By whose authority it is asked."""
    return RULES[owed.rule].source


def _mark(code: str, word: str) -> SafeString:
    return markup(
        '<span class="standing st-{}"><span aria-hidden="true">{}</span> <span>{}</span></span>',
        code,
        SIGNS[code],
        word,
    )


@register.filter
def review_state(code: str) -> str:
    """How far a review has got, in words."""
    return _(REVIEWED[str(code)])


@register.filter
def correction_state(code: str) -> str:
    """What became of a course correction, in words."""
    return _(CORRECTED[str(code)])


@register.filter
def assumed(code: str) -> str:
    """Whether an assumption holds, in words."""
    return _(ASSUMED[str(code)])


@register.filter
def course(code: str) -> str:
    """How a risk stands, in words."""
    return _(COURSES[str(code)])


@register.filter
def told_standing(told: Told) -> str:
    """What a review says of an assumption or a risk, in words."""
    return _(told.standing)


@register.filter
def of_key(told: Mapping[str, list[Told]], key: str) -> list[Told]:
    """What reviews say of one of them."""
    return told.get(key, [])


@register.filter
def concluded_on(days: Mapping[tuple[str, int], date], outcome: str) -> dict[int, date]:
    """Year → when the review of an outcome was concluded."""
    return {year: day for (code, year), day in days.items() if code == outcome}


@register.filter
def concluded_in(days: Mapping[int, date], year: int) -> date | None:
    """When the review of a year was concluded."""
    return days.get(year)

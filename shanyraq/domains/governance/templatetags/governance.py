"""``{% load governance %}``: the words for codes of bodies."""

from django import template
from django.utils.functional import Promise

from shanyraq.domains.governance.queries import Rhythm
from shanyraq.domains.governance.web import words

register = template.Library()


@register.filter
def body_kind(code: str) -> str | Promise:
    return words.KINDS[code]


@register.filter
def body_kind_one(code: str) -> str | Promise:
    return words.KIND[code]


@register.filter
def body_state(code: str) -> str | Promise:
    return words.STATES[code]


@register.filter
def body_role(code: str) -> str | Promise:
    return words.ROLES[code]


@register.filter
def body_side(code: str) -> str | Promise:
    return words.SIDES[code]


@register.filter
def rhythm_words(rhythm: Rhythm) -> str:
    return words.rhythm_words(rhythm)

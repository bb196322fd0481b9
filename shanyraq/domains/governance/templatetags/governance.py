"""``{% load governance %}``: the words for codes of bodies."""

from django import template

from shanyraq.base.ui.words import word_filters
from shanyraq.domains.governance.web import words

register = template.Library()
word_filters(
    register,
    body_kind=words.KINDS,
    body_kind_one=words.KIND,
    body_state=words.STATES,
    body_role=words.ROLES,
    body_side=words.SIDES,
    seat=words.SEATS,
)
register.filter("rhythm_words", words.rhythm_words)

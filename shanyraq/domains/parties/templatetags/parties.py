"""``{% load parties %}``: words for kinds of organisations."""

from django import template

from shanyraq.base.ui.words import word_filters
from shanyraq.domains.parties.web.words import KINDS

register = template.Library()
word_filters(register, kind_words=KINDS)

"""``{% load legal %}``: words for instruments."""

from django import template

from shanyraq.base.ui.words import word_filters
from shanyraq.domains.parties.web.words import EVENTS, INSTRUMENTS

register = template.Library()
word_filters(register, instrument_kind=INSTRUMENTS, instrument_event=EVENTS)

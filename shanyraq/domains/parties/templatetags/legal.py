"""``{% load legal %}``: words for instruments."""

from django import template

from shanyraq.domains.parties.web.words import EVENTS, INSTRUMENTS

register = template.Library()


@register.filter
def instrument_kind(kind: str) -> str:
    """The word of a kind of legal instruments."""
    return str(INSTRUMENTS.get(kind, kind))


@register.filter
def instrument_event(event: str) -> str:
    """What happened to an instrument on a date."""
    return str(EVENTS.get(event, event))

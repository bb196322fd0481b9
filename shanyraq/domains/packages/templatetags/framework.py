"""``{% page_url "indicator" "1.2.1" %}``: an address inside the framework of the page."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from shanyraq.domains.packages.queries.places import Place
from shanyraq.domains.packages.vocabulary import is_copy

register = template.Library()


@register.simple_tag(takes_context=True)
def for_practice(context: template.Context) -> bool:
    """Whether a page is about a training copy: a page of it, or a form or workbook (``of_framework``) of something in
    it, or what is said where there is none. No database is asked.
    """
    shell, request = context.get("shell") or {}, context.get("request")
    codes = [getattr(each, "code", "") for each in (context.get("version"), shell.get("framework"))]
    asked = request.GET.get("framework", "") if request else ""
    return any(map(is_copy, filter(None, (*codes, context.get("of_framework"), asked))))


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, name: str, *args: Any, **query: Any) -> str:
    """The address of a page of this framework. A day in the address of this page is kept.

    Keyword arguments become the query; those that are empty are left out.
    """
    asked = context.get("asked_as_of")
    found = {key: value for key, value in query.items() if value not in (None, "")}
    if asked:
        found["as_of"] = asked.isoformat()
    address = reverse(name, args=[context["framework_code"], *args])
    return f"{address}?{urlencode(found, doseq=True)}" if found else address


@register.simple_tag(takes_context=True)
def place_url(context: template.Context, place: Place) -> str:
    """The address of a thing of the package: its page, or its place on a page."""
    address = page_url(context, place.page, *([place.key] if place.key else []))
    return f"{address}#{place.anchor}" if place.anchor else address


@register.simple_tag(takes_context=True)
def clause_url(context: template.Context, anchor: str) -> str:
    """The address of a clause in the document reader."""
    return f"{page_url(context, 'document')}#{anchor}"

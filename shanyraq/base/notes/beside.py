"""What stands on the page of a thing and is told by a domain above it: ``{% beside "indicator" indicator.key %}``.

``stand_beside("engagement/beside.html", "module:function")``: ``function(request, framework, kind, key, day)`` gives
what the template needs, or None where nothing is to be shown.
"""

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from django.http import HttpRequest

Facts = Callable[[HttpRequest, str, str, str, date | None], Mapping[str, Any] | None]

_beside: dict[str, str] = {}


def stand_beside(template: str, function: str) -> None:
    """Registers a section of pages of things; the same template again replaces it."""
    _beside[template] = function


def sections(
    request: HttpRequest, framework: str, kind: str, key: str, day: date | None
) -> list[tuple[str, Mapping[str, Any]]]:
    """The sections of a page: template, and what it needs."""
    found = ((template, _function(place)(request, framework, kind, key, day)) for template, place in _beside.items())
    return [(template, facts) for template, facts in found if facts is not None]


def _function(place: str) -> Facts:
    module, _, name = place.partition(":")
    found: Facts = getattr(import_module(module), name)
    return found

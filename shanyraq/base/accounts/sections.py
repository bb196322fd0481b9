"""What higher rooms show on the page of one's own account.

``add_section("notices/own.html", "module:function")``: ``function(person, at)`` gives what the template needs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from shanyraq.base.access.models import Person

Facts = Callable[[Person, datetime], Mapping[str, Any]]

_sections: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Section:
    """A template, and what it is given."""

    template: str
    facts: Mapping[str, Any]


def add_section(template: str, function: str) -> None:
    """Registers a section; the same template again replaces it."""
    _sections[template] = function


def sections(person: Person, at: datetime) -> list[Section]:
    """Every section of the page of this person."""
    found = []
    for template, place in _sections.items():
        module, _, name = place.partition(":")
        give: Facts = getattr(import_module(module), name)
        found.append(Section(template, give(person, at)))
    return found

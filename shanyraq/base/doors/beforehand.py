"""What a form says before its button: what whoever presses it ought to know. A domain tells it of a verb of its own.

``tell_beforehand("workplans.plan.submit", "shanyraq.domains.workplans.web.beforehand:submit")``: the function is
imported when it is asked for. It is given what was entered, who asks and the day, and looks itself what they may
see.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from shanyraq.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Beforehand:
    """A part of a page: its template, and what that shows."""

    template: str
    context: Mapping[str, Any]


Tell = Callable[[Mapping[str, Any], Actor, date], Beforehand | None]

_telling: dict[str, str] = {}


def tell_beforehand(verb: str, function: str) -> None:
    """Registers what the form of a verb says, as ``module:function``; the same verb again replaces it."""
    _telling[verb] = function


def told_beforehand(verb: str, entered: Mapping[str, Any], by: Actor, on: date) -> Beforehand | None:
    """What the form of a verb says of what was entered; None where there is nothing to say."""
    if verb not in _telling:
        return None
    module, _, name = _telling[verb].partition(":")
    tell: Tell = getattr(import_module(module), name)
    return tell(entered, by, on)

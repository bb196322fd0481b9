"""The registry of rules. A rule is a pure function with an id, a title and a source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from shanyraq.kernel.sources import Source

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule: what it says, in one sentence, and by whose authority.

    ``field``: the field of an action in which what it finds is mended, where it is one.
    """

    id: str
    title: str
    source: Source
    function: Callable[..., Any]
    field: str = ""

    @property
    def explanation(self) -> str:
        """The function's docstring as one paragraph: what the rule looks at and why it matters."""
        return " ".join((self.function.__doc__ or "").split())


RULES: dict[str, Rule] = {}


def rule(*, id: str, title: str, source: Source, field: str = "") -> Callable[[Function], Function]:
    """Registers a pure function as a rule.

    :raises TypeError: when no ``Source`` is given.
    :raises ValueError: when the id is taken or the title is empty.
    """
    if not isinstance(source, Source):
        raise TypeError(f"Rule {id} cites no source.")
    if not title.strip():
        raise ValueError(f"Rule {id} has no title.")

    def register(function: Function) -> Function:
        if id in RULES:
            raise ValueError(f"Rule {id} is registered twice.")
        RULES[id] = Rule(id, title, source, function, field)
        return function

    return register

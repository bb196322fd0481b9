"""Life cycles as tables: in which state which act leads where. No state is changed outside its table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Transition:
    """``act`` leads from ``source`` to ``target``; ``who`` says in words who may do it."""

    source: str
    act: str
    target: str
    who: str


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """A table of transitions. It begins in ``first``."""

    name: str
    first: str
    transitions: tuple[Transition, ...]

    def after(self, state: str, act: str) -> str | None:
        """The state that an act leads to; None where it cannot be done now."""
        return next((each.target for each in self.transitions if (each.source, each.act) == (state, act)), None)

    def acts(self, state: str) -> list[str]:
        """What can be done in a state."""
        return [each.act for each in self.transitions if each.source == state]

    def states(self) -> list[str]:
        """Every state, in the order in which the table names them."""
        named: Iterable[str] = (state for each in self.transitions for state in (each.source, each.target))
        return list(dict.fromkeys([self.first, *named]))

    def is_final(self, state: str) -> bool:
        """Whether nothing can be done in a state any more."""
        return not self.acts(state)

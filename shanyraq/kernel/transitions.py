"""Life cycles as tables: in which state which act leads where. No state is changed outside its table."""

from collections.abc import Iterable
from dataclasses import dataclass

REOPEN = "reopen"
"""The act that takes an end back, where a life cycle has it."""


@dataclass(frozen=True, slots=True)
class Transition:
    """``act`` leads from ``source`` to ``target``; ``who`` says in words who may do it."""

    source: str
    act: str
    target: str
    who: str


class NoTransition(RuntimeError):
    """Something was moved on by an act that its table does not have in its state."""


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """A table of transitions. It begins in ``first``, and is registered under its name.

    :raises ValueError: when there is one of this name.
    """

    name: str
    first: str
    transitions: tuple[Transition, ...]

    def __post_init__(self) -> None:
        if self.name in LIFE_CYCLES:
            raise ValueError(f"Life cycle {self.name} is registered twice.")
        LIFE_CYCLES[self.name] = self

    def after(self, state: str, act: str) -> str | None:
        """The state that an act leads to; None where it cannot be done now."""
        return next((each.target for each in self.transitions if (each.source, each.act) == (state, act)), None)

    def move(self, state: str, act: str) -> str:
        """The state that an act leads to, for whoever asked before whether it can be done.

        :raises NoTransition: when it cannot be done in this state.
        """
        target = self.after(state, act)
        if target is None:
            raise NoTransition(f"{self.name}: {act} in the state {state}")
        return target

    def acts(self, state: str) -> list[str]:
        """What can be done in a state."""
        return [each.act for each in self.transitions if each.source == state]

    def states(self) -> list[str]:
        """Every state, in the order in which the table names them."""
        named: Iterable[str] = (state for each in self.transitions for state in (each.source, each.target))
        return list(dict.fromkeys([self.first, *named]))

    def is_final(self, state: str) -> bool:
        """Whether it ends in a state: nothing can be done any more but to reopen it."""
        return not {*self.acts(state)} - {REOPEN}


LIFE_CYCLES: dict[str, LifeCycle] = {}

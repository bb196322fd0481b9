"""Many verbs as one: what each of them alone would write whole is written once, when all of them are done.

A workbook does its rows so. A domain that writes whole things registers how it gathers what is to become of them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shanyraq.base.audit.chain import Held, holding_events
from shanyraq.kernel.findings import Finding


class Gathered(Protocol):
    """What a domain has gathered of verbs that were done together."""

    def findings(self, on: date) -> Sequence[Finding]:
        """What is to be said of all of it; with an error none of it may stay."""
        ...

    def write(self) -> None:
        """Writes it, in the transaction of the verbs."""
        ...


Gather = Callable[[], AbstractContextManager[Gathered]]
_known: list[Gather] = []


def gathers(gather: Gather) -> None:
    """Registers a way to gather; inside of the context, verbs of the domain leave writing to it."""
    _known.append(gather)


@dataclass(frozen=True)
class Together:
    """What all domains have gathered, and the events of their verbs."""

    parts: Sequence[Gathered]
    events: Held

    def findings(self, on: date) -> list[Finding]:
        return [finding for part in self.parts for finding in part.findings(on)]

    def write(self) -> None:
        for part in self.parts:
            part.write()
        self.events.write()


@contextmanager
def together(*, savepoints: bool = True) -> Iterator[Together]:
    """Verbs that are done inside are gathered. Whoever opens it says ``write`` before the transaction ends.

    Without ``savepoints`` it is faster, and may end in ``NeedsSavepoints``: then it is to be done again with them.
    """
    with ExitStack() as stack:
        events = stack.enter_context(holding_events(savepoints=savepoints))
        yield Together([stack.enter_context(gather()) for gather in _known], events)

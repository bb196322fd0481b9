"""Deliverables as pages show them: each with its state in words as of the day of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.models import Deliverable
from shanyraq.domains.workplans.queries.deliverables import counted, deliverables, deliverables_of
from shanyraq.domains.workplans.rules.deliverables import State, deliverable_state


@dataclass(frozen=True, slots=True)
class Promise:
    """A deliverable and how it stands."""

    row: Deliverable
    state: State


def promised(page: FrameworkPage, sub_output: int | None = None) -> list[Promise]:
    """The deliverables of a framework, or of one of its sub-outputs, by the day on which they are due."""
    if sub_output is None:
        rows = counted(deliverables(page.version, page.asked), page.asked)
    else:
        rows = deliverables_of(page.version, sub_output, page.asked)
    return list(_states(page, rows))


def _states(page: FrameworkPage, rows: list[Deliverable]) -> Iterator[Promise]:
    for row in rows:
        yield Promise(row, deliverable_state(row.due_on, row.delivered_on, page.as_of))

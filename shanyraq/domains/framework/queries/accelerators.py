"""The accelerators of the 2030 Agenda, with the outcomes that they bear on."""

from dataclasses import dataclass

from shanyraq.domains.framework.models import Accelerator
from shanyraq.domains.framework.queries.results import said
from shanyraq.domains.framework.queries.shapes import Said
from shanyraq.domains.framework.queries.texts import OutcomeName, by_code
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class AcceleratorView:
    key: str
    said: Said
    outcomes: tuple[OutcomeName, ...]


def accelerators(version: Version, names: tuple[OutcomeName, ...]) -> tuple[AcceleratorView, ...]:
    """The accelerators with the outcomes that they bear on."""
    rows = Accelerator.objects.filter(version=version)
    return tuple(AcceleratorView(row.key, said(row), by_code(names, row.outcomes)) for row in rows)

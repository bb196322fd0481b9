"""What is raised to the steering committee: higher domains say so, and the page of governance shows it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.findings import Finding

Raises = Callable[[Version, date, date | None], Sequence[Finding]]
"""A version, the day, and that day where the reader asked for it."""


@dataclass(frozen=True, slots=True)
class Source:
    """``needs``: the right without which nothing of it is shown; ``page``: the name of the address that tells more."""

    raises: Raises
    needs: Permission
    page: str


_sources: list[Source] = []


def raise_to_committee(raises: Raises, *, needs: Permission, page: str) -> None:
    """Registers who raises something."""
    _sources.append(Source(raises, needs, page))


def sources() -> Iterator[Source]:
    """Everybody who may raise something."""
    yield from _sources

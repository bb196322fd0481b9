"""What is raised to the steering committee: higher domains say so, and the page of governance shows it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Link:
    """Where the figures stand: the name of a page, what the link says, and the outcome that the page is narrowed to."""

    page: str
    title: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """Something that is raised: one sentence, the rules that found it, and where its figures stand.

    ``outcome``: what it is about; a decision of the committee about it settles it for the ``year``.
    """

    outcome: str
    year: int
    said: Sentence
    rules: Sequence[str]
    links: Sequence[Link]


Raises = Callable[[Version, date, date | None], Sequence[Raised]]
"""A version, the day, and that day where the reader asked for it."""


@dataclass(frozen=True, slots=True)
class Source:
    """``needs``: the right without which nothing of it is shown."""

    raises: Raises
    needs: Permission


_sources: list[Source] = []


def raise_to_committee(raises: Raises, *, needs: Permission) -> None:
    """Registers who raises something."""
    _sources.append(Source(raises, needs))


def sources() -> Iterator[Source]:
    """Everybody who may raise something."""
    yield from _sources

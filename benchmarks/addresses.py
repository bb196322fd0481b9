"""Every address that answers ``GET`` without an account, found in the resolver and the API's description.

A new page or operation joins by itself. Where an argument cannot be made up, the address is reported. What is for
people with an account is not measured here (``benchmarks.verbs`` does).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from shanyraq.domains.packages.models import Version
from tests.api.operations import operations
from tests.architecture import doors
from tests.web.addresses import TWO, names, samples

PAGES, API = "Pages", "API"
GROWING = {"chooser", "search-all", "list_frameworks"}
"""What shows every framework takes longer where there are more; its statements stay the same."""
NO_PAGES = {"set_language", "unknown_address"}
"""What is open to everybody and no page: it changes the reader's language; it answers for what is nowhere."""
QUERIES = {"search": "?q=health", "search-all": "?q=health"}


@dataclass(frozen=True)
class Address:
    section: str
    name: str
    path: str

    @property
    def grows(self) -> bool:
        return self.name in GROWING


@dataclass(frozen=True)
class Missing:
    section: str
    name: str
    reason: str


def addresses(version: Version) -> Iterator[Address | Missing]:
    """Pages above frameworks, pages of the framework, operations of the API."""
    yield from _above()
    yield from _below(version)
    for operation in operations():
        try:
            yield Address(API, operation.id, operation.address(version))
        except AssertionError as error:
            yield Missing(API, operation.id, str(error))


def _above() -> Iterator[Address | Missing]:
    """Named addresses that stand outside the API and outside a framework."""
    for name, pattern in _outside(get_resolver().url_patterns):
        if name not in doors.READING - NO_PAGES:
            continue
        if pattern.pattern.converters:
            yield Missing(PAGES, name, f"no sample for {pattern.pattern}")
            continue
        yield Address(PAGES, name, reverse(name) + QUERIES.get(name, ""))


def _outside(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name, pattern
        elif "slug:code" not in str(pattern.pattern) and getattr(pattern, "namespace", None) != "api":
            yield from _outside(pattern.url_patterns)


def _below(version: Version) -> Iterator[Address | Missing]:
    """One address for each page of a framework."""
    one: dict[str, list[tuple[str, ...]]] = {
        name: [(value,) for value in values] for name, values in samples(version).items()
    }
    known = one | TWO
    for name, arguments in names():
        if name in doors.IN_FRAMEWORK:
            continue
        values = _values(known, name) if arguments else [()]
        if not values:
            yield Missing(PAGES, name, "no sample for its arguments; add one to tests/web/addresses.py")
            continue
        try:
            path = reverse(name, args=[version.code, *values[0]])
        except NoReverseMatch as error:
            yield Missing(PAGES, name, str(error))
            continue
        yield Address(PAGES, name, path + QUERIES.get(name, ""))


def _values(known: Mapping[str, list[tuple[str, ...]]], name: str) -> list[tuple[str, ...]]:
    """Arguments for an address; «indicator-csv» takes those of «indicator»."""
    return known.get(name) or known.get(name.rpartition("-")[0], [])

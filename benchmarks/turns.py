"""All frameworks in turn: what no reader asked for lately is not in the memory of the process.

Three pages of each framework are asked for one after the other, so that each is asked again only after all the
others. Beside it, the same pages of made-up frameworks that have a database, and the process, to themselves.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from benchmarks.databases import Store
from benchmarks.measuring import Line, Times, counted
from benchmarks.packages import apply
from benchmarks.pages import GROWTH, MATRIX_MS, MATRIX_STATEMENTS, Reader, steady
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import versions_in_force
from tests.factories.frameworks import Size, framework
from tests.forgetting import forget_versions

ALONE = 3
"""So many made-up frameworks are measured alone; all are of one size, and differ a little."""


@dataclass(frozen=True)
class Page:
    """A page that each framework has."""

    what: str
    address: Callable[[Version], str]


PAGES = (
    Page("results matrix", lambda version: reverse("results", args=[version.code])),
    Page("first page", lambda version: reverse("home", args=[version.code])),
    Page("page of the first indicator", lambda version: reverse("indicator", args=[version.code, _first(version)])),
)


def _first(version: Version) -> str:
    return str(version.indicators.order_by("order").values_list("key", flat=True)[0])


def lines(store: Store, number: int, rounds: int, tell: Callable[[str], None]) -> list[Line]:
    """For each page: the first reader of each framework, then readers of all of them in turn."""
    section = f"{number} frameworks in turn; alone: {ALONE} of them, each in a database of its own"
    for place in range(ALONE):
        store.copy("empty", f"alone-{place}")
        store.use(f"alone-{place}")
        apply(framework(place, Size()))
    found = []
    for page in PAGES:
        tell(page.what)
        found += _of(page, store, section, rounds)
    store.use("one")
    return found


def _of(page: Page, store: Store, section: str, rounds: int) -> Iterator[Line]:
    store.use("many")
    every = [page.address(version) for version in versions_in_force()]
    reader, first, many, one = Reader(), Times(), Times(), Times()
    forget_versions()
    _ask(reader, every, first)
    for _ in range(max(rounds // 2, 1)):
        store.use("many")
        _ask(reader, every, many)
        for place in range(ALONE):
            store.use(f"alone-{place}")
            address = [page.address(version) for version in versions_in_force()]
            reader.get(address[0])
            _ask(reader, address * (len(every) // ALONE), one)
    yield Line(section, f"{page.what}, the first reader of each", many=first)
    more = (many.statements or 0) - (one.statements or 0)
    line = Line(section, f"{page.what}, all in turn", f"≤ 1 SQL more, ≤ {GROWTH}×", one=one, many=many)
    line.met = more <= 1 and steady(one, many)
    if page is PAGES[0]:
        line.goal = f"same SQL, ≤ {MATRIX_STATEMENTS}, ≤ {MATRIX_MS} ms, ≤ {GROWTH}×"
        few = more == 0 and (many.statements or 0) <= MATRIX_STATEMENTS
        line.met = line.met and few and many.median <= MATRIX_MS
    yield line


def _ask(reader: Reader, addresses: Sequence[str], times: Times) -> None:
    """Asks for each address once; keeps the most statements that one of them took."""
    for address in addresses:
        statements = 0

        def ask(address: str = address) -> None:
            nonlocal statements
            statements = counted(lambda: reader.get(address))

        times.take(ask)
        times.statements = max(times.statements or 0, statements)

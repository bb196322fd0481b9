"""Whatever stands behind the «?» of a page, it is answered: shown, not found, or not understood; never a fault.

Which parameters a page knows is not listed: a page knows those that it looks for while it answers.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from shanyraq.base.sheets import FORMS
from shanyraq.domains.packages.models import Version
from tests.web.addresses import FIXED, NO_DAYS, by_name

together = pytest.mark.xdist_group("odd parameters")
ANSWERS = {200, 301, 302, 400, 404}
HARD = ("²", "٣", "-1", "9" * 30, "", ",-")
"""Tried with every parameter of every page: digits that are no number, numbers that no column holds, nothing."""
EXAMPLES = 3
"""So many more are made up for each."""
ODD = [
    "１",
    "0",
    "1.5",
    "1e5",
    "0x10",
    "1_000",
    "NaN",
    "∞",
    " 7 ",
    " ",
    "%",
    "'",
    '"',
    "<script>",
    "../..",
    "--",
    ",,unit",
]
ODD += [
    "-status,",
    "\\",
    "{x}",
    "%(x)s",
    "ı",
    "ß",
    "\u202e",
    "\ud7ff",
    "é" * 300,
    "None",
    "true",
    "[]",
    "§1",
    "💧",
    "\n",
    "\x7f",
]
odd = st.sampled_from([*ODD, *NO_DAYS]) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40
)


class Watched:
    """Notes which parameters are looked for in the query of a request."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: set[str] = set()
        for method in ("get", "__getitem__", "__contains__", "getlist"):
            monkeypatch.setattr(QueryDict, method, self.noting(getattr(QueryDict, method)), raising=False)

    def noting(self, known: Any) -> Any:
        def look(query: QueryDict, name: str, *more: Any, **options: Any) -> Any:
            self.names.add(name)
            return known(query, name, *more, **options)

        return look


_known: dict[str, list[tuple[str, str]]] = {}


def known_parameters(client: Client, version: Version) -> list[tuple[str, str]]:
    """Each page, and each parameter that it looks for; found out once."""
    if version.digest not in _known:
        _known[version.digest] = list(_looked_for(client, version))
    return _known[version.digest]


def _looked_for(client: Client, version: Version) -> Iterator[tuple[str, str]]:
    """One that is asked for one parameter may look for more. The other files of a page hold the rows of its CSV."""
    named = by_name(version)
    twins = {f"{name.removesuffix('-csv')}-{form}" for name in named if name.endswith("-csv") for form in FORMS}
    pages = [found[0] for name, found in named.items() if found and (name.endswith("-csv") or name not in twins)]
    for address in [*pages, *FIXED]:
        with pytest.MonkeyPatch.context() as patched:
            watched = Watched(patched)
            client.get(address)
            seen: set[str] = set()
            while watched.names - seen:
                name = sorted(watched.names - seen)[0]
                seen.add(name)
                client.get(address, {name: "1"})
        yield from ((address, name) for name in sorted(seen))


def asking(client: Client, address: str, name: str) -> Callable[[], None]:
    """A test of one parameter of one page."""

    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(odd)
    def ask(value: str) -> None:
        assert client.get(address, {name: value}).status_code in ANSWERS, (address, name, value)

    return ask


@together
def test_no_parameter_of_any_page_makes_a_fault(second: Version, client: Client) -> None:
    """The day is read by one function for all pages (``test_every_page.py``), so three of them are enough."""
    client.raise_request_exception = False
    known = known_parameters(client, second)
    assert {"as_of", "year", "outcome", "entity", "status", "sort", "columns", "q", "since", "rule"} <= {
        name for _, name in known
    }
    days = [each for each in known if each[1] == "as_of"]
    for address, name in [*days[:3], *(each for each in known if each not in days)]:
        for value in HARD:
            assert client.get(address, {name: value}).status_code in ANSWERS, (address, name, value)
        asking(client, address, name)()


@together
def test_several_at_once_make_none_either(second: Version, client: Client) -> None:
    """A filter of one, the order of another, the day of a third: each may be odd."""
    client.raise_request_exception = False
    pages: dict[str, list[str]] = {}
    for address, name in known_parameters(client, second):
        pages.setdefault(address, []).append(name)
    for number, (address, names) in enumerate(pages.items()):
        for turn in range(len(HARD)):
            query = {name: HARD[(place + turn + number) % len(HARD)] for place, name in enumerate(names)}
            assert client.get(address, query).status_code in ANSWERS, (address, query)

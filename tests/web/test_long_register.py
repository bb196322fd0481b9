"""A register of a thousand organisations: read page by page, found by words, one entry by itself, chosen by search."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.models import Mark, Registered
from shanyraq.domains.parties.queries.register import marks_of
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

HOW_MANY = 1_000
KINDS = ("civil_society", "academia")


@pytest.fixture
def long_register(second: Version) -> Version:
    """Organisations with keys ``org-0000`` to ``org-0999``, in two kinds by turns, written without verbs."""
    rows = [
        Registered(
            framework=second.framework,
            key=f"org-{number:04}",
            name={"fr": f"Organisation n° {number:04}", "en": f"Organisation «No. {number:04}»"},
            kind=KINDS[number % 2],
            number=f"LP-{number:04}",
            made_at=AT,
        )
        for number in range(HOW_MANY)
    ]
    Registered.objects.bulk_create(rows)
    marks = ((row, mark) for row in rows for mark in marks_of(row.key, row.name.values(), row.number))
    Mark.objects.bulk_create(Mark(entry=row, framework=second.framework, mark=mark) for row, mark in marks)
    return second


def officer() -> Client:
    reach = Reach(XAA)
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, reach)))


def answered(client: Client, address: str, **query: Any) -> tuple[Any, int, int]:
    """An answer, its length and its number of statements."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, query)
    assert answer.status_code == 200, address
    return answer, len(answer.content), len(queries)


class TestThePage:
    def test_a_page_holds_fifty_and_leads_to_the_others(self, long_register: Version, page: Client) -> None:
        answer, length, statements = answered(page, f"/{XAA}/register/")
        text = answer.content.decode()
        assert text.count("/register/org-") == 50
        assert "1000 of 1000 organisations" in text
        assert 'href="?page=2"' in text
        assert length < 100_000
        assert statements <= 16
        last = page.get(f"/{XAA}/register/", {"page": 20}).content.decode()
        assert "org-0999" in last
        assert "org-0949" not in last

    @pytest.mark.parametrize(
        ("asked", "count", "first"),
        [
            ({"kind": "academia"}, "500", "org-0001"),
            ({"q": "ORGANISATION no 0042"}, "1", "org-0042"),
            ({"q": "lp-0042"}, "1", "org-0042"),
            ({"q": "org-00"}, "100", "org-0000"),
            ({"q": "org-00", "kind": "academia"}, "50", "org-0001"),
            ({"q": "  "}, "1000", "org-0000"),
            ({"q": "key:"}, "0", ""),
            ({"q": "%"}, "0", ""),
            ({"q": "!"}, "0", ""),
            ({"q": "nobody"}, "0", ""),
        ],
    )
    def test_it_is_narrowed(
        self, long_register: Version, page: Client, asked: dict[str, str], count: str, first: str
    ) -> None:
        text = main_of(page, f"/{XAA}/register/", **asked)
        assert f"{count} of 1000 organisations" in text
        assert ("No organisation of the register is called so" in text) == (count == "0")
        lines = page.get(f"/{XAA}/register.csv", asked).content.decode().splitlines()[1:]
        assert len(lines) == int(count), "the file holds every page"
        if first:
            assert lines[0].startswith(first)

    def test_one_entry_is_read_by_itself(self, long_register: Version, page: Client) -> None:
        reads = [f"/{XAA}/register/org-0500/", f"/api/v1/frameworks/{XAA}/register/org-0500"]
        for address in reads:
            with CaptureQueriesContext(connection) as queries:
                assert page.get(address).status_code == 200
            whole = [
                each["sql"]
                for each in queries
                if 'FROM "parties_registered"' in each["sql"] and '"key" =' not in each["sql"]
            ]
            assert [sql for sql in whole if "merged_into" not in sql.partition("WHERE")[2]] == [], address

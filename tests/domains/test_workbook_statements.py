"""How many statements a row of a workbook takes: as many among thirty rows as among three."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.base.workbooks.layout import HEAD
from shanyraq.domains.packages.models import Version
from tests.domains.filled import done, rows_of, saved, template, with_rows, write
from tests.domains.test_register import create


def added(count: int) -> bytes:
    rows = [{"key": f"own-{each}", "name.en": f"Own {each}", "kind": "civil_society"} for each in range(count)]
    return with_rows("parties.organisation.create", rows)


def amended(count: int) -> bytes:
    book = template("parties.organisation.amend")
    for row in range(HEAD + 1, HEAD + 1 + count):
        write(rows_of(book), row, {"note": "By road", "reason": "It was asked"})
    return saved(book)


def contacts(count: int) -> bytes:
    return with_rows(
        "parties.contact.create", [{"organisation": "org-0", "name": f"A. {each}"} for each in range(count)]
    )


@pytest.mark.parametrize(
    ("verb", "content", "own"),
    [
        pytest.param("parties.organisation.create", added, 1, id="the entry"),
        pytest.param("parties.organisation.amend", amended, 3, id="the entry, what is alike, the change"),
        pytest.param("parties.contact.create", contacts, 2, id="the organisation, the person"),
    ],
)
def test_a_row_takes_as_many_statements_among_thirty_as_among_three(
    verb: str, content: Callable[[int], bytes], own: int, second: Version
) -> None:
    """Nothing but its own: chain, newest version, marks of the register and events are asked for and written once."""
    for each in range(30):
        create(f"org-{each}", name={"en": f"Organisation {each}"}, number="")

    def statements(count: int) -> int:
        with CaptureQueriesContext(connection) as sent:
            assert done(verb, content(count), apply=False).count("done") == count
        return len(sent)

    statements(1)  # what is remembered of a version
    assert statements(30) - statements(3) == 27 * own

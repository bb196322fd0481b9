"""A register of hundreds of organisations: read page by page, found by words, one entry by itself, chosen by search."""

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

HOW_MANY = 400
KINDS = ("civil_society", "academia")


@pytest.fixture
def long_register(second: Version) -> Version:
    """Organisations with keys ``org-0000`` to ``org-0399``, in two kinds by turns, written without verbs."""
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
        assert "400 of 400 organisations" in text
        assert 'href="?page=2"' in text
        assert length < 100_000
        assert statements <= 16
        last = page.get(f"/{XAA}/register/", {"page": 8}).content.decode()
        assert "org-0399" in last
        assert "org-0349" not in last

    @pytest.mark.parametrize(
        ("asked", "count", "first"),
        [
            ({"kind": "academia"}, "200", "org-0001"),
            ({"q": "ORGANISATION no 0042"}, "1", "org-0042"),
            ({"q": "lp-0042"}, "1", "org-0042"),
            ({"q": "org-00"}, "100", "org-0000"),
            ({"q": "org-00", "kind": "academia"}, "50", "org-0001"),
            ({"q": "  "}, "400", "org-0000"),
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
        assert f"{count} of 400 organisations" in text
        assert ("No organisation of the register is called so" in text) == (count == "0")
        lines = page.get(f"/{XAA}/register.csv", asked).content.decode().splitlines()[1:]
        assert len(lines) == int(count), "the file holds every page"
        if first:
            assert lines[0].startswith(first)

    def test_one_entry_is_read_by_itself(self, long_register: Version, page: Client) -> None:
        reads = [f"/{XAA}/register/org-0250/", f"/api/v1/frameworks/{XAA}/register/org-0250"]
        for address in reads:
            with CaptureQueriesContext(connection) as queries:
                assert page.get(address).status_code == 200
            whole = [
                each["sql"]
                for each in queries
                if 'FROM "parties_registered"' in each["sql"] and '"key" =' not in each["sql"]
            ]
            assert [sql for sql in whole if "merged_into" not in sql.partition("WHERE")[2]] == [], address


class TestForms:
    @pytest.mark.parametrize(
        ("verb", "query", "field"),
        [
            ("parties.organisation.merge", {}, "into"),
            ("parties.organisation.merge", {"key": "org-0001"}, "into"),
            ("parties.organisation.amend", {}, "key"),
            ("parties.organisation.amend", {"key": "org-0001"}, ""),
            ("parties.contact.create", {}, "organisation"),
            ("accounts.person.invite", {}, "partner"),
        ],
    )
    def test_a_form_searches_a_long_list_and_shows_none_of_it(
        self, long_register: Version, verb: str, query: dict[str, str], field: str
    ) -> None:
        answer, length, statements = answered(officer(), f"/do/{verb}", framework=XAA, **query)
        text = answer.content.decode()
        assert text.count("org-0") <= 8, "only the thing that the form is about"
        assert length < 60_000
        assert statements <= 40
        if field:
            assert f'list="field-{field}-list"' in text
            assert f"/do/{verb}/choices/{field}" in text
            assert f'<input id="field-{field}"' in text, "a key is typed where there are no scripts"

    @pytest.mark.parametrize(
        ("verb", "field", "typed", "first", "count"),
        [
            ("parties.organisation.merge", "into", "0042", "org-0042", 1),
            ("parties.organisation.merge", "into", "organisation no", "org-0000", 20),
            ("parties.organisation.merge", "key", "no. 03", "org-0300", 20),
            ("parties.organisation.restore", "key", "0042", "", 0),
            ("accounts.person.invite", "partner", "0042", "org-0042", 1),
            ("accounts.person.invite", "partner", "nobody at all", "", 0),
        ],
    )
    def test_what_was_typed_is_looked_for(
        self, long_register: Version, verb: str, field: str, typed: str, first: str, count: int
    ) -> None:
        address = f"/do/{verb}/choices/{field}"
        answer, _, statements = answered(officer(), address, framework=XAA, **{field: typed})
        text = answer.content.decode()
        assert text.count("<option") == count
        assert text.startswith(f'<option value="{first}">') if first else not text.strip()
        assert statements <= 25

    def test_what_is_chosen_is_called_by_its_name_and_kept_when_it_is_wrong(self, long_register: Version) -> None:
        client = officer()
        text = client.get("/do/parties.organisation.merge", {"framework": XAA, "into": "org-0042"}).content.decode()
        assert "Chosen: Organisation «No. 0042»." in text
        sent = {"framework": XAA, "key": "org-0001", "into": "no such thing", "reason": "Twice"}
        answer = client.post("/do/parties.organisation.merge", sent)
        assert answer.status_code == 422
        assert 'value="no such thing"' in answer.content.decode()
        done = client.post("/do/parties.organisation.merge", {**sent, "into": "org-0002"})
        assert done.status_code == 302
        assert Registered.objects.get(key="org-0001").merged_into == "org-0002"

    def test_several_are_ticked_and_more_are_typed(self, second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shanyraq.base.doors.narrowing.FEW", 1)
        query = {"framework": XAA, "indicator": "registre", "lead_entities": ["unicef"]}
        text = officer().get("/do/indicators.indicator.amend", query).content.decode()
        assert 'name="lead_entities" value="unicef" checked' in text
        assert text.count('list="field-lead_entities-list"') == 5

    def test_a_short_list_is_shown(self, second: Version) -> None:
        text = officer().get("/do/parties.contact.create", {"framework": XAA}).content.decode()
        assert '<select id="field-organisation"' in text

    @pytest.mark.parametrize(("field", "status"), [("into", 200), ("reason", 404), ("nothing", 404)])
    def test_only_lists_are_searched_and_only_by_whoever_may(
        self, long_register: Version, page: Client, field: str, status: int
    ) -> None:
        address = f"/do/parties.organisation.merge/choices/{field}"
        assert officer().get(address, {"framework": XAA}).status_code == status
        assert page.get(address, {"framework": XAA}).status_code == 403

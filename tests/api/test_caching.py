"""ETags: known before work is done, and different whenever the answer may be."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from shanyraq.domains.packages.api import basis
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from tests.api.operations import operations
from tests.conftest import apply
from tests.domains.test_packages_apply import retitled
from tests.factories.frameworks import SMALL, framework

Statements = Callable[..., int]


def tag(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    return str(answer["ETag"])


def test_not_modified_costs_one_statement(second: Version, client: Client, statements: Statements) -> None:
    for operation in operations():
        address = operation.address(second)
        known = tag(client, address)
        assert statements(address, 304, if_none_match=known) == 1, address
        assert statements(address, 304, if_none_match=f"W/{known}") == 1, address
        answer = client.get(address, headers={"if-none-match": known})
        assert (answer.content, answer["ETag"]) == (b"", known)
        assert client.get(address, headers={"if-none-match": '"another"'}).status_code == 200


def test_a_compressed_answer_is_not_modified_either(second: Version, client: Client) -> None:
    address = f"/api/v1/frameworks/{second.code}/clauses"
    first = client.get(address, headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_the_tag_of_a_head_is_that_of_the_get(second: Version, client: Client) -> None:
    address = f"/api/v1/frameworks/{second.code}/outcomes"
    assert client.head(address)["ETag"] == tag(client, address)
    assert client.head(address, headers={"if-none-match": tag(client, address)}).status_code == 304


def test_a_new_version_has_a_new_tag(second_package: Package, db: None, client: Client) -> None:
    code = apply(second_package).code
    for month, path in enumerate(("frameworks", f"frameworks/{code}", f"frameworks/{code}/outcomes"), start=6):
        address = f"/api/v1/{path}"
        before, then = tag(client, address), tag(client, address, as_of="2026-02-01")
        apply(retitled(second_package, f"Eau {path}"), at=datetime(2026, month, 1, tzinfo=UTC))
        assert tag(client, address) != before, address
        if path != "frameworks":
            assert tag(client, address, as_of="2026-02-01") == then, address


def test_another_framework_changes_only_the_list_of_frameworks(second: Version, client: Client) -> None:
    addresses = ("/api/v1/frameworks", f"/api/v1/frameworks/{second.code}")
    before = [tag(client, address) for address in addresses]
    apply(framework(size=SMALL))
    after = [tag(client, address) for address in addresses]
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_address_day_language_and_software_are_part_of_the_tag(
    second: Version, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/api/v1/frameworks/{second.code}/findings"
    with time_machine.travel("2026-03-01T10:00Z", tick=False):
        seen = {
            tag(client, address),
            tag(client, address, limit="1"),
            tag(client, address, as_of="2026-02-01"),
        }
        seen.add(client.get(address, headers={"accept-language": "ru"})["ETag"])
        monkeypatch.setattr(basis, "software", lambda: "another")
        seen.add(tag(client, address))
    with time_machine.travel("2026-03-02T10:00Z", tick=False):
        seen.add(tag(client, address))
    assert len(seen) == 6


def test_a_failure_is_never_not_modified(second: Version, client: Client) -> None:
    address = f"/api/v1/frameworks/{second.code}/clauses/nowhere"
    assert "no-cache" not in client.get(address).get("Cache-Control", "")
    assert client.get(address, headers={"if-none-match": '"x"'}).status_code == 404

"""A cursor leads through a list exactly once, and through no other list."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from tests.api.conftest import Get
from tests.api.operations import operations
from tests.conftest import apply
from tests.domains.test_packages_apply import retitled
from tests.factories.frameworks import SMALL, framework, frameworks
from tests.rules.design_factories import indicator, outcome, package, party, row


def pending_by(day: date) -> Package:
    """A small framework with a target that is to be set by a day, and later."""
    return package(
        outcome(indicator(row(target_pending={"note": "To be set.", "due_on": day.isoformat()}), code=None)),
        parties={"organisations": [party("fao")]},
    )


def walk(get: Get, address: str, limit: int, **query: Any) -> list[Any]:
    """All items of a list, part by part."""
    found: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        part = get(address, limit=limit, **cursor, **query)
        assert len(part["items"]) == min(limit, part["count"] - len(found))
        found += part["items"]
        if part["next"] is None:
            assert len(found) == part["count"]
            return found
        cursor = {"cursor": part["next"]}


def test_every_list_is_walked_exactly_once(db: None, get: Get) -> None:
    version = apply(framework())
    for operation in operations():
        if operation.pages:
            address, query = operation.address(version).partition("?")[0], operation.query()
            whole = get(address, limit=500, **query)
            limit = max(1, whole["count"] // 4)
            assert walk(get, address, limit, **query)[:500] == whole["items"], address


def test_parts_of_one_item(second: Version, get: Get) -> None:
    address = f"/api/v1/frameworks/{second.code}/outcomes"
    assert walk(get, address, 1) == get(address)["items"]


def test_the_list_of_frameworks(empty: None, get: Get) -> None:
    for each in frameworks(7, SMALL):
        apply(each)
    codes = [item["code"] for item in walk(get, "/api/v1/frameworks", 3)]
    assert len(codes) == len(set(codes)) == 7


def test_an_empty_cursor_is_the_beginning(second: Version, get: Get) -> None:
    address = f"/api/v1/frameworks/{second.code}/outcomes"
    assert get(address, cursor="") == get(address)


def test_a_cursor_of_another_list_is_refused(db: None, get: Get, client: Client) -> None:
    code = apply(framework()).code
    address = f"/api/v1/frameworks/{code}"
    cursor = get(f"{address}/commitments", limit=1)["next"]
    assert client.get(f"{address}/clauses", {"cursor": cursor}).status_code == 400
    assert client.get(f"{address}/commitments", {"cursor": cursor, "limit": 7}).status_code == 200


@pytest.mark.parametrize("name", ["outcomes", "findings", "progress"])
def test_a_list_is_read_to_its_end_across_midnight(second: Version, get: Get, client: Client, name: str) -> None:
    """Whatever it judges by the day, it judges on the day of its first part; whoever begins anew gets the new day."""
    address = f"/api/v1/frameworks/{second.code}/{name}"
    with time_machine.travel("2031-12-31T23:59:50Z", tick=False):
        whole, first = get(address)["items"], get(address, limit=1)
    with time_machine.travel("2032-01-01T00:00:10Z", tick=False):
        part, found = first, list(first["items"])
        while part["next"]:
            part = get(address, limit=1, cursor=part["next"])
            found += part["items"]
        assert found == whole


def test_a_list_that_judges_by_the_day_keeps_the_day_of_its_first_part(empty: None, get: Get) -> None:
    """A target falls due between two parts: it is not past due in one of them and forgotten in the other."""
    soon = pending_by(date(2026, 12, 31))
    address = f"/api/v1/frameworks/{apply(soon).code}/findings"
    with time_machine.travel("2026-12-31T23:59:50Z", tick=False):
        whole, first = get(address)["items"], get(address, limit=1)
    with time_machine.travel("2027-01-01T00:00:10Z", tick=False):
        assert [*first["items"], *get(address, cursor=first["next"])["items"]] == whole
        assert get(address)["count"] == len(whole) + 1


def test_a_cursor_from_before_a_change_is_refused(second_package: Package, db: None, get: Get, client: Client) -> None:
    """Otherwise an item could come twice, or never."""
    code = apply(second_package).code
    address = f"/api/v1/frameworks/{code}/outcomes"
    cursor = get(address, limit=1)["next"]
    day = get(address, limit=1, as_of="2026-02-01")["next"]
    apply(retitled(second_package, "Eau"), at=datetime(2026, 6, 1, tzinfo=UTC))
    assert client.get(address, {"cursor": cursor}).status_code == 400
    assert client.get(address, {"cursor": day, "as_of": "2026-02-01"}).status_code == 200

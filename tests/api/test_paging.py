"""A cursor leads through a list exactly once, and through no other list."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from tests.api.conftest import Get
from tests.api.operations import operations
from tests.conftest import apply
from tests.domains.test_packages_apply import retitled
from tests.factories.frameworks import SMALL, framework, frameworks


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
    for package in frameworks(7, SMALL):
        apply(package)
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


def test_a_cursor_from_before_a_change_is_refused(second_package: Package, db: None, get: Get, client: Client) -> None:
    """Otherwise an item could come twice, or never."""
    code = apply(second_package).code
    address = f"/api/v1/frameworks/{code}/outcomes"
    cursor = get(address, limit=1)["next"]
    day = get(address, limit=1, as_of="2026-02-01")["next"]
    apply(retitled(second_package, "Eau"), at=datetime(2026, 6, 1, tzinfo=UTC))
    assert client.get(address, {"cursor": cursor}).status_code == 400
    assert client.get(address, {"cursor": day, "as_of": "2026-02-01"}).status_code == 200

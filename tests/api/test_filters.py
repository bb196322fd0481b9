"""Lists that take the filters of their pages."""

from typing import Any

import pytest
from django.test import Client

from shanyraq.domains.packages.models import Version

API = "/api/v1/frameworks/kaz-2026-2030"


def items(client: Client, name: str, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{API}/{name}", {"limit": 500, **query}).json()["items"]
    return found


def test_activities_of_a_year(kaz: Version, client: Client) -> None:
    every = items(client, "activities")
    assert items(client, "activities", year=2026) == [each for each in every if each["year"] == 2026]
    assert 0 < len(items(client, "activities", year=2026)) < len(every)


def test_rows_of_a_status(kaz: Version, client: Client) -> None:
    every = [row for row in items(client, "progress", as_of="2026-06-01") if row["counted"]]
    for status in {row["status"] for row in every}:
        found = items(client, "progress", as_of="2026-06-01", status=status)
        assert found == [row for row in every if row["status"] == status]


@pytest.mark.parametrize("query", ["activities?year=x", "progress?status=fine"])
def test_what_is_no_choice_is_refused(kaz: Version, client: Client, query: str) -> None:
    assert client.get(f"{API}/{query}").status_code == 422

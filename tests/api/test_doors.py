"""What holds for every address below ``/api/``: an index, problems in one form, nothing misunderstood in silence."""

import pytest
from django.test import Client

from shanyraq.domains.packages.models import Version
from tests.api.conftest import Get
from tests.api.operations import operations
from tests.api.snapshot import described
from tests.api.test_answers import problem


def test_the_index_leads_everywhere(kaz: Version, get: Get, client: Client) -> None:
    index = get("/api/v1/")
    assert set(index["links"]) == {"frameworks", "framework", "rules", "openapi", "documentation", "method"}
    paths = described()["paths"]
    lists = {path for path, each in paths.items() if str(each.get("get", {}).get("operationId")).startswith("list_")}
    assert set(index["collections"].values()) == lists
    assert {"verbs", "trail", "webhooks", "people", "work_plans", "sub_outputs", "funding"} <= set(index["collections"])
    for link in index["links"].values():
        assert client.get(link.replace("{code}", kaz.code)).status_code == 200, link
    for address in ("/api", "/api/", "/api/v1"):
        assert client.get(address, follow=True).json() == index


@pytest.mark.parametrize(
    "address",
    ["/api/v1/nothing", "/api/v1/nothing/", "/api/v2/", "/api/v2/frameworks", "/api/x", "/api/%00"],
)
def test_what_is_not_there_is_a_problem(db: None, client: Client, address: str) -> None:
    problem(client.get(address), 404)


def test_a_host_that_is_not_ours_is_a_problem(db: None, client: Client) -> None:
    problem(client.get("/api/v1/frameworks", headers={"host": "example.org"}), 400)
    assert "html" in client.get("/about/", headers={"host": "example.org"})["Content-Type"]


def test_a_fault_outside_every_view_is_a_problem(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr("shanyraq.config.addresses.meant_by", broken)
    client.raise_request_exception = False
    assert "1234" not in str(problem(client.get("/api/v1/nothing"), 500))
    assert client.get("/nothing").status_code == 500


def test_an_unknown_parameter_is_a_problem(second: Version, client: Client) -> None:
    """A misspelt ``as_of`` would be answered as of today."""
    for operation in operations():
        query = operation.query(asof="2026-01-01", page="2")
        told = problem(client.get(operation.address(second), query), 422)
        assert [each["at"] for each in told["errors"]] == ["query.asof", "query.page"], operation
        for name in set(operation.parameters) - {"code", "key", "anchor", "name"}:
            assert name in told["detail"], operation


def test_a_parameter_that_stands_twice_is_a_problem(second: Version, client: Client) -> None:
    told = problem(client.get("/api/v1/frameworks?as_of=2026-01-01&as_of=2026-02-01"), 422)
    assert told["errors"] == [{"at": "query.as_of", "problem": "stands twice"}]


@pytest.mark.parametrize(
    "query",
    [
        "cursor=" + "a" * 5000,
        "&".join(f"x{number}=" for number in range(900)),
        "&" * 3000,
        "&".join("a" for _ in range(1900)),
        "limit=" + "9" * 3900,
        "as_of=%ff%fe",
        "%ff=1",
        "x%00=1",
        "=1",
        "as_of=2026-01-01%00",
        "as_of=0000-00-00",
        "as_of=9999-99-99",
        "as_of=２０２６-01-01",
        "limit=１e1",
        "limit[]=1",
        "cursor=AAAA&limit=NaN",
    ],
)
def test_a_query_that_cannot_be_meant_is_a_problem(second: Version, client: Client, query: str) -> None:
    for operation in operations():
        address = operation.address(second)
        problem(client.get(address + ("&" if "?" in address else "?") + query), 422)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days(second: Version, client: Client, day: str) -> None:
    for operation in operations():
        if "as_of" in operation.parameters:
            answer = client.get(operation.address(second), operation.query(as_of=day))
            assert answer.status_code in {200, 404}, (operation, day)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("asof=2026-01-01", "здесь такого параметра нет"),
        ("limit=0", "Наименьшее допустимое значение – 1"),
        ("limit=1&limit=2", "указан дважды"),
        ("cursor=x", "начните без него"),
        ("as_of=%00", "нулевой байт"),
    ],
)
def test_what_is_wrong_with_a_parameter_is_said_in_the_language_of_whoever_asks(
    second: Version, client: Client, query: str, words: str
) -> None:
    answer = client.get(f"/api/v1/frameworks?{query}", headers={"accept-language": "ru"})
    assert answer.status_code in {400, 422}
    assert words in answer.json()["detail"]

"""A slash too many or too few, a code in capitals: every address is reached from beside it, in one step."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from shanyraq.config.addresses import meant_by
from shanyraq.domains.packages.models import Version
from tests.api.operations import operations
from tests.web.addresses import FIXED, addresses


def beside(address: str, code: str) -> Iterator[str]:
    """The address with the other end, with capitals, and with both."""
    path, mark, query = address.partition("?")
    other = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    for near in (other, path.replace(f"/{code}", f"/{code.upper()}"), other.replace(f"/{code}", f"/{code.title()}")):
        if near not in {"", path}:
            yield near + mark + query


def led(answer: Any, status: int) -> str:
    assert answer.status_code == status, answer.request["PATH_INFO"]
    return str(answer["Location"])


def test_every_page_has_one_address(kaz: Version, client: Client) -> None:
    for address in [*addresses(kaz), *FIXED]:
        for near in beside(address, kaz.code):
            assert led(client.get(near), 301) == address, near
            assert led(client.get(near, {"as_of": "2026-02-01"}), 301) == f"{address}?as_of=2026-02-01", near


def test_every_resource_has_one_address(kaz: Version, client: Client) -> None:
    for operation in operations():
        address = operation.address(kaz)
        for near in beside(address, kaz.code):
            assert led(client.get(near), 308) == address, near


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/KAZ-2026-2030", "/kaz-2026-2030/"),
        ("/kaz-2026-2030/results", "/kaz-2026-2030/results/"),
        ("/kaz-2026-2030/indicators/1.2.1/?q=%C3%A9&as_of=", "/kaz-2026-2030/indicators/1.2.1?q=%C3%A9&as_of="),
        ("/kaz-2026-2030/search/?q=вода", "/kaz-2026-2030/search?q=%D0%B2%D0%BE%D0%B4%D0%B0"),
        ("/healthz/", "/healthz"),
        ("/api", "/api/v1/"),
        ("/api/", "/api/v1/"),
        ("/api/v1?x=1", "/api/v1/?x=1"),
        ("/api/v1/openapi.json/", "/api/v1/openapi.json"),
    ],
)
def test_where_one_is_led(kaz: Version, client: Client, asked: str, meant: str) -> None:
    answer = client.get(asked)
    assert answer.status_code in {301, 308}
    assert answer["Location"] == meant


@pytest.mark.parametrize(
    "address",
    [
        "/ZZZ-2026-2030/",
        "/ZZZ-2026-2030",
        "/kaz-2026-2030/nothing",
        "/KAZ-2026-2030/nothing/",
        "/kaz-2026-2030/indicators/9.9.9",
        "/api/v1/frameworks/ZZZ-2026-2030",
        "/api/v1/KAZ-2026-2030",
        "/api/v2/",
    ],
)
def test_where_nothing_is_meant_nothing_is_found(kaz: Version, client: Client, address: str) -> None:
    assert client.get(address, follow=True).status_code == 404


@pytest.mark.parametrize("path", ["//example.org", "//example.org/", "//about", "/\\example.org/", "/about/\r\nx:y"])
def test_nobody_is_led_to_another_house(kaz: Version, path: str) -> None:
    assert meant_by(path) is None


def test_a_page_that_is_found_asks_nothing_more(kaz: Version, client: Client) -> None:
    assert client.get("/about/").status_code == 200
    assert client.head("/kaz-2026-2030/results").status_code == 301

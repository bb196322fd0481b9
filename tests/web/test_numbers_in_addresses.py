"""Numbers in addresses: whatever number is asked for, there is an answer, and no fault."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.addresses import NumberConverter
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.api.operations import every
from tests.base.people import person, signed_in, token_of

NUMBERS = [
    *("0", "00", "1", "2030", "9999", "10000", "999999999", "1000000000", "2147483648"),
    *("9223372036854775807", "9223372036854775808", "99999999999999999999", "9" * 400, "٣", "²"),
]


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        text = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, text)
        else:
            yield text, each


def with_numbers() -> list[str]:
    return [text for text, _ in patterns(get_resolver()) if "<number:" in text]


def test_every_number_in_an_address_is_bounded() -> None:
    kinds = {type(kind) for _, each in patterns(get_resolver()) for kind in each.pattern.converters.values()}
    assert kinds & {IntConverter} == set(), "write <number:name>"
    assert NumberConverter in kinds
    assert with_numbers()


@pytest.mark.parametrize("number", NUMBERS, ids=lambda text: text[:20])
def test_every_page_of_a_number_is_there_or_is_not(kaz: Version, number: str) -> None:
    """As the data officer of the framework, who sees what there is."""
    client = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(kaz.code))))
    for text in with_numbers():
        path = text.replace("<slug:code>", kaz.code).replace("<str:outcome>", "1")
        while "<number:" in path:
            before, _, after = path.partition("<number:")
            path = before + number + after.partition(">")[2]
        assert "<" not in path, text
        status = client.get(f"/{path}").status_code
        assert status in {200, 301, 302, 404}, (path, status)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda text: text[:20])
def test_every_resource_of_a_number_is_there_or_is_not(kaz: Version, number: str) -> None:
    officer = person("officer@example.org", (Role.DATA_OFFICER, Reach(kaz.code)))
    headers, asked = {"authorization": f"Bearer {token_of(officer)}"}, 0
    for operation in every():
        if "{number}" not in operation.path or operation.method != "get":
            continue
        asked += 1
        path = operation.path.replace("{number}", number).replace("{code}", kaz.code)
        status = Client().get(path, headers=headers).status_code
        assert status in {200, 404, 422}, (path, status)
    assert asked

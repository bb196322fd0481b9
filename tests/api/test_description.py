"""The OpenAPI description: looked at before it changes, complete, true."""

from collections.abc import Iterator

from django.test import Client
from pydantic import BaseModel

from shanyraq.base.sheets import XLSX
from tests.api.operations import every
from tests.api.snapshot import described, kept


def test_the_description_is_the_one_that_was_looked_at() -> None:
    assert described() == kept(), "python -m tests.api.snapshot"


FILES = {"file": "application/octet-stream", "template": XLSX}
"""What is answered with a file: the last part of the address, and its form."""


def test_every_operation_says_what_it_does_and_how_it_fails() -> None:
    ids = [operation.id for operation in every()]
    assert len(ids) == len(set(ids))
    for path, methods in described()["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert operation["description"], path
            assert operation["tags"], path
            responses = operation["responses"]
            form = FILES.get(path.rpartition("/")[2], "application/json")
            assert form in responses["200"]["content"], path
            assert "422" in responses, path
            assert ("404" in responses) or "{" not in path, path
            assert "429" in responses, path
            assert ("401" in responses) is ("security" in operation), path
            for status, response in responses.items():
                if status != "200":
                    assert list(response["content"]) == ["application/problem+json"], path


def test_it_is_served(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["paths"].keys() == described()["paths"].keys()


def test_no_two_shapes_have_one_name() -> None:
    """The description keeps one shape for each name: of two the later one would stand for both."""

    def below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
        for each in model.__subclasses__():
            yield each
            yield from below(each)

    shapes = described()["components"]["schemas"]
    modules: dict[str, set[str]] = {}
    for each in below(BaseModel):
        of_api = each.__module__.startswith("shanyraq.") and ".api" in each.__module__
        if of_api and each.__name__ in shapes:
            modules.setdefault(each.__name__, set()).add(each.__module__)
    assert {name: found for name, found in modules.items() if len(found) > 1} == {}
    assert modules

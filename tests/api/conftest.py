"""What tests of the API share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.packages.queries import findings, recent

Get = Callable[..., Any]


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """Nothing is remembered from the test before."""
    recent._packages.forget()
    findings._checked.forget()


@pytest.fixture
def get(client: Client) -> Get:
    """The answer's JSON; the status must be 200."""

    def run(address: str, **query: Any) -> Any:
        answer = client.get(address, query)
        assert answer.status_code == 200, (address, answer.content)
        return answer.json()

    return run


@pytest.fixture
def statements(client: Client) -> Callable[..., int]:
    """How many SQL statements an answer takes."""

    def run(address: str, status: int = 200, **headers: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address, headers=headers)
        assert answer.status_code == status, (address, answer.status_code)
        return len(queries)

    return run

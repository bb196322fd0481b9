"""The API is asked what its description allows, and what it does not: an answer as described, or a problem."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks

from shanyraq.config.wsgi import application
from shanyraq.domains.packages.models import Version
from tests.api.operations import operations, samples

SECONDS = 30
"""All of it, on the slowest machine; an idle one needs a third."""
EXAMPLES = 10
"""For each operation, each of what is allowed and of what is not."""
REDIRECTED = 308


@pytest.fixture
def in_one_transaction() -> Iterator[None]:
    """A request leaves the connection of the test open, as it does with Django's own client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def checked(case: Case, response: Any) -> None:
    """No fault; the form and the shape that the description gives; problems in their own form."""
    case.validate_response(
        response,
        checks=[
            checks.not_a_server_error,
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_schema_conformance,
        ],
    )
    if response.status_code >= 400:
        assert response.headers["content-type"] == ["application/problem+json"]
        assert response.json()["status"] == response.status_code


def asking(operation: Any, mode: GenerationMode, known: dict[str, str], until: float) -> Callable[[], int]:
    """A test of one operation, which says how many cases it asked; half of them of a framework that is there.

    The first case is always asked, the others until the time is over.
    """
    asked = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), real=st.booleans())
    def ask(case: Case, real: bool) -> None:
        nonlocal asked
        if asked and time.monotonic() > until:
            return
        if real and case.path_parameters:
            case.path_parameters = {name: known[name] for name in case.path_parameters}
        response = case.call(headers={"Accept-Encoding": "identity"})
        asked += 1
        if response.status_code != REDIRECTED:
            checked(case, response)

    def run() -> int:
        ask()
        return asked

    return run


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
@pytest.mark.usefixtures("in_one_transaction")
def test_an_answer_as_described_or_a_problem(kaz: Version, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    known, until = samples(kaz), time.monotonic() + SECONDS / 2
    asked: dict[str, int] = {}
    for result in schema.get_all_operations():
        operation = result.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.path_parameters):
            continue
        asked[operation.label] = asking(operation, mode, known, until)()
    assert len(asked) >= len(operations()) - 1  # the index has nothing that could be wrong
    assert [label for label, cases in asked.items() if not cases] == []

"""The API is asked what its description allows, and what it does not: an answer as described, or a problem."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.config.wsgi import application
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.api.operations import every, samples
from tests.base.people import give, person, token_of

SECONDS = 60
"""All of it, on the slowest machine; an idle one needs a third."""
EXAMPLES = 10
"""For each operation, each of what is allowed and of what is not."""
REDIRECTED = 308
NEVER_WRONG = {
    *("get_index", "get_verb", "get_document_file", "get_workbook", "apply_workbook", "discard_workbook"),
    *("get_contact", "get_person", "get_contribution", "get_reallocation"),
}
"""Operations without a query and a body: nothing that the description forbids can be sent to them."""


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


def asking(operation: Any, mode: GenerationMode, known: dict[str, Any], until: float) -> Callable[[], list[int]]:
    """A test of one operation, which gives back the status of each answer; half of them about things that are there.

    The first case is always asked, the others until the time is over. Whatever a case writes is undone.
    """
    asked: list[int] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), real=st.booleans(), by=st.sampled_from(CALLERS))
    def ask(case: Case, real: bool, by: str) -> None:
        if asked and time.monotonic() > until:
            return
        if real and case.path_parameters:
            case.path_parameters = {name: known[name] for name in case.path_parameters}
        if real and isinstance(case.body, dict):
            case.body |= {name: known[name] for name in case.body if name in known}
        by = by if asked else "everybody"
        headers = {"Accept-Encoding": "identity"}
        if by != "nobody":
            headers["Authorization"] = f"Bearer {known['tokens'][by]}"
        with transaction.atomic():
            response = case.call(headers=headers)
            transaction.set_rollback(True)
        asked.append(response.status_code)
        if response.status_code != REDIRECTED:
            checked(case, response)

    def run() -> list[int]:
        ask()
        return asked

    return run


CALLERS = ("everybody", "everybody", "everybody", "focal", "ministry", "evaluator", "one_verb", "nobody")
"""Who asks: somebody who may do everything, some who may do little, a token for one verb alone, and nobody."""


def tokens(version: Version) -> dict[str, str]:
    """The token of each caller but nobody."""
    entity = version.organisations.filter(kind="un_entity").values_list("key", flat=True).first() or "unicef"
    roles = {
        "everybody": [(Role.ADMINISTRATOR, Reach()), (Role.DATA_OFFICER, Reach(version.code))],
        "focal": [(Role.FOCAL_POINT, Reach(version.code, entity=entity))],
        "ministry": [(Role.MINISTRY, Reach(version.code))],
        "evaluator": [(Role.EVALUATOR, Reach(version.code))],
        "one_verb": [(Role.DATA_OFFICER, Reach(version.code))],
    }
    only = {"one_verb": ["parties.organisation.create"]}
    return {
        name: token_of(person(f"{name}@example.org", *held), *only.get(name, ()), secret=f"shq_{name}-for-tests")
        for name, held in roles.items()
    }


def things(version: Version) -> dict[str, Any]:
    """Name of a parameter or a field → something that is there; and the tokens of the callers."""
    other = person("other@example.org")
    grant = give(other, Role.MEL_MEMBER, Reach(version.code))
    return {
        **samples(version),
        "tokens": tokens(version),
        "framework": version.code,
        "indicator": samples(version)["key"],
        "number": grant.pk,
        "person": other.email,
    }


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
@pytest.mark.usefixtures("in_one_transaction")
def test_an_answer_as_described_or_a_problem(kaz: Version, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    known, until = things(kaz), time.monotonic() + SECONDS / 2
    events = Event.objects.count()
    asked: dict[str, list[int]] = {}
    never_wrong: set[str] = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
            never_wrong.add(operation.definition.raw["operationId"])
            continue
        asked[operation.label] = asking(operation, mode, known, until)()
    assert never_wrong <= NEVER_WRONG
    assert [label for label, cases in asked.items() if not cases] == []
    wanted = {f"{each.method.upper()} {each.path}" for each in every() if each.id not in never_wrong}
    assert asked.keys() == wanted
    assert Event.objects.count() == events
    if mode is GenerationMode.POSITIVE:
        done = {name: statuses for name, statuses in asked.items() if name.startswith("POST") and 200 in statuses}
        assert done, "no verb was done"

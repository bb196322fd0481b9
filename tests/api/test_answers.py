"""Every operation answers for every package, on a day, and says what is wrong as problem+json."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from tests.api.conftest import Get
from tests.api.operations import Operation, operations, writes
from tests.conftest import SIGNED, apply
from tests.domains.test_packages_apply import retitled
from tests.factories.frameworks import framework
from tests.web.addresses import NO_DAYS

LATER = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["kaz", "second", "made up"])
def version(request: pytest.FixtureRequest, db: None) -> Version:
    if request.param == "made up":
        return apply(framework())
    found: Version = request.getfixturevalue(request.param)
    return found


def of_framework() -> list[Operation]:
    return [operation for operation in operations() if operation.of_framework]


def test_every_operation_answers(version: Version, client: Client) -> None:
    for operation in operations():
        address = operation.address(version)
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.content)
        if operation.pages:
            part = answer.json()
            assert set(part) == {"items", "count", "next"}, address
            assert len(part["items"]) == min(part["count"], 100), address
        head = client.head(address)
        assert (head.status_code, head.content) == (200, b""), address
        assert head["ETag"] == answer["ETag"], address


def test_every_operation_reads_as_of_a_day(version: Version, get: Get, client: Client) -> None:
    for operation in of_framework():
        address = operation.address(version)
        get(address, **operation.query(as_of="2026-01-15"))
        early = client.get(address, operation.query(as_of="2025-12-31"))
        assert problem(early, 404)["detail"] == f"There is no framework {version.code} on 2025-12-31."


def test_as_of_shows_what_was_in_force(second_package: Package, empty: None, get: Get) -> None:
    code = apply(second_package).code
    apply(retitled(second_package, "Eau"), at=LATER)
    address = f"/api/v1/frameworks/{code}"
    assert get(address)["version"] == 2
    assert get(address, as_of="2026-06-01")["version"] == 2
    assert get(address, as_of="2026-05-31")["version"] == 1
    assert get("/api/v1/frameworks", as_of="2026-05-31")["items"][0]["version"] == 1
    assert get("/api/v1/frameworks", as_of="2026-01-14")["items"] == []
    titles = [get(f"{address}/outcomes", as_of=day)["items"][0]["title"] for day in ("2026-05-31", "2026-06-01")]
    assert titles == [second_package.outcomes[0].title, "Eau"]


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem that an answer tells of."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]
    return told


def test_an_unknown_framework_is_a_problem(second: Version, client: Client) -> None:
    for operation in of_framework():
        address = operation.address(second).replace(second.code, "zzz-2026-2030")
        told = problem(client.get(address), 404)
        assert told["detail"] == "There is no framework zzz-2026-2030."


@pytest.mark.parametrize("day", [*NO_DAYS, ""])
def test_a_day_that_is_no_day_is_a_problem(second: Version, client: Client, day: str) -> None:
    for operation in operations():
        if "as_of" in operation.parameters:
            told = problem(client.get(operation.address(second), operation.query(as_of=day)), 422)
            assert told["errors"][0]["at"] == "query.as_of", (operation, day)


@pytest.mark.parametrize("limit", ["0", "-1", "501", "many", "1.5", ""])
def test_a_limit_beyond_the_bounds_is_a_problem(second: Version, client: Client, limit: str) -> None:
    for operation in operations():
        if operation.pages:
            told = problem(client.get(operation.address(second), operation.query(limit=limit)), 422)
            assert told["errors"][0]["at"] == "query.limit", (operation, limit)


@pytest.mark.parametrize("cursor", ["x", "MTA=", "💧", "LTEuMTIz", "a" * 3000, "%zz"])
def test_a_cursor_of_no_list_is_a_problem(second: Version, client: Client, cursor: str) -> None:
    for operation in operations():
        if operation.pages:
            told = problem(client.get(operation.address(second), operation.query(cursor=cursor)), 400)
            assert "begin without it" in told["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "clauses/nowhere",
        "clauses/%C2%A7nowhere",
        "indicators/nothing",
        "nonsense",
        "clauses/%00",
    ],
)
def test_an_unknown_thing_is_a_problem(second: Version, client: Client, path: str) -> None:
    problem(client.get(f"/api/v1/frameworks/{second.code}/{path}"), 404)


def test_a_zero_byte_is_a_problem_of_the_reader(second: Version, client: Client) -> None:
    """PostgreSQL cannot hold one in a text."""
    problem(client.get("/api/v1/frameworks/a%00b"), 404)
    problem(client.get(f"/api/v1/frameworks/{second.code}/search?q=ab%00cd"), 422)
    for path in ("indicators/a%00b", "clauses/a%00b"):
        problem(client.get(f"/api/v1/frameworks/{second.code}/{path}"), 404)


def test_an_unknown_address_is_a_problem(db: None, client: Client) -> None:
    problem(client.get("/api/v1/nothing"), 404)


def test_a_read_is_not_written_to(second: Version, client: Client) -> None:
    for operation in operations():
        if operation.id == "get_verb":
            continue  # where a verb is done, if it is open to programs: tests/api/test_verbs.py
        for method in (client.post, client.put, client.patch, client.delete):
            answer = method(operation.address(second), {}, content_type="application/json")
            problem(answer, 405)
            assert answer["Allow"] == "GET, HEAD"


def test_what_writes_is_not_read(db: None, client: Client) -> None:
    for operation in writes():
        answer = client.put(operation.path, {}, content_type="application/json")
        problem(answer, 405)
        assert answer["Allow"] == "GET, HEAD, POST"


def test_a_fault_is_told_without_details(
    second: Version, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr("shanyraq.domains.packages.api.frameworks.as_json", broken)
    told = problem(client.get(f"/api/v1/frameworks/{second.code}/export"), 500)
    assert "1234" not in str(told)
    assert "the password is 1234" in caplog.text


def test_a_clause_by_its_anchor(kaz: Version, get: Get) -> None:
    address = f"/api/v1/frameworks/{kaz.code}/clauses"
    clause = get(f"{address}/3.2-p1")
    assert clause == get(f"{address}/%C2%A73.2-p1")
    assert clause["anchor"] == "§3.2-p1"
    assert clause["path"][-1] == "§3.2"
    assert clause["text"] == next(
        block["text"] for block in get(address, limit=500)["items"] if block["anchor"] == "§3.2-p1"
    )
    assert ("body", "jsc") in {(each["kind"], each["key"]) for each in clause["hanging"]}
    row = next(block.anchors[0] for block in kaz.blocks.all() if block.anchors)
    assert get(f"{address}/{row.removeprefix('§')}")["row"] == row


def test_an_indicator_by_its_key(kaz: Version, get: Get) -> None:
    address = f"/api/v1/frameworks/{kaz.code}/indicators"
    for listed in get(address)["items"]:
        assert get(f"{address}/{listed['key']}") == listed


def test_indicators_are_those_of_the_outcomes(version: Version, get: Get) -> None:
    address = f"/api/v1/frameworks/{version.code}"
    of_outcomes = []
    for outcome in get(f"{address}/outcomes")["items"]:
        of_outcomes += outcome["indicators"]
        for output in outcome["outputs"]:
            of_outcomes += output["indicators"]
    assert get(f"{address}/indicators", limit=500)["items"] == of_outcomes


def test_results_above_outcomes_by_level(second: Version, get: Get) -> None:
    """Three levels, and every outcome hangs on one of the results of the lowest."""
    levels = get(f"/api/v1/frameworks/{second.code}/levels")["items"]
    above = get(f"/api/v1/frameworks/{second.code}/results-above")["items"]
    assert [level["key"] for level in levels] == ["vision", "pilier", "priorite"]
    of_level = {result["key"]: result["level"] for result in above}
    assert [of_level.get(result["parent"]) for result in above if result["level"] == "pilier"] == ["vision"]
    outcomes = get(f"/api/v1/frameworks/{second.code}/outcomes")["items"]
    assert {of_level[outcome["parent"]] for outcome in outcomes} == {"priorite"}


def test_several_frameworks_stand_apart(kaz: Version, second: Version, get: Get) -> None:
    apply(framework(), at=SIGNED)
    codes = [item["code"] for item in get("/api/v1/frameworks")["items"]]
    assert codes == sorted(codes)
    assert len(codes) == 3
    assert get(f"/api/v1/frameworks/{kaz.code}/outcomes")["count"] == kaz.outcomes.count()


def test_search_finds_in_every_language(kaz: Version, get: Get, client: Client) -> None:
    address = f"/api/v1/frameworks/{kaz.code}/search"
    body = kaz.bodies.get(key="jsc")
    for language in ("en", "ru", "kk"):
        word = max(body.name[language].split(), key=len)
        hits = get(address, q=word.upper(), limit=500)["items"]
        assert ("body", "jsc") in {(hit["kind"], hit["key"]) for hit in hits}, word
    assert get(address, q="qwertyuiop") == {"items": [], "count": 0, "next": None}
    problem(client.get(address), 422)
    problem(client.get(address, {"q": "x"}), 422)


@pytest.mark.parametrize(
    ("words", "kind"), [("placeholder", "finding"), ("effective baseline", "rule"), ("шаблон", "finding")]
)
def test_search_finds_findings_and_rules_as_the_page_does(kaz: Version, get: Get, words: str, kind: str) -> None:
    hits = get(f"/api/v1/frameworks/{kaz.code}/search", q=words, limit=500)["items"]
    assert kind in {hit["kind"] for hit in hits}


def test_the_legal_basis_of_entities_without_an_instrument_is_a_resource(kaz: Version, get: Get) -> None:
    (residual,) = get("/api/v1/frameworks/kaz-2026-2030/legal-residual")["items"]
    assert {"itc", "unctad", "undrr", "unece", "un-habitat"} <= set(residual["entities"])
    assert get("/api/v1/frameworks/kaz-2026-2030/legal-provisions")["count"] == len(
        kaz.legal_provisions.filter(is_residual=False)
    )
    assert get("/api/v1/frameworks/xaa-2027-2031/legal-residual")["items"] == []


def test_goals_name_their_outcomes_and_indicators(kaz: Version, get: Get) -> None:
    goals = get("/api/v1/frameworks/kaz-2026-2030/goals")["items"]
    assert [goal["goal"] for goal in goals] == list(range(1, 18))
    taken = {(each["outcome"], target) for goal in goals for each in goal["outcomes"] for target in each["targets"]}
    assert taken == {(link.outcome.code, link.code) for link in kaz.sdg_links.select_related("outcome")}
    assert sum(len(goal["indicators"]) for goal in goals) == kaz.indicators.exclude(sdg_target=None).count()


def test_versions_say_from_which_day_they_are_read(second: Version, get: Get) -> None:
    address = "/api/v1/frameworks/xaa-2027-2031/versions"
    (only,) = get(address)["items"]
    assert (only["number"], only["author"], only["reason"]) == (1, second.author, second.reason)
    assert only["in_force_from"] == str(min(second.starts_on, second.applied_at.date()))
    assert get(address, as_of=only["in_force_from"])["count"] == 1

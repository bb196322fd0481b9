"""What the API and the command line both say: the whole framework as one JSON, and every verdict."""

import json

import pytest
from typer.testing import CliRunner

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.models import Version
from tests.api.conftest import Get


@pytest.fixture(params=["kaz", "second"])
def version(request: pytest.FixtureRequest) -> Version:
    found: Version = request.getfixturevalue(request.param)
    return found


def test_rest_and_the_command_line_export_the_same(version: Version, get: Get) -> None:
    from shanyraq.cli.framework import app

    exported = get(f"/api/v1/frameworks/{version.code}/export")
    printed = CliRunner().invoke(app, ["export", version.code, "--format", "json"])
    assert printed.exit_code == 0
    assert json.loads(printed.stdout) == exported
    assert exported["code"] == version.code
    assert exported["title"] == pick(version.title, version.language, version.language).text
    assert exported["country"] == version.country
    assert len(exported["outcomes"]) == version.outcomes.count()


@pytest.mark.parametrize("day", ["2026-03-01", "2031-06-30"])
def test_rest_and_the_command_line_judge_alike(version: Version, get: Get, day: str) -> None:
    from shanyraq.cli.app import app

    printed = CliRunner().invoke(app, ["progress", version.code, "--as-of", day, "--json"])
    assert printed.exit_code == 0
    answer = get(f"/api/v1/frameworks/{version.code}/progress", as_of=day, limit=500)
    assert answer["items"] == json.loads(printed.stdout)
    assert answer["count"] == version.rows.count()
    rolled = CliRunner().invoke(app, ["progress", version.code, "--as-of", day, "--rollup", "--json"])
    assert get(f"/api/v1/frameworks/{version.code}/progress/rollup", as_of=day) == json.loads(rolled.stdout)
    for row in answer["items"]:
        assert row["status"]
        assert row["rule"]
        assert row["source"]
        assert row["explanation"]


def test_the_export_names_who_answers_for_each_activity(kaz: Version, get: Get) -> None:
    plan = get("/api/v1/frameworks/kaz-2026-2030/export")["monitoring_plan"]
    assert len(plan) == 92
    assert sum(not activity["responsible"] for activity in plan) == 19
    meeting = next(each for each in plan if each["activity"].startswith("Joint Steering Committee"))
    assert meeting["responsible"] == ["JSC"]
    both = next(each for each in plan if "Bureau of Statistics and UNCT" in each["activity"])
    assert both["responsible"].count("UNCT") == 1


def test_the_export_leads_from_an_instrument_without_a_date_to_the_one_that_it_applies(kaz: Version, get: Get) -> None:
    found = get("/api/v1/frameworks/kaz-2026-2030/export")["legal_instruments"]
    by_key = {each["key"]: each for each in found}
    assert len(by_key) == len(found) == 18
    undated = [each for each in found if not each["dates"]]
    assert {each["entity"] for each in undated} == {"UNIDO", "UNODC", "UNAIDS", "DGC", "UNV"}
    for each in undated:
        assert by_key[each["applies"]]["dates"], each["entity"]
